"""The sentences of a release: every rule has its words in four languages, with the same numbers in each."""

import csv
import re
from pathlib import Path

import pytest

from dashboards.sources.labels import FLAGS
from dashboards.sources.wording import Wording
from warehouse.contract.contact_fields import CHOICES
from warehouse.networks.home import DEMO, network_of

SEEDS = Path(__file__).resolve().parents[3] / "dbt" / "seeds"
MACROS = Path(__file__).resolve().parents[3] / "dbt" / "macros"
PUBLISHED = Path(__file__).resolve().parents[3] / "dbt" / "models" / "published"
LANGUAGES = {"en", "ru", "uk", "fi"}
# Letters that one of the two languages does not have.
NOT_UKRAINIAN, NOT_RUSSIAN = re.compile("[ыэъё]", re.IGNORECASE), re.compile("[іїєґ]", re.IGNORECASE)


def seed(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((SEEDS / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


RULES = {row["code"]: row for row in seed("alert_rule")}
WORDS = {
    "least_percent",
    "part_period",
    "codes_not_sealed",
    "above_low_estimate",
    "no_range",
    "seen_in_several_cities",
    "several_cities_unknown",
    "estimate_of_year",
}  # within a sentence
TEMPLATES = {(row["code"], row["language"]): row["template"] for row in seed("sentence")}


def slots(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", template))


def declared(macro: str, file: str) -> set[str]:
    text = re.search(rf"macro {macro}\(\).*?endmacro", (MACROS / file).read_text(), re.DOTALL)
    assert text
    return set(re.findall(r"'(\w+)'", text.group()))


def test_every_rule_has_words_in_every_language_and_there_are_no_others() -> None:
    assert not WORDS & set(RULES)
    assert set(TEMPLATES) == {(code, language) for code in {*RULES, *WORDS} for language in LANGUAGES}


def test_notes_within_a_sentence_are_those_of_coverage_and_read_as_on_the_pages() -> None:
    macro = re.search(r"macro coverage_notes\(\).*?endmacro", (MACROS / "coverage.sql").read_text(), re.DOTALL)
    assert macro
    notes = dict(re.findall(r"'(\w+)': '([^']+)'", macro.group()))
    assert set(notes) == WORDS - {"least_percent"}
    pages = {notes["estimate_of_year"]: "population-estimate-of-a-year", **FLAGS}
    for code, said in notes.items():
        read = {language: Wording(language).text(pages[said]) for language in LANGUAGES}
        words = {language: TEMPLATES[code, language] for language in LANGUAGES}
        assert {language: text.replace("{estimate_year}", "{year}") for language, text in words.items()} == read


def test_a_share_that_would_be_a_zero_is_said_in_words() -> None:
    for language in LANGUAGES:
        assert TEMPLATES["least_percent", language].endswith("0.1" if language == "en" else "0,1")
        assert "{point} %" in TEMPLATES["answer_coverage", language]
        assert "{point} %" in TEMPLATES["answer_coverage_point", language]


def test_coverage_without_a_range_says_no_range_and_both_say_their_notes() -> None:
    with_range, point = (slots(TEMPLATES[code, "en"]) for code in ("answer_coverage", "answer_coverage_point"))
    assert with_range - point == {"low", "high"}
    assert "notes" in point


@pytest.mark.parametrize("code", RULES)
def test_a_sentence_says_the_same_numbers_in_every_language(code: str) -> None:
    said = {language: slots(TEMPLATES[code, language]) for language in LANGUAGES}
    assert all(found == said["en"] for found in said.values()), said
    assert said["en"] <= declared("sentence_slots", "sentences.sql") | {"place", "period"}
    assert "place" in said["en"]


def test_a_question_mark_is_a_missing_number_and_nothing_else() -> None:
    assert [key for key, template in TEMPLATES.items() if "?" in template or "¤" in template] == []


def test_ukrainian_is_ukrainian_and_russian_is_russian() -> None:
    texts = [*seed("sentence"), *seed("period_label")]
    assert [row["template"] for row in texts if row["language"] == "uk" and NOT_UKRAINIAN.search(row["template"])] == []
    assert [row["template"] for row in texts if row["language"] == "ru" and NOT_RUSSIAN.search(row["template"])] == []


def test_no_clear_change_and_not_compared_are_said_so() -> None:
    assert "no clear change" in TEMPLATES["shift_unclear", "en"]
    for code in ("shift_first_year", "shift_not_complete", "shift_broken", "shift_few", "shift_regions"):
        assert "not compared" in TEMPLATES[code, "en"]
        assert "не сравнивается" in TEMPLATES[code, "ru"]
        assert "не порівнюється" in TEMPLATES[code, "uk"]
        assert "ei verrata" in TEMPLATES[code, "fi"]


def test_an_answer_that_is_not_compared_has_the_same_words_without_the_year_before() -> None:
    assert RULES["answer_setting_alone"]["kind"] == RULES["answer_setting"]["kind"]
    for language in LANGUAGES:
        clause = TEMPLATES["answer_setting", language].split("; ")[1]
        assert slots(clause) == {"indoor_before"}
        assert TEMPLATES["answer_setting", language] == f"{TEMPLATES['answer_setting_alone', language][:-1]}; {clause}"


def test_the_reasons_that_choose_a_rule_are_those_of_the_comparison() -> None:
    asked = re.findall(r"reason = '([^']+)'", (PUBLISHED / "compared" / "alert_change.sql").read_text())
    given = (PUBLISHED / "pub_setting_decomposition.sql").read_text()
    assert len(asked) == 2
    assert [reason for reason in asked if f"'{reason}'" not in given] == []


def test_every_rule_says_why_and_what_it_measures() -> None:
    assert [code for code, row in RULES.items() if not (row["why"] and row["measure"] and row["direction"])] == []


def test_every_part_of_a_year_has_a_name_in_every_language() -> None:
    parts = {"quarter": 4, "half_year": 2, "year": 1}
    expected = {
        (kind, str(n), each) for kind, length in parts.items() for n in range(1, length + 1) for each in LANGUAGES
    }
    assert {(row["period_type"], row["part"], row["language"]) for row in seed("period_label")} == expected


def test_kinds_of_events_are_the_seed_and_every_event_has_one() -> None:
    kinds = {row["kind"] for row in seed("event_kind")}
    assert kinds == declared("event_kinds", "comparisons.sql")
    assert {row["kind"] for row in network_of(DEMO).rows("event")} <= kinds


def test_channels_are_those_of_the_contract_and_their_groups_are_declared() -> None:
    channels = seed("channel")
    assert [row["channel"] for row in channels] == list(CHOICES["channel"])
    groups = {row["value"] for row in seed("dimension_value") if row["dimension"] == "channel_group"}
    assert {row["channel_group"] for row in channels} == groups
