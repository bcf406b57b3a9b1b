"""Texts of a report in every language: none is missing; plural, case, numbers are right; no word that nobody says."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from dashboards.lint import FORBIDDEN, LOOSE_PERCENT, RUSSIAN_ONLY
from dashboards.report.content import rules
from dashboards.report.content.chapters import methods
from dashboards.report.content.editions import chapters
from dashboards.report.content.report import WORDS
from dashboards.report.content.wording import FOLDER, Words
from warehouse.definitions.glossary import never_said
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError

OTHERS = LANGUAGES[1:]
# Working conditions are meant here, which are never said for the place of work.
ABOUT_CONDITIONS = {(code, "setting") for code in ("chapter-control", "measure-control", "table-control")}


class _Variables(Visitor):
    """Variables of a message and its attributes, and plain texts."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.texts: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.texts.append(node.value)


def _messages(language: str) -> dict[str, tuple[set[str], set[str], list[str]]]:
    """Code → attributes, variables, plain texts. A place may be written in one language and not in another."""
    resource = FluentParser().parse((FOLDER / f"{language}.ftl").read_text(encoding="utf-8"))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    found = {}
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            seen = _Variables()
            seen.visit(entry)
            found[entry.id.name] = ({each.id.name for each in entry.attributes}, seen.names, seen.texts)
    return found


def _without_countries(messages: dict[str, tuple[set[str], set[str], list[str]]]) -> set[str]:
    return {code for code in messages if not re.fullmatch("place-[A-Z]{2}", code)}


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_missing_in_a_language_and_none_is_left_over(language: str):
    assert _without_countries(_messages(language)) == _without_countries(_messages("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_the_same_variables_and_attributes(language: str):
    english, own = _messages("en"), _messages(language)
    differing = {
        code: (english[code][:2], own[code][:2])
        for code in _without_countries(english)
        # A language may leave out a variable that another needs for a plural, never name one that nobody gives.
        if english[code][0] != own[code][0] or not own[code][1] <= english[code][1]
    }
    assert differing == {}


def test_a_language_leaves_out_no_number_that_english_says():
    numbers = {"people", "share", "low", "high", "before", "after", "points", "target", "of", "point", "stated"}
    for language in OTHERS:
        own = _messages(language)
        for code, (_, variables, _) in _messages("en").items():
            if code in own:
                assert variables & numbers <= own[code][1], (language, code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_chapter_slot_word_and_term_has_its_text(language: str):
    known = _messages(language)
    codes = {rule.rule for listed in rules.rules().values() for rule in listed}
    codes |= {f"chapter-{each.chapter.replace('_', '-')}" for each in chapters()}
    codes |= {f"slot-{slot.replace('_', '-')}" for each in chapters() for slot in each.slots}
    codes |= {f"word-{code}" for code in WORDS} | {f"term-{term.replace(' ', '-')}" for term in methods.TERMS}
    assert codes - {*known} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_that_nobody_may_read(language: str):
    assert [*_forbidden(language)] == []


def _forbidden(language: str) -> Iterator[str]:
    for code, (_, _, texts) in _messages(language).items():
        text = "\u00a0".join(texts)
        yield from (f"{code}: {found.group()}" for found in FORBIDDEN.finditer(text))
        said = ((word, term.name) for word, term in never_said(text, language))
        yield from (f"{code}: {word}, for {term}" for word, term in said if (code, term) not in ABOUT_CONDITIONS)
        yield from (f"{code}: {found.group()}" for found in LOOSE_PERCENT.finditer(text))
        if language == "uk":
            yield from (f"{code}: {found.group()}" for found in RUSSIAN_ONLY.finditer(text))


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 21, "about 21 people"),
        ("ru", 21, "около 21 человека"),
        ("ru", 22, "около 22 человек"),
        ("ru", 25, "около 25 человек"),
        ("ru", 111, "около 111 человек"),
        ("uk", 21, "близько 21 людини"),
        ("uk", 1234, "близько 1\u00a0234 людей"),
        ("fi", 22, "noin 22 ihmistä"),
    ],
)
def test_people_are_counted_in_the_right_form(language: str, count: int, said: str):
    words = Words(language)
    assert said in words.sentence("reach", place=words.place("FI", "in"), people=count, period="")


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("ru", 1, "1 датированное событие"),
        ("ru", 3, "3 датированных события"),
        ("ru", 12, "12 датированных событий"),
        ("uk", 1, "1 датована подія"),
        ("uk", 24, "24 датовані події"),
        ("uk", 11, "11 датованих подій"),
        ("fi", 2, "2 päivättyä tapahtumaa"),
    ],
)
def test_events_are_counted_in_the_right_form(language: str, count: int, said: str):
    assert said in Words(language).sentence("events", place="", events=count, listed="")


@pytest.mark.parametrize(
    ("language", "code", "within", "origin"),
    [
        ("en", "FI", "in Finland", "from Finland"),
        ("ru", "UA", "в Украине", "из Украины"),
        ("ru", "VN", "во Вьетнаме", "из Вьетнама"),
        ("uk", "UA", "в Україні", "з України"),
        ("uk", "SE", "у Швеції", "зі Швеції"),
        ("fi", "RU", "Venäjällä", "Venäjältä"),
        ("fi", "FI", "Suomessa", "Suomesta"),
        ("fi", "BY", "Valko-Venäjällä", "Valko-Venäjältä"),
    ],
)
def test_a_country_stands_in_the_case_that_its_place_asks_for(language: str, code: str, within: str, origin: str):
    words = Words(language)
    assert (words.place(code, "in"), words.place(code, "from")) == (within, origin)


@pytest.mark.parametrize(
    ("language", "within"),
    [("en", "in Mongolia"), ("ru", "в стране Монголия"), ("uk", "у країні Монголія"), ("fi", "maassa Mongolia")],
)
def test_a_country_that_nobody_has_written_goes_by_its_name(language: str, within: str):
    assert Words(language).place("MN", "in") == within


@pytest.mark.parametrize(
    ("language", "number", "share", "points"),
    [
        ("en", "1,234", "5.6\u00a0%", "+5.3"),
        ("fi", "1\u00a0234", "5,6\u00a0%", "+5,3"),
        ("ru", "1\u00a0234", "5,6\u00a0%", "+5,3"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(language: str, number: str, share: str, points: str):
    words = Words(language)
    assert (words.number(1234), words.share(0.0563), words.points(5.31)) == (number, share, points)


def test_a_small_share_is_never_written_as_nought():
    words = Words("en")
    assert words.share(0.0004) == "<\u00a00.1\u00a0%"
    assert words.share(0.0) == "0\u00a0%"
    assert words.share(0.0995) == "10\u00a0%"
    assert words.share(0.0994) == "9.9\u00a0%"


def test_a_share_and_its_interval_have_the_same_decimals():
    words = Words("en")
    assert words.share_within(0.31, 0.27, 0.35) == "31\u00a0% (27–35\u00a0%)"
    assert words.share_within(0.056, 0.0431, 0.1204) == "5.6\u00a0% (4.3–12.0\u00a0%)"


def test_a_change_that_rounds_to_nothing_has_no_sign():
    assert Words("en").points(-0.04) == "0.0"
    assert Words("en").points(-2.37) == "−2.4"


@pytest.mark.parametrize(
    ("language", "quarter", "in_half", "in_year"),
    [
        ("en", "Q4 2023", "in H2 2023", "in 2023"),
        ("ru", "4-й квартал 2023 г.", "во 2-м полугодии 2023 г.", "в 2023 году"),
        ("uk", "4-й квартал 2023 р.", "у 2-му півріччі 2023 р.", "у 2023 році"),
        ("fi", "2023/IV neljännes", "vuoden 2023 II vuosipuoliskolla", "vuonna 2023"),
    ],
)
def test_periods_are_named_as_people_name_them(language: str, quarter: str, in_half: str, in_year: str):
    words = Words(language)
    assert words.period("quarter", date(2023, 10, 1)) == quarter
    assert words.period("half_year", date(2023, 7, 1), "in") == in_half
    assert words.period("year", date(2023, 1, 1), "in") == in_year


def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop():
    text = Words("ru").sentence("completeness", place="", lowest="83", period="2-й квартал 2023 г.", late="83")
    assert "г.." not in text


def test_a_missing_text_is_an_error_that_names_it(tmp_path: Path):
    (tmp_path / "en.ftl").write_text("title = Report\n")
    with pytest.raises(ConfigError, match=r"words/en\.ftl has no text reach"):
        Words("en", tmp_path).sentence("reach")


def test_a_variable_that_nobody_gives_is_an_error_that_names_the_text():
    with pytest.raises(ConfigError, match=r"words/en\.ftl, reach"):
        Words("en").sentence("reach", place="in Finland")


def test_a_language_that_no_report_has_is_an_error_with_those_that_there_are():
    with pytest.raises(ConfigError, match="en, ru, uk, fi"):
        Words("sv")
