"""Estimates of how many people there are, in the report: of which year, how certain, and the same in each chapter."""

from datetime import date

import pytest
from tiny_release import COVERED, NOW, Tiny, rules_of, text_of

from dashboards.report.content.chapters import population, reach

LOW, POINT, HIGH = 4000, 5000, 6000


def estimated(tiny: Tiny, year: int, low: int = LOW, high: int = HIGH) -> None:
    tiny.reached(100, NOW)
    tiny.put("pub_population_estimates", area_code="FI", country_code="FI", period_type="year",
             period_start=date(year, 1, 1), year=year, low=low, point=POINT, high=high, source="s", quality="q",
             chosen=True, lists="")  # fmt: skip
    for scope in ("served_area", "national_share"):
        tiny.put("pub_coverage", period_type="year", period_start=NOW, country_code="FI",
                 **{**COVERED, "coverage_scope": scope}, persons=100, denominator_low=low, denominator_point=POINT,
                 denominator_high=high, denominator_source="s", denominator_year=year, coverage_low=100 / high,
                 coverage_point=100 / POINT, coverage_high=100 / low, reporting_completeness=1.0)  # fmt: skip


def test_where_the_only_estimate_is_newer_each_chapter_says_its_year(tiny: Tiny) -> None:
    estimated(tiny, 2024)
    with tiny.draft() as draft:
        told = text_of(draft, population), text_of(draft, reach)
    assert "the national estimate in use is of 2024" in told[0]
    assert "Of the national estimate of 2024 (5,000 people), partners met 2.0\N{NO-BREAK SPACE}% (1.7–2.5" in told[1]


@pytest.mark.parametrize(("year", "is_old"), [(2012, True), (2017, True), (2018, False), (2024, False)])
def test_an_estimate_older_than_five_years_is_said_with_its_year(tiny: Tiny, year: int, *, is_old: bool) -> None:
    estimated(tiny, year)
    with tiny.draft() as draft:
        rules, text = rules_of(draft, reach), text_of(draft, reach)
    assert ("coverage-old" in rules) is is_old
    assert (f"The estimate is of {year}; people have moved since." in text) is is_old


def test_a_national_estimate_without_a_range_is_no_interval(tiny: Tiny) -> None:
    estimated(tiny, 2022, POINT, POINT)
    with tiny.draft() as draft:
        assert "national-share-no-range" in rules_of(draft, reach)
