"""Old rows become person-months: what a month says stays, and what is finer is gone."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from boring_months import facts
from everyday import every_day
from intake_files import csv_bytes, row, sealed
from intake_warehouse import Warehouse
from old_network import deliver, landed_rows, link

from warehouse.intake.landing import land
from warehouse.intake.rebuild import rebuild
from warehouse.privacy import expire, person_month

APRIL = date(2023, 4, 1)


@pytest.mark.parametrize("network", every_day(range(4), [1]))
def test_every_fact_of_a_month_is_the_same_before_and_after(warehouse: Warehouse, network: int) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print(f"network {network}, seed {seed}")
    deliver(warehouse, seed)
    before = facts(warehouse)
    newer = warehouse.rows("select * from raw.contact where contact_date >= '2023-04-01' order by all")
    [(rows,)] = old(warehouse, "count(*)")

    assert expire.reduce(warehouse.settings, warehouse.vault)

    link(warehouse)
    assert facts(warehouse) == before
    assert old(warehouse, "count(*)") < [(rows,)]
    assert warehouse.rows("select * from raw.contact where contact_date >= '2023-04-01' order by all") == newer


def test_what_is_finer_than_a_month_is_gone_from_landing_and_the_database(warehouse: Warehouse) -> None:
    deliver(warehouse, 1)
    landed = len([one for one in landed_rows(warehouse) if one["contact_date"] < APRIL])

    expire.reduce(warehouse.settings, warehouse.vault)

    left = [one for one in landed_rows(warehouse) if one["contact_date"] < APRIL]
    assert 0 < len(left) < landed * 0.9
    assert all(one[name] is None for one in left for name in person_month.GONE)
    columns = ", ".join(f"count({name})" for name in person_month.GONE)
    assert old(warehouse, columns) == [(0,) * len(person_month.GONE)]
    newer = [one for one in landed_rows(warehouse) if one["contact_date"] >= APRIL]
    assert all(one["channel"] and one.get("contact_count") is None for one in newer)
    assert warehouse.rows("select count(*) from duckdb_tables() where schema_name = 'marts'") == [(0,)]


def test_contacts_without_a_code_become_counts_that_say_nothing_else(warehouse: Warehouse) -> None:
    deliver(warehouse, 2)
    anonymous = "contact_date < '2023-04-01' and token_kind = 'none'"
    by = "partner_code, month(contact_date), city, settings"
    counted = f"select {by}, sum(contact_count) from raw.contact where {anonymous} group by all order by all"
    before = warehouse.rows(counted)

    expire.reduce(warehouse.settings, warehouse.vault)

    assert warehouse.rows(counted) == before
    said = "select distinct gender, age_low, age_high, birth_year_band, svc_condoms from raw.contact where " + anonymous
    assert warehouse.rows(said) == [("not_asked", None, None, None, False)]


def test_a_field_that_the_contract_gained_is_missing_in_what_landed_before_and_stops_nothing(
    warehouse: Warehouse,
) -> None:
    deliver(warehouse, 2)
    here, keyring = warehouse.settings, warehouse.vault
    for delivery_id in land.landed(here, "ru_a"):
        rows = land.read_rows(here, keyring, "ru_a", delivery_id).drop_columns(["svc_documents"])
        land.rewrite(here, keyring, land.read_manifest(here, keyring, "ru_a", delivery_id), rows)

    assert expire.reduce(here, keyring)

    assert old(warehouse, "count(channel), bool_or(svc_documents)") == [(0, False)]


def test_a_second_run_and_a_rebuild_change_nothing(warehouse: Warehouse) -> None:
    deliver(warehouse, 3)
    expire.reduce(warehouse.settings, warehouse.vault)
    state, objects = warehouse.state(), landed_rows(warehouse)

    assert not expire.reduce(warehouse.settings, warehouse.vault)
    rebuild(warehouse.settings, warehouse.vault)

    assert warehouse.state() == state
    assert landed_rows(warehouse) == objects


def test_months_that_grow_old_one_after_the_other_give_what_they_give_together(warehouse: Warehouse) -> None:
    deliver(warehouse, 4)
    before = facts(warehouse)
    for day in (date(2023, 6, 1), date(2023, 7, 1), date(2023, 8, 1)):
        assert expire.reduce(replace(warehouse.settings, as_of=day), warehouse.vault)
        link(warehouse)
        assert facts(warehouse) == before
    assert warehouse.rows("select count(channel) from raw.contact") == [(0,)]


def test_numbers_of_rows_and_days_tell_neither_a_day_nor_an_order_in_the_file(warehouse: Warehouse) -> None:
    """One contact each, on the last days of a month: all of them on its first day afterwards, ordered by token."""
    rows = [row(number, **{"Дата контакта": f"{number:02}.03.2023"}) for number in range(20, 29)]
    warehouse.deliver("20230301_20230331_v1.csv", csv_bytes(rows), partner="ru_a")
    warehouse.take("ru_a")
    link(warehouse)

    expire.reduce(warehouse.settings, warehouse.vault)

    assert warehouse.rows("select distinct contact_date from raw.contact") == [(date(2023, 3, 1),)]
    found = warehouse.rows("select row_no, token from raw.contact_token where scope = 'ru' order by row_no")
    tokens = [token % 2**64 for _, token in found]
    assert tokens == sorted(tokens)


@pytest.mark.parametrize("typed", ["one person", "one person typed otherwise"])
def test_of_one_day_what_was_said_first_stays_first(warehouse: Warehouse, typed: str) -> None:
    """Two contacts of one day: the later one is in the city of the lower code, perhaps with another match key."""
    days = {"Дата контакта": "05.03.2023"}
    keys = {name: sealed(typed)[name] for name in sealed(typed) if name.endswith("_m1")}
    rows = [
        row(1, **sealed("one person"), **days, Город="Санкт-Петербург", Пол="Ж"),
        row(2, **sealed("one person") | keys, **days, Город="Иркутск", Пол="М"),
        row(3, **sealed("another person"), **days),
    ]
    warehouse.deliver("20230301_20230331_v1.csv", csv_bytes(rows), partner="ru_a")
    warehouse.take("ru_a")
    link(warehouse)
    before = facts(warehouse)

    expire.reduce(warehouse.settings, warehouse.vault)

    link(warehouse)
    assert {one["gender"] for one in facts(warehouse)["attributes"].values()} == {"woman"}
    assert facts(warehouse) == before


def old(warehouse: Warehouse, columns: str) -> list[tuple[Any, ...]]:
    return warehouse.rows(f"select {columns} from raw.contact where contact_date < '2023-04-01'")
