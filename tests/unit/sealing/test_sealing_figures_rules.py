"""The rules of figures on contacts made by hand: the warehouse's own vectors, attributes, versions of packages."""

import csv
import io
from datetime import date

import pytest
from figures_forms import Row

from warehouse import yaml_text
from warehouse.contract import contact_fields
from warehouse.sealing import periods, seeds
from warehouse.sealing.figures import NOT_ASKED, OTHER_PERIODS, Figures
from warehouse.sealing.own_rows import HTS, Contact
from warehouse.settings import PROJECT_ROOT
from warehouse.whole_months import MONTHS

DBT_TESTS = PROJECT_ROOT / "dbt" / "models" / "intermediate" / "person_sets" / "_indicator_tests.yml"
TOLD = {"package_code": "p", "indicator_code": "i", "framework_version": "1", "k_required": "0"}


def _vector(name: str) -> tuple[dict[str, list[Row]], list[Row]]:
    """A unit test of the warehouse's models: its tables and what it expects."""
    told = next(one for one in yaml_text.read(DBT_TESTS.read_text("utf-8"))["unit_tests"] if one["name"] == name)
    given = {
        one["input"].split("'")[1]: list(csv.DictReader(io.StringIO(one["rows"])))
        for one in told["given"]
        if "rows" in one
    }
    return given, list(csv.DictReader(io.StringIO(told["expect"]["rows"])))


def _contacts(rows: list[Row]) -> list[Contact]:
    """A contact for each service that a person received in a month, from bits in the order of the contract."""
    received = [
        (row, service)
        for row in rows
        for place, service in enumerate((*contact_fields.SERVICES, HTS))
        if int(row["service_bits"]) & (1 << place)
    ]
    return [
        Contact(
            date.fromisoformat(one["month_start"]), number, int(one["person_id"]), one["country_code"], "ru_spb",
            "woman", "20-24", frozenset(), frozenset({service} - {HTS}), service == HTS,
        )
        for number, (one, service) in enumerate(received)
    ]  # fmt: skip


def test_kp_prev_gives_what_the_vector_of_the_warehouse_expects() -> None:
    given, expected = _vector("kp_prev_needs_hiv_testing_and_another_intervention_in_one_half_of_the_fiscal_year")
    made = Figures(_contacts(given["int_published_person_month"]), (), ())
    first, second = made.kp_prev(periods.named("FY2023"))
    met = {half: {int(one["person_id"]) for one in expected if one["report"] == half} for half in ("Q2", "Q4")}
    assert (first, second) == (met["Q2"], met["Q4"] - met["Q2"])
    assert (len(first), len(second)) == (3, 1)


@pytest.mark.parametrize(
    ("vector", "period"),
    [
        ("a_package_needs_all_required_services_and_enough_of_the_others", "2023-Q1"),
        ("gam_counts_two_interventions_in_the_last_three_months_of_the_period", "2023-H1"),
    ],
)
def test_packages_give_what_the_vector_of_the_warehouse_expects(vector: str, period: str) -> None:
    given, expected = _vector(vector)
    if "package_service" in given:
        package = _package(given["int_package_period"][0], given["package_service"])
    else:
        (package,) = (package for package in seeds.packages() if package.indicator == expected[0]["indicator_code"])
    made = Figures(_contacts(given["int_published_person_month"]), (), ())
    assert made.persons_with(package, periods.named(period)) == {int(one["person_id"]) for one in expected}


def test_gam_is_not_counted_by_month() -> None:
    found = {line.code: line for line in Figures([], ("svc_condoms", "svc_sti"), ()).lines(periods.named("2023-02"))}
    assert found["reached_gam_2plus_3m"].why == OTHER_PERIODS
    assert found["reached_package_kp1c"].why == NOT_ASKED


def _package(said: Row, services: list[Row] | tuple[Row, ...] = (), **changes: str) -> seeds.Package:
    row = {"framework": "f", "valid_from": "2020-01-01", "valid_to": "", **said, **changes}
    applies = [
        {"framework": "f", "period_type": kind, "report": "", "first_month": "1", "months": str(length)}
        for kind, length in MONTHS.items()
    ]
    (package,) = seeds.packages_of((row,), tuple(services), tuple(applies))
    return package


def _met(day: date, gender: str, age_band: str) -> Contact:
    return Contact(day, 1, 1, "RU", "ru_spb", gender, age_band, frozenset(), frozenset({"condoms"}), False)


def test_gender_is_the_earliest_known_one_and_the_age_band_that_of_each_calendar_year() -> None:
    days = [date(2023, 11, 1), date(2023, 12, 1), date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)]
    said = [("not_asked", "25-29"), ("man", "20-24"), ("woman", "not_recorded"), ("woman", "20-24"), ("woman", "25-29")]
    contacts = [_met(day, *one) for day, one in zip(days, said, strict=True)]
    found = {(line.measure, line.code): line for line in Figures(contacts[::-1], (), ()).lines(periods.named("FY2024"))}
    assert [found["gender", code].contacts for code in ("man", "woman", "not_asked")] == [5, 0, 0]
    bands = {code: (found["age_band", code].persons, found["age_band", code].contacts) for code in ("20-24", "25-29")}
    assert bands == {"20-24": (1, 3), "25-29": (1, 2)}
    assert found["age_band", "not_recorded"].contacts == 0


def test_a_narrow_age_goes_before_an_earlier_wide_one_and_counts_in_both_bands() -> None:
    said = ["18-24", "20-24", "25-29"]
    contacts = [_met(date(2024, 1, day), "woman", age) for day, age in enumerate(said, 1)]
    found = {
        line.code: line.persons
        for line in Figures(contacts, (), ()).lines(periods.named("2024"))
        if line.measure == "age_band"
    }
    assert {code for code, persons in found.items() if persons} == {"20-24", "18-24"}


def test_a_form_that_asks_how_many_asks_for_the_service() -> None:
    lines = Figures([_met(date(2024, 1, 1), "woman", "20-24")], ("amount_condoms",), ()).lines(periods.named("2024"))
    told = {line.code: line.persons for line in lines if line.measure == "service"}
    assert (told["condoms"], told["lubricant"]) == (1, None)


@pytest.mark.parametrize(
    ("country", "until", "expected"), [("all", "", {1}), ("FI", "", set()), ("RU", "2024-01-01", set())]
)
def test_a_package_counts_in_its_country_and_while_it_holds(country: str, until: str, expected: set[int]) -> None:
    member = {"package_code": "p", "framework_version": "1", "role": "required", "component": "c", "service": "condoms"}
    package = _package(TOLD, [member], country_code=country, valid_to=until)
    made = Figures([_met(date(2024, 1, 5), "woman", "20-24")], (), ())
    assert made.persons_with(package, periods.named("2024-Q1")) == expected


@pytest.mark.parametrize(
    ("day", "holds"), [("2019-12-01", False), ("2020-01-01", True), ("2022-12-01", True), ("2023-01-01", False)]
)
def test_a_version_of_a_package_holds_from_its_first_day_until_the_day_before_its_last(day: str, holds: bool) -> None:
    package = _package(TOLD, country_code="FI", valid_to="2023-01-01")
    assert package.holds("FI", date.fromisoformat(day)) is holds
    assert not package.holds("RU", date.fromisoformat(day))
