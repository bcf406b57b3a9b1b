"""What chapters say of small tables: at the bounds, and where something is missing."""

from datetime import date
from typing import Any

import pytest
from tiny_release import COVERED, QUARTERS, YEAR, Tiny

from dashboards.report.content.chapters import (
    barriers,
    control,
    mobility,
    origins,
    people,
    population,
    quality,
    reach,
    scene,
    services,
    summary,
    violations,
    workplaces,
)
from dashboards.report.content.draft import Draft
from dashboards.report.content.span import WHOLE_NETWORK, Span
from dashboards.report.document import Chapter, Figure, Paragraph, Table

NOW, BEFORE = date(2023, 1, 1), date(2022, 1, 1)


def rules_of(draft: Draft, chapter: Any) -> list[str]:
    return [each.rule for block in chapter.blocks(draft) if isinstance(block, Paragraph) for each in block.sentences]


def text_of(draft: Draft, chapter: Any) -> str:
    return " ".join(block.text for block in chapter.blocks(draft) if isinstance(block, Paragraph))


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


def test_too_few_people_have_no_number_and_a_reason(tiny: Tiny):
    tiny.reached(None, NOW)
    with tiny.draft() as draft:
        assert "is not shown: too few to show, or none." in text_of(draft, reach)


def test_a_first_year_has_nothing_to_compare_with(tiny: Tiny):
    tiny.reached(100, NOW)
    with tiny.draft() as draft:
        assert "reach-first-year" in rules_of(draft, reach)


def test_without_an_estimate_no_coverage_is_said_and_nothing_is_divided(tiny: Tiny):
    tiny.reached(100, NOW)
    tiny.put("pub_coverage", period_type="year", period_start=NOW, country_code="FI", **COVERED, persons=100,
             reporting_completeness=1.0, status="no_denominator")  # fmt: skip
    with tiny.draft() as draft:
        said = rules_of(draft, reach)
    assert "coverage-none" in said
    assert "coverage" not in said


def test_a_network_without_targets_has_not_missed_them(tiny: Tiny):
    tiny.reached(100, NOW)
    _covered(tiny, 0.3, 0.4, 0.5)
    with tiny.draft() as draft:
        said = rules_of(draft, reach)
    assert "target-none" in said
    assert "target-missed" not in said


@pytest.mark.parametrize(
    ("low", "high", "rule"),
    [(0.45, 0.60, "target-met"), (0.30, 0.45, "target-within"), (0.30, 0.4499, "target-missed")],
)
def test_a_target_is_met_or_missed_only_by_the_whole_interval(tiny: Tiny, low: float, high: float, rule: str):
    tiny.reached(100, NOW)
    _covered(tiny, low, (low + high) / 2, high, target=0.45)
    with tiny.draft() as draft:
        assert rule in rules_of(draft, reach)


def _covered(tiny: Tiny, low: float, point: float, high: float, **more: Any) -> None:
    tiny.put("pub_coverage", period_type="year", period_start=NOW, country_code="FI", **COVERED, persons=100,
             denominator_low=200, denominator_point=250, denominator_high=330, denominator_year=2022,
             denominator_source="a survey", coverage_low=low, coverage_point=point, coverage_high=high,
             reporting_completeness=1.0, **more)  # fmt: skip


def test_months_that_make_no_quarter_are_told_apart_from_periods_that_are_open(tiny: Tiny):
    month = Span(NOW, date(2023, 2, 1))
    with tiny.draft(span=month) as draft:
        assert rules_of(draft, people) == ["nothing-short"]
    tiny.reached(None, NOW, period_type="year", status="open", gender="woman")
    with tiny.draft() as draft:
        assert rules_of(draft, people) == ["nothing-closed"]


def test_a_longer_period_that_is_open_gives_way_to_a_shorter_one_and_says_so(tiny: Tiny):
    tiny.reached(None, NOW, status="open")
    tiny.reached(60, date(2023, 7, 1), period_type="half_year")
    tiny.put("pub_coverage", period_type="year", period_start=NOW, country_code="FI", **COVERED, status="open")
    tiny.put("pub_coverage", period_type="half_year", period_start=date(2023, 7, 1), country_code="FI", **COVERED,
             persons=60, reporting_completeness=1.0, status="no_denominator")  # fmt: skip
    with tiny.draft() as draft:
        text = text_of(draft, reach)
    assert "60 people in H2 2023" in text
    assert "figures of 2023 have not closed yet" in text


def test_groups_of_few_people_are_hidden_and_told_to_be(tiny: Tiny):
    tiny.reached(100, NOW)
    for gender, persons in (("woman", 90), ("man", 6), ("trans_or_nonbinary", None), ("not_asked", None)):
        tiny.reached(persons, NOW, gender=gender)
    with tiny.draft() as draft:
        assert "gender-some-hidden" in rules_of(draft, people)
        table = next(block for block in people.blocks(draft) if isinstance(block, Table))
    assert [row[1] for row in table.rows] == ["90", "6", "–", "–", "100"]
    assert table.note.startswith("– means: too few to show, or none.")


@pytest.mark.parametrize(("share", "rule"), [(0.24, "change-unclear"), (0.60, "change-up"), (0.02, "change-down")])
def test_the_share_of_migrants_is_compared_by_its_interval(tiny: Tiny, share: float, rule: str):
    for start, value in ((NOW, share), (BEFORE, 0.22)):
        tiny.put("pub_migrant_share", period_type="year", period_start=start, country_code="FI",
                 migrant_kind="cross_border", persons=round(500 * value), base_persons=500, share=value,
                 share_low=value - 0.03, share_high=value + 0.04)  # fmt: skip
    with tiny.draft() as draft:
        assert rule in rules_of(draft, origins)


def test_origins_of_few_people_are_named_by_none(tiny: Tiny):
    tiny.put("pub_migrant_share", period_type="year", period_start=NOW, country_code="FI", migrant_kind="cross_border",
             status="few")  # fmt: skip
    tiny.put("pub_origins", period_type="year", period_start=NOW, country_code="FI", **WHOLE_NETWORK, origin_code="EE",
             status="few")  # fmt: skip
    with tiny.draft() as draft:
        said = text_of(draft, origins)
    assert "No single country of origin has enough people" in said
    assert "Estonia" not in said


def test_no_event_is_said_and_asked_for(tiny: Tiny):
    with tiny.draft() as draft:
        assert rules_of(draft, scene) == ["events-none"]


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


def _shares(tiny: Tiny, values: dict[date, float], kind: str = "quarter") -> None:
    for start, value in values.items():
        tiny.put("pub_setting_share", period_type=kind, period_start=start, country_code="FI", **WHOLE_NETWORK,
                 reporters="all", setting_group="indoor", persons=round(400 * value), base_persons=400, share=value,
                 share_low=value - 0.05, share_high=value + 0.05)  # fmt: skip


def test_a_swing_that_the_year_before_had_too_is_season(tiny: Tiny):
    this = dict(zip(QUARTERS, (0.70, 0.43, 0.45, 0.62), strict=True))
    _shares(tiny, this | {date(2022, start.month, 1): value for start, value in this.items()})
    with tiny.draft() as draft:
        text = text_of(draft, workplaces)
    assert "this is season and no shift" in text
    assert "43\u00a0% (Q2 2023)" in text
    assert "70\u00a0% (Q1 2023)" in text


def test_a_swing_that_the_year_before_had_not_is_more_than_season(tiny: Tiny):
    this = dict(zip(QUARTERS, (0.70, 0.43, 0.45, 0.62), strict=True))
    _shares(tiny, this | {date(2022, start.month, 1): 0.6 for start in QUARTERS})
    with tiny.draft() as draft:
        assert "swing-not-repeated" in rules_of(draft, workplaces)


@pytest.mark.parametrize(
    ("last", "is_told"),
    [(date(2022, 12, 1), False), (NOW, True), (date(2023, 12, 1), True), (date(2024, 1, 1), False)],
)
def test_a_trend_is_told_only_where_it_ends_within_the_months_of_the_report(tiny: Tiny, last: date, is_told: bool):
    _shares(tiny, {NOW: 0.6}, "year")
    tiny.put("pub_setting_trend", country_code="FI", region_code="all", reporters="constant", setting_group="indoor",
             period_type="month", first_period=date(2019, 1, 1), last_period=last, months=29, slope_points=5.0,
             slope_low_points=2.0, slope_high_points=8.0, seasonal_amplitude_points=3.0,
             verdict="clear trend up")  # fmt: skip
    with tiny.draft() as draft:
        assert ("season-trend-up" in rules_of(draft, workplaces)) is is_told


def _change(tiny: Tiny, **parts: Any) -> None:
    _shares(tiny, {NOW: 0.6}, "year")
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


def test_a_border_that_nobody_can_watch_is_not_observable_and_never_few(tiny: Tiny):
    tiny.put("pub_moves", period_type="year", period_start=NOW, scope="fi", country_code="FI",
             move_kind="within_country", gap_tier="all", persons=40)  # fmt: skip
    tiny.put("pub_moves", period_type="year", period_start=NOW, scope="fi_ru", country_code="FI",
             move_kind="cross_border", gap_tier="all", status="not_observable")  # fmt: skip
    with tiny.draft() as draft:
        text = text_of(draft, mobility)
    assert "about 40 people were met in one city" in text
    assert "Russia (not observable)" in text
    assert "too few" not in text.split("Arrivals")[1].split(".")[0]


def test_a_file_of_one_country_says_that_it_holds_no_border(tiny: Tiny):
    tiny.put("pub_moves", period_type="year", period_start=NOW, scope="fi", country_code="FI",
             move_kind="within_country", gap_tier="all", persons=40)  # fmt: skip
    with tiny.draft(kind="country") as draft:
        assert "not-observed-country" in rules_of(draft, mobility)


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


def test_without_returns_nothing_is_known_of_control_and_barriers(tiny: Tiny):
    with tiny.draft() as draft:
        assert rules_of(draft, control) == ["no-returns"]
        assert rules_of(draft, barriers) == ["no-statements"]


def test_returns_of_a_later_year_are_not_of_these_months(tiny: Tiny):
    tiny.put("pub_mapping_shares", return_id="later", return_year=2024, area_level="country", area_code="FI",
             country_code="FI", measure="control", scope="people reached", percent_low=40.0, percent_high=60.0,
             organisations=2, organisations_asked=3, agreement="the ranges meet")  # fmt: skip
    with tiny.draft() as draft:
        assert rules_of(draft, control) == ["no-returns"]
    with tiny.draft(span=Span(date(2024, 1, 1), date(2025, 1, 1))) as draft:
        assert "40–60\u00a0% decide on their own working conditions" in text_of(draft, control)


def _range(tiny: Tiny, country: str, year: int, **cell: Any) -> None:
    row = {"percent_low": 40.0, "percent_high": 60.0, "organisations": 2, "organisations_asked": 3}
    tiny.put("pub_mapping_shares", return_id=f"{country}{year}", return_year=year, area_level="country",
             area_code=country, country_code=country, measure="control", scope="people reached",
             agreement="the ranges meet", **{**row, **cell})  # fmt: skip


def test_each_country_has_its_own_newest_return(tiny: Tiny):
    _range(tiny, "FI", 2021)
    _range(tiny, "FI", 2022)
    _range(tiny, "RU", 2023)
    with tiny.draft(countries=("FI", "RU", "UA")) as draft:
        text = text_of(draft, control)
        (table,) = (block for block in control.blocks(draft) if isinstance(block, Table))
    assert "In Finland, the 3 organisations that answered estimate in the returns of 2022" in text
    assert "In Russia, the 3 organisations that answered estimate in the returns of 2023" in text
    assert "In Ukraine, no organisation has sent a yearly return that says" in text
    assert [row[:2] for row in table.rows] == [("Finland", "2022"), ("Russia", "2023")]


def test_a_return_without_a_figure_is_told_with_its_year(tiny: Tiny):
    _range(tiny, "FI", 2022, percent_low=None, percent_high=None, organisations=0)
    with tiny.draft() as draft:
        assert "In Finland, no organisation gave a figure in the returns of 2022." in text_of(draft, control)


def _offer(tiny: Tiny, region: str, year: int = 2023, status: str = "offered", country: str = "FI") -> None:
    tiny.put("pub_services", period_type="year", period_start=NOW, country_code=country, **WHOLE_NETWORK,
             kind="service", service_code="counselling", status="few")  # fmt: skip
    tiny.put("pub_service_gaps", return_id=f"{country}{year}", return_year=year, country_code=country,
             region_code=region, service_code="condoms", offer_gender="all", offer_place="all", offer_language="all",
             organisations=1, organisations_asked=1, status=status)  # fmt: skip


def test_where_no_region_answered_no_service_is_called_offered(tiny: Tiny):
    _offer(tiny, "FI-U", status="not_observable")
    with tiny.draft() as draft:
        said = rules_of(draft, services)
    assert "service-gaps-not-known" in said
    assert "service-gaps" not in said


def test_services_of_each_country_are_of_its_own_newest_return(tiny: Tiny):
    _offer(tiny, "FI-U", 2021, "nobody_offers")
    _offer(tiny, "FI-U", 2022)
    # A return has every region of the network, also those where nobody was asked or answered.
    _offer(tiny, "FI-U", 2023, "not_observable")
    _offer(tiny, "RU-SPE", 2023, "nobody_offers", "RU")
    with tiny.draft(countries=("FI", "RU", "UA")) as draft:
        text = text_of(draft, services)
        (table,) = (block for block in services.blocks(draft) if block.id == "services.gaps.table")
    assert "In Finland, by the yearly returns of 2022, every service is offered" in text
    assert "In Russia, by the yearly returns of 2023, in none of the regions that answered (1)" in text
    assert "In Ukraine, no organisation has sent a yearly return, so" in text
    assert isinstance(table, Table)
    assert [row[2] for row in table.rows] == ["2022", "2023"]


@pytest.mark.parametrize(
    ("language", "most", "few"),
    [
        ("en", "the services that the most people reached in 2023 received were", "Of the services shown, the fewest"),
        ("ru", "больше всего охваченных людей получили", "Из показанных услуг меньше всего людей получили"),
        ("uk", "найбільше охоплених людей отримали", "З показаних послуг найменше людей отримали"),
        ("fi", "tavoitetuista ihmisistä suurin määrä sai", "Näytettävistä palveluista pienin määrä sai"),
    ],
)
def test_services_that_most_people_received_are_not_called_those_of_a_majority(
    tiny: Tiny, language: str, most: str, few: str
):
    codes = ("counselling", "condoms", "lubricant", "legal", "shelter", "documents")
    for persons, code in enumerate(codes, start=30):
        tiny.put("pub_services", period_type="year", period_start=NOW, country_code="FI", **WHOLE_NETWORK,
                 kind="service", service_code=code, persons=persons, base_persons=120, share=persons / 120,
                 share_low=persons / 120 - 0.06, share_high=persons / 120 + 0.06)  # fmt: skip
    with tiny.draft(language) as draft:
        text = text_of(draft, services)
    assert most in text
    assert few in text


def test_needs_of_each_country_are_of_its_own_newest_return(tiny: Tiny):
    for country, year in (("FI", 2022), ("RU", 2023)):
        tiny.put("pub_mapping_statements", return_id=f"{country}{year}", return_year=year, area_level="country",
                 area_code=country, country_code=country, kind="need", code="shelter", organisations=1,
                 organisations_asked=1, area_rank=1)  # fmt: skip
    with tiny.draft(countries=("FI", "RU")) as draft:
        text = text_of(draft, barriers)
    assert "In Finland, organisations ranked as the most needed in 2022" in text
    assert "In Russia, organisations ranked as the most needed in 2023" in text


@pytest.mark.parametrize(("year", "rule"), [(2018, "population-old"), (2019, "population-single")])
def test_an_estimate_of_five_years_is_old(tiny: Tiny, year: int, rule: str):
    tiny.put("pub_population_estimates", area_code="FI", country_code="FI", period_type="year",
             period_start=date(year, 1, 1), year=year, low=8000, point=8000, high=8000, source="a survey",
             quality="moderate", chosen=True)  # fmt: skip
    with tiny.draft() as draft:
        assert rule in rules_of(draft, population)


def test_no_estimate_is_said(tiny: Tiny):
    with tiny.draft() as draft:
        assert rules_of(draft, population) == ["population-none"]


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ({"base_persons": 90, "persons": 60, "reason": "a share of fewer than a hundred people"},
         "not-recorded-few-people"),
        ({"status": "gap", "reason": "no report from any partner"}, "not-recorded-gap"),
        ({"status": "few", "reason": "too few to show, or none"}, "not-recorded-no-base"),
        ({"status": "few", "base_persons": 900, "reason": "too few to show, or none"}, "not-recorded-none"),
        ({"base_persons": 900, "persons": 60, "share": 0.07, "reason": ""}, "not-recorded"),
    ],
)  # fmt: skip
def test_why_nothing_is_said_of_what_was_not_recorded(tiny: Tiny, cell: dict[str, Any], rule: str):
    tiny.put("pub_quality", period_type="half_year", period_start=date(2023, 7, 1), country_code="FI",
             quality_kind="not_recorded", measure="gender", **cell)  # fmt: skip
    with tiny.draft() as draft:
        assert rule in rules_of(draft, quality)


def test_a_revision_is_as_likely_and_as_large_as_the_network_s_own(tiny: Tiny):
    for number, (before, now) in enumerate(((100, 110), (200, 204), (50, 40))):
        tiny.put("pub_revisions", table_name="pub_reach", period_type="year", period_start=BEFORE, countries="FI",
                 cell=str(number), restated_in="2023-06-01", status_before="shown", persons_before=before,
                 persons=now)  # fmt: skip
    tiny.reached(110, NOW)
    with tiny.draft() as draft:
        text = text_of(draft, quality)
    assert "on one day: 3 cells changed, of people reached 3 beside 1 that are shown" in text
    assert "by 10\u00a0% in the middle, and by 20\u00a0% at most" in text


def test_a_network_that_has_restated_nothing_promises_nothing(tiny: Tiny):
    with tiny.draft() as draft:
        assert "revisions-none" in rules_of(draft, quality)


def test_a_table_that_is_held_back_is_named_with_its_reason(tiny: Tiny):
    tiny.put("pub_holds", table_name="pub_violations", reason="harm", reason_label="it could harm people or a place")
    with tiny.draft() as draft:
        assert "Rights violations reported (it could harm people or a place)" in text_of(draft, quality)


def test_the_summary_names_its_country_even_where_its_first_sentence_does_not(tiny: Tiny):
    _shares(tiny, {NOW: 0.6}, "year")
    with tiny.draft() as draft:
        chapter = Chapter("workplaces", "", tuple(workplaces.blocks(draft)))
        (paragraph,) = (block for block in summary.blocks(draft, [chapter]) if isinstance(block, Paragraph))
    assert paragraph.text.startswith("Finland: Of those whose place of work is known")


@pytest.mark.parametrize("chapter", [reach, people, workplaces, violations, quality, scene])
def test_the_same_rows_give_the_same_blocks(tiny: Tiny, chapter: Any):
    tiny.reached(985, NOW)
    _shares(tiny, {NOW: 0.6}, "year")
    made = []
    for _ in range(2):
        with tiny.draft(span=YEAR) as draft:
            made.append([*chapter.blocks(draft)])
    assert made[0] == made[1]


def test_a_figure_of_which_nothing_more_can_be_said_is_described_by_its_caption(tiny: Tiny):
    rows = [{"series": "Finland", "label": "Condoms", "value": 0.4}]
    with tiny.draft() as draft:
        (figure,) = draft.figure("services.figure", "figure-services", "bars", rows, [], "", period="2023")
    assert figure.alternative == figure.caption != ""
