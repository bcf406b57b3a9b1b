"""Releases of three cells, built and published in a home without a pipeline.

Add here: another table that a test of releases needs.
Keep out: what a real release holds (release_homes.py).
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from verdicts import passed

from warehouse import database, release
from warehouse.release import journal, steps
from warehouse.settings import Settings
from warehouse.vault import Vault

TABLES = """
create schema if not exists published; create schema if not exists published_donor;
create or replace table published.pub_release as select date '2024-02-20' as as_of;
create or replace table published.pub_injecting as
    select
        'year' as period_type, date '2022-01-01' as period_start, country_code, 'all' as setting_group,
        persons, status, false as invented
    from (values ('FI', {persons}, 'shown'), ('RU', 20, 'shown'), ('UA', null, '{open}'))
        as v (country_code, persons, status);
create or replace table published.pub_revisions as
    select
        table_name, 'year' as period_type, date '2022-01-01' as period_start, 'FI' as countries, 'x|FI' as cell,
        '2024-02-20' as restated_in, 'few' as status_before, null::bigint as persons_before, 'shown' as status,
        17::bigint as persons
    from (values ('pub_injecting'), ('pub_reach')) as v (table_name);
create or replace table published_donor.pub_release as from published.pub_release;
create schema if not exists protected;
create or replace table protected.protected_injecting as
    select 'pub_injecting' as table_name, 'i1|FI' as cell, 'FI' as countries, 'year' as period_type,
        date '2022-01-01' as period_start, {persons} as persons, 'shown' as status,
        date '2023-02-15' as first_published, null::varchar as restated_in, 'fi_a' as fed_by,
        date '2023-03-01' as counted_on;
"""
Build = Callable[..., str]


def ticking() -> journal.Clock:
    """A day for each step, from 2024-03-01 on."""
    days: Iterator[int] = iter(range(100))
    return lambda: datetime(2024, 3, 1, 12, tzinfo=UTC) + timedelta(days=next(days))


def tables(place: Settings, keyring: Vault, persons: int, status: str = "open") -> None:
    """What the models would have made, of so many persons in one cell."""
    with database.writer(place, keyring) as con:
        con.execute(TABLES.format(persons=persons, open=status))


def built(place: Settings, keyring: Vault, persons: int, status: str = "open") -> str:
    tables(place, keyring, persons, status)
    return passed(place, release.build(place, keyring).release_id, keyring)


def shown(place: Settings, keyring: Vault, persons: int) -> str:
    """Built and published: a newer one that is built takes the place of one that waits."""
    steps.publish(place, keyring, name := built(place, keyring, persons), by="ann")
    return name
