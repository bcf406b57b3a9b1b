"""What the report compares with the year before, with a trend and around an event, and what it leaves uncompared."""

from datetime import date
from typing import Any

import pytest
from tiny_release import BEFORE, COVERED, NOW, QUARTERS, Tiny, rules_of, text_of

from dashboards.report.content.chapters import (
    origins,
    people,
    reach,
    scene,
    violations,
    workplaces,
)
from dashboards.report.content.span import WHOLE_NETWORK
from dashboards.report.document import Figure


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


def _window(tiny: Tiny, before: float, after: float) -> None:
    for side, value in (("before", before), ("after", after)):
        tiny.put("pub_event_windows", event_code="law", event_date=date(2023, 3, 1), country_code="FI", kind="law",
                 label="A law", window_side=side, window_start=NOW, window_end=date(2023, 10, 1),
                 measure="indoor_share", persons=round(300 * value), base_persons=300, share=value,
                 share_low=value - 0.05, share_high=value + 0.05)  # fmt: skip


def test_an_event_without_a_clear_change_is_not_a_change(tiny: Tiny):
    _window(tiny, 0.5, 0.55)
    with tiny.draft() as draft:
        assert "window-unclear" in rules_of(draft, scene)


def test_a_clear_change_after_an_event_stands_beside_that_it_is_no_proof(tiny: Tiny):
    _window(tiny, 0.5, 0.7)
    with tiny.draft() as draft:
        said = rules_of(draft, scene)
    assert "window-indoor-up" in said
    assert "windows-caveat" in said


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("shown", "few", "window-few"),
        ("few", "shown", "window-few"),
        ("shown", "open", "window-open"),
        ("few", "open", "window-open"),
        ("not_observable", "not_observable", "window-not-observable"),
    ],
)
def test_why_an_event_is_not_compared_is_told_by_the_side_that_is_not_shown(
    tiny: Tiny, before: str, after: str, rule: str
):
    for measure in ("persons_reached", "indoor_share", "violations_reported"):
        for side, status in (("before", before), ("after", after)):
            tiny.put("pub_event_windows", event_code="law", event_date=date(2023, 3, 1), country_code="FI",
                     label="A law", window_side=side, window_end=date(2023, 10, 1), measure=measure,
                     partners=0 if status == "not_observable" else 3, status=status)  # fmt: skip
    with tiny.draft() as draft:
        said = rules_of(draft, scene)
    assert [each for each in said if each.startswith("window-")] == [rule]


def test_a_swing_that_the_year_before_had_too_is_season(tiny: Tiny):
    this = dict(zip(QUARTERS, (0.70, 0.43, 0.45, 0.62), strict=True))
    tiny.shares(this | {date(2022, start.month, 1): value for start, value in this.items()})
    with tiny.draft() as draft:
        text = text_of(draft, workplaces)
    assert "this is season and no shift" in text
    assert "43\u00a0% (Q2 2023)" in text
    assert "70\u00a0% (Q1 2023)" in text


def test_a_swing_that_the_year_before_had_not_is_more_than_season(tiny: Tiny):
    this = dict(zip(QUARTERS, (0.70, 0.43, 0.45, 0.62), strict=True))
    tiny.shares(this | {date(2022, start.month, 1): 0.6 for start in QUARTERS})
    with tiny.draft() as draft:
        assert "swing-not-repeated" in rules_of(draft, workplaces)


@pytest.mark.parametrize(
    ("last", "is_told"),
    [(date(2022, 12, 1), False), (NOW, True), (date(2023, 12, 1), True), (date(2024, 1, 1), False)],
)
def test_a_trend_is_told_only_where_it_ends_within_the_months_of_the_report(tiny: Tiny, last: date, is_told: bool):
    tiny.shares({NOW: 0.6}, "year")
    tiny.put("pub_setting_trend", country_code="FI", region_code="all", reporters="constant", setting_group="indoor",
             period_type="month", first_period=date(2019, 1, 1), last_period=last, months=29, months_left_out=2,
             slope_points=5.0,
             slope_low_points=2.0, slope_high_points=8.0, seasonal_amplitude_points=3.0,
             verdict="clear trend up")  # fmt: skip
    with tiny.draft() as draft:
        assert ("season-trend-up" in rules_of(draft, workplaces)) is is_told


def _change(tiny: Tiny, **parts: Any) -> None:
    tiny.shares({NOW: 0.6}, "year")
    row = {"change_points": 9.0, "constant_change_points": 8.0, "real_points": 7.0, "composition_points": 0.5,
           "channel_points": 0.3, "residual_points": 0.2, "who_reported_points": 1.0, "completeness_before": 1.0,
           "completeness_after": 1.0, "breaks_between": False, "events_between": "",
           "verdict": "clear change"}  # fmt: skip
    tiny.put("pub_setting_decomposition", period_type="year", period_start=NOW, compare_start=BEFORE,
             country_code="FI", **{**row, **parts})  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "rule"),
    [
        ({}, "setting-clear-real"),
        ({"who_reported_points": 8.5, "real_points": 0.5}, "setting-clear-who"),
        ({"residual_points": 8.5, "real_points": 0.5}, "setting-clear-rest"),
        ({"real_points": 4.5, "composition_points": 3.0}, "setting-clear-real"),
        ({"real_points": 4.4, "composition_points": 3.1}, "setting-clear-parts"),
        ({"real_points": -10.0, "composition_points": 5.5, "channel_points": 4.5}, "setting-clear-where"),
        ({"change_points": -9.0, "real_points": 12.0, "composition_points": -4.4}, "setting-clear-parts"),
        ({"verdict": "no clear change"}, "setting-unclear"),
        ({"verdict": "no clear change", "who_reported_points": 8.5}, "setting-unclear-who"),
        ({"verdict": "no clear change", "who_reported_points": -8.5}, "setting-unclear"),
        ({"completeness_after": 0.74, "verdict": "not compared"}, "setting-incomplete"),
        ({"breaks_between": True, "events_between": "law, form_changed"}, "setting-broken"),
    ],
)
def test_a_change_is_said_by_its_largest_part(tiny: Tiny, parts: dict[str, Any], rule: str):
    _change(tiny, **parts)
    with tiny.draft() as draft:
        assert rule in rules_of(draft, workplaces)


def test_a_change_without_a_part_that_is_most_of_it_is_said_with_all_of_its_parts(tiny: Tiny):
    _change(tiny, change_points=6.0, real_points=-5.0, composition_points=2.9, channel_points=2.5,
            who_reported_points=2.0, residual_points=2.8)  # fmt: skip
    with tiny.draft() as draft:
        text = text_of(draft, workplaces)
    assert "Most of it" not in text
    assert all(part in text for part in ("+6.0", "\u22125.0", "+2.9", "+2.5", "+2.0", "+2.8"))


def test_only_events_that_break_the_series_are_named_as_breaking_it(tiny: Tiny):
    _change(tiny, breaks_between=True, events_between="law, form_changed", verdict="not compared")
    with tiny.draft() as draft:
        text = text_of(draft, workplaces)
    assert "form changed" in text
    assert "law" not in text


def test_one_partner_alone_has_no_setting_and_says_that_it_is_not_compared(tiny: Tiny):
    tiny.put("pub_setting_share", period_type="year", period_start=NOW, country_code="FI", **WHOLE_NETWORK,
             reporters="all", setting_group="indoor", status="few")  # fmt: skip
    with tiny.draft() as draft:
        assert rules_of(draft, workplaces) == ["settings-hidden"]
        assert not [block for block in workplaces.blocks(draft) if isinstance(block, Figure)]


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
