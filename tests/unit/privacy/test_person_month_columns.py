"""Every column of the contact contract has its place in a person-month: kept, added up, or gone."""

import csv
from datetime import date

import pytest

from warehouse.contract import contact_fields
from warehouse.privacy import expire, person_month
from warehouse.settings import PROJECT_ROOT
from warehouse.whole_months import MONTHS


def test_every_stored_column_is_in_exactly_one_group() -> None:
    groups = [person_month.SAME, person_month.ATTRIBUTES, person_month.ANY, person_month.GONE, ("contact_date",)]
    assert sorted(name for group in groups for name in group) == sorted(contact_fields.STORED)


def test_a_contact_without_a_code_keeps_no_attribute_and_no_service() -> None:
    assert set(person_month.OF_NOBODY) == {*person_month.ATTRIBUTES, *person_month.ANY}


def test_the_page_says_of_every_column_that_goes_that_it_goes() -> None:
    page = (PROJECT_ROOT / "docs" / "how-to" / "retention-and-stopping.md").read_text()
    gone = "\n".join(line for line in page.splitlines() if "| gone |" in line)
    assert {name for name in person_month.GONE if f"`{name}`" not in gone} == set()
    kept = (*person_month.SAME[-1:], *person_month.ATTRIBUTES)
    assert not [name for name in kept if f"`{name}`" in gone]


@pytest.mark.parametrize(
    ("period_type", "first_day"),
    [
        ("month", date(2023, 11, 1)),
        ("quarter", date(2023, 10, 1)),
        ("half_year", date(2023, 7, 1)),
        ("year", date(2023, 1, 1)),
        ("fiscal_year", date(2023, 10, 1)),
    ],
)
def test_a_month_lies_in_one_period_of_each_type(period_type: str, first_day: date) -> None:
    assert expire.beginning(period_type, date(2023, 11, 1)) == first_day


def test_the_fiscal_year_of_september_has_begun_in_the_year_before() -> None:
    assert expire.beginning("fiscal_year", date(2023, 9, 1)) == date(2022, 10, 1)


def test_periods_are_those_of_the_allowed_grains() -> None:
    with (PROJECT_ROOT / "dbt" / "seeds" / "disclosure_pattern.csv").open(newline="") as file:
        finest = {row["finest_period"] for row in csv.DictReader(file)}
    assert finest <= set(MONTHS)
