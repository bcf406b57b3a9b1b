"""What changed since the last report, and the list of sources that tells it."""

import json
from datetime import date
from typing import Any

import duckdb
import pytest
from tiny_release import COVERED, Tiny

from dashboards.report.content.chapters import changed, people, quality, reach, scene, violations, workplaces
from dashboards.report.content.chapters.changed import changes
from dashboards.report.content.lineage import lineage, read_source
from dashboards.report.content.published import opened
from dashboards.report.content.span import WHOLE_NETWORK
from dashboards.report.content.wording import Words
from dashboards.report.document import Asked, Chapter, Paragraph, Report, Table
from warehouse.definitions.contracts import contracts
from warehouse.definitions.languages import LANGUAGES
from warehouse.release.holds import can_be_held

NOW = date(2023, 1, 1)
ASKED = Asked("regional", "en", NOW, date(2024, 1, 1), "2024-02-20-tiny")


def _list_of(tiny: Tiny, *asked: Any) -> dict[str, Any]:
    """The list of sources of a small report, as a file would hold it."""
    with tiny.draft() as draft:
        chapters = tuple(
            Chapter(chapter.__name__, "", tuple(chapter.blocks(draft))) for chapter in asked or (reach, people)
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


def _trend(tiny: Tiny) -> None:
    """A place of work by year, with the trend of its months and why it changed."""
    tiny.put("pub_setting_share", period_type="year", period_start=NOW, country_code="FI", **WHOLE_NETWORK,
             reporters="all", setting_group="indoor", share=0.5, share_low=0.4, share_high=0.6,
             base_persons=100)  # fmt: skip
    tiny.put("pub_setting_trend", country_code="FI", region_code="all", reporters="constant", setting_group="indoor",
             period_type="month", first_period=date(2022, 1, 1), last_period=date(2023, 11, 1), months=24,
             months_left_out=0,
             slope_points=5.0, slope_low_points=2.0, slope_high_points=8.0, seasonal_amplitude_points=3.0,
             verdict="clear trend up", reason="")  # fmt: skip
    tiny.put("pub_setting_decomposition", period_type="year", period_start=NOW, compare_start=date(2022, 1, 1),
             country_code="FI", change_points=5.0, real_points=5.0, who_reported_points=0.0, composition_points=0.0,
             channel_points=0.0, residual_points=0.0, events_between="law", breaks_between=False,
             completeness_before=1.0, completeness_after=1.0, verdict="clear change", reason="")  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "update published.pub_setting_trend set last_period = '2023-12-01', first_period = '2022-02-01'",
        "update published.pub_setting_decomposition set events_between = 'law, funding_ended'",
    ],
)
def test_a_row_that_says_something_else_beside_its_number_is_still_the_same_row(tiny: Tiny, statement: str):
    _trend(tiny)
    before = _list_of(tiny, workplaces)
    _set(tiny, statement)
    with opened(tiny.file, "regional") as published:
        assert changes(published, before)[0] == []


def test_a_trend_that_goes_on_is_revised_and_not_withdrawn(tiny: Tiny):
    _trend(tiny)
    before = _list_of(tiny, workplaces)
    _set(tiny, "update published.pub_setting_trend set last_period = '2023-12-01', slope_points = 5.1")
    with opened(tiny.file, "regional") as published:
        (change,) = changes(published, before)[0]
    assert (change.kind, change.before, change.now) == ("revised", 5.0, 5.1)


def test_the_source_of_an_estimate_is_not_in_the_name_of_a_row_of_coverage(tiny: Tiny):
    tiny.reached(600, NOW)
    tiny.put("pub_coverage", period_type="year", period_start=NOW, country_code="FI", **COVERED, persons=600,
             denominator_low=1600, denominator_point=2200, denominator_high=2800, denominator_source="a survey",
             denominator_year=2022, coverage_low=0.21, coverage_point=0.27, coverage_high=0.37)  # fmt: skip
    before = _list_of(tiny, reach)
    _set(tiny, "update published.pub_coverage set denominator_source = 'a survey, its name corrected'")
    with opened(tiny.file, "regional") as published:
        assert changes(published, before)[0] == []


def test_a_number_that_was_read_with_and_without_its_status_is_told_once(tiny: Tiny):
    for kind in ("all", "violence"):
        tiny.put("pub_violations", period_type="year", period_start=NOW, country_code="FI", violation_kind=kind,
                 perpetrator_group="all", perpetrator_detail="all", persons=90)  # fmt: skip
    before = _list_of(tiny, violations)
    _set(tiny, "update published.pub_violations set persons = 80 where violation_kind = 'violence'")
    with opened(tiny.file, "regional") as published:
        (change,) = changes(published, before)[0]
    assert change.cell["violation_kind"] == "violence"


def test_a_month_of_a_partner_that_several_chapters_read_is_told_once(tiny: Tiny):
    for start in (date(2022, 1, 1), NOW):
        tiny.reached(600, start)
        tiny.put("pub_reporting", partner_alias="north", country_code="FI", month_start=start, expected=1, received=1)
    before = _list_of(tiny, reach, quality)
    _set(tiny, "update published.pub_reporting set received = 0 where month_start = '2023-01-01'")
    with opened(tiny.file, "regional") as published:
        (change,) = changes(published, before)[0]
    assert (change.table, change.before, change.now) == ("pub_reporting", 1, 0)
    with tiny.draft("en", before=before) as draft:
        (table,) = (block for block in changed.blocks(draft) if isinstance(block, Table))
    assert table.rows == (("Monthly reports of partners", "Finland, north, January 2023", "revised", "1", "0"),)


def test_the_chapter_says_which_event_a_number_is_about(tiny: Tiny):
    event = {"event_code": "fi_law", "event_date": date(2023, 3, 1), "country_code": "FI", "label": "A law"}
    tiny.put("pub_events", kind="law", source="a gazette", **event)
    for measure in ("persons_reached", "indoor_share", "violations_reported"):
        for side in ("before", "after"):
            tiny.put("pub_event_windows", **event, window_side=side, window_end=date(2023, 10, 1), measure=measure,
                     persons=100)  # fmt: skip
    before = _list_of(tiny, scene)
    _set(
        tiny,
        "update published.pub_event_windows set persons = 104 "
        "where window_side = 'after' and measure = 'persons_reached'",
    )
    with tiny.draft("en", before=before) as draft:
        (table,) = (block for block in changed.blocks(draft) if isinstance(block, Table))
    ((_, which, *_),) = table.rows
    assert which == "A law, Finland, the number of people reached, after"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_that_a_report_can_name_has_a_name_for_people(language: str):
    words, tables = Words(language), can_be_held(contracts())
    assert [table for table in tables if words.name("table_name", table) == table] == []


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
