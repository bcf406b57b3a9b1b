"""What dbt opens: the encrypted working database and nothing else, from a profile that is the same for every home."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from subprocess import PIPE
from typing import Any

import duckdb
import pytest
from dbt.adapters.duckdb.credentials import DuckDBCredentials
from dbt.adapters.duckdb.environments import create

from warehouse import database, dbt_plugin, vault, yaml_text
from warehouse.database import KEY_VARIABLE
from warehouse.dbt_plugin import Plugin
from warehouse.errors import Locked, Sealed
from warehouse.settings import Settings
from warehouse.vault import Vault

DATABASES = "select database_name, path, encrypted, cipher from duckdb_databases() where not internal order by all"


def profile(place: Settings) -> str:
    return (place.dbt_project / "profiles.yml").read_text(encoding="utf-8")


@pytest.fixture
def opened(place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch) -> Any:
    """dbt-duckdb's own environment, made of the profile as dbt makes it; nothing is open yet."""
    with database.writer(place, keyring):
        pass
    monkeypatch.setenv("CROSSINGS_WORKING_DB", str(place.working_db))
    monkeypatch.setenv("CROSSINGS_SPILL", str(place.working / "spill-1-a"))
    monkeypatch.setenv("CROSSINGS_WAIT_SECONDS", "600")
    monkeypatch.setenv(KEY_VARIABLE, keyring.db_key)
    said = yaml_text.read(profile(place))["crossings"]["outputs"]["embedded"]
    return create(DuckDBCredentials.from_dict({name: said[name] for name in said if name not in ("type", "threads")}))


def test_the_profile_says_nothing_of_a_home(place: Settings) -> None:
    assert set(re.findall(r"env_var\('(\w+)'", profile(place))) == {"CROSSINGS_DBT_THREADS"}


def test_dbt_reads_and_writes_the_encrypted_file_and_spills_into_the_home(place: Settings, opened: Any) -> None:
    cursor = opened.handle().cursor()
    found = cursor.execute(DATABASES).fetchall()
    assert found == [("crossings", str(place.working_db), True, "GCM"), ("memory", None, False, None)]
    said = "select current_setting('temp_directory'), current_setting('temp_file_encryption')::boolean"
    assert cursor.execute(said).fetchall() == [(str(place.working / "spill-1-a"), True)]
    cursor.execute("create table crossings.main.kept as select 1 as one")
    cursor.close()
    opened.conn.close()
    with database.reader(place, vault.load(place)) as con:
        assert con.execute("select one from main.kept").fetchall() == [(1,)]


@pytest.mark.parametrize(("size", "threads"), [(1, os.cpu_count()), (9_000_000_000, 1)])
def test_a_limit_of_memory_limits_the_threads_that_work_on_a_large_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, threads: int
) -> None:
    with (tmp_path / "db").open("wb") as file:
        os.truncate(file.fileno(), size)  # takes no room
    for name, said in (("WORKING_DB", tmp_path / "db"), ("SPILL", tmp_path), ("MEMORY", "1GB")):
        monkeypatch.setenv(f"CROSSINGS_{name}", str(said))
    config: dict[str, Any] = {}
    Plugin("crossings", {}).update_connection_config(DuckDBCredentials(), config)
    assert config == {"temp_directory": str(tmp_path), "memory_limit": "1GB", "threads": threads}


@pytest.mark.parametrize("missing", ["CROSSINGS_WORKING_DB", "CROSSINGS_SPILL", KEY_VARIABLE])
def test_without_one_of_its_variables_nothing_is_opened(
    opened: Any, missing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(missing)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Sealed, match=missing):
        opened.handle()
    assert sorted(tmp_path.rglob("*")) == before


def test_another_key_opens_nothing_and_no_key_is_said(
    opened: Any, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "another-key-than-that-of-the-file"
    monkeypatch.setenv(KEY_VARIABLE, other)
    with pytest.raises(Sealed) as refused:
        opened.handle()
    said = f"{refused.value} {refused.value.__cause__} {refused.value.__suppress_context__}"
    assert other not in said
    assert keyring.db_key not in said


def test_a_plain_file_is_not_built_on(place: Settings, opened: Any) -> None:
    place.working_db.unlink()
    duckdb.connect(str(place.working_db)).close()
    with pytest.raises(Sealed):
        opened.handle()


@pytest.mark.parametrize(("at_once", "is_free"), [("1", True), ("2", False)])
def test_what_duckdb_keeps_of_a_large_database_goes_before_the_next_model(
    opened: Any, monkeypatch: pytest.MonkeyPatch, at_once: str, is_free: bool
) -> None:
    """Deleted rows here and there: eight bytes for each row of the table stay in memory until the file is closed."""
    monkeypatch.setenv("CROSSINGS_DBT_THREADS", at_once)
    held = "select sum(memory_usage_bytes) from duckdb_memory() where tag = 'BASE_TABLE'"
    first = opened.handle()
    first.cursor().execute("create table crossings.main.kept as select range as one from range(3_000_000)")
    first.cursor().execute("delete from crossings.main.kept where one % 10 = 3")
    first.cursor().execute("checkpoint crossings")
    ((before,),) = first.cursor().execute(held).fetchall()
    first.close()

    monkeypatch.setenv("CROSSINGS_MEMORY", f"{before // 1_000_000}MB")
    cursor = opened.handle().cursor()
    ((after,),) = cursor.execute(held).fetchall()
    assert (after < before / 4) == is_free
    assert cursor.execute("select count(*) from crossings.main.kept").fetchall() == [(2_700_000,)]
    opened.conn.close()


READER = f"""
import os, sys, duckdb
from pathlib import Path
from warehouse import database
con = duckdb.connect()
database.load_encryption(con)
database.open_file(con, Path(os.environ["CROSSINGS_WORKING_DB"]), os.environ["{KEY_VARIABLE}"], database.READ_ONLY)
print("reads", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("is_given_back", [True, False])
def test_a_reader_who_takes_the_file_between_two_models_is_waited_for(
    opened: Any, monkeypatch: pytest.MonkeyPatch, is_given_back: bool
) -> None:
    opened.handle().close()

    def taken_in_between(cursor: duckdb.DuckDBPyConnection) -> bool:
        cursor.execute("detach crossings")
        readers.append(subprocess.Popen([sys.executable, "-c", READER], stdin=PIPE, stdout=PIPE, text=True))
        assert readers[0].stdout
        assert readers[0].stdout.readline() == "reads\n"
        cursor.execute("attach ':memory:' as crossings")  # for the plugin to detach
        if is_given_back:
            threading.Timer(1, readers[0].communicate).start()
        return True

    readers: list[subprocess.Popen[str]] = []
    monkeypatch.setattr(dbt_plugin, "_holds_much", taken_in_between)
    monkeypatch.setenv("CROSSINGS_WAIT_SECONDS", "600" if is_given_back else "1")
    if is_given_back:
        assert opened.handle().cursor().execute(DATABASES).fetchall()[0][0] == "crossings"
    else:
        with pytest.raises(Locked):
            opened.handle()
        readers[0].communicate()
    opened.conn.close()
