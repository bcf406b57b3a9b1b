"""The newest closed quarter of each country in large numbers: its range, the year before, or why there is none."""

import re
from typing import Any

import duckdb
import pytest
from chart_rows import SOURCES, put, rows

from dashboards.expand.cut import cut
from dashboards.sources.labels import PART_PERIOD
from dashboards.sources.wording import MARKUP

REACH = {
    "indicator_code": "reached_any", "coverage_scope": "served_area", "period_type": "quarter", "country_code": "FI",
    "region_code": "all", "city_code": "all", "status": "shown", "status_label": "",
    "reporting_completeness": 1.0, "reporting_completeness_on_time": 0.75,
}  # fmt: skip
INDOORS = {
    "reporters": "all", "setting_group": "indoor", "period_type": "quarter", "country_code": "FI",
    "region_code": "all", "city_code": "all",
}  # fmt: skip
BORDER = {"move_kind": "cross_border", "gap_tier": "all", "period_type": "quarter", "country_code": "FI"}
NOW, BEFORE = "2023-10-01", "2022-10-01"


def headlines(con: duckdb.DuckDBPyConnection, language: str = "en") -> dict[str, dict[str, Any]]:
    return {row["country_code"]: row for row in rows(con, "pub_coverage_headlines", language)}


def lines(cell: str) -> list[str]:
    """Without the pictures."""
    return [line.rstrip() for line in MARKUP.sub("", cell).split("\n")]


def test_the_newest_closed_quarter_stands_beside_the_year_before(published: duckdb.DuckDBPyConnection) -> None:
    measured = {"persons": 1433, "coverage_low": 0.15, "coverage_point": 0.2, "coverage_high": 0.26}
    put(published, "pub_coverage", **REACH, **measured, period_start=NOW)
    put(published, "pub_coverage", **REACH | {"persons": 458, "coverage_point": 0.21}, period_start=BEFORE)
    put(published, "pub_coverage", **REACH | {"persons": 1}, period_start="2023-07-01")
    put(published, "pub_coverage", **REACH | {"status": "open"}, period_start="2024-01-01")
    put(published, "pub_coverage", **REACH | {"persons": 7, "region_code": "fi_south"}, period_start=NOW)
    put(published, "pub_coverage", **REACH | {"persons": 7, "indicator_code": "basic"}, period_start=NOW)
    put(published, "pub_setting_share", **INDOORS, share=0.64, share_low=0.59, share_high=0.68, period_start=NOW)
    put(published, "pub_setting_share", **INDOORS, share=0.53, period_start=BEFORE)
    shift = {"period_type": "quarter", "period_start": NOW, "country_code": "FI", "verdict": "clear change"}
    put(published, "pub_setting_decomposition", **shift)
    found = headlines(published)["FI"]
    assert lines(found["place"])[:2] == ["Finland", "2023 Q4"]
    assert lines(found["people"]) == ["1,433", "Persons reached", "a year before: 458"]
    assert lines(found["area"])[0] == "20\u00a0%"
    assert lines(found["area"])[2:] == ["range 15–26\u00a0%", "a year before: 21\u00a0%"]
    assert lines(found["indoors"])[0] == "64\u00a0%"
    assert lines(found["indoors"])[2:] == ["range 59–68\u00a0%", "a year before: 53\u00a0%", "change: clear change"]
    assert lines(found["reports"]) == [
        "100\u00a0%", "Reports received", "on time 75\u00a0%", "a year before: 100\u00a0%",
    ]  # fmt: skip


@pytest.mark.parametrize("part", [NOW, BEFORE])
def test_coverage_of_a_quarter_that_was_worked_in_part_is_compared_with_none(
    part: str, published: duckdb.DuckDBPyConnection
) -> None:
    quarters = ["2022-01-01", "2022-04-01", "2022-07-01", BEFORE, "2023-01-01", "2023-04-01", "2023-07-01", NOW]
    for start in quarters:
        flag = f"{PART_PERIOD}; above 100 % of the low estimate" if start == part else "no range published"
        met = {"persons": 300, "coverage_low": 0.1, "coverage_point": 0.2, "coverage_high": 0.3, "coverage_flag": flag}
        put(published, "pub_coverage", **REACH, **met, period_start=start)
    area = headlines(published)["FI"]["area"]
    assert lines(area)[0] == "20\u00a0%"
    said = ["not every city was worked in for the whole period"] if part == NOW else []
    assert lines(area)[2:] == ["range 10–30\u00a0%", *said]
    assert area.count("h0.1") == len(quarters) - 1
    assert lines(headlines(published)["FI"]["people"])[2:] == ["a year before: 300"]


def test_where_there_is_no_number_it_is_said_why(published: duckdb.DuckDBPyConnection) -> None:
    few = {"status": "few", "status_label": "too few to show, or none"}
    put(published, "pub_coverage", **REACH | few, period_start=NOW)
    found = headlines(published)["FI"]
    assert lines(found["people"]) == ["too few to show, or none", "Persons reached"]
    assert (lines(found["area"])[0], lines(found["area"])[2]) == ("–", "too few to show, or none")
    assert lines(found["indoors"])[0] == "–"
    assert (lines(found["arrivals"])[0], lines(found["arrivals"])[2]) == ("–", "not observable")


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (("few", "not_observable"), "too few to show, or none"),
        (("not_observable", "gap"), "not observable"),
    ],
)
def test_arrivals_without_a_number_are_too_few_only_where_somebody_watches(
    statuses: tuple[str, str], said: str, published: duckdb.DuckDBPyConnection
) -> None:
    put(published, "pub_coverage", **REACH | {"persons": 50}, period_start=NOW)
    for scope, status in zip(("fi_ru", "fi_ua"), statuses, strict=True):
        put(published, "pub_moves", **BORDER, scope=scope, status=status, period_start=NOW)
    assert lines(headlines(published)["FI"]["arrivals"])[2] == said


def test_arrivals_are_compared_only_over_the_same_borders(published: duckdb.DuckDBPyConnection) -> None:
    for country in ("FI", "UA"):
        put(published, "pub_coverage", **REACH | {"country_code": country, "persons": 50}, period_start=NOW)
    for scope, country, now, before in (
        ("fi_ru", "FI", 20, 31), ("fi_ua", "FI", None, 12), ("fi_ua", "UA", 11, 15), ("ru_ua", "UA", None, None),
    ):  # fmt: skip
        border = BORDER | {"scope": scope, "country_code": country}
        put(published, "pub_moves", **border, persons=now, period_start=NOW)
        put(published, "pub_moves", **border, persons=before, period_start=BEFORE)
    put(published, "pub_moves", **BORDER | {"gap_tier": "<30 d"}, scope="fi_ru", persons=9, period_start=NOW)
    put(published, "pub_moves", **BORDER | {"move_kind": "within_country"}, scope="fi", persons=9, period_start=NOW)
    found = headlines(published)
    assert lines(found["FI"]["arrivals"])[:1] + lines(found["FI"]["arrivals"])[2:] == [
        "20",
        "borders with a number: 1/2",
    ]
    assert lines(found["UA"]["arrivals"])[:1] + lines(found["UA"]["arrivals"])[2:] == [
        "11", "borders with a number: 1/2", "a year before: 15",
    ]  # fmt: skip


def test_the_table_is_as_high_as_the_audience_has_countries() -> None:
    board = SOURCES.dashboards["this_quarter"]
    heights = {
        audience: cut(board, SOURCES, audience).tabs[0].rows[0][0]["height"] for audience in ("regional", "fi", "ua")
    }
    assert heights["fi"] == heights["ua"]
    assert heights["regional"] - heights["fi"] == 2 * board.tabs[0].rows[0][0]["per_country"] > 0


def test_every_language_says_it(published: duckdb.DuckDBPyConnection) -> None:
    put(published, "pub_coverage", **REACH | {"persons": 1433}, period_start=NOW)
    assert lines(headlines(published, "fi")["FI"]["people"]) == ["1\u00a0433", "Tavoitetut ihmiset"]
    assert lines(headlines(published, "uk")["FI"]["place"]) == ["Фінляндія", "2023, 4 кв."]


def test_it_is_said_how_old_the_numbers_are(published: duckdb.DuckDBPyConnection) -> None:
    put(published, "pub_coverage", **REACH, persons=50, period_start=NOW)
    put(published, "pub_release", as_of="2024-02-20")
    assert lines(headlines(published)["FI"]["place"])[2] == "days old: 50"


def test_codes_that_are_not_sealed_are_marked_in_their_half_year_alone(published: duckdb.DuckDBPyConnection) -> None:
    for country in ("FI", "UA"):
        put(published, "pub_coverage", **REACH | {"country_code": country, "persons": 50}, period_start=NOW)
    unsealed = {"period_type": "half_year", "quality_kind": "linkage", "measure": "unsealed_met_once"}
    put(published, "pub_quality", **unsealed, country_code="FI", period_start="2023-07-01")
    put(published, "pub_quality", **unsealed, country_code="UA", period_start="2023-01-01")
    found = headlines(published)
    assert lines(found["FI"]["people"])[-1] == "codes not sealed: some may count twice"
    assert lines(found["UA"]["people"])[-1] == "Persons reached"


def test_the_course_of_twelve_quarters_begins_at_zero_and_has_its_gaps(published: duckdb.DuckDBPyConnection) -> None:
    """The thirteenth quarter back is no part of it; one without a number breaks the line."""
    for start, persons in (
        ("2020-10-01", 9000), ("2021-01-01", 200), ("2021-04-01", 100), ("2023-04-01", 400), ("2023-07-01", None),
        (NOW, 300),
    ):  # fmt: skip
        put(published, "pub_coverage", **REACH, persons=persons, period_start=start)
    first = headlines(published)["FI"]["people"].split("\n")[0]
    words, picture = first.split("<", 1)
    assert words.strip() == "300"
    assert 'alt="The last twelve quarters, oldest first: 200, 100, 400, 300"' in picture
    assert re.findall(r"[ML][\d.]+,[\d.]+", picture)[1:] == ["M4,12.0", "L12,17.0", "M76,2.0", "M92,7.0"]
    assert MARKUP.sub("", first).strip() == "300"


def test_fewer_than_three_numbers_are_no_course(published: duckdb.DuckDBPyConnection) -> None:
    for start in (BEFORE, NOW):
        put(published, "pub_coverage", **REACH, persons=300, period_start=start)
    assert lines(headlines(published)["FI"]["people"])[0] == "300"
