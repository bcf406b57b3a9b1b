"""Before disclosure control, every indicator of the demo network is exactly what plain Python counts from its rows."""

from datetime import date

import pytest
from persons_in_words import persons_in_words
from pipeline_home import Home
from plain_indicators import Contact, is_conecta, is_gam, is_kp1c, kp_prev, meeting

from warehouse.contract.contact_fields import SERVICES

COUNTRIES = {"ru": "RU", "ua": "UA", "fi": "FI"}
WHOLE = {"reached_package_kp1c": is_kp1c, "reached_package_conecta": is_conecta, "reached_any": lambda _: True}
# Kind of period, its first day, the day after, and where its last three months begin.
PERIODS = [
    ("quarter", date(2022, 4, 1), date(2022, 7, 1), date(2022, 4, 1)),
    ("quarter", date(2023, 7, 1), date(2023, 10, 1), date(2023, 7, 1)),
    ("half_year", date(2023, 1, 1), date(2023, 7, 1), date(2023, 4, 1)),
    ("year", date(2023, 1, 1), date(2024, 1, 1), date(2023, 10, 1)),
]


@pytest.fixture(scope="module")
def contacts(built_home: Home) -> dict[str, list[Contact]]:
    """Linked rows of the partners that are safe to show, by country, in their order within a day."""
    flags = ", ".join(["hts_component_met", *(f"svc_{name}" for name in SERVICES)])
    found: dict[str, list[Contact]] = {scope: [] for scope in COUNTRIES}
    for scope, country in COUNTRIES.items():
        for person, day, gender, *received in built_home.rows(
            f"select person_id, person.contact_date, person.gender, {flags} "
            "from intermediate.int_contact_person as person inner join raw.contact using (delivery_id, row_no) "
            f"where scope = '{scope}' and person.country = '{country}' "
            "and person.partner_code in (select partner_code from raw.partner where safe_to_show) "
            "order by person.contact_date, person.partner_code, row_no"
        ):
            had = frozenset(
                name for name, is_had in zip(["hts_component_met", *SERVICES], received, strict=True) if is_had
            )
            found[scope].append(Contact(person, day, had, gender))
    return found


def counted(home: Home, scope: str, kind: str, start: date, code: str) -> set[int]:
    return {
        person
        for (person,) in home.rows(
            f"select distinct person_id from {persons_in_words('pub_coverage')} where scope = '{scope}' "
            f"and period_type = '{kind}' and period_start = '{start}' and indicator_code = '{code}'"
        )
    }


@pytest.mark.parametrize("scope", COUNTRIES)
@pytest.mark.parametrize(("kind", "start", "after", "recent"), PERIODS)
def test_packages_and_gam_are_what_plain_python_counts(
    built_home: Home, contacts: dict[str, list[Contact]], scope: str, kind: str, start: date, after: date, recent: date
) -> None:
    rows = contacts[scope]
    for code, rule in WHOLE.items():
        assert counted(built_home, scope, kind, start, code) == meeting(rows, start, after, rule), code
    found = counted(built_home, scope, kind, start, "reached_gam_2plus_3m")
    assert found == meeting(rows, recent, after, is_gam)
    assert len(found) > 20


def test_kp_prev_of_ukraine_is_what_plain_python_counts_and_no_other_country_has_it(
    built_home: Home, contacts: dict[str, list[Contact]]
) -> None:
    first, second = kp_prev(contacts["ua"], 2022)
    year = ("ua", "fiscal_year", date(2022, 10, 1))
    assert counted(built_home, *year, "reached_kp_prev_q2") == first
    assert counted(built_home, *year, "reached_kp_prev_q4") == second
    assert counted(built_home, *year, "reached_kp_prev") == first | second
    assert min(len(first), len(second)) > 20
    assert built_home.rows(
        f"select distinct scope from {persons_in_words('pub_coverage')} where indicator_code like 'reached_kp_prev%'"
    ) == [("ua",)]


def test_a_framework_that_does_not_apply_has_no_row_in_what_is_published(built_home: Home) -> None:
    assert built_home.rows(
        "select distinct country_code, period_type, framework_version from published.pub_coverage "
        "where indicator_code like 'reached_kp_prev%'"
    ) == [("UA", "fiscal_year", "MER 2.6.1")]
    assert built_home.rows("select count(*) from published.pub_coverage where framework_version is null") == [(0,)]
