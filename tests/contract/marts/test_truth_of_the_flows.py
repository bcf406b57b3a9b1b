"""Before disclosure control, the marts of flows hold what plain Python finds in the demo's truth and rows."""

import csv
from datetime import date

import boring_flows
import pytest
from boring_flows import Counts
from boring_stays import Contact
from persons_in_words import persons_in_words
from pipeline_home import Home

from warehouse.settings import PROJECT_ROOT


@pytest.fixture(scope="module")
def safe(built_home: Home) -> frozenset[str]:
    return frozenset(code for (code,) in built_home.rows("select partner_code from raw.partner where safe_to_show"))


@pytest.fixture(scope="module")
def contacts(built_home: Home) -> list[Contact]:
    truth = built_home.settings.demo / "truth" / "contacts.parquet"
    rows = built_home.rows(f"select person, contact_date, city_code, partner_code from '{truth}'")
    return [Contact(*row) for row in rows]


def listed() -> set[str]:
    with (PROJECT_ROOT / "dbt" / "seeds" / "origin_country.csv").open(encoding="utf-8", newline="") as file:
        return {row["value"] for row in csv.DictReader(file)}


def counted(home: Home, relation: str, columns: str, where: str) -> Counts:
    rows = home.rows(f"select {columns}, count(distinct (scope, person_id)) from {relation} where {where} group by all")
    return {row[:-1]: row[-1] for row in rows}


MOBILITY = "scope, period_type, period_start, country_code, mobility_measure"


def test_people_came_back_as_often_as_plain_python_finds(built_home, contacts, safe):
    found = counted(built_home, "marts.fct_person_mobility", MOBILITY, "mobility_measure like '%within%'")

    assert found == boring_flows.returns(contacts, safe)
    assert {key[0] for key in found} == {"fi", "ru", "ua", "fi_ru", "fi_ua"}


def test_people_were_in_as_many_places_as_plain_python_finds(built_home, contacts, safe):
    found = counted(built_home, "marts.fct_person_mobility", MOBILITY, "mobility_measure not like '%within%'")

    assert found == boring_flows.places(contacts, safe)
    assert {key[0] for key in found if key[-1] == "worked_in_2plus_countries"} == {"fi_ru", "fi_ua"}


def test_whoever_was_in_one_two_or_more_cities_is_everybody_who_was_reached(built_home):
    cities = "mobility_measure like 'places_%'"
    columns = "period_type, period_start, country_code"
    reached = counted(built_home, persons_in_words("pub_reach"), columns, "period_type in ('half_year', 'year')")

    assert counted(built_home, "marts.fct_person_mobility", columns, cities) == reached


def test_people_come_from_where_plain_python_finds(built_home, safe):
    rows = built_home.rows(
        "select scope, person_id, contact_date, partner_code, row_no, city, origin_country "
        "from intermediate.int_contact_person"
    )
    found = counted(
        built_home,
        persons_in_words("pub_origins"),
        "period_start, country_code, origin_country",
        "period_type = 'year'",
    )

    assert found == boring_flows.origins(rows, safe, listed())
    assert len({origin for _, _, origin in found}) > 10


def test_people_said_what_plain_python_reads(built_home, safe):
    rows = built_home.rows(
        "select scope, person_id, contact_date, partner_code, city, previous_place, next_place "
        "from intermediate.int_contact_person where previous_place is not null or next_place is not null"
    )
    columns = "period_type, period_start, country_code, origin_country, said_kind"
    found = counted(built_home, "marts.fct_person_said_flow", columns, "true")

    assert found == boring_flows.said_flows(rows, safe, listed())
    assert found["year", date(2022, 1, 1), "UA", "RU", "previous"] > 0
    assert not [key for key in found if key[0] == "half_year" and {key[2], key[3]} == {"RU", "UA"}]


def test_the_origins_of_the_truth_are_those_that_were_learnt(built_home):
    truth = built_home.settings.demo / "truth"
    true = built_home.rows(
        f"""
        select country_code, origin_country, count(distinct person)
        from '{truth}/contacts.parquet' join '{truth}/persons.parquet' using (person)
        where year(contact_date) = 2023 and partner_code in (select partner_code from raw.partner where safe_to_show)
        group by all
        """
    )
    found = counted(
        built_home,
        persons_in_words("pub_origins"),
        "country_code, origin_country",
        "period_type = 'year' and period_start = '2023-01-01'",
    )

    assert found == {row[:-1]: row[-1] for row in true}
