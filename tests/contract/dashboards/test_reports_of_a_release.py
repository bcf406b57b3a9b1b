"""Reports of a whole release: every edition in every language, and every number found again in the published file."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest
from pipeline_home import Home
from report_numbers import given, rows_of, said

from dashboards.lint import FORBIDDEN, LOOSE_PERCENT, RUSSIAN_ONLY
from dashboards.report.content import available, lineage, report, resolve
from dashboards.report.content.report import WORDS
from dashboards.report.document import Asked, Figure, Paragraph, Report, Slot, Table
from warehouse.audiences import audiences
from warehouse.definitions.glossary import never_said
from warehouse.definitions.languages import LANGUAGES
from warehouse.networks import home

FIRST, AFTER = date(2023, 1, 1), date(2024, 1, 1)
# Working conditions are meant in this chapter, which are never said for the place of work.
ABOUT_CONDITIONS = {"control", "methods"}


@pytest.fixture
def demo(built_home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The home of this process, so that names are those of its network."""
    return _here(built_home, monkeypatch)


@pytest.fixture
def northern(northern_home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    return _here(northern_home, monkeypatch)


def _here(own: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("CROSSINGS_HOME", str(own.path))
    monkeypatch.setenv("CROSSINGS_KEYS_FILE", str(own.keys_file))
    return own


def _report(
    own: Home, edition: str, language: str = "en", first: date = FIRST, after: date = AFTER, **more: Any
) -> Report:
    return report(own.settings, Asked(edition, language, first, after, "current"), **more)


def _file(own: Home, edition: str) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(own.settings.current / edition / "warehouse.duckdb"), read_only=True)


def _texts(made: Report) -> Iterator[tuple[str, str]]:
    """Chapter and text, of everything that a reader sees but the list of sources."""
    yield "", " ".join([made.title, made.subtitle, made.notice, made.footer, *made.words.values()])
    for chapter in made.chapters:
        yield chapter.id, chapter.title
        for block in chapter.blocks if chapter.id != "sources" else ():
            yield from ((chapter.id, text) for text in _of_block(block))


def _of_block(block: object) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Table):
        yield from (block.caption, *block.head, block.note, *(cell for row in block.rows for cell in row))
    elif isinstance(block, Figure):
        yield from (block.caption, block.alternative, block.note, *block.titles.values())
        yield from (value for row in block.rows for value in row.values() if isinstance(value, str))
    elif isinstance(block, Slot):
        yield from (block.title, *block.prompts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edition_is_made_and_says_nothing_that_nobody_may_read(demo: Home, language: str):
    found = []
    for edition in audiences():
        made = _report(demo, edition, language)
        assert {*made.words} == {*WORDS}
        for chapter, text in _texts(made):
            found += [(edition, chapter, match.group()) for match in FORBIDDEN.finditer(text)]
            found += [(edition, chapter, match.group()) for match in LOOSE_PERCENT.finditer(text)]
            found += [(edition, chapter, match.group()) for match in re.finditer(r"\{|\}|None|  |\.\.", text)]
            found += [(edition, chapter, match.group()) for match in re.finditer(r"(?<!\d)0[.,]0\u00a0%", text)]
            if chapter not in ABOUT_CONDITIONS:
                found += [(edition, chapter, word) for word, _ in never_said(text, language)]
            if language == "uk":
                found += [(edition, chapter, text) for _ in RUSSIAN_ONLY.finditer(text)]
    assert found == []


@pytest.mark.parametrize("edition", ["regional", "fi", "donor"])
def test_every_number_of_a_sentence_is_found_again_in_its_rows(demo: Home, edition: str):
    lost = [
        (line["id"], number, line["text"])
        for line, known in _known(demo, edition)
        for number in said(line["text"])
        if number not in known
    ]
    assert lost == []


def test_two_of_three_numbers_that_are_one_too_many_are_not_found(demo: Home):
    """How much the test above can see: small shares stand close together, so a few of them hide an altered one."""
    asked = [
        (f"{float(number) + 1:g}" if "." not in number else f"{float(number) + 0.1:.1f}") in known
        for line, known in _known(demo, "regional")
        for number in said(line["text"])
    ]
    assert len(asked) > 300
    assert sum(asked) / len(asked) < 1 / 3


def _known(own: Home, edition: str) -> Iterator[tuple[dict[str, Any], set[str]]]:
    """Every sentence with sources, and the numbers that its rows give by plain SQL."""
    made = lineage(_report(own, edition))
    with _file(own, edition) as con:
        for line in made["blocks"]:
            if line["kind"] == "sentence" and line["sources"]:
                rows = [rows_of(con, source) for source in line["sources"]]
                where = [value for source in line["sources"] for value in source["where"].values()] + [FIRST.year]
                every = [*rows, [row for each in rows for row in each]]
                yield line, set().union(*(given(each, where) for each in every))


def test_a_sentence_without_a_source_has_no_figure_but_of_methods(demo: Home):
    for line in lineage(_report(demo, "regional"))["blocks"]:
        if line["kind"] == "sentence" and not line["sources"] and line["chapter"] not in ("methods", "sources"):
            assert {*said(line["text"])} <= {"2012"}, line


@pytest.mark.parametrize("edition", ["regional", "donor"])
def test_every_source_is_what_plain_sql_reads(demo: Home, edition: str):
    made = lineage(_report(demo, edition))
    with _file(demo, edition) as con:
        for line in made["blocks"]:
            for source in line["sources"]:
                plain = [json.loads(json.dumps([*row.values()], default=str)) for row in rows_of(con, source)]
                assert sorted(map(repr, plain)) == sorted(map(repr, source["rows"])), line["id"]


def test_no_number_of_people_below_the_threshold_stands_anywhere(demo: Home):
    for edition in audiences():
        for line in lineage(_report(demo, edition))["blocks"]:
            for source in line["sources"]:
                columns = [
                    source["columns"].index(each) for each in ("persons", "linked_persons") if each in source["columns"]
                ]
                values = [row[column] for row in source["rows"] for column in columns if row[column] is not None]
                assert all(value >= 5 for value in values), line["id"]


def test_all_languages_say_the_same_numbers(demo: Home):
    """As far as figures go: quarters in Roman numerals, and a word for one, are written otherwise."""
    english = lineage(_report(demo, "regional"))["blocks"]
    for language in LANGUAGES[1:]:
        other = lineage(_report(demo, "regional", language))["blocks"]
        assert [(line["id"], line["sources"]) for line in english] == [(line["id"], line["sources"]) for line in other]
        for first, second in zip(english, other, strict=True):
            if first["kind"] == "sentence" and first["chapter"] not in ("methods", "sources"):
                assert _figures(first["text"], "en") == _figures(second["text"], language), (first, second)


def _figures(text: str, language: str) -> list[str]:
    plain = re.sub(r"[“«”][^“«”»]*[”»]|KP-1c", " ", text)
    plain = (
        re.sub(r"(?<=\d)[\u00a0,](?=\d{3}\b)", "", plain)
        if language == "en"
        else re.sub(r"(?<=\d)\u00a0(?=\d{3}\b)", "", plain)
    )
    figures = re.findall(r"\d+(?:[.,]\d+)?", plain)
    return sorted({figure.replace(",", ".") for figure in figures if len(figure) > 1})


def test_donors_read_of_no_partner_and_no_small_flow(demo: Home):
    with _file(demo, "regional") as con:
        aliases = {
            alias for (alias,) in con.execute("select distinct partner_alias from published.pub_reporting").fetchall()
        }
    made = _report(demo, "donor")
    whole = " ".join(text for _, text in _texts(made)) + json.dumps(lineage(made))
    assert aliases
    assert not [alias for alias in aliases if alias in whole]
    assert not {"mobility", "origins", "violations", "control"} & {chapter.id for chapter in made.chapters}
    counts = [value for line in lineage(made)["blocks"] for source in line["sources"] for value in _persons(source)]
    assert counts
    assert all(value % 5 == 0 for value in counts)


def _persons(source: dict[str, Any]) -> Iterator[int]:
    if "persons" in source["columns"]:
        place = source["columns"].index("persons")
        yield from (row[place] for row in source["rows"] if row[place] is not None)


def test_the_same_question_gives_the_same_report(demo: Home):
    assert _report(demo, "regional", "ru") == _report(demo, "regional", "ru")


def test_a_report_of_one_country_names_no_other_country_of_the_network(demo: Home):
    made = _report(demo, "fi")
    rows = [row for line in lineage(made)["blocks"] for source in line["sources"] for row in source["rows"]]
    assert not [row for row in rows if "UA-C" in row or "RU-NW" in row]
    assert {chapter.id for chapter in made.chapters} >= {"summary", "scene", "mobility", "quality", "sources"}


def test_every_chapter_says_something_or_why_not(demo: Home):
    for edition in audiences():
        for chapter in _report(demo, edition).chapters:
            assert chapter.blocks, (edition, chapter.id)


def test_tables_and_figures_are_numbered_in_the_order_of_reading(demo: Home):
    blocks = [*_report(demo, "regional").blocks()]
    for kind in (Table, Figure):
        numbers = [block.number for block in blocks if isinstance(block, kind)]
        assert numbers == [*range(1, len(numbers) + 1)]


def test_every_block_has_its_own_identity_in_every_language(demo: Home):
    ids = {language: [block.id for block in _report(demo, "regional", language).blocks()] for language in LANGUAGES}
    assert len({*ids["en"]}) == len(ids["en"])
    assert all(each == ids["en"] for each in ids.values())


def test_every_figure_has_words_for_who_cannot_see_it(demo: Home):
    figures = [block for block in _report(demo, "regional").blocks() if isinstance(block, Figure)]
    assert {figure.kind for figure in figures} >= {"lines", "bars", "intervals", "flows"}
    assert all(figure.alternative and figure.sources for figure in figures)


@pytest.mark.parametrize(
    ("first", "after"),
    [(date(2022, 1, 1), date(2024, 1, 1)), (date(2023, 4, 1), date(2023, 7, 1)), (date(2023, 1, 1), date(2023, 2, 1)),
     (date(2022, 1, 1), date(2022, 4, 1)), (date(2023, 2, 1), date(2023, 12, 1))],
)  # fmt: skip
def test_any_closed_months_make_a_report(demo: Home, first: date, after: date):
    for edition in ("regional", "ua"):
        made = _report(demo, edition, "uk", first, after)
        assert all(chapter.blocks for chapter in made.chapters)


def test_the_release_is_found_by_its_first_letters(demo: Home):
    name = demo.settings.current.resolve().name
    assert resolve(demo.settings, name[:12]) == name
    assert available(demo.settings) == [name]


def test_nothing_has_changed_since_a_report_of_the_same_release(demo: Home):
    before = json.loads(json.dumps(lineage(_report(demo, "regional"))))
    made = _report(demo, "regional", before=before)
    (chapter,) = (chapter for chapter in made.chapters if chapter.id == "changed")
    (paragraph,) = chapter.blocks
    assert isinstance(paragraph, Paragraph)
    assert "still holds" in paragraph.text


def test_a_network_of_other_countries_has_its_reports(northern: Home):
    countries = home.network(northern.settings).countries
    for edition in audiences():
        for language in LANGUAGES:
            made = _report(northern, edition, language, date(2023, 1, 1), date(2023, 4, 1))
            whole = " ".join(text for _, text in _texts(made))
            assert not re.search(r"\{|None|\.\.", whole), (edition, language)
            assert made.notice == ""
    assert len([each for each in audiences() if each.upper() in countries]) == len(countries)
