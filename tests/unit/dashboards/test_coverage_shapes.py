"""What the donors' dashboard makes of published cells: sums that say when they are lower bounds, years side by side.

Add here: a shape that this dashboard gained. Keep out: whether its columns exist (test_dashboards_resolve.py).
"""

from typing import Any

import duckdb
import pytest
from chart_rows import SOURCES, put, shaped

from dashboards.sources.labels import NOT_SEALED, PART_PERIOD, labels
from dashboards.sources.wording import Wording
from warehouse.definitions import services
from warehouse.settings import PROJECT_ROOT

NEWEST = "Newest closed year"
REACH = {"region_code": "all", "city_code": "all", "setting_group": "all", "gender": "all", "origin_code": "all"}
COVERAGE = {
    "region_code": "all",
    "city_code": "all",
    "coverage_scope": "served_area",
    "coverage_flag": "",
    "status": "shown",
}


def bands(con: duckdb.DuckDBPyConnection, start: str, **persons: int | None) -> None:
    for band, count in persons.items():
        name = {"over_50": "50+", "over_25": "25+"}.get(
            band, band.removeprefix("from_").replace("_", "-") if band[:5] == "from_" else band
        )
        status = "few" if count is None else "shown"
        cell = {"period_type": "year", "period_start": start, "country_code": "FI", "age_band": name}
        put(con, "pub_reach", **REACH, **cell, persons=count, status=status)


def test_wider_bands_are_shown_as_published_and_never_added_up(published: duckdb.DuckDBPyConnection) -> None:
    """A person of a five-year band is in the wider one too, and some are in the wider one alone."""
    bands(published, "2023-01-01", from_18_24=290, from_20_24=265, from_30_34=195, over_50=None, over_25=610, all=980)
    bands(published, "2023-01-01", wider_than_band=7)
    answers = dict(shaped(published, "pub_reach_age_groups", "age, answer", "closed_period = '2023'"))
    assert answers == {
        "18–24 together": "290",
        "20–24": "265",
        "30–34": "195",
        "50+": "–",
        "25 and older together": "610",
        "Recorded in a wider group": "7",
        "All ages": "980",
    }


def test_an_open_period_is_left_out_and_the_newest_closed_year_has_a_second_name(
    published: duckdb.DuckDBPyConnection,
) -> None:
    bands(published, "2022-01-01", all=925)
    bands(published, "2023-01-01", all=980)
    cell = {"period_type": "year", "period_start": "2024-01-01", "country_code": "FI", "age_band": "all"}
    put(published, "pub_reach", **REACH, **cell, status="open")
    assert shaped(published, "pub_reach_age_groups", "closed_period, answer") == [
        ("2022", "925"),
        ("2023", "980"),
        (NEWEST, "980"),
    ]


def result(con: duckdb.DuckDBPyConnection, indicator: str, kind: str, start: str, **more: Any) -> None:
    cell = {"indicator_code": indicator, "period_type": kind, "period_start": start, "country_code": "UA"}
    put(con, "pub_coverage", **(COVERAGE | cell | {"framework": "network"} | more))


def test_kp_prev_stands_in_the_year_in_which_its_fiscal_year_ends(published: duckdb.DuckDBPyConnection) -> None:
    result(published, "reached_any", "year", "2023-01-01")
    result(published, "reached_kp_prev", "fiscal_year", "2022-10-01", framework="PEPFAR KP_PREV")
    result(published, "reached_any", "fiscal_year", "2022-10-01")  # beside the calendar year it would only confuse
    assert shaped(published, "pub_coverage_results", "closed_period, period, indicator_code") == [
        ("2023", "2023", "reached_any"),
        ("2023", "2023, US fiscal year", "reached_kp_prev"),
        (NEWEST, "2023", "reached_any"),
        (NEWEST, "2023, US fiscal year", "reached_kp_prev"),
    ]


def test_a_national_share_is_no_result(published: duckdb.DuckDBPyConnection) -> None:
    result(published, "reached_any", "year", "2023-01-01", coverage_scope="national_share")
    assert shaped(published, "pub_coverage_results", "*") == []


def test_a_grant_stands_beside_its_own_indicator_and_period_alone(published: duckdb.DuckDBPyConnection) -> None:
    goal = {"country_code": "UA", "period_type": "year", "period_start": "2023-01-01", "target": 0.5, "baseline": 0.35}
    put(published, "pub_targets", grant_code="G-1", indicator_code="reached_package_kp1c", **goal)
    result(published, "reached_package_kp1c", "year", "2023-01-01", target=0.5)
    result(published, "reached_package_kp1c", "half_year", "2023-01-01")
    result(published, "reached_any", "year", "2023-01-01")
    assert shaped(published, "pub_coverage_results", "place, period, grant_name", f"closed_period <> '{NEWEST}'") == [
        (1, "2023", "G-1"),
        (2, "2023", "no target set"),
        (3, "2023 H1", "no target set"),
    ]


def test_a_target_is_not_measured_by_work_in_a_part_of_a_period(published: duckdb.DuckDBPyConnection) -> None:
    goal = {"country_code": "UA", "period_type": "year", "target": 0.5, "indicator_code": "reached_any"}
    met = {"persons": 120, "coverage_low": 0.08, "coverage_point": 0.12, "coverage_high": 0.16}
    for start, flag in (("2022-01-01", f"{PART_PERIOD}; no range published"), ("2023-01-01", "")):
        put(published, "pub_targets", grant_code="G-1", **goal, period_start=start)
        result(published, "reached_any", "year", start, **met, coverage_flag=flag)
    year = f"closed_period <> '{NEWEST}'"
    assert shaped(published, "pub_coverage_results", "period, coverage, achieved", year) == [
        (
            "2022",
            "12\u00a0% (8–16)\nnot every city was worked in for the whole period; no range published",
            "not every city was worked in for the whole period",
        ),
        ("2023", "12\u00a0% (8–16)", "24\u00a0% (16–32)"),
    ]


@pytest.mark.parametrize("note", [PART_PERIOD, NOT_SEALED])
def test_dbt_says_what_the_pages_ask_for(note: str) -> None:
    assert f"'{note}'" in (PROJECT_ROOT / "dbt" / "macros" / "coverage.sql").read_text(encoding="utf-8")


def test_reports_are_divided_without_a_rest(published: duckdb.DuckDBPyConnection) -> None:
    shares = {"reporting_completeness": 0.9, "reporting_completeness_on_time": 0.75}
    result(published, "reached_any", "half_year", "2023-01-01", **shares)
    parts = dict(shaped(published, "pub_coverage_reports", "report_part_label, share"))
    assert parts == pytest.approx({"Received on time": 0.75, "Received late": 0.15, "Not received": 0.1})


def test_the_national_share_stands_beside_the_estimate_that_it_divides_by(published: duckdb.DuckDBPyConnection) -> None:
    for year, source in ((2007, "old"), (2022, "new"), (2025, "of years to come")):
        estimate = {
            "area_code": "UA",
            "country_code": "UA",
            "year": year,
            "source": source,
            "point": year,
            "chosen": True,
        }
        put(published, "pub_population_estimates", **estimate)
    denominator = {"denominator_year": 2022, "denominator_source": "new", "denominator_point": 2022}
    met = {"coverage_scope": "national_share", "coverage_point": 0.0106}
    result(published, "reached_any", "year", "2023-01-01", **denominator, **met)
    assert shaped(published, "pub_population_estimates_used", "year, used, met") == [
        (2007, "for earlier years", None),
        (2022, "yes", 0.0106),
        (2025, "no", None),
    ]


@pytest.mark.parametrize(("closed", "used"), [({"half_year": "2023-01-01"}, ("yes", 0.0106)), ({}, ("no", None))])
def test_before_its_first_year_has_closed_a_network_uses_the_estimate_for_its_half_years(
    published: duckdb.DuckDBPyConnection, closed: dict[str, str], used: tuple[str, float | None]
) -> None:
    estimate = {"area_code": "UA", "country_code": "UA", "year": 2022, "source": "new", "point": 2022, "chosen": True}
    put(published, "pub_population_estimates", **estimate)
    denominator = {"denominator_year": 2022, "denominator_source": "new", "denominator_point": 2022}
    met = {"coverage_scope": "national_share", **denominator}
    for kind, start in closed.items():
        result(published, "reached_any", kind, "2022-07-01", **met, coverage_point=0.5)
        result(published, "reached_any", kind, start, **met, coverage_point=0.0106)
    result(published, "reached_any", "year", "2023-01-01", **met, status="open")
    assert shaped(published, "pub_population_estimates_used", "used, met") == [used]


def test_a_service_has_its_interval_and_a_hidden_one_says_so(published: duckdb.DuckDBPyConnection) -> None:
    cell = {"period_type": "half_year", "period_start": "2023-07-01", "country_code": "UA", "kind": "service"}
    everywhere = {"region_code": "all", "city_code": "all"}
    shares = {"share": 0.771, "share_low": 0.735, "share_high": 0.802}
    put(published, "pub_services", **cell, **everywhere, service_code="counselling", status="shown", **shares)
    put(published, "pub_services", **cell, **everywhere, service_code="shelter", status="few")
    assert shaped(published, "pub_services_received", "service_code, closed_period, answer") == [
        ("counselling", "2023 H2", "77\u00a0% (74–80)"),
        ("shelter", "2023 H2", "–"),
    ]


@pytest.mark.parametrize("language", ["en", "ru", "uk", "fi"])
def test_every_service_has_a_name_in_the_language_of_the_reader(language: str) -> None:
    named = labels(SOURCES, Wording(language))["service_code"]
    assert set(services.codes()) <= named.keys()
    assert all(name[0].isupper() for name in named.values())
    assert named["condoms"] == {"en": "Condoms", "ru": "Презервативы", "uk": "Презервативи", "fi": "Kondomit"}[language]
