"""The working database with other bytes, cut off, or with another log: told by its name, and made anew from landing."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

from warehouse import damage, database, whole_database
from warehouse.errors import CrossingsError, Sealed
from warehouse.intake.rebuild import mend, rebuild

HEADER_BYTES, PAGE_BYTES = 3 * 4096, 262_144
Harm = Callable[[Path], None]


def other_bytes(at: int) -> Harm:
    def harm(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at)
            there = file.read(32)
            file.seek(at)
            file.write(bytes(byte ^ 0x5A for byte in there))

    return harm


def cut_off(at: int) -> Harm:
    return lambda path: os.truncate(path, at)


def foreign_log(path: Path) -> None:
    """Of a database with the same key, as an unlucky restore leaves it."""
    shutil.copy(path.with_name("other.wal"), damage.log(path))


HARMS = {
    "the first bytes": other_bytes(0),
    "the salt": other_bytes(20),
    "a header": other_bytes(4096 + 60),
    "the first page": other_bytes(HEADER_BYTES + 100),
    "nothing left": cut_off(0),
    "no page left": cut_off(HEADER_BYTES),
    "half a page left": cut_off(HEADER_BYTES + PAGE_BYTES // 2),
    "a log of another file": foreign_log,
}


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    """Two deliveries, one of them judged, in one file without a log; and beside it the log of another database."""
    for month in (1, 2):
        rows = [row(number, **{"Дата контакта": f"{number % 27 + 1:02}.{month:02}.2023"}) for number in range(60)]
        warehouse.deliver(f"x-2023-{month:02}.csv", csv_bytes([*rows, row(900, Город="?")]))
        (warehouse.take if month == 1 else warehouse.receive)()
    here, key = warehouse.settings, warehouse.vault.db_key
    other = here.working / "other"
    with database.protected(here) as con:
        database.open_file(con, other, key, "")
        con.execute(f"create table {database.ALIAS}.one as select 1 as one")
        shutil.copy(damage.log(other), here.working / "other.wal.kept")
    other.unlink()
    (here.working / "other.wal.kept").rename(here.working / "other.wal")
    with database.writer(here, warehouse.vault) as con:
        con.execute(f"force checkpoint {database.ALIAS}")
    return warehouse


def told(warehouse: Warehouse) -> str:
    with pytest.raises(CrossingsError) as caught:
        warehouse.state()
    return str(caught.value)


@pytest.mark.parametrize("where", HARMS)
def test_damage_is_told_with_the_file_and_the_next_intake_makes_it_anew(filled: Warehouse, where: str) -> None:
    before = filled.state()
    HARMS[where](filled.settings.working_db)
    said = told(filled)
    assert str(filled.settings.working_db) in said
    assert "crossings rebuild" in said
    assert filled.vault.db_key not in said
    assert mend(filled.settings, filled.vault)
    assert filled.state() == before
    assert not mend(filled.settings, filled.vault)
    assert {path.name for path in filled.settings.working.glob("*damaged*")} == set()


def test_a_page_that_is_damaged_is_noted_when_it_is_read_and_stays_noted(filled: Warehouse) -> None:
    """Opening does not read it: only a question that needs it does."""
    here, before = filled.settings, filled.state()
    pages = range(HEADER_BYTES, here.working_db.stat().st_size, PAGE_BYTES)
    for at in random.Random(1).sample(pages, 3):
        other_bytes(at + 1000)(here.working_db)
    with pytest.raises(CrossingsError, match="is damaged"):
        whole_database.read_all(here, filled.vault)
    assert not whole_database.is_whole(here, filled.vault)
    assert rebuild(here, filled.vault)
    assert filled.state() == before


def test_a_lost_log_loses_nothing(filled: Warehouse) -> None:
    """What is in landing is loaded again."""
    filled.deliver("x-2023-03.csv", csv_bytes([row(1, **{"Дата контакта": "07.03.2023"})]))
    before = filled.settings.working_db.read_bytes()
    filled.take()
    whole = filled.state()
    filled.settings.working_db.write_bytes(before)
    damage.log(filled.settings.working_db).unlink(missing_ok=True)
    filled.take()
    ordered = {name: sorted(map(repr, rows)) for name, rows in filled.state().items()}
    assert ordered == {name: sorted(map(repr, rows)) for name, rows in whole.items()}


def test_a_wrong_key_is_no_damage_and_nothing_is_made_anew(filled: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_DB", "another-key-entirely")
    with pytest.raises(Sealed, match="the key does not fit it") as caught:
        mend(filled.settings, filled.vault)
    assert "another-key-entirely" not in str(caught.value)
    assert not damage.is_noted(filled.settings)


def test_a_making_anew_that_was_killed_is_begun_again(filled: Warehouse) -> None:
    before = filled.state()
    other_bytes(0)(filled.settings.working_db)
    told(filled)
    damage.set_aside(filled.settings)
    with database.writing(filled.settings, filled.vault, anew=True):
        pass  # killed here: a new file with nothing in it
    assert mend(filled.settings, filled.vault)
    assert filled.state() == before


def test_what_was_set_aside_is_made_anew_by_the_next_run_even_if_the_first_was_killed(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-01.csv", csv_bytes([row(1, **{"Дата контакта": "05.01.2023"})]))
    warehouse.take()
    damage.set_aside(warehouse.settings)  # and killed here
    assert mend(warehouse.settings, warehouse.vault)
    assert [path.name for path in warehouse.settings.working.glob("*damaged")] == []
    assert not mend(warehouse.settings, warehouse.vault)
