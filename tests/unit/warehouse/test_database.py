"""The working database: encrypted at rest, one writer, errors without the key."""

import contextlib
import dataclasses
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from warehouse import another_database, database, spill, whole_database
from warehouse.dbt_plugin import Plugin
from warehouse.errors import Locked, Sealed
from warehouse.settings import Settings
from warehouse.vault import Vault

CANARY = "canary-in-a-row"


def test_what_is_written_is_not_readable_on_disk(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring) as con:
        con.execute("insert into raw.outside_scope values (?, 1)", [CANARY])
        con.execute("checkpoint crossings")
    with database.reader(place, keyring) as con:
        assert con.execute("select mark from raw.outside_scope").fetchall() == [(CANARY,)]
    on_disk = b"".join(path.read_bytes() for path in place.home.rglob("*") if path.is_file())
    assert CANARY.encode() not in on_disk
    assert keyring.db_key.encode() not in on_disk


def test_a_wrong_key_opens_nothing_and_is_not_shown(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring):
        pass
    wrong = dataclasses.replace(keyring, db_key="another-key-entirely", found_now=None)
    with pytest.raises(Sealed) as caught, database.reader(place, wrong):
        pass
    assert "another-key-entirely" not in "".join(traceback.format_exception(caught.value))


def test_a_reader_is_told_that_there_is_no_database_yet(place: Settings, keyring: Vault) -> None:
    with pytest.raises(Sealed, match="crossings run"), database.reader(place, keyring):
        pass


def test_a_second_writer_is_told_to_wait(place: Settings, keyring: Vault) -> None:
    holder = (
        "import sys, time; from warehouse import database; from warehouse.settings import settings\n"
        "with database.exclusive(settings()): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(Locked, match="Another process"), database.writer(place, keyring, wait_seconds=0.2):
            pass
        child.kill()
    with database.writer(place, keyring, wait_seconds=5) as con:
        assert con.execute("select 1").fetchone() == (1,)


HOLD = """
import sys
from warehouse import database, vault
from warehouse.settings import settings
with getattr(database, sys.argv[1])(settings(), vault.load(settings())):
    print("held", flush=True)
    sys.stdin.read()
"""
OPENED = {
    "write": lambda place, keyring: database.writer(place, keyring),
    "read": lambda place, keyring: database.reader(place, keyring),
    "see whether it is whole": lambda place, keyring: contextlib.nullcontext(whole_database.is_whole(place, keyring)),
    "copy it under another key": lambda place, keyring: contextlib.nullcontext(
        another_database.build(place, keyring.db_key, "another key")
    ),
    "build with dbt": lambda place, keyring: _attached_by_dbt(place, keyring),
}


@contextlib.contextmanager
def _attached_by_dbt(place: Settings, keyring: Vault) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as own, contextlib.closing(database.protected(place)) as con:
        own.setenv("CROSSINGS_WORKING_DB", str(place.working_db))
        own.setenv("CROSSINGS_WAIT_SECONDS", str(place.wait_seconds))
        own.setenv(database.KEY_VARIABLE, keyring.db_key)
        Plugin("crossings", {}).configure_connection(con)
        yield


@contextlib.contextmanager
def held(place: Settings, keyring: Vault, by: str) -> Iterator[Callable[[], None]]:
    """Another process holds the file, until the end or until it is asked to give it back."""
    with database.writer(place, keyring):
        pass
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, by], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        yield child.stdin.close
        child.kill()


# A second process reads beside a reader; only a writer keeps it out.
MEETINGS = [
    *(("reader", how) for how in ("write", "copy it under another key", "build with dbt")),
    *(("writer", how) for how in ("read", "see whether it is whole")),
]


@pytest.mark.parametrize(("by", "how"), MEETINGS)
def test_whoever_meets_the_lock_of_a_reader_or_a_writer_waits_for_it_and_says_so(
    place: Settings, keyring: Vault, by: str, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    with held(place, keyring, by) as give_back:
        timer = threading.Timer(database.SILENT_SECONDS + 1, give_back)
        timer.start()
        with OPENED[how](place, keyring):
            timer.join()
    assert "waits for up to 600 s" in caplog.text


@pytest.mark.parametrize(("by", "how"), MEETINGS)
def test_the_wait_ends_and_says_what_to_do(place: Settings, keyring: Vault, by: str, how: str) -> None:
    impatient = dataclasses.replace(place, wait_seconds=1)
    with (
        held(place, keyring, by),
        pytest.raises(Locked, match="Another process holds the working database"),
        OPENED[how](impatient, keyring),
    ):
        pass


def test_spill_files_are_encrypted(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring) as con:
        assert con.execute("select current_setting('temp_file_encryption')").fetchone() == (True,)


@pytest.mark.parametrize("where", ["working/spill", "working/spill-{dead}-a", ".tmp"])
def test_spill_files_of_a_killed_process_stop_nobody(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str
) -> None:
    monkeypatch.chdir(tmp_path)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    folder = (tmp_path if where == ".tmp" else place.home) / where.format(dead=gone.pid)
    folder.mkdir(parents=True)
    (folder / "duckdb_temp_storage_DEFAULT-0.tmp").write_bytes(b"x")
    with database.writer(place, keyring) as con:
        assert con.execute("select current_setting('temp_file_encryption')").fetchone() == (True,)
        (here,) = con.execute("select current_setting('temp_directory')").fetchone() or ("",)
        assert Path(here).parent == place.working
    assert (where == ".tmp") == folder.exists()


def test_two_connections_spill_beside_each_other_and_what_a_living_one_spilled_stays(place: Settings) -> None:
    """In one folder they would read each other's files: DuckDB gives them the same names in every process."""
    place.working.mkdir(parents=True)
    sorted_numbers = "create temp table t as select hash(range) as a from range(3000000) order by a"
    with contextlib.closing(database.protected(place)) as one, contextlib.closing(database.protected(place)) as other:
        for con in (one, other):
            con.execute("set memory_limit = '40MB'; set threads = 1")
            con.execute(sorted_numbers)
        assert len(spill.folders(place)) == 2
        spill.sweep(place)
        sums = [con.execute("select count(*), sum(a) from t").fetchone() for con in (one, other)]
    assert sums[0] == sums[1]
    assert spill.folders(place) == []
