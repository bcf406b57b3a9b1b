"""A release is complete or absent; the flip is one step; equal tables give the equal release."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from verdicts import passed

from warehouse import database, release
from warehouse.digest import digest
from warehouse.errors import ReleaseRefused
from warehouse.intake.landing import ledger
from warehouse.settings import Settings
from warehouse.vault import Vault

PUBLISHED = """
create schema if not exists published; create schema if not exists published_donor;
create or replace table published.pub_release as select date '2024-02-20' as as_of;
create or replace table published_donor.pub_release as from published.pub_release;
create or replace table published.pub_reach as
    select country_code, 'all' as region_code, 'all' as city_code, origin_code, persons, 'shown' as status
    from (values ('FI', 'all', {persons}), ('RU', '=cmd', 20), ('all', 'all', 30))
        as v (country_code, origin_code, persons);
create or replace table published_donor.pub_reach as from published.pub_reach;
"""


@pytest.fixture
def publish(place: Settings, keyring: Vault) -> Callable[[int], release.Release]:
    def _publish(persons: int) -> release.Release:
        with database.writer(place, keyring) as con:
            con.execute(PUBLISHED.format(persons=persons))
        built = release.build(place, keyring)
        passed(place, built.release_id, keyring)
        return replace(built, path=release.folder(place, built.release_id))

    return _publish


def _persons(path: Path) -> int | None:
    with duckdb.connect(str(path / "regional" / "warehouse.duckdb"), read_only=True) as con:
        row = con.execute("select persons from published.pub_reach where country_code = 'FI'").fetchone()
    return row[0] if row else None


def test_equal_tables_give_the_equal_release(publish: Callable[[int], release.Release]) -> None:
    first = publish(10).release_id
    assert publish(10).release_id == first
    assert publish(11).release_id != first


def test_readers_see_the_old_release_until_the_flip(
    place: Settings, keyring: Vault, publish: Callable[[int], release.Release]
) -> None:
    release.flip(place, keyring, publish(10).release_id)
    later = publish(11)
    assert _persons(place.current) == 10
    release.flip(place, keyring, later.release_id)
    assert _persons(place.current) == 11
    assert release.releases(place) == sorted(release.releases(place), reverse=True)
    assert len(release.releases(place)) == 2


def test_an_incomplete_release_is_never_flipped(
    place: Settings, keyring: Vault, publish: Callable[[int], release.Release]
) -> None:
    built = publish(10)
    (built.path / "donor" / "warehouse.duckdb").unlink()
    with pytest.raises(ReleaseRefused, match="not those that were tested"):
        release.flip(place, keyring, built.release_id)
    passed(place, built.release_id, keyring)
    with pytest.raises(ReleaseRefused, match="donor"):
        release.flip(place, keyring, built.release_id)
    assert not place.current.exists()


def test_what_a_killed_build_left_is_removed(place: Settings, publish: Callable[[int], release.Release]) -> None:
    leftover = place.published / ".beside-2024-02-20-dead" / "regional"
    leftover.mkdir(parents=True)
    publish(10)
    assert not leftover.exists()


def test_without_published_tables_nothing_is_built(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring):
        pass
    with pytest.raises(ReleaseRefused, match="no published tables"):
        release.build(place, keyring)
    with pytest.raises(ReleaseRefused, match="No release"):
        release.candidate_id(place)


def test_a_csv_has_a_byte_order_mark_and_runs_no_formula(publish: Callable[[int], release.Release]) -> None:
    content = (publish(10).path / "regional" / "csv" / "pub_reach.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"'=cmd" in content


def test_a_published_file_needs_no_key_and_names_its_release(publish: Callable[[int], release.Release]) -> None:
    built = publish(10)
    with duckdb.connect(str(built.path / "donor" / "warehouse.duckdb"), read_only=True) as con:
        assert con.execute("select release_id from published.pub_release").fetchone() == (built.release_id,)


def test_the_digest_knows_content_and_not_order(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring) as con:
        con.execute("create schema marts; create table marts.t as from range(5) as r (n)")
        ordered = digest(con)
        con.execute("create or replace table marts.t as from range(5) as r (n) order by n desc")
        assert digest(con) == ordered
        con.execute("insert into marts.t values (4)")
        assert digest(con) != ordered


CELLS = """
create schema if not exists protected;
create or replace table protected.protected_reach as
    select 'pub_reach' as table_name, *, cast(null as varchar) as restated_in, 'ru_a' as fed_by,
        date '2023-05-15' as counted_on from (values
        ('r1|FI', 'FI', 'month', date '2023-02-01', {persons}, 'shown', date '2023-04-15'),
        ('r1|RU', 'RU', 'month', date '2023-02-01', null, 'few', null),
        ('r1|UA', 'UA', 'month', date '2023-02-01', null, 'open', null)
    ) as v (cell, countries, period_type, period_start, persons, status, first_published);
create or replace table protected.protected_move as from protected.protected_reach limit 0;
"""


def _kept(place: Settings, keyring: Vault) -> list[tuple[object, ...]]:
    with database.writer(place, keyring) as con:
        return con.execute("select cell, persons, status from raw.closed_cell order by all").fetchall()


def test_closed_cells_enter_the_ledger_with_the_flip_and_open_ones_never(
    place: Settings, keyring: Vault, publish: Callable[[int], release.Release]
) -> None:
    for persons in (20, 30):
        with database.writer(place, keyring) as con:
            con.execute(CELLS.format(persons=persons))
        built = publish(persons)
        if persons == 20:
            release.close(place, keyring)
            assert _kept(place, keyring) == []
        release.flip(place, keyring, built.release_id)
        release.close(place, keyring)
        assert _kept(place, keyring) == [("r1|FI", 20, "shown"), ("r1|RU", None, "few")]


def test_what_closes_is_what_the_release_shows_not_what_the_database_says_by_then(
    place: Settings, keyring: Vault, publish: Callable[[int], release.Release]
) -> None:
    with database.writer(place, keyring) as con:
        con.execute(CELLS.format(persons=20))
    built = publish(10)
    with database.writer(place, keyring) as con:
        con.execute(CELLS.format(persons=30))
    release.flip(place, keyring, built.release_id)
    release.close(place, keyring)
    assert _kept(place, keyring)[0] == ("r1|FI", 20, "shown")


def test_a_release_that_was_flipped_by_a_run_that_was_killed_closes_with_the_next_one(
    place: Settings, keyring: Vault, publish: Callable[[int], release.Release]
) -> None:
    with database.writer(place, keyring) as con:
        con.execute(CELLS.format(persons=20))
    release.flip(place, keyring, publish(10).release_id)
    with database.writer(place, keyring) as con:
        con.execute(CELLS.format(persons=30))
    publish(11)
    assert ledger.read(ledger.path(place), keyring).cells["persons"].to_pylist() == [20, None]


def test_two_tables_that_name_the_same_cell_close_nothing(
    place: Settings, keyring: Vault, publish: Callable[[int], release.Release]
) -> None:
    with database.writer(place, keyring) as con:
        con.execute(CELLS.format(persons=20))
        con.execute("create table protected.left_over as from protected.protected_reach")
    with pytest.raises(RuntimeError, match="one cell has two numbers"):
        publish(10)
    assert not ledger.proposal(place).exists()
