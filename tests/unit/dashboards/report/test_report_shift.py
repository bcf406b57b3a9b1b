"""What the report says of a shift: around an event, by season and trend, and taken apart."""

from datetime import date
from typing import Any

import pytest
from tiny_release import BEFORE, NOW, QUARTERS, Tiny, rules_of, text_of

from dashboards.report.content.chapters import (
    scene,
    workplaces,
)
from dashboards.report.content.span import WHOLE_NETWORK
from dashboards.report.document import Figure


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
        ({"channel_points": 8.5, "real_points": 0.5}, "setting-clear-how"),
        ({"completeness_before": None}, "setting-first-year"),
        ({"status": "few"}, "setting-not-comparable"),
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


def test_a_shorter_period_that_is_compared_is_told_before_a_year_that_cannot_be(tiny: Tiny):
    not_yet = {"status": "not_observable", "reason": "the network was not there in every month of the year before"}
    nothing = dict.fromkeys(("change_points", "constant_change_points", "real_points", "composition_points",
                             "channel_points", "residual_points", "who_reported_points"))  # fmt: skip
    _change(tiny, **nothing, **not_yet, verdict="", completeness_before=None)
    with tiny.draft() as draft:
        assert not [rule for rule in rules_of(draft, workplaces) if rule.startswith("setting-clear")]
        assert "workplaces.parts" not in [block.id for block in workplaces.blocks(draft)]
    tiny.put("pub_setting_decomposition", period_type="half_year", period_start=date(2023, 7, 1),
             compare_start=date(2022, 7, 1), country_code="FI", change_points=9.0, constant_change_points=8.0,
             real_points=7.0, composition_points=0.5, channel_points=0.3, residual_points=0.2, who_reported_points=1.0,
             completeness_before=1.0, completeness_after=1.0, breaks_between=False, events_between="",
             verdict="clear change", status="shown", reason="")  # fmt: skip
    with tiny.draft() as draft:
        assert "setting-clear-real" in rules_of(draft, workplaces)
        assert "workplaces.parts" in [block.id for block in workplaces.blocks(draft)]


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
