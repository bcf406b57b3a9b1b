"""What the report compares with the year before, and what it leaves uncompared."""

from datetime import date

import pytest
from tiny_release import BEFORE, COVERED, NOW, Tiny, rules_of, text_of

from dashboards.report.content.chapters import (
    origins,
    people,
    reach,
    violations,
)


def test_people_reached_are_said_with_no_clear_change_inside_chance(tiny: Tiny):
    tiny.reached(985, NOW)
    tiny.reached(928, BEFORE)
    with tiny.draft() as draft:
        assert "In Finland, partners of the network reached about 985 people in 2023." in text_of(draft, reach)
        assert "reach-unclear" in rules_of(draft, reach)


def test_fewer_people_with_fewer_reports_are_said_in_one_sentence(tiny: Tiny):
    for start, persons, complete in ((NOW, 400, 0.5), (BEFORE, 900, 1.0)):
        tiny.reached(persons, start)
        tiny.put("pub_coverage", period_type="year", period_start=start, country_code="FI", **COVERED,
                 persons=persons, reporting_completeness=complete, status="no_denominator")  # fmt: skip
    with tiny.draft() as draft:
        said = rules_of(draft, reach)
    assert "reach-down-fewer-reports" in said
    assert "reach-down" not in said


def test_more_people_with_more_reports_are_said_in_one_sentence(tiny: Tiny):
    for start, persons, complete in ((NOW, 900, 1.0), (BEFORE, 400, 0.5)):
        tiny.reached(persons, start)
        tiny.put("pub_coverage", period_type="year", period_start=start, country_code="FI", **COVERED,
                 persons=persons, reporting_completeness=complete, status="no_denominator")  # fmt: skip
    with tiny.draft() as draft:
        assert "reach-up-more-reports" in rules_of(draft, reach)


def test_a_first_year_has_nothing_to_compare_with(tiny: Tiny):
    tiny.reached(100, NOW)
    with tiny.draft() as draft:
        assert "reach-first-year" in rules_of(draft, reach)


@pytest.mark.parametrize(("share", "rule"), [(0.24, "change-unclear"), (0.60, "change-up"), (0.02, "change-down")])
def test_the_share_of_migrants_is_compared_by_its_interval(tiny: Tiny, share: float, rule: str):
    for start, value in ((NOW, share), (BEFORE, 0.22)):
        tiny.put("pub_migrant_share", period_type="year", period_start=start, country_code="FI",
                 migrant_kind="cross_border", persons=round(500 * value), base_persons=500, share=value,
                 share_low=value - 0.03, share_high=value + 0.04)  # fmt: skip
    with tiny.draft() as draft:
        assert rule in rules_of(draft, origins)


def test_violations_after_a_changed_form_are_not_compared(tiny: Tiny):
    for start, persons in ((NOW, 200), (BEFORE, 100)):
        tiny.put("pub_violations", period_type="year", period_start=start, country_code="FI", violation_kind="all",
                 perpetrator_group="all", perpetrator_detail="all", persons=persons)  # fmt: skip
    with tiny.draft() as draft:
        assert "violations-up" in rules_of(draft, violations)
    tiny.put("pub_events", event_date=date(2023, 3, 1), country_code="FI", kind="form_changed", label="The form")
    with tiny.draft() as draft:
        said = rules_of(draft, violations)
    assert "violations-form" in said
    assert "violations-up" not in said


def _reports(tiny: Tiny, before: float, after: float) -> None:
    for start, complete in ((BEFORE, before), (NOW, after)):
        tiny.put("pub_coverage", period_type="year", period_start=start, country_code="FI", **COVERED,
                 reporting_completeness=complete, status="no_denominator")  # fmt: skip


def _event(tiny: Tiny, kind: str, day: date = date(2022, 12, 31)) -> None:
    tiny.put("pub_events", event_date=day, country_code="FI", kind=kind, label="An event")


@pytest.mark.parametrize(
    ("persons", "complete", "rule"),
    [
        ((200, 90), (1.0, 1.0), "violations-down"),
        ((200, 90), (1.0, 0.5), "violations-down-fewer-reports"),
        ((90, 200), (0.5, 1.0), "violations-up-more-reports"),
        ((90, 200), (1.0, 0.5), "violations-up"),
    ],
)
def test_violations_are_compared_beside_the_reports_that_came(
    tiny: Tiny, persons: tuple[int, int], complete: tuple[float, float], rule: str
):
    for start, number in zip((BEFORE, NOW), persons, strict=True):
        tiny.put("pub_violations", period_type="year", period_start=start, country_code="FI", violation_kind="all",
                 perpetrator_group="all", perpetrator_detail="all", persons=number)  # fmt: skip
    _reports(tiny, *complete)
    with tiny.draft() as draft:
        assert rule in rules_of(draft, violations)


@pytest.mark.parametrize(
    ("kind", "day", "rule"),
    [
        ("partner_closed", BEFORE, "violations-broken"),
        ("partner_closed", date(2021, 12, 31), "violations-up"),
        ("partner_opened", date(2023, 12, 31), "violations-other-partners"),
        ("form_changed", date(2024, 1, 1), "violations-up"),
        ("law", date(2023, 1, 1), "violations-up"),
    ],
)
def test_violations_are_not_compared_over_an_event_after_which_they_are_others(
    tiny: Tiny, kind: str, day: date, rule: str
):
    for start, number in ((BEFORE, 90), (NOW, 200)):
        tiny.put("pub_violations", period_type="year", period_start=start, country_code="FI", violation_kind="all",
                 perpetrator_group="all", perpetrator_detail="all", persons=number)  # fmt: skip
    _event(tiny, kind, day)
    with tiny.draft() as draft:
        assert rule in rules_of(draft, violations)


@pytest.mark.parametrize(
    ("complete", "kind", "end"),
    [
        ((1.0, 1.0), "law", "up"),
        ((1.0, 0.5), "law", "up-other-reports"),
        ((0.5, 1.0), "law", "up-other-reports"),
        ((1.0, 0.5), "form_changed", "broken"),
        ((1.0, 1.0), "partner_closed", "broken"),
    ],
)
def test_shares_are_compared_beside_reports_and_never_over_a_break(
    tiny: Tiny, complete: tuple[float, float], kind: str, end: str
):
    for start, share in ((BEFORE, 0.2), (NOW, 0.6)):
        tiny.reached(500, start)
        tiny.reached(round(500 * share), start, age_band="18-24")
        tiny.reached(500, start, gender="woman")
        tiny.put("pub_migrant_share", period_type="year", period_start=start, country_code="FI",
                 migrant_kind="cross_border", persons=round(500 * share), base_persons=500, share=share,
                 share_low=share - 0.03, share_high=share + 0.04)  # fmt: skip
    _reports(tiny, *complete)
    _event(tiny, kind)
    with tiny.draft() as draft:
        for chapter in (people, origins):
            assert f"change-{end}" in rules_of(draft, chapter)


def test_a_break_between_two_shares_is_named(tiny: Tiny):
    for start, persons in ((BEFORE, 100), (NOW, 300)):
        tiny.reached(500, start)
        tiny.reached(persons, start, age_band="18-24")
        tiny.reached(500, start, gender="woman")
    _event(tiny, "form_changed")
    with tiny.draft() as draft:
        assert "are not compared, because the series is broken in between (form changed)." in text_of(draft, people)


def _reported(tiny: Tiny, partner: str, year: int, months: int = 12) -> None:
    for month in range(1, months + 1):
        tiny.put("pub_reporting", partner_alias=partner, country_code="FI", month_start=date(year, month, 1),
                 expected=1, received=1)  # fmt: skip


@pytest.mark.parametrize(
    ("persons", "end"),
    [((900, 600), "down-other-partners"), ((600, 900), "up-other-partners"), ((600, 600), "unclear")],
)
@pytest.mark.parametrize("kind", ["partner_opened", "partner_closed"])
def test_people_of_other_partners_are_not_more_than_chance_explains(
    tiny: Tiny, persons: tuple[int, int], end: str, kind: str
):
    for start, number in zip((BEFORE, NOW), persons, strict=True):
        tiny.reached(number, start)
    _reports(tiny, 1.0, 1.0)
    _event(tiny, kind)
    with tiny.draft() as draft:
        assert f"reach-{end}" in rules_of(draft, reach)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ({"north": 12, "south": 12}, {"north": 12, "south": 12}, "reach-down"),
        ({"north": 12, "south": 12}, {"north": 12}, "reach-down-other-partners"),
        ({"north": 12, "south": 12}, {"north": 12, "west": 12}, "reach-down-other-partners"),
        ({"north": 12, "south": 12}, {"north": 12, "south": 6}, "reach-down-other-reports"),
        ({}, {"north": 12}, "reach-down"),
    ],
)
def test_people_are_compared_beside_the_partners_that_reported_and_the_number_of_their_reports(
    tiny: Tiny, before: dict[str, int], after: dict[str, int], rule: str
):
    tiny.reached(900, BEFORE)
    tiny.reached(600, NOW)
    _reports(tiny, 1.0, 1.0)  # of a partner that left none are due
    for year, reports in ((2022, before), (2023, after)):
        for partner, months in reports.items():
            _reported(tiny, partner, year, months)
    with tiny.draft() as draft:
        assert rule in rules_of(draft, reach)


def test_other_numbers_of_reports_stand_beside_the_people(tiny: Tiny):
    tiny.reached(600, BEFORE)
    tiny.reached(900, NOW)
    _reported(tiny, "north", 2022, 6)
    _reported(tiny, "north", 2023, 12)
    with tiny.draft() as draft:
        text = text_of(draft, reach)
    assert "more than chance explains" not in text
    assert "(600), but the number of reports is another one: 12, against 6." in text
