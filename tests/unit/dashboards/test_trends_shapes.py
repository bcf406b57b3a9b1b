"""What the analyst's dashboard makes of published cells: steps that add up, and words where there is no number.

Add here: a shape that this dashboard gained. Keep out: whether its columns exist (test_dashboards_resolve.py).
"""

from typing import Any

import duckdb
import pytest
from chart_rows import SOURCES, put, shaped

from dashboards.messages import TRANSLATED
from dashboards.sources.labels import with_countries
from dashboards.sources.wording import Wording
from warehouse.networks.home import in_force

BOARD = SOURCES.dashboards["trends"]
MINE = [SOURCES.datasets[SOURCES.charts[name].dataset] for name in BOARD.charts if name.startswith("trends/")]
ALL_PERSONS = {"city_code": "all", "setting_group": "all", "gender": "all", "age_band": "all", "origin_code": "all"}
COUNTRY = {"region_code": "all", "city_code": "all"}
QUARTER = {"period_type": "quarter", "period_start": "2023-10-01"}


def reached(con: duckdb.DuckDBPyConnection, country: str, start: str, persons: int | None, **other: str) -> None:
    cell = {**ALL_PERSONS, "region_code": "all", "period_type": "quarter", "period_start": start, **other}
    status = "few" if persons is None else "shown"
    put(con, "pub_reach", country_code=country, persons=persons, status=status, **cell)


def unsure(con: duckdb.DuckDBPyConnection, country: str, start: str, share: float | None) -> None:
    kind = {"period_type": "half_year", "quality_kind": "linkage", "measure": "loosely_others"}
    status = "few" if share is None else "shown"
    put(con, "pub_quality", country_code=country, period_start=start, share=share, status=status, **kind)


def changed(con: duckdb.DuckDBPyConnection, **cell: Any) -> None:
    shown = {"compare_start": "2022-10-01", "verdict": "clear change", "status": "shown", "reason": ""}
    put(con, "pub_setting_decomposition", **{**QUARTER, "country_code": "FI", "events_between": "", **shown, **cell})


@pytest.mark.parametrize("dataset", MINE, ids=lambda one: one.name)
def test_an_empty_release_breaks_no_chart(published: duckdb.DuckDBPyConnection, dataset: Any) -> None:
    rows = published.execute(dataset.sql).fetchall()
    # What changed says so in words; the map has its land and the corners of its frame.
    assert len(rows) == (3 if dataset.name in ("pub_revisions_since_last", "pub_flow_matrix_map") else 0)


def test_what_changed_is_never_silence(published: duckdb.DuckDBPyConnection) -> None:
    assert shaped(published, "pub_revisions_since_last", "what, to_what, which, how_many") == [
        ("held back", "", "nothing is held back", ""),
        ("newly closed", "", "nothing has closed yet", ""),
        ("revised", "", "nothing was revised", ""),
    ]


def test_what_changed_counts_the_newest_day_revisions_and_holds(published: duckdb.DuckDBPyConnection) -> None:
    newest, older = "2024-02-15", "2024-01-15"
    for start, day in (("2023-10-01", newest), ("2023-10-01", newest), ("2023-07-01", older)):
        put(published, "pub_reach", period_type="quarter", period_start=start, first_published=day)
    put(published, "pub_reach", period_type="year", period_start="2023-01-01", first_published=newest)
    put(published, "pub_origins", period_type="year", period_start="2022-01-01", first_published=older)
    for restated in ("2024-01-31", "2023-01-31"):
        put(published, "pub_revisions", table_name="pub_moves", restated_in=restated, **QUARTER)
    put(published, "pub_holds", table_name="pub_violations", reason_label="it could harm people or a place")
    assert shaped(published, "pub_revisions_since_last", "what, to_what, which, how_many, on_day") == [
        ("held back", "Rights violations reported", "it could harm people or a place", "", ""),
        ("newly closed", "People reached", "2023; 2023 Q4", "3", "2024-02-15"),
        ("revised", "People who moved", "2023 Q4", "1", "2024-01-31"),
    ]


def test_reach_says_how_sure_the_linkage_is_and_leaves_open_periods_out(published: duckdb.DuckDBPyConnection) -> None:
    reached(published, "FI", "2023-10-01", 435)
    reached(published, "RU", "2023-10-01", None)
    put(published, "pub_reach", **ALL_PERSONS, region_code="all", country_code="FI", period_type="quarter",
        period_start="2024-01-01", status="open")  # fmt: skip
    for country in ("FI", "RU"):
        unsure(published, country, "2023-01-01", 0.04)
        unsure(published, country, "2023-07-01", None)
    whole = "reporters = 'all' and gender = 'all'"
    assert shaped(published, "pub_reach_by_reporters", "country_code, line, persons", whole) == [
        ("FI", "Finland", 435),
        ("FI", "Linkage uncertainty 2023 H2: too few to show, or none (FI, RU)", None),
        ("RU", "Russia", None),
        ("RU", "too few to show, or none", None),
    ]


@pytest.mark.parametrize("status", ["few", "shown"])
@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("codes are not sealed: how many people are counted twice is not known", "not known: codes are not sealed"),
        ("a share of fewer than a hundred people", "fewer than a hundred people"),
        ("too few people were reached to show, or none", "too few to show, or none"),
    ],
)
def test_a_linkage_uncertainty_without_a_share_says_why(
    published: duckdb.DuckDBPyConnection, status: str, reason: str, said: str
) -> None:
    reached(published, "FI", "2023-10-01", 435)
    put(published, "pub_quality", period_type="half_year", period_start="2023-07-01", country_code="FI",
        quality_kind="linkage", measure="loosely_others", reason=reason, status=status)  # fmt: skip
    (line,) = shaped(published, "pub_reach_by_reporters", "line", "remark_code is not null")
    assert line == (f"Linkage uncertainty 2023 H2: {said} (FI)",)


def test_a_published_linkage_uncertainty_is_a_share(published: duckdb.DuckDBPyConnection) -> None:
    reached(published, "UA", "2023-10-01", 427)
    unsure(published, "UA", "2023-07-01", 0.031)
    lines = [line for (line,) in shaped(published, "pub_reach_by_reporters", "line")]
    assert lines == ["Linkage uncertainty 2023 H2: 3\u00a0% (UA)", "Ukraine"]


def test_constant_reporters_count_their_own_people_once(published: duckdb.DuckDBPyConnection) -> None:
    reached(published, "FI", "2023-10-01", 435)
    reached(published, "FI", "2023-10-01", 200, gender="woman")
    for setting in ("indoor", "outdoor"):
        put(published, "pub_setting_share", **QUARTER, **COUNTRY, country_code="FI", reporters="constant",
            setting_group=setting, base_persons=351, status="shown")  # fmt: skip
    constant = "reporters = 'constant'"
    assert shaped(published, "pub_reach_by_reporters", "gender, line, persons", constant) == [
        ("all", "Finland", 351),
        ("woman", "not counted for this choice of filters", None),
    ]


def test_the_same_quarter_stands_beside_itself(published: duckdb.DuckDBPyConnection) -> None:
    for start, share in (("2022-10-01", 0.5), ("2023-07-01", 0.9), ("2023-10-01", 0.6), ("2024-01-01", None)):
        put(published, "pub_setting_share", **COUNTRY, country_code="FI", reporters="all", setting_group="indoor",
            period_type="quarter", period_start=start, share=share, status="shown" if share else "open")  # fmt: skip
    newest = "season = 'Newest closed quarter'"
    assert shaped(published, "pub_setting_share_same_quarter", "place, period, share", newest) == [
        ("Finland: whole country", "2022 Q4", 0.5),
        ("Finland: whole country", "2023 Q4", 0.6),
    ]
    third = "season = 'Quarter 3'"
    assert shaped(published, "pub_setting_share_same_quarter", "period, share", third) == [("2023 Q3", 0.9)]


def test_a_trend_is_of_the_partners_that_the_sentence_which_leads_to_it_speaks_of(
    published: duckdb.DuckDBPyConnection,
) -> None:
    """A drop-in centre that opens changes the share of all partners, and is no break."""
    trend = {"country_code": "FI", "region_code": "all", "setting_group": "indoor", "status": "shown", "reason": ""}
    for reporters, verdict in (("all", "clear trend up"), ("constant", "no clear change")):
        put(published, "pub_setting_trend", **trend, reporters=reporters, verdict=verdict)
    where = " and ".join(SOURCES.charts["trends/trend"].where)
    assert shaped(published, "pub_setting_trend", "verdict_or_why", where) == [("no clear change",)]


def test_the_steps_of_a_change_add_up_to_it(published: duckdb.DuckDBPyConnection) -> None:
    changed(published, change_points=10.0, who_reported_points=2.0, channel_points=0.5, composition_points=-0.5,
            real_points=9.0, residual_points=-1.0)  # fmt: skip
    changed(published, period_start="2023-07-01", change_points=99.0, real_points=99.0)
    steps = shaped(published, "pub_setting_decomposition_steps", "part, points, change", "period_type = 'month'")
    assert [(part, points) for part, points, _ in steps] == [
        ("1. Who reported", 2.0),
        ("2. Other ways to meet", 0.5),
        ("3. Other mix of places", -0.5),
        ("4. Real change: clear", 9.0),
        ("5. Not explained", -1.0),
    ]
    assert sum(points for _, points, _ in steps) == 10.0
    assert {change for *_, change in steps} == {"FI 2023 Q4"}


def test_a_change_that_was_not_divided_is_one_step(published: duckdb.DuckDBPyConnection) -> None:
    why = "too few people of partners that reported every month of both periods"
    changed(published, country_code="RU", change_points=-1.6, status="not_observable", verdict="", reason=why,
            events_between="war, police_operation")  # fmt: skip
    asked = "period_type = 'quarter'"
    steps = shaped(published, "pub_setting_decomposition_steps", "part, points", asked)
    assert steps == [("Not divided: too few people", -1.6)]
    row = "period, change, real, verdict_or_why, event_codes_label"
    ((period, change, real, verdict, events),) = shaped(published, "pub_setting_decomposition", row)
    assert (period, change, real, verdict) == ("2022 Q4 → 2023 Q4", "-1.6", "–", why)
    assert events == "war, police operation"


def test_what_cannot_be_seen_stays_so_for_every_number_of_days(published: duckdb.DuckDBPyConnection) -> None:
    year = {"period_type": "year", "period_start": "2023-01-01"}
    shown = {"persons": 44, "status": "shown", "status_label": ""}
    put(published, "pub_flow_matrix", **year, scope="fi", origin_place="FI-S", destination_place="FI-W", **shown)
    put(published, "pub_flow_matrix", **year, scope="none", origin_place="RU-NW", destination_place="UA-C",
        status="not_observable",
        status_label="not observable: nobody is linked between the two countries")  # fmt: skip
    put(published, "pub_flow_gaps", **year, scope="fi", origin_place="FI-S", destination_place="FI-W", gap_tier="<30 d",
        status="few", status_label="too few to show, or none")  # fmt: skip
    asked = "origin_place, gap_tier, answer, period"
    assert shaped(published, "pub_flow_gaps_newest", asked, "period_type = 'quarter'") == [
        ("FI-S", "<30 d", "–", "2023"),
        ("FI-S", "all", "44", "2023"),
        ("RU-NW", "<30 d", "not observable", "2023"),
        ("RU-NW", "all", "not observable", "2023"),
    ]


def test_where_no_answer_is_ever_shown_the_newest_closed_period_says_so(published: duckdb.DuckDBPyConnection) -> None:
    asked = {"country_code": "RU", "migrant_group": "migrant", "move_reason": "all", "intended_stay": "days"}
    given = {"country_code": "RU", "setting_group": "all", "commodity": "condoms", "period_type": "year"}
    for start, status in (("2022-01-01", "few"), ("2023-01-01", "few"), ("2024-01-01", "open")):
        put(published, "pub_move_reasons", period_type="year", period_start=start, status=status, **asked)
        put(published, "pub_commodities", period_start=start, status=status, **given)
    for dataset in ("pub_move_reasons_newest", "pub_commodities_newest"):
        assert shaped(published, dataset, "period, answer") == [("2023", "–")]
    put(published, "pub_move_reasons", period_type="year", period_start="2022-01-01", status="shown", persons=14,
        **{**asked, "intended_stay": "weeks"})  # fmt: skip
    assert shaped(published, "pub_move_reasons_newest", "period, answer") == [("2022", "14"), ("2022", "–")]


def test_only_the_chosen_estimate_is_marked_and_the_overlap_is_the_newest(published: duckdb.DuckDBPyConnection) -> None:
    finland = {"area_code": "FI", "country_code": "FI", "status": "shown", "reason": ""}
    put(published, "pub_population_estimates", **finland, period_type="year", year=2012, low=8000, point=8000,
        high=8000, method="secondary source", chosen=True)  # fmt: skip
    for start, point in (("2023-01-01", 600), ("2023-07-01", 682)):
        put(published, "pub_population_estimates", **finland, period_type="half_year", period_start=start, year=2023,
            low=630, point=point, high=753, method="own overlap, Chapman", lists="fixed_site+remote",
            chosen=False)  # fmt: skip
    assert shaped(published, "pub_population_estimates_by_source", "mark, estimate, range_text, how") == [
        ("", "682", "630–753", "own overlap, Chapman: fixed places + phone and online"),
        ("● chosen", "8,000", "no range published", "secondary source"),
    ]


def test_every_type_of_period_that_can_be_chosen_gives_an_answer(published: duckdb.DuckDBPyConnection) -> None:
    """Where a table has no such period another one stands for it, and is named."""
    for kind, start in (("month", "2023-11-01"), ("quarter", "2023-07-01"), ("year", "2022-01-01")):
        put(published, "pub_setting_transitions", **COUNTRY, period_type=kind, period_start=start, country_code="FI",
            setting_from="indoor", setting_to="indoor", base_persons=257, probability=0.48, status="shown")  # fmt: skip
    for kind, start in (("half_year", "2023-07-01"), ("year", "2023-01-01")):
        put(published, "pub_origins", **COUNTRY, period_type=kind, period_start=start, country_code="FI",
            origin_code="EE", persons=101, status="shown")  # fmt: skip
    assert dict(shaped(published, "pub_setting_transitions_newest", "period_type, from_and_n")) == {
        "month": "FI 2023-11 · Indoor (n = 257)",
        "quarter": "FI 2023 Q3 · Indoor (n = 257)",
        "half_year": "FI 2023 Q3 · Indoor (n = 257)",
        "year": "FI 2022 · Indoor (n = 257)",
    }
    assert dict(shaped(published, "pub_origins_newest", "period_type, host_and_period")) == {
        "month": "FI 2023", "quarter": "FI 2023", "half_year": "FI 2023 H2", "year": "FI 2023",
    }  # fmt: skip


def test_where_nobody_reported_the_next_period_nobody_is_said_to_be_not_met(
    published: duckdb.DuckDBPyConnection,
) -> None:
    cell = {**COUNTRY, "period_type": "quarter", "period_start": "2023-07-01", "setting_from": "outdoor"}
    for country, complete in (("FI", 0.9), ("RU", 0.0), ("UA", None)):
        for setting_to, share in (("outdoor", 0.2), ("not_met", 0.8)):
            put(published, "pub_setting_transitions", **cell, country_code=country, setting_to=setting_to,
                base_persons=50, probability=share, next_completeness=complete, status="shown")  # fmt: skip
    found = shaped(published, "pub_setting_transitions_newest", "country_code, setting_to, probability, status")
    assert {row for row in found if row[0] == "FI"} == {
        ("FI", "outdoor", 0.2, "shown"),
        ("FI", "not_met", 0.8, "shown"),
    }
    assert {row[2:] for row in found if row[0] != "FI"} == {(None, "not_observable")}


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_country_that_a_waterfall_opens_with_is_called_as_in_the_place_seed(language: str) -> None:
    """A filter's default and its values are names of the seed: they must meet."""
    (opened,) = (one["default"] for one in BOARD.filters if one["column"] == "divided_country")
    assert with_countries(opened, Wording(language)) == in_force().names(language)["FI"]
    # The page of one country opens with it: it has no row of another.
    assert with_countries(opened, Wording(language), "RU") == in_force().names(language)["RU"]
