"""Scaffolding: known headers and words are proposed, the rest is asked, and nothing personal is written."""

import csv
import re
from datetime import date
from typing import Any

import pytest
from scaffold_samples import REGISTER, asked, book_bytes, drafted, form_with_repeats, register, with_column, written

from warehouse import yaml_text
from warehouse.contract import contact_fields
from warehouse.contract.declaration.mistakes import mistakes
from warehouse.intake.scaffold import look
from warehouse.intake.scaffold.columns import recognised
from warehouse.intake.scaffold.propose import _COPY, NOT_SEALED_REMEDY
from warehouse.intake.scaffold.vocabulary import _yaml, key, spellings_of_fields, words
from warehouse.networks.home import DEMO
from warehouse.settings import PROJECT_ROOT, settings

CITIES = {"СПб": "ru_spb", "Иркутск": "ru_irkutsk", "Санкт-Петербург": "ru_spb"}
SETTINGS = {"Улица": "street", "Сауна": "sauna", "Трасса": "highway", "Парк": "park"}


def test_a_register_becomes_a_declaration_without_mistakes_on_one_screen() -> None:
    text = written(register())
    assert mistakes(yaml_text.read(text), settings()) == []
    assert len(text.splitlines()) <= 40


def test_known_headers_and_words_are_mapped() -> None:
    found = drafted(register()).attributes
    assert {field: header for field, (header,) in found["columns"].items()} == {
        "contact_date": "Дата контакта",
        "city": "Город",
        "channel": "Форма работы",
        "settings": "Место работы",
        "gender": "Пол",
        "age": "Возраст",
        "svc_condoms": "Презервативы",
        "client_code": "Код клиента",
    }
    assert found["values"]["city"] == {"СПб": "ru_spb", "Иркутск": "ru_irkutsk", "Санкт-Петербург": "ru_spb"}
    assert found["values"]["gender"] == {"Ж": "woman", "М": "man"}
    assert found["separators"] == {"settings": ","}
    assert found["booleans"] == {True: ["да"], False: ["нет", ""]}
    assert found["tokens"] == {"mode": "unsealed", "recipe": "register-1"}
    assert found["file"]["date_format"] == "%d.%m.%Y"


def test_answers_that_nothing_asks_for_are_told_by_their_keys_and_never_by_a_word_of_the_sample() -> None:
    assert drafted(register()).notes == []
    said = {
        "agrement_ref": "A-1",
        "source": {"url": "/srv/p017", "pasword": "x", "host_key": "none"},
        "words": {"violation_kind": {"Zz": "unpaid"}},
    }
    (note,) = drafted(register(), **said).notes
    assert note == "Nothing has asked for these answers, and they are not used: agrement_ref, source.pasword, words."


def test_sealed_columns_say_how_people_are_coded() -> None:
    found = drafted(with_column("t1_ru_full", "ab" * 32)).attributes
    assert (found["tokens"]["mode"], found["scopes"]) == ("sealed", ["ru"])
    assert "client_code" not in found["columns"]


def test_a_partner_that_seals_is_asked_for_its_signing_key() -> None:
    data = with_column("t1_ru_full", "ab" * 32)
    assert [question.key for question in drafted(data).questions] == ["signing_key"]
    key = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
    assert yaml_text.read(written(data, signing_key=key))["signing_key"] == key
    assert drafted(register()).questions == []


NAMES = [["Имя", "Анна", "Мария", "Инна"], ["Дата рождения", "01.02.1990", "03.04.1991", "05.06.1992"]]
UNSEALED = {"mode": "unsealed", "recipe": "register-1"}


def with_names(*more: list[str]) -> bytes:
    """The register with names, birth dates and telephones beside its codes."""
    beside = zip(*NAMES, ["Телефон", "+79211234567", "+79217654321", "+79219876543"], *more, strict=True)
    return register(*([*line, *cells] for line, cells in zip(REGISTER, beside, strict=True)))


@pytest.mark.parametrize("more", [[], [["t1_ru_full", *["ab" * 32] * 3]]], ids=["codes", "sealed codes"])
def test_a_sample_with_names_and_codes_asks_whether_the_partner_seals(more: list[list[str]]) -> None:
    question = asked(with_names(*more))["tokens.mode"]
    assert "columns I, J hold names or birth dates" in question.text
    assert "seal" in question.text
    assert (question.default, question.choices) == (None, ("sealed", "unsealed", "none"))
    assert "tokens.mode" not in {question.key for question in drafted(with_column("Телефон", "+79211234567")).questions}


@pytest.mark.parametrize("more", [[], [["t1_ru_full", *["ab" * 32] * 3]]], ids=["codes", "sealed codes"])
def test_who_seals_is_not_advised_to_leave_out_what_sealing_needs(more: list[list[str]]) -> None:
    found = drafted(with_names(*more), tokens={"mode": "sealed", "recipe": "uic-own-name-1"}, signing_key="x")
    assert found.is_before_sealing
    assert [note for note in found.notes if note.startswith("Column")] == [
        f"Column K identifies persons. {NOT_SEALED_REMEDY}"
    ]
    assert any("stay in the file that is sealed" in note for note in found.notes)
    assert "Read by the sealing tool only, and never sent: columns I, J." in found.comments
    assert "To be left out of the export, for it identifies persons: columns K." in found.comments
    unsealed = drafted(with_names(*more), tokens=UNSEALED)
    assert not unsealed.is_before_sealing
    assert "To be left out of the export, for it identifies persons: columns I, J, K." in unsealed.comments


def test_the_last_day_of_a_partner_is_asked_and_written() -> None:
    assert "active_to" not in drafted(register()).attributes
    assert yaml_text.read(written(register(), active_to="2024-06-30"))["active_to"] == date(2024, 6, 30)
    found = drafted(register(), active_to=date(2024, 6, 30))
    assert (found.attributes["active_to"], found.notes) == (date(2024, 6, 30), [])


@pytest.mark.parametrize(
    ("words", "field", "expected"),
    [
        (
            {"gender": {"Інша": "trans_or_nonbinary"}},
            "gender",
            {"Інша": "trans_or_nonbinary", "Ж": "woman", "М": "man"},
        ),
        ({"gender": {"Ж": "man"}}, "gender", {"Ж": "man", "М": "man"}),  # a person's word goes before ours
        ({"gender": {1: "woman"}}, "gender", {"1": "woman", "Ж": "woman", "М": "man"}),  # a number in YAML
        ({"city": {"Питер-град": "ru_spb"}}, "city", {"Питер-град": "ru_spb", **CITIES}),
        ({"settings": {"Порт": "bar_club"}}, "settings", {"Порт": "bar_club", **SETTINGS}),
    ],
)
def test_answered_words_that_the_sample_lacks_are_written(words: Any, field: str, expected: dict[str, str]) -> None:
    found = drafted(register(), words=words)
    assert found.attributes["values"][field] == expected
    assert found.notes == []
    assert mistakes(yaml_text.read(written(register(), words=words)), settings()) == []


def test_answered_words_of_yes_or_no_and_of_ticks_are_written_without_quotes_too() -> None:
    found = drafted(register(), words={"booleans": {"є": True, "відсутнє": False}}).attributes["booleans"]
    assert found == {True: ["є", "да"], False: ["відсутнє", "нет", ""]}
    data = with_column("Услуги", "презервативы", "консультация")
    ticks = {"svc_": {"набор": "svc_syringes", "чай": "ignore"}}
    (entry,) = drafted(data, columns={"H": "skip", "G": "skip", "I": "services"}, ticks=ticks).attributes["ticks"]
    assert entry["words"]["набор"] == "svc_syringes"
    assert entry["ignore"] == ["чай"]


def test_answered_words_with_a_code_that_does_not_exist_are_told() -> None:
    (wrong,) = drafted(register(), words={"gender": {"Інша": "other"}}).wrong
    assert wrong.startswith("words: choose from man,")


def test_an_unknown_header_is_asked_by_its_letter_and_may_be_skipped() -> None:
    data = with_column("Совсем другое", "а", "б")
    question = asked(data)["columns.I"]
    assert "gender" in question.choices
    assert question.default == "skip"
    assert drafted(data, columns={"I": "source_uid"}).attributes["columns"]["source_uid"] == ["Совсем другое"]
    assert drafted(data).comments == ["Not read: columns I."]


def test_a_hint_says_what_the_words_of_an_unknown_column_look_like() -> None:
    assert "look like gender" in asked(with_column("Кто", "Женщина", "Мужчина"))["columns.I"].text


def test_an_answer_goes_before_what_a_header_seems_to_be() -> None:
    assert "gender" not in drafted(register(), columns={"Пол": "skip"}).attributes["columns"]


@pytest.mark.parametrize("header", ["Телефон", "ФИО", "Прізвище", "Puhelinnumero", "E-mail", "клиент/Телефон"])
def test_identifying_columns_are_pointed_out_and_never_proposed(header: str) -> None:
    found = drafted(with_column(header, "Иванова"), columns={"I": "source_uid"}, tokens=UNSEALED)
    assert any("Column I" in note and "leave it out" in note for note in found.notes)
    assert "source_uid" not in found.attributes["columns"]
    assert found.comments == ["To be left out of the export, for it identifies persons: columns I."]


def test_a_nameless_column_of_phones_is_pointed_out_by_what_it_holds() -> None:
    found = drafted(with_column("Связь", "+79211234567", "+79217654321", "+79219876543"))
    assert any("Column I identifies" in note for note in found.notes)


def test_of_two_columns_for_one_field_the_clearer_is_taken() -> None:
    found = drafted(with_column("Дата", "01.01.2023"))
    assert found.attributes["columns"]["contact_date"] == ["Дата контакта"]
    assert found.comments == ["Not read: columns I."]


def test_an_unknown_word_of_a_coded_column_is_asked_and_never_guessed() -> None:
    rows = [*REGISTER, ["06.03.2023", "СПб", "Улица", "Парк", "Прочерк", "30", "да", "ЖЗ04"]]
    data = register(*rows)
    assert asked(data, show_words="yes")["words.gender.Прочерк"].default == "skip"
    told = drafted(data, words={"gender": {"Прочерк": "not_asked"}}).attributes
    assert told["values"]["gender"]["Прочерк"] == "not_asked"
    found = drafted(data)
    assert "Прочерк" not in str(found)
    assert any(comment.startswith("gender: 1 word(s)") for comment in found.comments)


def test_without_leave_no_word_is_shown_or_written() -> None:
    found = drafted(register(), show_words="no")
    assert "values" not in found.attributes
    assert not [question for question in found.questions if question.path[0] == "words"]


def test_nothing_of_identifiers_dates_codes_and_ages_is_written() -> None:
    text = written(with_column("Примечания", "+79211234567 звонить", "секрет", "a@b.example"))
    cells = {cell for line in REGISTER[1:] for cell in (line[0], line[5], line[7])}
    assert not [cell for cell in [*cells, "звонить", "секрет", "a@b.example", "Примечания"] if cell in text]


def test_numbers_and_sentences_among_words_are_neither_shown_nor_written() -> None:
    rows = [[*line[:4], text, *line[5:]] for line, text in zip(REGISTER, ["Пол", "Ж", "79211234567", "М"], strict=True)]
    data = register(*rows)
    assert not [name for name in asked(data, show_words="yes") if name.startswith("words.gender")]
    found = drafted(data)
    assert "79211234567" not in str(found)
    assert any("no list of codes" in note for note in found.notes)


def test_ambiguous_dates_are_asked_and_have_no_default() -> None:
    rows = [REGISTER[0], *(["01/02/2023", *line[1:]] for line in REGISTER[1:])]
    question = asked(register(*rows))["date_format"]
    assert (question.choices, question.default) == (("%d/%m/%Y", "%m/%d/%Y"), None)
    told = drafted(register(*rows), date_format="%m/%d/%Y")
    assert told.attributes["file"]["date_format"] == "%m/%d/%Y"


def test_amounts_in_a_yes_or_no_column_are_read_as_amounts() -> None:
    rows = [REGISTER[0], *([*line[:6], "10", line[7]] for line in REGISTER[1:])]
    found = drafted(register(*rows)).attributes
    assert found["columns"]["amount_condoms"] == ["Презервативы"]
    assert "svc_condoms" not in found["columns"]
    assert mistakes(found, settings()) == []


def test_amounts_of_what_has_none_in_the_contract_are_told_and_not_read() -> None:
    found = drafted(with_column("Юрист", "10", "3", "5"))
    assert "svc_legal" not in found.attributes["columns"]
    assert any("amounts" in note for note in found.notes)


def test_a_required_field_without_a_column_is_asked_for_all_rows() -> None:
    rows = [[*line[:2], *line[3:]] for line in REGISTER]
    assert asked(register(*rows))["constants.channel"].default is None
    told = drafted(register(*rows), constants={"channel": "drop_in"})
    assert told.attributes["constants"] == {"channel": "drop_in"}


def test_groups_of_columns_become_one_hot_and_services() -> None:
    head = [["Дата", "Город", "Форма работы", "Место работы/улица", "Место работы/сауна", "Услуги/Лубриканты"]]
    found = drafted(register(*head, ["31.03.2023", "СПб", "Улица", "1", "0", "1"])).attributes
    assert found["one_hot"] == {"settings": {"street": ["Место работы/улица"], "sauna": ["Место работы/сауна"]}}
    assert found["columns"]["svc_lubricant"] == ["Услуги/Лубриканты"]


def test_a_form_with_repeat_groups_becomes_a_declaration_without_mistakes() -> None:
    columns = {"person/given/what": "services"}
    found = drafted(form_with_repeats(), country="FI", cities="fi_helsinki", columns=columns).attributes
    assert mistakes(found, settings()) == []
    assert found["file"]["repeats"] == {"person": "rows", "given": "values"}
    assert found["one_hot"] == {"settings": {"street": ["person/works/street"]}}
    assert found["ticks"][0]["words"] == {"kondomit": "svc_condoms"}


def test_services_written_into_one_cell_become_ticks() -> None:
    found = drafted(with_column("Услуги", "Презервативы, Юрист", "Лубрикант"), columns={"G": "skip"}).attributes
    (ticks,) = found["ticks"]
    assert ticks["separator"] == ","
    assert ticks["words"] == {"Презервативы": "svc_condoms", "Юрист": "svc_legal", "Лубрикант": "svc_lubricant"}


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("export-2023-03.csv", rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})(_v(?P<version>\d+))?{_COPY}\.\w+$"),
        ("export-2023-03_copy.csv", rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})(_v(?P<version>\d+))?{_COPY}\.\w+$"),
        ("2023_03_clinic.csv", r"(?P<year>\d{4})_(?P<month>\d{2})(_v(?P<version>\d+))?"),
        ("halych 12.2023.csv", rf"(?P<month>\d{{2}})\.(?P<year>\d{{4}})(_v(?P<version>\d+))?{_COPY}\.\w+$"),
        ("anna.csv", None),
    ],
)
def test_of_a_file_name_only_the_place_of_the_month_is_kept(name: str, pattern: str | None) -> None:
    found = drafted(register(), name).attributes["delivery"]
    assert found.get("name_pattern") == pattern
    assert found["span"] == ("name" if pattern else "cadence")


@pytest.mark.parametrize("name", ["m_2023-03.csv", "m_2023-03_copy.csv", "m_2023-03 - копия.csv", "m_2023-03 (1).csv"])
def test_the_copy_of_a_file_names_the_same_month(name: str) -> None:
    pattern = drafted(register(), "m_2023-02.csv").attributes["delivery"]["name_pattern"]
    found = re.search(pattern, name)
    assert found is not None
    assert (found["year"], found["month"]) == ("2023", "03")


@pytest.mark.parametrize("header", ["contact/municipality", "Municipality", "visit/Громада"])
def test_a_municipality_is_the_city(header: str) -> None:
    assert recognised(header, PROJECT_ROOT).field == "city"


def test_a_workbook_with_a_cover_sheet_is_known_by_its_sheet_of_contacts() -> None:
    rows = [["Дата контакта", "Город", "Пол"], ["01.03.2023", "Санкт-Петербург", "Ж"], ["02.03.2023", "Иркутск", "М"]]
    cover = [["Отчёт за март"], [""], ["Составлен для сети"]]
    found = look(book_bytes({"Обложка": cover, "Контакты": rows}))
    assert (found.sheet, found.headers) == ("Контакты", rows[0])


def test_the_example_of_answers_names_every_key_that_is_asked_for() -> None:
    page = (PROJECT_ROOT / "docs" / "how-to" / "add-a-partner.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```yaml\n(code: p017\n.*?)```", page, re.DOTALL)
    said = yaml_text.read(example)
    rooms = (PROJECT_ROOT / "warehouse" / "intake" / "scaffold").glob("*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in rooms)
    asked_for = set(re.findall(r'Question\(\("(\w+)"', code))
    asked_for |= set(re.findall(r'    "(\w+_ref|zone|review_date)":', code))
    assert len(asked_for) > 20
    assert asked_for - set(said) == set()
    assert set(re.findall(r'(?:Question\(\("source", |yield )"(\w+)"', code)) - set(said["source"]) == set()


@pytest.mark.parametrize(("country", "language"), [("UA", "uk"), ("FI", "fi"), ("RU", "ru")])
def test_letters_are_in_the_language_of_the_country_by_default(country: str, language: str) -> None:
    assert asked(register(), country=country)["language"].default == language


def test_every_field_is_known_by_at_least_six_spellings_and_each_spelling_is_one_field() -> None:
    known = spellings_of_fields()
    assert contact_fields.FIELDS - {"origin_kind"} == set(known)
    assert [field for field, spellings in known.items() if len(spellings) < 6] == []
    folded = [key(spelling) for spellings in known.values() for spelling in {key(each) for each in spellings}]
    assert sorted(folded) == sorted(set(folded))


def test_every_code_is_known_by_a_word_and_each_word_is_one_code() -> None:
    known: dict[str, Any] = _yaml("known_words.yaml")
    for field, codes in {**contact_fields.CHOICES, **contact_fields.SETS}.items():
        assert set(codes) <= set(known[field]), field
    for field, codes in known.items():
        folded = [spelling for words in codes.values() for spelling in {key(word) for word in words}]
        assert sorted(folded) == sorted(set(folded)), field


@pytest.mark.parametrize("city", ["м. Одеса", "м.Одеса", "г. Одесса", "город Одесса", "Одесса г."])
def test_a_city_is_known_with_the_word_for_a_city_beside_it(city: str) -> None:
    assert words("city", DEMO)[key(city)] == "ua_odesa"


def test_every_city_of_the_network_is_known_in_four_languages() -> None:
    with (DEMO / "places.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "city"]
    known = words("city", DEMO)
    assert all(
        known[key(row[f"name_{each}"])] == row["place_code"] for row in rows for each in ("en", "ru", "uk", "fi")
    )
