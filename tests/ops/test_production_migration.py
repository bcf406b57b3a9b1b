"""Superset's store is made and migrated though somebody kills it in the middle, and never says what did not happen."""

import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg2
import pytest
from postgres_server import Postgres

from dashboards import serve, state
from warehouse.settings import Settings, settings

HEAD = "select version_num from alembic_version"
TABLES = "select tablename from pg_tables where schemaname = 'public'"
MINE = "select said from crossings_stamp where name = 'libraries'"


def _environment(here: Settings) -> dict[str, str]:
    address = here.superset_metadata_uri
    return serve.environment(here) | ({"CROSSINGS_SUPERSET_METADATA_URI": address} if address else {})


def _setup(here: Settings) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        serve.setup_command(here), env=_environment(here), cwd=here.root, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip


def _finished(process: "subprocess.Popen[str]") -> str:
    said, _ = process.communicate(timeout=600)
    assert process.returncode == 0, said[-3000:]
    return said.strip().splitlines()[-1]


def _rows(address: str, question: str) -> list[str]:
    """Empty, too, where there is no such table yet."""
    with closing(psycopg2.connect(address)) as con, con.cursor() as cursor:
        try:
            cursor.execute(question)
        except psycopg2.errors.UndefinedTable:
            return []
        return [row[0] for row in cursor.fetchall()]


def test_a_store_on_a_server_is_finished_by_the_next_start_wherever_the_first_was_killed(
    postgres_server: Postgres, tmp_path: Path
) -> None:
    address = postgres_server.address("killed_store")
    here = replace(settings(), home=tmp_path / "home", superset_metadata_uri=address)
    first = _setup(here)
    assert first.stdout is not None
    # In the middle of the migrations, by what they say of themselves.
    for line in first.stdout:
        if "Running upgrade" in line and line.count("->") and _count(line):
            break
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    first.stdout.close()
    assert _rows(address, MINE) == []
    assert not state.is_set_up(here)
    # Three hundred migrations are one transaction: nothing of it is there. Tables of accounts are made before it.
    assert _rows(address, HEAD) == []
    assert [name for name in _rows(address, TABLES) if not name.startswith(("ab_", "crossings_"))] == []
    # Two at once, as two servers that are started together: one does it, and the other waits for it.
    both = [_setup(here), _setup(here)]
    said = sorted(_finished(process) for process in both)
    assert said == ["dashboards: metadata store created", "dashboards: metadata store is current"]
    assert _rows(address, MINE) == [state.lock_hash()]
    assert state.is_set_up(here)
    assert len(_rows(address, HEAD)) == 1
    # A store that was lost says so itself, whatever lies beside it.
    with closing(psycopg2.connect(address)) as con, con, con.cursor() as cursor:
        cursor.execute("delete from crossings_stamp")
    state.sync_stamp(here).write_text("assets of another store")
    again = _setup(here)
    end = time.monotonic() + 300
    while time.monotonic() < end and state.sync_stamp(here).exists():
        time.sleep(0.05)
    os.killpg(again.pid, signal.SIGKILL)
    again.communicate()
    assert _rows(address, MINE) == []
    assert not state.sync_stamp(here).exists()


_seen = 0


def _count(_line: str) -> bool:
    global _seen
    _seen += 1
    return _seen > 100


def test_a_store_in_a_file_is_migrated_beside_its_place(tmp_path: Path) -> None:
    here = replace(settings(), home=tmp_path / "home", superset_metadata_uri="")
    assert _finished(_setup(here)).endswith("created")
    file = state.metadata_file(here)
    with closing(sqlite3.connect(file)) as con, con:
        con.execute("create table kept as select 7 as number")
    before = file.read_bytes()
    state.stamp_file(here).write_text("the libraries of last year")
    killed = _setup(here)
    end = time.monotonic() + 300
    while time.monotonic() < end and not file.with_suffix(".migrating").exists():
        time.sleep(0.02)
    time.sleep(2)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    with closing(sqlite3.connect(file)) as con:
        assert con.execute("select number from kept").fetchall() == [(7,)]
    assert len(file.read_bytes()) == len(before)
    assert state.stamp_file(here).read_text() == "the libraries of last year"
    assert _finished(_setup(here)).endswith("migrated")
    with closing(sqlite3.connect(file)) as con:
        assert con.execute("select number from kept").fetchall() == [(7,)]
        assert con.execute("pragma journal_mode").fetchone() == ("wal",)
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in file.parent.glob("metadata.*") if path.suffix not in (".db", ".lock-hash")] == []


@pytest.mark.parametrize("name", ["superset_metadata_uri", "dagster_metadata_uri"])
def test_a_server_that_does_not_answer_is_an_error_and_not_another_store(tmp_path: Path, name: str) -> None:
    if name == "dagster_metadata_uri":
        from dagster_project import instance

        here = replace(settings(), home=tmp_path / "home", dagster_metadata_uri="postgresql://a:b@127.0.0.1:1/c")
        instance.prepare(here)
        text = (here.dagster / "dagster.yaml").read_text()
        assert "postgres" in text
        assert "127.0.0.1" not in text
        return
    here = replace(settings(), home=tmp_path / "home", superset_metadata_uri="postgresql://a:b@127.0.0.1:1/c")
    process = _setup(here)
    said, _ = process.communicate(timeout=120)
    assert process.returncode != 0
    assert not state.metadata_file(here).exists()
    assert ":b@" not in said
