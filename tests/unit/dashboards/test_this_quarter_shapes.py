"""Shapes of the dashboard "This quarter" on a few rows: no wrong sum, no mixed periods, honest whiskers.

Add here: another shape of that dashboard that has logic of its own. Keep out: how charts look (tests/browser).
"""

import duckdb
import pytest
from chart_rows import put, rows
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

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
    found = [row for row in rows(published, "pub_setting_decomposition_whiskers") if row["step"] == 0]
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
    assert {row["region_code"]: row["year_before"] for row in rows(published, "pub_reach_regions")} == {
        "FI-E": "no report from any partner",
        "FI-N": "–",
        "FI-S": "50",
        "FI-W": "",
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
        row
        for row in rows(published, "pub_setting_share_beside_last_year")
        if row["period"] == "2023 Q4" and row["region_code_label"] == "All"
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
