"""The working database with other bytes at places drawn by lot, cut off, without its log, or with another's: told by
its name, made anew from landing, and then the same. In a build, too, whose children meet with the damage."""

import os
import random
import shutil
from pathlib import Path

import pytest
from built_network import all_tables, raw_tables
from built_network import copied as copied_network
from conftest import Noted
from intake_warehouse import Warehouse
from killing import forks
from small_network import PARTNERS, copied, left, made

from warehouse import damage, database, vault, whole_database
from warehouse.errors import CrossingsError
from warehouse.intake.rebuild import mend
from warehouse.settings import Settings

KINDS = {"changed": 30, "cut": 10}


def change(path: Path, at: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        there = file.read(16)
        file.seek(at)
        file.write(bytes(byte ^ 0xA5 for byte in there))


def said_by(home: Warehouse) -> str:
    """What it says for people when every page is read; '' where nothing that is in use was hit."""
    try:
        whole_database.read_all(home.settings, home.vault)
    except CrossingsError as error:
        return str(error)
    return ""


def settled(folder: Path) -> Warehouse:
    """Taken in, and all of it in one file without a log."""
    home = made(folder)
    with forks() as program:
        program.to_the_end("take_in", home.settings, partners=PARTNERS)
    with database.writer(home.settings, home.vault) as con:
        con.execute(f"force checkpoint {database.ALIAS}")
    return home


def test_bytes_that_changed_and_files_cut_off(tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    whole = settled(tmp_path / "whole")
    wanted, size = left(whole), whole.settings.working_db.stat().st_size
    places = [(kind, lot.randrange(size)) for kind, many in KINDS.items() for _ in range(many)]
    told = 0
    for kind, at in places:
        hit = copied(whole, tmp_path / "hit")
        database_file = hit.settings.working_db
        change(database_file, at) if kind == "changed" else os.truncate(database_file, at)
        said = said_by(hit)
        told += bool(said)
        assert (str(database_file) in said and "crossings rebuild" in said) or not said
        assert mend(hit.settings, hit.vault) == bool(said)
        with forks() as program:
            went = program.do("take_in", hit.settings, partners=PARTNERS)
            if "error" in went:  # a page that no question reads, and an insertion does
                assert str(database_file) in went["error"]
                told += 1
            program.to_the_end("take_in", hit.settings, partners=PARTNERS)
        assert left(hit) == wanted, (kind, at)
        shutil.rmtree(tmp_path / "hit")
    assert told > len(places) / 2
    noted("damaged bytes, a file cut off", len(places), f"told {told} times, with the file and the way back; same hash")


@pytest.mark.parametrize("kind", ["missing", "of another file", "damaged"])
def test_a_log_that_is(kind: str, tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    """One partner's files rest in the file, the other's in the log that is beside it."""
    home = made(tmp_path / "home")
    here, keys = home.settings, home.vault
    with forks() as program:
        program.to_the_end("take_in", here, partners=PARTNERS[:1])
        with database.writer(here, keys) as con:
            con.execute(f"force checkpoint {database.ALIAS}")
        before = here.working_db.read_bytes()
        program.to_the_end("take_in", here, partners=PARTNERS[1:])
        wanted = left(home)
        here.working_db.write_bytes(before)
        log = damage.log(here.working_db)
        log.unlink(missing_ok=True)
        if kind == "of another file":
            other = here.working / "other"
            with database.protected(here) as con:
                database.open_file(con, other, keys.db_key, "")
                con.execute(f"create table {database.ALIAS}.one as select 1 as one")
                shutil.copy(damage.log(other), log)
        elif kind == "damaged":
            log.write_bytes(lot.randbytes(5_000))
        assert mend(here, keys) or kind != "of another file"
        program.to_the_end("take_in", here, partners=PARTNERS)
    assert left(home) == wanted
    noted(f"a log (WAL) {kind}", 1, "loaded again from landing; same hash")


def damage_a_page_that_opening_does_not_read(here: Settings, lot: random.Random) -> None:
    keys, size = vault.load(here), here.working_db.stat().st_size
    for _ in range(100):
        at = lot.randrange(3 * 4096, size)
        change(here.working_db, at)
        if whole_database.is_whole(here, keys):
            try:
                whole_database.read_all(here, keys)
            except CrossingsError:
                damage.forget(here)  # only the build shall meet with it
                return
        change(here.working_db, at)  # done twice, the bytes are those of before
    raise AssertionError("no such page")


def test_a_build_that_meets_with_damage(tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    """Rows of this network are in no landing, so that the file itself is put back: what is tried is the message."""
    raw = raw_tables(tmp_path / "raw")
    hit = copied_network(raw, tmp_path / "hit")
    damage_a_page_that_opening_does_not_read(hit, lot)
    with forks() as program:
        went = program.do("build", hit)
        assert "traceback" not in went, went
        assert str(hit.working_db) in went["error"]
        assert damage.is_noted(hit)
        shutil.copy(raw.working_db, hit.working_db)
        damage.forget(hit)
        program.to_the_end("build", hit)
        unbroken = copied_network(raw, tmp_path / "unbroken")
        program.to_the_end("build", unbroken)
    assert all_tables(hit) == all_tables(unbroken)
    noted("damage met with in a build", 1, "told with the file; same hash with the file made anew")
