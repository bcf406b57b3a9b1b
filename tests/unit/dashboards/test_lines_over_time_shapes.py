"""Lines over time on a few rows: one kind of period each, a gap for a closed period without a number, events in place.

Add here: another shape behind a line over time. Keep out: how a line is drawn (tests/browser).
"""

import duckdb
import pytest
from chart_rows import Rows, put, rows

from dashboards.sources.labels import PART_PERIOD

NOW, BEFORE = "2023-10-01", "2022-10-01"


@pytest.fixture
def reach(published: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Months of the country; quarters of two regions; a city by quarter and one by half-year alone."""
    for period, start, region, city, persons in (
        ("month", "2023-10-01", "all", "all", 283),
        ("month", "2023-11-01", "all", "all", 172),
        ("quarter", "2023-10-01", "all", "all", 430),
        ("quarter", "2023-10-01", "FI-S", "all", 320),
        ("half_year", "2023-07-01", "FI-S", "all", 470),
        ("quarter", "2023-10-01", "FI-W", "all", 130),
        ("quarter", "2023-10-01", "FI-S", "fi_helsinki", 200),
        ("half_year", "2023-07-01", "FI-S", "fi_helsinki", 274),
        ("half_year", "2023-07-01", "FI-S", "fi_turku", 60),
    ):
        put(
            published, "pub_reach", period_type=period, period_start=start, country_code="FI", region_code=region,
            city_code=city, setting_group="all", gender="all", age_band="all", origin_code="all", persons=persons,
            status="shown",
        )  # fmt: skip
    put(published, "pub_events", event_date="2023-10-31", country_code="FI", kind="partner_closed", label="A closes")
    return published


def chosen(found: Rows, region: str, city: str, kind: str = "all") -> list[tuple[str, str, int | None]]:
    return sorted(
        (one["series"], f"{one['period_start']}", one["persons"])
        for one in found
        if (one["region_code_label"], one["city_code_label"], one["kind"]) == (region, city, kind)
        and one["events"] == "shown"
    )


def test_each_choice_of_area_gives_published_cells_of_one_kind_of_period(
    reach: duckdb.DuckDBPyConnection,
) -> None:
    found = rows(reach, "pub_reach_lines")
    assert chosen(found, "All", "All") == [
        ("Finland · all partners", "2023-10-01", 283),
        ("Finland · all partners", "2023-11-01", 172),
    ]
    south = ("Southern Finland · all partners", "2023-10-01", 320)
    assert chosen(found, "Southern Finland", "All") == [south]
    assert chosen(found, "Each separately", "All") == [south, ("Western Finland · all partners", "2023-10-01", 130)]
    helsinki = ("Helsinki · all partners", "2023-07-01", 274)  # Turku has no quarters
    for region in ("All", "Southern Finland", "Each separately"):
        assert chosen(found, region, "Helsinki") == [helsinki]
    assert chosen(found, "All", "Each separately") == [helsinki, ("Turku · all partners", "2023-07-01", 60)]


def test_lines_are_the_same_where_events_are_hidden(reach: duckdb.DuckDBPyConnection) -> None:
    found = rows(reach, "pub_reach_lines")
    shown, hidden = (
        sorted((one["series"], f"{one['period_start']}", one["persons"], one["region_code"], one["city_code"])
               for one in found if one["events"] == choice and one["kind"] != "event")
        for choice in ("shown", "hidden")
    )  # fmt: skip
    assert shown == hidden != []


def test_a_closed_period_without_a_number_stays_as_a_gap(
    published: duckdb.DuckDBPyConnection,
) -> None:
    """Without its row, a chart would draw the line over it. A period that is still open has no row."""
    for start, persons, status in (
        ("2023-09-01", 283, "shown"),
        ("2023-10-01", None, "few"),
        ("2023-11-01", None, "gap"),
        ("2023-12-01", 172, "shown"),
        ("2024-01-01", None, "open"),
    ):
        place = {"period_start": start, "country_code": "FI", "region_code": "all", "city_code": "all"}
        every = {"setting_group": "all", "gender": "all", "age_band": "all", "origin_code": "all"}
        put(published, "pub_reach", period_type="month", persons=persons, status=status, **place, **every)
        share = {"reporters": "constant", "setting_group": "indoor", "status": status, "base_persons": persons}
        put(published, "pub_setting_share", period_type="month", **place, **share)
        half_year = {"indicator_code": "reached_any", "coverage_scope": "served_area", "period_type": "half_year"}
        point = None if persons is None else persons / 1000
        edges = {"coverage_point": point, "coverage_low": point, "coverage_high": point}
        put(published, "pub_coverage", status=status, **half_year, **place, **edges)
        put(published, "pub_coverage", status=status, **{**half_year, "period_type": "quarter"}, **place, **edges)
    found = rows(published, "pub_reach_lines")
    for kind in ("all", "constant"):
        assert [(start[5:7], persons) for _, start, persons in chosen(found, "All", "All", kind)] == [
            ("09", 283), ("10", None), ("11", None), ("12", 172),
        ]  # fmt: skip
    for kind in ("quarter", "half_year"):
        areas = rows(published, "pub_coverage_areas")
        edges = [(f"{area['period_start']}"[5:7], area["coverage"]) for area in areas if area["period_type"] == kind]
        assert sorted(edges, key=repr) == [
            (month, share)
            for month, share in (("09", 0.283), ("10", None), ("11", None), ("12", 0.172))
            for _ in range(3)
        ]


def test_no_line_is_drawn_over_a_period_of_which_cities_were_worked_in_for_a_part(
    published: duckdb.DuckDBPyConnection,
) -> None:
    place = {"country_code": "FI", "region_code": "all", "city_code": "all", "status": "shown"}
    reached = {"indicator_code": "reached_any", "coverage_scope": "served_area", "period_type": "quarter"}
    edges = {"coverage_low": 0.2, "coverage_point": 0.3, "coverage_high": 0.4}
    put(published, "pub_coverage", period_start=BEFORE, coverage_flag="", **reached, **place, **edges)
    flag = f"{PART_PERIOD}; no range published"
    put(published, "pub_coverage", period_start=NOW, coverage_flag=flag, **reached, **place, **edges)
    found = {
        (f"{row['period_start']}"[:10], row["edge"]): row["coverage"] for row in rows(published, "pub_coverage_areas")
    }
    assert found == {
        **{(BEFORE, edge.removeprefix("coverage_")): share for edge, share in edges.items()},
        **{(NOW, edge): None for edge in ("low", "point", "high")},
    }


def test_a_place_that_never_has_a_number_has_no_line(
    published: duckdb.DuckDBPyConnection,
) -> None:
    place = {"period_start": NOW, "country_code": "FI", "region_code": "FI-S", "city_code": "fi_turku"}
    every = {"setting_group": "all", "gender": "all", "age_band": "all", "origin_code": "all"}
    put(published, "pub_reach", period_type="quarter", status="few", **place, **every)
    half_year = {"indicator_code": "reached_any", "coverage_scope": "served_area", "period_type": "half_year"}
    put(published, "pub_coverage", status="few", **half_year, **place)
    for name in ("pub_reach_lines", "pub_coverage_areas"):
        assert rows(published, name) == []


def test_an_event_stands_in_its_period_with_its_day(reach: duckdb.DuckDBPyConnection) -> None:
    found = rows(reach, "pub_reach_lines")
    name = "2023-10: Finland – A closes, day"
    assert chosen(found, "All", "All", "event") == [(name, "2023-10-01", 31)]
    events = [one for one in found if one["kind"] == "event" and one["city_code_label"] == "All"]
    assert {event["events"] for event in events} == {"shown"}
    assert {(event["region_code_label"], event["period"]) for event in events} >= {
        ("All", "2023-10"),
        ("Southern Finland", "2023 Q4"),
    }
