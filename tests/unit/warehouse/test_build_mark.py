"""A build goes on from the last one only where nothing else has happened to the rows in between."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from warehouse import build_mark, database
from warehouse.intake.rebuild import forget_builds
from warehouse.settings import Settings
from warehouse.vault import Vault


def loaded(place: Settings, keyring: Vault, load_id: int) -> None:
    with database.writer(place, keyring) as con:
        con.execute("insert into raw.touched_delivery values ('d', ?)", [load_id])


def touched(place: Settings, keyring: Vault) -> list[tuple[int]]:
    with database.reader(place, keyring) as con:
        return con.execute("select load_id from raw.touched_delivery order by 1").fetchall()


def test_the_first_build_is_whole_and_the_next_goes_on(place: Settings, keyring: Vault) -> None:
    loaded(place, keyring, 3)
    first = build_mark.begin(place, keyring, "models")
    assert (first.is_whole, first.load_id) == (True, 3)
    loaded(place, keyring, 4)  # while it was building
    build_mark.finish(place, keyring, first)
    assert touched(place, keyring) == [(4,)]
    second = build_mark.begin(place, keyring, "models")
    assert (second.is_whole, second.load_id) == (False, 4)
    build_mark.finish(place, keyring, second)
    third = build_mark.begin(place, keyring, "models")
    assert (third.is_whole, third.load_id) == (False, 4)


TABLES = ("contact", "touched_delivery", "closed_cell", "restatement")


def test_what_has_changed_since_the_last_build_is_named(place: Settings, keyring: Vault) -> None:
    first = build_mark.begin(place, keyring, "models", TABLES)
    assert first.changed == {*TABLES, build_mark.DAY}  # before the first build nothing was read
    build_mark.finish(place, keyring, first)
    assert build_mark.begin(place, keyring, "models", TABLES).changed == frozenset()
    build_mark.finish(place, keyring, first)
    with database.writer(place, keyring) as con:
        con.execute("insert into raw.restatement (day) values ('2024-02-21')")
    loaded(place, keyring, 5)
    later = replace(place, as_of=place.as_of + timedelta(days=1))
    changed = build_mark.begin(later, keyring, "models", TABLES).changed
    assert changed == {"contact", "touched_delivery", "restatement", build_mark.DAY}


def test_a_killed_build_and_other_models_are_followed_by_a_whole_one(place: Settings, keyring: Vault) -> None:
    loaded(place, keyring, 1)
    build_mark.begin(place, keyring, "models")
    second = build_mark.begin(place, keyring, "models")
    assert (second.is_whole, second.load_id) == (True, 1)
    build_mark.finish(place, keyring, second)
    assert build_mark.begin(place, keyring, "other models").is_whole


@pytest.mark.parametrize("is_whole", [True, False])
def test_rows_that_were_taken_away_under_a_build_are_not_forgotten(
    place: Settings, keyring: Vault, is_whole: bool
) -> None:
    loaded(place, keyring, 1)
    if not is_whole:
        build_mark.finish(place, keyring, build_mark.begin(place, keyring, "models"))
    build = build_mark.begin(place, keyring, "models")
    assert build.is_whole is is_whole
    with database.writer(place, keyring) as con:
        forget_builds(con)
    build_mark.finish(place, keyring, build)
    assert build_mark.begin(place, keyring, "models").is_whole


PARTNERS = {
    "a partner": "insert into raw.partner (partner_code, alias, country_code, is_demo, safe_to_show, may_be_named, "
    "active_from, cadence, grace_days) "
    "values ('p017', 'P 17', 'FI', false, true, false, date '2023-01-01', 'monthly', 30)",
    "a city": "insert into raw.partner_city values ('p017', 'fi_turku', '2023-01-01', null)",
}


@pytest.mark.parametrize("new", PARTNERS.values(), ids=PARTNERS)
def test_other_partners_or_cities_are_followed_by_a_whole_build(place: Settings, keyring: Vault, new: str) -> None:
    loaded(place, keyring, 1)
    build_mark.finish(place, keyring, build_mark.begin(place, keyring, "models"))
    build = build_mark.begin(place, keyring, "models")
    assert not build.is_whole
    with database.writer(place, keyring) as con:
        con.execute(new)
    build_mark.finish(place, keyring, build)  # they are not the partners that it began with
    assert build_mark.begin(place, keyring, "models").is_whole


BUILT = """
create schema published; create schema protected; create schema marts; create schema declared;
create table published.pub_release as select date '2024-02-20' as as_of;
create table declared.allowed_grain as select 45 as delay_days;
create table protected.protected_reach as
select 'reach' as table_name, 'reach_01|month|2023-12-01|FI' as cell, 40 as persons, 'shown' as status,
    date '2024-02-14' as first_published, cast(null as varchar) as restated_in
union all
select 'reach', 'reach_01|month|2024-01-01|FI', null, 'open', date '2024-03-17', null;
insert into raw.closed_cell (table_name, cell, countries, period_type, period_start, persons, status, first_published)
values ('reach', 'reach_01|month|2023-12-01|FI', 'FI', 'month', '2023-12-01', 40, 'shown', '2024-02-14');
"""
NEWS = {
    "nothing": ("select 1", date(2024, 2, 21), True),
    "a day on which something turns": ("select 1", date(2024, 3, 17), False),
    "the clock was set back": ("select 1", date(2024, 2, 19), False),
    "a restatement": ("insert into raw.restatement (day) values ('2024-02-21')", date(2024, 2, 21), False),
    "a cell that people do not see": ("delete from raw.closed_cell", date(2024, 2, 21), False),
    "a cell that was taken back": (
        "update raw.closed_cell set status = 'few', persons = null",
        date(2024, 2, 21),
        False,
    ),
}


@pytest.mark.parametrize(("news", "today", "is_nothing_due"), NEWS.values(), ids=NEWS)
def test_nothing_is_due_while_the_ledger_is_what_was_counted(
    place: Settings, keyring: Vault, news: str, today: date, is_nothing_due: bool
) -> None:
    with database.writer(place, keyring) as con:
        con.execute(BUILT)
        con.execute(news)
        assert build_mark.is_nothing_due(con, today) is is_nothing_due
