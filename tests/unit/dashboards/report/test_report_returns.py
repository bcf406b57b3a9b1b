"""What the report says of yearly returns (control, barriers, services, needs): the newest of each country."""

from datetime import date
from typing import Any

import pytest
from tiny_release import NOW, Tiny, rules_of, text_of

from dashboards.report.content.chapters import (
    barriers,
    control,
    services,
)
from dashboards.report.content.span import WHOLE_NETWORK, Span
from dashboards.report.document import Table


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
