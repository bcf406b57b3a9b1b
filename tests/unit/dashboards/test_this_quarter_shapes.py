"""Shapes of the dashboard "This quarter" on a few rows: no wrong sum, no mixed periods, honest whiskers.

Add here: another shape of that dashboard that has logic of its own. Keep out: how charts look (tests/browser).
"""

import duckdb
import pytest
from chart_rows import Rows, put, rows
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from dashboards.sources.labels import PART_PERIOD
from dashboards.sources.wording import Wording

NOW, BEFORE = "2023-10-01", "2022-10-01"


def test_whiskers_are_newcombes_interval(published: duckdb.DuckDBPyConnection) -> None:
    (indoor0, n0), (indoor1, n1) = (210, 400), (270, 420)
    for start, indoor, n in ((BEFORE, indoor0, n0), (NOW, indoor1, n1)):
        low, high = proportion_confint(indoor, n, method="wilson")
        for reporters in ("all", "constant"):
            put(
                published, "pub_setting_share", period_type="quarter", period_start=start, country_code="FI",
                region_code="all", city_code="all", reporters=reporters, setting_group="indoor", base_persons=n,
                share=indoor / n, share_low=low, share_high=high, status="shown",
            )  # fmt: skip
    put(
        published, "pub_setting_decomposition", period_type="quarter", period_start=NOW, compare_start=BEFORE,
        country_code="FI", share_before=indoor0 / n0, share_after=indoor1 / n1, constant_share_before=indoor0 / n0,
        constant_share_after=indoor1 / n1, verdict="clear change", status="shown",
    )  # fmt: skip
    found = [one for one in rows(published, "pub_setting_decomposition_whiskers") if one["step"] == 0]
    by_edge = {one["edge"]: one["points"] for one in found if one["reporters"] == "constant"}
    expected = confint_proportions_2indep(indoor1, n1, indoor0, n0, method="newcomb", compare="diff")
    assert [by_edge["low"], by_edge["high"]] == pytest.approx([100 * one for one in expected], abs=0.01)
    assert by_edge["point"] == pytest.approx(100 * (indoor1 / n1 - indoor0 / n0))
    assert [one["whisker"].lstrip("\u200b\u200c") for one in found if one["edge"] == "point"] == [
        "Finland\nall\npartners\n+11.8",
        "\n\n\n\nFinland\nsame\npartners\n+11.8\nclear\nchange",  # below what is said of all
    ]


@pytest.mark.parametrize(
    ("status", "reason", "word"),
    [
        ("few", "too few to show, or none", "too few to show"),
        ("not_observable", "the network was not there in every month of the year before", "not compared"),
    ],
)
def test_a_change_that_is_not_known_has_a_word_and_no_dot(
    published: duckdb.DuckDBPyConnection, status: str, reason: str, word: str
) -> None:
    put(
        published, "pub_setting_decomposition", period_type="quarter", period_start=NOW, compare_start=BEFORE,
        country_code="RU", verdict="", status=status, reason=reason,
    )  # fmt: skip
    found = rows(published, "pub_setting_decomposition_whiskers")
    assert {one["points"] for one in found} == {None}
    assert sum(word in one["whisker"] for one in found if one["edge"] == "point") == 2


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


def test_a_year_before_without_a_number_says_why_and_before_the_network_there_is_nothing_to_say(
    published: duckdb.DuckDBPyConnection,
) -> None:
    cell = {"period_type": "quarter", "country_code": "FI", "city_code": "all", "setting_group": "all",
            "gender": "all", "age_band": "all", "origin_code": "all"}  # fmt: skip
    before = {"FI-E": "gap", "FI-N": "few", "FI-S": "shown"}
    for region in (*before, "FI-W"):
        put(published, "pub_reach", **cell, region_code=region, period_start="2023-10-01", persons=60, status="shown")
    for region, status in before.items():
        told = {"status": status, "persons": 50 if status == "shown" else None}
        put(published, "pub_reach", **cell, region_code=region, period_start="2022-10-01", **told)
    assert {one["region_code"]: one["year_before"] for one in rows(published, "pub_reach_regions")} == {
        "FI-E": "no report from any partner",
        "FI-N": "–",
        "FI-S": "50",
        "FI-W": "",
    }


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
        edges = [(f"{one['period_start']}"[5:7], one["coverage"]) for one in areas if one["period_type"] == kind]
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
        (f"{one['period_start']}"[:10], one["edge"]): one["coverage"] for one in rows(published, "pub_coverage_areas")
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
    assert {one["events"] for one in events} == {"shown"}
    assert {(one["region_code_label"], one["period"]) for one in events} >= {
        ("All", "2023-10"),
        ("Southern Finland", "2023 Q4"),
    }


def test_bars_are_whole_and_say_the_true_share(published: duckdb.DuckDBPyConnection) -> None:
    for start, shares in ((BEFORE, (0.5, 0.6, 0.1)), (NOW, (0.7, 0.5, None))):
        for setting, share in zip(("indoor", "outdoor", "remote"), shares, strict=True):
            put(
                published, "pub_setting_share", period_type="quarter", period_start=start, country_code="FI",
                region_code="all", city_code="all", reporters="all", setting_group=setting, share=share,
                status="few" if share is None else "shown", status_label="",
            )  # fmt: skip
    found = [
        one
        for one in rows(published, "pub_setting_share_beside_last_year")
        if one["period"] == "2023 Q4" and one["region_code_label"] == "All"
    ]
    bars = {bar: sum(one["part"] or 0 for one in found if one["bar"] == bar) for bar in {one["bar"] for one in found}}
    assert bars == {
        "Finland\n2022 Q4\nindoors 50\u00a0%": pytest.approx(1),
        "Finland\n2023 Q4\nindoors 70\u00a0%": pytest.approx(1),
    }


def test_what_cannot_be_observed_has_a_name_and_no_width(
    published: duckdb.DuckDBPyConnection,
) -> None:
    for country, region in (("RU", "RU-NW"), ("FI", "FI-S"), ("UA", "UA-C")):
        put(published, "pub_reach", country_code=country, region_code=region)
    for scope, origin, destination, persons, status in (
        ("fi_ru", "RU-NW", "FI-S", 22, "shown"),
        ("fi_ru", "FI-S", "RU-NW", None, "few"),
        ("none", "RU-NW", "UA-C", None, "not_observable"),
    ):
        put(
            published, "pub_flow_matrix", scope=scope, period_type="year", period_start="2023-01-01",
            origin_place=origin, destination_place=destination, persons=persons, status=status,
        )  # fmt: skip
    found = rows(published, "pub_flow_matrix_newest_year")
    seen = {(one["country_code"], one["origin_place"], one["next_place"], one["persons"]) for one in found}
    assert seen == {
        ("RU", "RU-NW", "→ Southern Finland", 22),
        ("FI", "RU-NW", "→ Southern Finland", 22),
        ("RU", "RU-NW", "→ UA: not observable", 0),
        ("UA", "RU-NW", "→ UA: not observable", 0),
    }


def test_a_missing_service_names_the_shorter_list_of_languages(
    published: duckdb.DuckDBPyConnection,
) -> None:
    offered = {
        "legal": {},
        "condoms": {"fi": 2, "ru": 1, "en": 1},
        "sti": {"fi": 1},
        "shelter": {"fi": 1, "ru": 1, "en": 1, "th": 1},
    }
    for service, by_language in offered.items():
        for language in ("all", "fi", "ru", "en", "th", "uz"):
            count = max(by_language.values(), default=0) if language == "all" else by_language.get(language, 0)
            put(
                published, "pub_service_gaps", return_year=2023, country_code="FI", region_code="FI-S",
                service_code=service, offer_gender="all", offer_place="all", offer_language=language,
                organisations=count, organisations_asked=3, status="offered" if count else "nobody_offers",
            )  # fmt: skip
    found = rows(published, "pub_service_gaps_languages")
    gaps = {one["service_code"]: one["gap"] for one in found if one["region_code_label"] == "All"}
    assert gaps == {
        "legal": "nobody offers it",
        "condoms": "not in Thai",
        "sti": "only in Finnish",
        "shelter": "in every language",
    }  # Uzbek is offered by nobody anywhere: it is not asked for


def test_the_most_urgent_sentence_stands_first_and_answers_are_left_out(
    published: duckdb.DuckDBPyConnection,
) -> None:
    for rank, kind, rule, country in (
        (1, "answer_moves", "answer_moves", "FI"),
        (4, "shift", "shift_unclear", "FI"),
        (4, "shift", "shift_clear", "UA"),
        (7, "reporting", "reporting", "FI"),
        (7, "reporting", "reporting", "RU"),
    ):
        put(
            published, "pub_alerts", rank=rank, kind=kind, rule_code=rule, country_code=country, language="en",
            sentence=f"{country} {rule}",
        )  # fmt: skip
    for country, received in (("FI", 1), ("RU", 0)):
        put(
            published, "pub_reporting", country_code=country, month_start="2023-12-01", expected=1, received=received,
            word="on time",
        )  # fmt: skip
    found = sorted(rows(published, "pub_alerts_attention"), key=lambda one: one["turn"])
    # What is no alert by the rules needs no attention: its country says so, the one with fewer reports first.
    assert [(one["country_code"], one["sentence"]) for one in found] == [
        ("UA", "UA shift_clear"),
        ("RU", None),
        ("FI", None),
    ]


def test_before_anything_is_shown_the_newest_closed_quarter_can_be_chosen(
    published: duckdb.DuckDBPyConnection,
) -> None:
    """The filter must have a value, or the dashboard never opens; each bar says why it is not there."""
    for start, status, note in (
        (BEFORE, "few", "too few to show, or none"),
        (NOW, "few", "too few to show, or none"),
        ("2024-01-01", "open", "period still open"),
    ):
        put(
            published, "pub_setting_share", period_type="quarter", period_start=start, country_code="FI",
            region_code="all", city_code="all", reporters="all", setting_group="indoor", status=status,
            status_label=note,
        )  # fmt: skip
    found = rows(published, "pub_setting_share_beside_last_year", "ru")
    assert {one["period"] for one in found} == {"2023, 4 кв."}
    assert {one["bar"].splitlines()[-1] for one in found} == {Wording("ru").text("too-few-to-show-or-none")}
