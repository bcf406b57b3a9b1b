"""What chapters say of small tables: at the bounds, and where something is missing."""

from datetime import date
from typing import Any

import pytest
from tiny_release import BEFORE, COVERED, NOW, Tiny, rules_of, text_of

from dashboards.report.content.chapters import (
    mobility,
    origins,
    people,
    population,
    quality,
    reach,
    scene,
    summary,
    workplaces,
)
from dashboards.report.content.span import WHOLE_NETWORK, Span
from dashboards.report.document import Chapter, Paragraph, Table
from dashboards.sources.labels import NOT_SEALED, PART_PERIOD


def test_too_few_people_have_no_number_and_a_reason(tiny: Tiny):
    tiny.reached(None, NOW)
    with tiny.draft() as draft:
        assert "is not shown: too few to show, or none." in text_of(draft, reach)


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


@pytest.mark.parametrize("flag", ["", "no range published"])
def test_work_in_a_part_of_the_period_is_said_and_judged_by_no_target(tiny: Tiny, flag: str):
    tiny.reached(100, NOW)
    _covered(tiny, 0.1, 0.15, 0.2, target=0.45, coverage_flag="; ".join(filter(None, (PART_PERIOD, flag))))
    with tiny.draft() as draft:
        said, text = rules_of(draft, reach), text_of(draft, reach)
    assert {"coverage", "coverage-part", "target-part"} <= {*said}
    assert "target-missed" not in said
    assert "In Finland, the target of 45\N{NO-BREAK SPACE}% for “People reached” is not judged" in text


def test_coverage_by_codes_that_are_not_sealed_says_so(tiny: Tiny):
    tiny.reached(100, NOW)
    _covered(tiny, 0.1, 0.15, 0.2, coverage_flag=f"{NOT_SEALED}; no range published")
    with tiny.draft() as draft:
        assert "coverage-unsealed" in rules_of(draft, reach)
        assert "some people may be counted twice" in text_of(draft, reach)


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


def test_origins_of_few_people_are_named_by_none(tiny: Tiny):
    tiny.put("pub_migrant_share", period_type="year", period_start=NOW, country_code="FI", migrant_kind="cross_border",
             status="few")  # fmt: skip
    tiny.put("pub_origins", period_type="year", period_start=NOW, country_code="FI", **WHOLE_NETWORK, origin_code="EE",
             status="few")  # fmt: skip
    with tiny.draft() as draft:
        said = text_of(draft, origins)
    assert "No single country of origin has enough people" in said
    assert "Estonia" not in said


def test_people_recorded_in_wide_bands_of_age_have_rows_of_their_own(tiny: Tiny):
    bands = {"18-24": 60, "25+": 300, "25-29": 10, "wider_than_band": 130, "not_recorded": 10}
    for band, persons in {"all": 500, **bands}.items():
        tiny.reached(persons, NOW, age_band=band)
    tiny.reached(500, NOW, gender="woman")
    with tiny.draft() as draft:
        tables = {block.id: block for block in people.blocks(draft) if isinstance(block, Table)}
        names = {band: draft.words.name("age_band", band) for band in bands}
    told = dict(tables["people.age_band"].rows)
    assert {band: told[name] for band, name in names.items()} == {band: str(number) for band, number in bands.items()}


def test_no_event_is_said_and_asked_for(tiny: Tiny):
    with tiny.draft() as draft:
        assert rules_of(draft, scene) == ["events-none"]


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
    tiny.shares({NOW: 0.6}, "year")
    with tiny.draft() as draft:
        chapter = Chapter("workplaces", "", tuple(workplaces.blocks(draft)))
        (paragraph,) = (block for block in summary.blocks(draft, [chapter]) if isinstance(block, Paragraph))
    assert paragraph.text.startswith("Finland: Of those whose place of work is known")


def test_a_figure_of_which_nothing_more_can_be_said_is_described_by_its_caption(tiny: Tiny):
    rows = [{"series": "Finland", "label": "Condoms", "value": 0.4}]
    with tiny.draft() as draft:
        (figure,) = draft.figure("services.figure", "figure-services", "bars", rows, [], "", period="2023")
    assert figure.alternative == figure.caption != ""
