"""Names: every spelling of a class is the class, no spelling is in two, rare names agree however they are romanised."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.tokens import canonical as names
from warehouse.tokens import romanisation
from warehouse.tokens.canonical import canonical, classes, folded, romanisations, spellings_of

# Two names that a standard writes as one: Юля and Юлия for most who type, Марья and the Finnish name Marja.
SHARED_BY_STANDARD = {("Юля", "yulia"), ("Юля", "iulia"), ("Марья", "marja")}
RARE = (  # noqa: SIM905 - one name a line would be sixty lines
    "Аксинья Агриппина Акулина Дорофей Евлампия Евстигней Ефросинья Зосима Иларион Капитолина Клеопатра "
    "Лукерья Макар Меланья Нестор Онуфрий Панкрат Пантелей Прасковья Родислава Савва Северин Спиридон Терентий "
    "Трофим Устинья Фаддей Феофан Харлампий Хвича Цветана Чингиз Шалва Щербина Эраст Юнона Ядвига Жужуна "
    "Зейнаб Гюльчатай Ыйгул Айнур Зореслава Їлина Ївга Євпраксія Ґудзя Мар'ян Дем'ян Лук'ян Панас Хома Зиновій "
    "Одарка Палажка Пріська Хотина"
).split()
CONSONANTS, VOWELS = "бвгджзклмнпрстфхцчшщй", {"ru": "аеёиоуыэюя", "uk": "аеєиіїоуюя"}


def syllables(language: str) -> st.SearchStrategy[str]:
    """Names as people bear them: at most two consonants together, and no ь before о, where the standards part."""
    letters = CONSONANTS + ("ґ" if language == "uk" else "")
    one = st.tuples(
        st.sampled_from(("", *letters)), st.sampled_from(("", "", *letters)), st.sampled_from(("", "", "", "ь")),
        st.sampled_from(VOWELS[language]),
    ).map("".join)  # fmt: skip
    word = st.tuples(st.lists(one, min_size=1, max_size=4).map("".join), st.sampled_from(("", *letters))).map("".join)
    return word.filter(lambda text: "ьо" not in text and not text.startswith("ь"))


@pytest.mark.parametrize("one", classes(), ids=lambda one: one.code)
def test_every_spelling_of_a_class_gives_the_class(one: names.NameClass) -> None:
    assert {canonical(text) for text in (one.code, *one.spellings)} == {one.code}


@pytest.mark.parametrize("one", classes(), ids=lambda one: one.code)
def test_every_romanisation_of_a_class_gives_the_class(one: names.NameClass) -> None:
    made = [(text, latin) for text in one.spellings for latin in romanisations(text.lower())]
    assert {canonical(latin) for text, latin in made if (text, latin) not in SHARED_BY_STANDARD} <= {one.code}


def test_no_spelling_is_in_two_classes() -> None:
    spelled = [(one.code, spellings_of(one)) for one in classes()]
    for (one, spellings), (other, others) in combinations(spelled, 2):
        assert spellings.isdisjoint(others), (one, other)


def test_there_are_enough_classes_of_women_and_of_men() -> None:
    kinds = [one.kind for one in classes()]
    assert kinds.count("f") >= 100
    assert kinds.count("m") >= 50
    assert set(kinds) == {"f", "m", "d"}
    assert len({one.code for one in classes()}) == len(classes())


@pytest.mark.parametrize(
    ("short", "whole"),
    [("Лена", "Елена"), ("Наташа", "Наталья"), ("Саша", "Александр"), ("Настя", "Анастасия"), ("Коля", "Николай")],
)
def test_a_diminutive_is_a_name_of_its_own(short: str, whole: str) -> None:
    assert canonical(short) != canonical(whole)


def test_two_hundred_pairs_of_different_names_stay_different() -> None:
    rng = random.Random(20240403)
    pool = [(one.code, text) for one in classes() for text in one.spellings] + [(text, text) for text in RARE]
    pairs = [rng.sample(pool, 2) for _ in range(260)]
    different = [(one, other) for (code, one), (other_code, other) in pairs if code != other_code][:200]
    assert len(different) == 200
    assert [pair for pair in different if canonical(pair[0]) == canonical(pair[1])] == []


@pytest.mark.parametrize("name", RARE)
def test_a_rare_name_is_the_same_by_every_standard(name: str) -> None:
    assert {canonical(latin) for latin in romanisations(name.lower())} == {canonical(name)}


@settings(max_examples=400, deadline=None)
@given(st.one_of(syllables("ru"), syllables("uk")))
def test_the_romanisations_of_any_cyrillic_name_have_one_key(word: str) -> None:
    keys = {romanisation.key(romanisation.romanised(word, standard)) for standard in romanisation.standards_for(word)}
    assert keys | {romanisation.key_of_cyrillic(folded(word))} == keys
    assert len(keys) == 1


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_becomes_capital_letters_or_nothing(text: str) -> None:
    assert canonical(text) == "" or canonical(text).isascii()
    assert all(letter.isalpha() and letter.isupper() for letter in canonical(text))


@pytest.mark.parametrize(
    "typed",
    ["ЕЛЕНА", "  елена ", "Елена\u200b", "Еле\u0301на", "Eлeнa", "ЕЛEHА", "Елена.", "Елена\u00a0"],
)
def test_keyboards_and_blanks_make_no_other_name(typed: str) -> None:
    assert canonical(typed) == "ELENA"


def test_a_word_of_letters_that_both_alphabets_have_is_read_as_the_name_it_is() -> None:
    assert canonical("TAMAPA") == canonical("Тамара") == "TAMARA"


def test_apostrophes_and_composed_letters_make_no_other_name() -> None:
    assert {canonical(text) for text in ("В'ячеслав", "В’ячеслав", "Вʼячеслав", "Viacheslav")} == {"VIACHESLAV"}
    assert canonical("Зінаї\u0308да") != ""
    assert canonical("Зінаі\u0308да") == canonical("Зінаїда") == "ZINAIDA"


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Сергей", "Serguei Sergej Sergiy"),
        ("Юлия", "Ioulia Iouliia Iulia Juliya Yuliya"),
        ("Евгения", "Evguenia Evgueniia Jewgenija Yevgeniya"),
        ("Михаил", "Michail Mixail Mikhaïl"),
        ("Захар", "Sachar Zaxar Zakhar"),
        ("Руслан", "Rouslan"),
        ("Надежда", "Nadejda Nadeschda"),
        ("Жанна", "Schanna Janna"),
        ("Людмила", "Lioudmila Ljudmila"),
        ("Зинаида", "Sinaida"),
        ("Снежана", "Snejana Sneschana"),
        ("Георгий", "Gueorguii"),
        ("Александр", "Oleksander Alexandr"),
    ],
)
def test_a_name_is_the_same_by_customs_that_no_standard_knows(name: str, spellings: str) -> None:
    assert {canonical(latin) for latin in spellings.split()} == {canonical(name)}


@pytest.mark.parametrize(
    ("father", "patronymics"),
    [
        ("Иван", "Ивановна Иванович Іванівна Ivanovna Ivanovych Ivanovitš Ivanovitch"),
        ("Андрей", "Андреевна Андреевич Андріївна Андрійович Andreevna Andriivna Andrejevna Andriyivna"),
        ("Николай", "Николаевна Миколаївна Миколайович Nikolaevich Mykolaivna"),
        ("Юрий", "Юрьевна Юріївна Юрьевич Yuryevna Iurievna Jurjevna"),
        ("Игорь", "Игоревна Ігорівна Ігорович Ihorivna"),
        ("Дмитрий", "Дмитриевна Дмитрівна Dmitrievna Dmytrivna"),
        ("Илья", "Ильинична Ильич Іллівна Ilyinichna Illivna"),
        ("Никита", "Никитична Никитич"),
        ("Лука", "Лукинична Лукич Lukična"),
        ("Лев", "Львовна Львович Львівна Lvovna"),
        ("Яков", "Яковлевна Яковлевич Яківна Yakovlevna"),
        ("Пётр", "Петровна Петрович Петрівна Petrivna"),
        ("Фёдор", "Фёдоровна Федоровна Федорівна"),
        ("Павел", "Павловна Павлович Павлівна Pavlovna"),
        ("Макар", "Макаровна Макарівна Makarovich"),
        ("Онуфрий", "Онуфриевна"),
    ],
)
def test_a_patronymic_is_the_name_of_the_father(father: str, patronymics: str) -> None:
    assert {names.given_name(text) for text in patronymics.split()} == {canonical(father)}


def test_no_name_is_taken_for_a_patronymic_and_beside_a_name_it_is_none() -> None:
    assert [text for one in classes() for text in one.spellings if names.given_name(text) != one.code] == []
    assert [text for text in RARE if names.given_name(text) != canonical(text)] == []
    assert names.given_name("Анна Ивановна") == "ANNA"
    assert names.given_name("Petrenko-Ivan Petrovych") == canonical("Petrenko-Ivan")
    assert names.given_name("") == names.given_name("а" * 101) == ""


def test_a_double_name_is_neither_of_its_halves() -> None:
    assert canonical("Анна-Мария") == canonical("Anna Maria") == "ANNAMARIA"


@pytest.mark.parametrize(
    ("word", "standard", "latin"),
    [
        ("згурський", "kmu", "zghurskyi"), ("юрій", "kmu", "yurii"), ("эмма", "kmu", None),
        ("їжакевич", "kmu", "yizhakevych"),
        ("щукин", "icao", "shchukin"), ("юлия", "icao", "iuliia"), ("цветаева", "gost", "tcvetaeva"),
        ("щербаков", "iso9", "ŝerbakov"), ("юлия", "iso9", "ûliâ"), ("хрущёв", "sfs_ru", "hruštšov"),
        ("ельцин", "sfs_ru", "jeltsin"), ("юрий", "sfs_ru", "juri"), ("андреева", "sfs_ru", "andrejeva"),
    ],
)  # fmt: skip
def test_each_standard_writes_as_its_document_says(word: str, standard: str, latin: str | None) -> None:
    if latin is None:
        assert standard not in romanisation.standards_for(word)
    else:
        assert romanisation.romanised(word, standard) == latin
