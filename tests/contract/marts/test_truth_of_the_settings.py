"""Before disclosure control, shares of settings and transitions are what plain Python counts from the demo's truth."""

import boring_settings
import pytest
from boring_settings import Counts, Met
from persons_in_words import persons_in_words
from pipeline_home import Home


@pytest.fixture(scope="module")
def safe(built_home: Home) -> frozenset[str]:
    return frozenset(code for (code,) in built_home.rows("select partner_code from raw.partner where safe_to_show"))


@pytest.fixture(scope="module")
def contacts(built_home: Home) -> list[Met]:
    truth = built_home.settings.demo / "truth" / "contacts.parquet"
    rows = built_home.rows(
        f"select person, month_start, country_code, city_code, partner_code, settings from '{truth}'"
    )
    return [Met(*row) for row in rows]


def counted(home: Home, relation: str, columns: str) -> Counts:
    rows = home.rows(f"select {columns}, count(distinct (scope, person_id)) from {relation} group by all")
    return {row[:-1]: row[-1] for row in rows}


def test_people_worked_where_plain_python_finds(built_home: Home, contacts: list[Met], safe: frozenset[str]) -> None:
    columns = "period_type, period_start, country_code, city_code, partner_code, share_group"
    found = counted(built_home, persons_in_words("pub_setting_share"), columns)
    due = frozenset(built_home.rows("select distinct period_type, period_start from intermediate.int_due"))

    assert found == {key: n for key, n in boring_settings.shares(contacts, safe).items() if key[:2] in due}
    assert {key[-1] for key in found} == {"outdoor", "indoor", "remote", "multi_setting", "recorded"}


def test_people_went_on_as_plain_python_finds(built_home: Home, contacts: list[Met], safe: frozenset[str]) -> None:
    columns = "period_type, period_start, country_code, partner_code, setting_from, setting_to"
    found = counted(built_home, persons_in_words("pub_setting_transitions"), columns)

    assert found == boring_settings.transitions(contacts, safe)
    assert {key[-2:] for key in found} >= {("outdoor", "indoor"), ("both", "outdoor"), ("remote", "not_met")}
