"""What a report says of a country in which one partner alone works: not that its people are too few."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tiny_release import NOW, Tiny, rules_of, text_of

from dashboards.report.content.chapters import mobility, origins, people, reach, services, violations, workplaces
from dashboards.report.content.span import EVERYBODY, WHOLE_NETWORK

FEW, ALONE = "too few to show, or none", "one partner alone works there"
_FEW: dict[str, Any] = {"period_type": "year", "period_start": NOW, "country_code": "FI", "status": "few"}


def reports(tiny: Tiny, *partners: str, months: range = range(1, 13)) -> None:
    for partner in partners:
        for month in months:
            tiny.put("pub_reporting", partner_alias=partner, country_code="FI", month_start=date(2023, month, 1),
                     expected=1, received=1)  # fmt: skip


def all_hidden(tiny: Tiny) -> None:
    tiny.reached(None, NOW)
    tiny.put("pub_reach", **_FEW, **{**EVERYBODY, "gender": "woman"})
    tiny.put("pub_migrant_share", **_FEW, migrant_kind="cross_border")
    tiny.put("pub_origins", **_FEW, **WHOLE_NETWORK, origin_code="UA")
    tiny.put("pub_violations", **_FEW, violation_kind="all", perpetrator_group="all", perpetrator_detail="all")
    tiny.put("pub_services", **_FEW, **WHOLE_NETWORK, kind="service", service_code="condoms")
    tiny.put("pub_setting_share", **_FEW, **WHOLE_NETWORK, reporters="all", setting_group="indoor")
    tiny.put("pub_setting_decomposition", **_FEW, compare_start=date(2022, 1, 1), completeness_before=1.0,
             completeness_after=1.0, verdict="", reason=FEW)  # fmt: skip
    tiny.put("pub_moves", **_FEW, scope="fi", move_kind="within_country", gap_tier="all")
    tiny.put("pub_said_flows", **_FEW, said_kind="previous", said_country="UA")
    tiny.put("pub_move_reasons", **_FEW, migrant_group="all", move_reason="war", intended_stay="all")


@pytest.mark.parametrize("chapter", [reach, people, origins, violations, services, workplaces, mobility])
def test_of_one_partner_alone_no_chapter_says_that_people_are_too_few(tiny: Tiny, chapter: Any):
    all_hidden(tiny)
    reports(tiny, "FI-A")
    with tiny.draft() as draft:
        said = text_of(draft, chapter)
    assert ALONE in said
    assert "too few" not in said
    assert "enough" not in said


def test_of_two_partners_few_stays_few_though_one_reported_in_one_month_only(tiny: Tiny):
    all_hidden(tiny)
    reports(tiny, "FI-A")
    reports(tiny, "FI-B", months=range(12, 13))
    with tiny.draft() as draft:
        assert f"is not shown: {FEW}." in text_of(draft, reach)
        assert "gender-hidden" in rules_of(draft, people)
        assert "one-partner" not in rules_of(draft, services)


def test_of_a_partner_that_may_be_named_few_stays_few(tiny: Tiny):
    tiny.reached(300, NOW)
    tiny.put("pub_violations", **_FEW, violation_kind="all", perpetrator_group="all", perpetrator_detail="all")
    reports(tiny, "FI-A")
    with tiny.draft() as draft:
        said = text_of(draft, violations)
    assert FEW in said
    assert ALONE not in said


def test_an_open_period_and_a_gap_keep_their_words(tiny: Tiny):
    tiny.reached(None, NOW, status="gap")
    reports(tiny, "FI-A")
    with tiny.draft() as draft:
        assert "no report from any partner" in text_of(draft, reach)


def test_donors_are_not_told_that_one_partner_is_left(tmp_path: Path):
    tiny = Tiny(tmp_path / "donor.duckdb", "donor")
    tiny.reached(None, NOW)
    with tiny.draft(kind="donor") as draft:
        assert f"is not shown: {FEW}." in text_of(draft, reach)


@pytest.mark.parametrize("language", ["ru", "uk", "fi"])
def test_the_reason_is_said_in_every_language(tiny: Tiny, language: str):
    all_hidden(tiny)
    reports(tiny, "FI-A")
    with tiny.draft(language) as draft:
        assert draft.words.text("status-one-partner") in text_of(draft, reach)
        assert "one-partner" in rules_of(draft, people)
