"""Shapes behind the quality dashboard and the first page, against what one counts by hand or in the printed table."""

import csv
import re
from collections import defaultdict
from typing import Any

import duckdb
import pytest
from chart_rows import SOURCES, put, shaped

from dashboards.sources.labels import labels
from dashboards.sources.wording import Wording
from warehouse.definitions.languages import LANGUAGES
from warehouse.networks import library
from warehouse.settings import PROJECT_ROOT

PRINTED = PROJECT_ROOT / "warehouse" / "reference" / "mapping_2012.csv"
UNFILLED = re.compile(r"[{}]|\(\)| [.,](\s|$)")
Row = dict[str, Any]


def printed() -> list[Row]:
    with PRINTED.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(text: str) -> float | None:
    return float(text) if text else None


def fill(con: duckdb.DuckDBPyConnection, **tables: list[Row]) -> None:
    for table, rows in tables.items():
        for row in rows:
            put(con, table, **row)


def returns() -> list[Row]:
    return [
        {
            "return_id": "mapping_2012",
            "org_code": one["org_code"],
            "city": one["city"],
            "federal_district": one["federal_district"],
            "covered_low": number(one["sex_workers_covered_low"]),
            "covered_high": number(one["sex_workers_covered_high"]),
            "count_unit": one["count_unit"] or None,
            "period_kind": one["period_kind"] or None,
            **{
                f"{measure}_{end}": number(one[f"{measure}_pct_{end}"])
                for measure in ("indoor", "outdoor")
                for end in ("low", "high")
            },
            "flags": one["flags"] or None,
        }
        for one in printed()
    ]


AUDIT = [
    {"step_no": 1, "step_code": "stated", "stated": 28363, "reproduced": 28363},
    {"step_no": 2, "step_code": "as_printed", "stated": 28363, "reproduced": 15860},
    {"step_no": 3, "step_code": "with_cumulative", "stated": 28363, "reproduced": 20710},
    {"step_no": 4, "step_code": "persons_only", "stated": 28363, "reproduced": 15100},
    {"step_no": 5, "step_code": "annual", "stated": 28363, "reproduced": 5525},
]


def test_what_falls_away_at_a_step_of_the_audit_is_what_was_left_before_it(
    published: duckdb.DuckDBPyConnection,
) -> None:
    fill(published, pub_mapping_audit=AUDIT)
    rows = shaped(published, "pub_mapping_audit_steps", "step, step_part, persons")
    bars: dict[str, dict[str, int]] = defaultdict(dict)
    for step, part, persons in sorted(rows):
        bars[step][part] = persons
    left = [bar["left"] for bar in bars.values()]
    assert left == [28363, 15860, 15100, 5525]
    assert [bar.get("falls_away", 0) for bar in bars.values()] == [0, 12503, 760, 9575]
    assert [sum(bar.values()) for bar in list(bars.values())[1:]] == left[:-1]
    assert next(iter(bars)).endswith(": 28,363")


def test_organisations_of_one_city_contradict_each_other_and_a_lone_one_cannot(
    published: duckdb.DuckDBPyConnection,
) -> None:
    said = [
        {"return_id": "mapping_2012", "area_level": "city", "area_code": "Barnaul", "measure": "indoor",
         "agreement": "contradiction"},
        {"return_id": "mapping_2012", "area_level": "city", "area_code": "Kazan", "measure": "injects",
         "agreement": "contradiction"},
    ]  # fmt: skip
    fill(published, pub_mapping_returns=returns(), pub_mapping_shares=said)
    rows = shaped(published, "pub_mapping_returns_cities", "city, org_code, city_agrees, place_in_table")
    agrees = {code: word for _, code, word, _ in rows}
    assert len(agrees) == sum(bool(one["indoor_pct_low"] or one["outdoor_pct_low"]) for one in printed())
    assert (agrees["org_10"], agrees["org_26"]) == ("contradiction", "contradiction")
    assert agrees["org_22"] == "one organisation"
    assert agrees["org_03"] == "the ranges meet"
    assert {city for city, _, _, place in rows if place <= 5} == {"Barnaul", "Saint Petersburg"}


def test_districts_keep_shares_of_different_people_apart_and_count_one_year_alone(
    published: duckdb.DuckDBPyConnection,
) -> None:
    share = {"return_id": "mapping_2012", "area_level": "federal_district", "area_code": "Volga", "measure": "injects"}
    said = [
        {**share, "scope": "not stated", "percent_low": 7, "percent_high": 70, "organisations": 4},
        {**share, "scope": "service users", "percent_low": 60, "percent_high": 60, "organisations": 1},
    ]
    fill(published, pub_mapping_shares=said, pub_mapping_returns=returns())
    rows = shaped(
        published,
        "pub_mapping_shares_districts_2012",
        "federal_district, organisations, organisations_with_count, in_one_year, injects_codes_label",
    )
    districts = {row[0]: row[1:] for row in rows}
    assert districts["Volga"] == (9, 8, "1,300", "7–70\u00a0% (4)\n60\u00a0% (1) of service users")
    assert sum(organisations for organisations, *_ in districts.values()) == 27
    assert sum(counted for _, counted, *_ in districts.values()) == 23
    yearly = [district[2] for district in districts.values() if district[2] != "no count of one year"]
    assert sum(int(one.replace(",", "")) for one in yearly) == 5525


def test_every_remark_of_the_printed_mapping_is_said_in_plain_words() -> None:
    remarks = {one["flags"] for one in printed() if one["flags"]}
    assert remarks == set(SOURCES.labels["flags"])
    assert {one["city"] for one in printed()} == set(SOURCES.labels["city"])
    assert {one["federal_district"] for one in printed()} == set(SOURCES.labels["federal_district"])


@pytest.mark.parametrize(
    ("language", "beaten", "times", "not_printed"),
    [
        ("en", "Beaten", "2.8 (1–15)", "not printed"),
        ("ru", "Избиение", "2,8 (1–15)", "не напечатано"),
        ("uk", "Побиття", "2,8 (1–15)", "не надруковано"),
        ("fi", "Hakkaaminen", "2,8 (1–15)", "ei painettu"),
    ],
)
def test_the_survey_of_violence_reads_as_its_language_writes_it(
    published: duckdb.DuckDBPyConnection, language: str, beaten: str, times: str, not_printed: str
) -> None:
    said = [
        {"act_code": "beaten", "share_percent": 80, "times_mean": 2.8, "times_low": 1, "times_high": 15},
        {"act_code": "documents_taken", "share_percent": 35},
    ]
    fill(published, pub_violence_survey=said)
    columns = "act_code_label, share_in_words, times_in_words"
    rows = {row[0]: row[1:] for row in shaped(published, "pub_violence_survey", columns, language=language)}
    assert rows[beaten] == ("80\u00a0%", times)
    assert [times for _, times in rows.values() if times != rows[beaten][1]] == [not_printed]


def test_every_act_of_the_survey_has_a_word_and_each_language_says_how_many_were_asked() -> None:
    assert {row["act_code"] for row in library.survey()} == set(SOURCES.labels["act_code"])
    (respondents,) = {row["respondents"] for row in library.survey()}
    how_to_read = SOURCES.charts["quality/violence"].text
    assert [language for language in LANGUAGES if str(respondents) not in Wording(language).text(how_to_read)] == []


@pytest.mark.parametrize("language", ["en", "ru", "uk", "fi"])
def test_a_refusal_rule_is_said_as_the_letters_say_it_and_nothing_stays_to_be_filled_in(language: str) -> None:
    named = labels(SOURCES, Wording(language))
    assert not [text for text in named["refusal_rule"].values() if UNFILLED.search(text)]
    assert (
        named["refusal_rule"]["bad_date"]
        == {
            "en": "The date cannot be read.",
            "ru": "Дата не читается.",
            "uk": "Дата не читається.",
            "fi": "Päivämäärää ei voi lukea.",
        }[language]
    )
    assert set(named["refusal_reach"]) == set(named["refusal_rule"])


@pytest.mark.parametrize("status", ["few", "shown"])
def test_codes_that_are_not_sealed_are_the_reason_and_no_mark_of_few(
    published: duckdb.DuckDBPyConnection, status: str
) -> None:
    put(published, "pub_quality", period_type="half_year", period_start="2023-07-01", country_code="UA",
        quality_kind="linkage", measure="by_match_key", status=status,
        reason="codes are not sealed: how many people are counted twice is not known")  # fmt: skip
    assert shaped(published, "pub_quality_closed", "answer") == [("not known: codes are not sealed",)]


def test_a_change_in_parts_says_its_quarter_for_those_of_two_countries_may_differ(
    published: duckdb.DuckDBPyConnection,
) -> None:
    change = {"period_type": "quarter", "change_points": 4.0, "verdict": "clear change", "reason": ""}
    for country, start, status in (
        ("FI", "2023-07-01", "shown"), ("FI", "2023-10-01", "not_observable"), ("UA", "2023-10-01", "shown"),
    ):  # fmt: skip
        put(published, "pub_setting_decomposition", **change, country_code=country, period_start=start, status=status)
    assert shaped(published, "pub_setting_decomposition_parts", "country_and_change") == [
        ("Finland, 2023 Q3: +4.0, clear change",),
        ("Ukraine, 2023 Q4: +4.0, clear change",),
    ]


def test_an_answer_stands_once_for_each_country_and_its_question_once(published: duckdb.DuckDBPyConnection) -> None:
    alert = {"kind": "answer_moves", "language": "en"}
    alerts = [
        {**alert, "country_code": code, "sentence": f"Sentence of {code}."} for code in ("FI", "UA")
    ] + [{**alert, "language": "fi", "country_code": "FI", "sentence": "Lause."}]  # fmt: skip
    estimate = {
        "indicator_code": "reached_any", "coverage_scope": "served_area", "region_code": "all", "city_code": "all",
        "period_type": "half_year", "country_code": "FI", "denominator_source": "invented for the demo network",
        "denominator_low": 1670, "denominator_high": 2890, "denominator_year": 2022,
    }  # fmt: skip
    coverage = [
        {**estimate, "period_start": "2023-01-01", "denominator_low": 5},
        {**estimate, "period_start": "2023-07-01"},
    ]
    fill(published, pub_alerts=alerts, pub_coverage=coverage)
    mine = "coalesce(language, 'en') = 'en'"
    rows = shaped(published, "pub_alerts_answers", "place, country_code, question, answer", mine)
    assert [row[2:] for row in rows] == [
        ("… and whose estimate is that?", "Finland: 1,670–2,890, invented for the demo network, 2022"),
        ("Who moves?", "Sentence of FI."),
        ("", "Sentence of UA."),
    ]
