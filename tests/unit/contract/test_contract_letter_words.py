"""The catalogue of letters: every rule, repair and phrase in every language, with every plural that it has."""

import re
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from intake_files import declaration

from warehouse import contract, intake
from warehouse.contract import contact_fields, letter_words
from warehouse.contract.findings import Problem
from warehouse.contract.gate import identifiers
from warehouse.contract.letter_words import Words
from warehouse.contract.read import days
from warehouse.definitions.countries import known
from warehouse.intake.letters import letter

LANGUAGES = ("ru", "uk", "fi", "en")
ROOMS = [Path(room.__path__[0]) for room in (contract, intake)]
SOURCES = "\n".join(path.read_text(encoding="utf-8") for room in ROOMS for path in room.rglob("*.py"))
CATALOGUE = letter.catalogue()
PARTS = ("message", "remedy", "remedy_kobo", "remedy_dhis2", "message_unsealed", "remedy_unsealed", "remedy_none")
COUNTED = [
    *CATALOGUE["repairs"].items(),
    *((n, t) for n, t in CATALOGUE["phrases"].items() if isinstance(t["en"], dict)),
]


@pytest.mark.parametrize("rule", CATALOGUE["rules"])
def test_every_rule_has_a_message_and_a_remedy_in_every_language(rule: str) -> None:
    texts = CATALOGUE["rules"][rule]
    assert texts["kind"] in ("file", "person", "row")
    assert {"message", "remedy"} <= texts.keys() <= {"kind", "waits", *PARTS}
    for part in PARTS:
        if part in texts:
            assert set(texts[part]) == set(LANGUAGES)
            assert all(text.strip().endswith((".", ")")) for text in texts[part].values())


@pytest.mark.parametrize("rule", CATALOGUE["rules"])
def test_a_rule_is_counted_as_waiting_where_its_letter_says_so_in_every_language(rule: str) -> None:
    message = CATALOGUE["rules"][rule]["message"]
    words = {"en": r"\bwaits\b", "ru": r"\bждёт\b", "uk": r"\bчекає\b", "fi": r"\bodottaa\b"}
    said = {bool(re.search(word, message[language])) for language, word in words.items()}
    assert said == {rule in letter_words.waiting_rules()}


@pytest.mark.parametrize("name", CATALOGUE["phrases"])
def test_every_phrase_is_there_in_every_language(name: str) -> None:
    assert set(CATALOGUE["phrases"][name]) == set(LANGUAGES)


@pytest.mark.parametrize(("name", "texts"), COUNTED, ids=[name for name, _ in COUNTED])
def test_a_counted_phrase_has_the_plurals_of_each_language(name: str, texts: dict[str, dict[str, str]]) -> None:
    for language in LANGUAGES:
        assert set(texts[language]) == {*Words(language).locale.plural_form.tags, "other"}
        assert all("{count}" in form for form in texts[language].values())


def test_all_languages_are_filled_in_with_the_same_values() -> None:
    for section in ("rules", "phrases", "repairs"):
        for name, texts in CATALOGUE[section].items():
            for part in [texts[part] for part in PARTS if part in texts] if section == "rules" else [texts]:
                used = {language: slots(part[language]) for language in LANGUAGES}
                assert len(set(map(frozenset, used.values()))) == 1, (name, used)


def slots(text: Any) -> set[str]:
    texts = text.values() if isinstance(text, dict) else [text]
    return {slot for text in texts for _, slot, _, _ in Formatter().parse(text) if slot}


def test_every_rule_that_intake_can_name_is_in_the_catalogue() -> None:
    said = r'(?:refuse\(|Problem\([\w.]+, |Error\(|return None, |None, |_incomplete", |rule = )"([a-z]+_[a-z_]+)"'
    named = {rule for rule in re.findall(said, SOURCES) if rule not in contact_fields.FIELDS and rule != "agent_path"}
    named |= set(re.findall(r'add_fault\(.*?, "([a-z_]+)"', SOURCES))
    named |= {detector.rule for detector in identifiers.detectors(frozenset(known()))} | {"birth_date", "free_text"}
    assert len(named) > 20
    assert named <= letter.rule_codes()


def test_every_repair_that_intake_can_name_has_words() -> None:
    named = set(re.findall(r'told\([^"]*?"([a-z_]+)"', SOURCES))
    blocks = re.findall(r"repaired=\{(.*?)\}", SOURCES)
    named |= {word for block in blocks for word in re.findall(r'"([a-z_]+)":', block)}
    assert {"totals_rows", "not_approved", "deleted_events"} <= named
    assert named <= letter.repair_words() - {"other"}


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", {1: "строка", 2: "строки", 5: "строк", 11: "строк", 21: "строка", 112: "строк", 1001: "строка"}),
        ("uk", {1: "рядок", 3: "рядки", 0: "рядків", 14: "рядків", 22: "рядки", 100: "рядків"}),
        ("fi", {1: "rivi ", 2: "riviä", 0: "riviä", 21: "riviä"}),
        ("en", {1: "row ", 0: "rows", 2: "rows"}),
    ],
)
def test_numbers_take_the_plural_of_their_language(language: str, forms: dict[int, str]) -> None:
    for count, form in forms.items():
        assert form in Words(language).count("rows_received", count) + " "


@pytest.mark.parametrize(
    ("language", "day", "months", "number"),
    [
        ("ru", "5 марта 2024\u202fг.", "март 2024", "12\u00a0345,5"),
        ("uk", "5 березня 2024\u202fр.", "березень 2024", "12\u00a0345,5"),
        ("fi", "5. maaliskuuta 2024", "maaliskuu 2024", "12\u00a0345,5"),
        ("en", "5 March 2024", "March 2024", "12,345.5"),
    ],
)
def test_dates_and_numbers_are_written_as_the_reader_writes_them(
    language: str, day: str, months: str, number: str
) -> None:
    words = Words(language)
    assert words.day(date(2024, 3, 5)).replace("\u00a0", "\u202f") == day
    assert words.span(date(2024, 3, 1), date(2024, 3, 31)) == months
    assert words.span(date(2024, 1, 1), date(2024, 3, 31)).endswith(f" – {months}")
    assert words.span(date(2024, 3, 1), date(2024, 3, 5)).endswith(words.day(date(2024, 3, 5)))
    assert words.number(12345.5) == number


@pytest.mark.parametrize("rule", ["bad_date", "date_flipped"])
@pytest.mark.parametrize(
    ("agreed", "examples"),
    [
        ("%d %B %Y", ["5 марта 2024", "5 березня 2024", "5 maaliskuuta 2024", "5 March 2024"]),
        ("%d. %b %Y", ["5. мар. 2024", "5. бер. 2024", "5. maalis 2024", "5. Mar 2024"]),
        ("%d.%m.%Y", ["05.03.2024"] * 4),
        ("%m/%d/%y %H:%M", ["03/05/24 14:30"] * 4),
        ("%Y-%m-%dT%H:%M:%S", ["2024-03-05T14:30:00"] * 4),
    ],
)
def test_a_letter_shows_a_date_as_people_write_it_and_as_it_is_read(
    agreed: str, examples: list[str], rule: str
) -> None:
    for language, example in zip(LANGUAGES, examples, strict=True):
        file = declaration().file.model_dump() | {"date_format": agreed}
        partner = declaration(language=language, file=file)
        text = letter_words.remedy(Problem("p", rule, row_no=3, column="contact_date"), partner)
        assert example in text
        assert "%" not in text
        assert days.reader(partner)(example) == date(2024, 3, 5)


def test_ukrainian_letters_are_not_russian() -> None:
    """None of the letters that only Russian has, outside what is cited from programs and contracts."""
    for section in ("rules", "phrases", "repairs"):
        for name, texts in CATALOGUE[section].items():
            for part in [texts[part] for part in PARTS if part in texts] if section == "rules" else [texts]:
                said = part["uk"] if isinstance(part["uk"], str) else " ".join(part["uk"].values())
                assert not re.search("[ыэёъ]", said.lower()), name
