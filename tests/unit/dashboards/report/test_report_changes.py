"""What changed since the last report, and the list of sources that tells it."""

import json
from datetime import date
from typing import Any

import duckdb
from tiny_release import Tiny

from dashboards.report.content.changes import changes
from dashboards.report.content.chapters import changed, people, reach
from dashboards.report.content.lineage import lineage, read_source
from dashboards.report.content.published import opened
from dashboards.report.document import Asked, Chapter, Paragraph, Report, Table

NOW = date(2023, 1, 1)
ASKED = Asked("regional", "en", NOW, date(2024, 1, 1), "2024-02-20-tiny")


def _list_of(tiny: Tiny) -> dict[str, Any]:
    """The list of sources of a small report, as a file would hold it."""
    with tiny.draft() as draft:
        chapters = tuple(
            Chapter(name, name, tuple(chapter.blocks(draft)))
            for name, chapter in (("reach", reach), ("people", people))
        )
    report = Report(ASKED, "", "", "", "", chapters)
    made: dict[str, Any] = json.loads(json.dumps(lineage(report)))
    return made


def _set(tiny: Tiny, statement: str) -> None:
    with duckdb.connect(str(tiny.file)) as con:
        con.execute(statement)


def _filled(tiny: Tiny) -> None:
    tiny.reached(100, NOW)
    for gender, persons in (("woman", 90), ("man", 7), ("not_asked", None)):
        tiny.reached(persons, NOW, gender=gender)


def test_numbers_that_still_hold_are_no_change(tiny: Tiny):
    _filled(tiny)
    before = _list_of(tiny)
    with opened(tiny.file, "regional") as published:
        assert changes(published, before)[0] == []


def test_what_was_revised_withdrawn_and_shown_since_is_told_each_once(tiny: Tiny):
    _filled(tiny)
    before = _list_of(tiny)
    _set(tiny, "update published.pub_reach set persons = 104 where gender = 'all'")
    _set(tiny, "update published.pub_reach set persons = null, status = 'few' where gender = 'man'")
    _set(tiny, "update published.pub_reach set persons = 8, status = 'shown' where gender = 'not_asked'")
    with opened(tiny.file, "regional") as published:
        found, asked = changes(published, before)
    assert {(each.cell.get("gender"), each.kind, each.before, each.now) for each in found} == {
        ("all", "revised", 100, 104),
        ("man", "withdrawn", 7, None),
        ("not_asked", "appeared", None, 8),
    }
    assert asked["release"] == ASKED.release_id
    assert len(found) == 3


def test_a_cell_that_is_gone_is_withdrawn(tiny: Tiny):
    _filled(tiny)
    before = _list_of(tiny)
    _set(tiny, "delete from published.pub_reach where gender = 'woman'")
    with opened(tiny.file, "regional") as published:
        (change,) = changes(published, before)[0]
    assert (change.kind, change.before, change.now) == ("withdrawn", 90, None)


def test_the_chapter_counts_them_and_names_them_in_the_report_s_language(tiny: Tiny):
    _filled(tiny)
    before = _list_of(tiny)
    _set(tiny, "update published.pub_reach set persons = 104 where gender = 'all'")
    with tiny.draft("fi", before=before) as draft:
        paragraph, table = changed.blocks(draft)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Table)
    assert "tarkistettiin 1" in paragraph.text
    assert table.rows == (("Tavoitetut ihmiset", "Suomi, 2023", "tarkistettu", "100", "104"),)


def test_without_the_last_report_nothing_is_compared(tiny: Tiny):
    with tiny.draft() as draft:
        (paragraph,) = changed.blocks(draft)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.kind == "absent"


def test_a_source_comes_back_from_json_as_it_was(tiny: Tiny):
    _filled(tiny)
    with tiny.draft() as draft:
        source = draft.read("pub_reach", ["persons"], period_start=(NOW,), country_code="FI").source
    report = Report(ASKED, "", "", "", "", (Chapter("a", "a", (Table("a", 1, "", (), (), (), (source,)),)),))
    line = json.loads(json.dumps(lineage(report)))["blocks"][0]["sources"][0]
    again = read_source(line)
    assert (again.table, again.where, again.columns) == (source.table, source.where, source.columns)
    with opened(tiny.file, "regional") as published:
        assert published.again(again).source == source
