"""Homes in which a release is due, what is in them before and after it, and the program that makes it.

Add here: what else must be the same, however often a release was tried.
Keep out: assertions.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
from pipeline_home import Home
from verdicts import passed

from warehouse import database, release, vault, verdict
from warehouse.intake.landing import ledger
from warehouse.release import rooms
from warehouse.settings import PROJECT_ROOT

PROGRAM = Path(__file__).with_name("release_program.py")
LATER = date(2024, 2, 21)
# A cut of the tables: enough for each kind of file and each audience, and a release in a second.
TABLES = (
    "pub_release",
    "pub_reach",
    "pub_coverage",
    "pub_moves",
    "protected_reach",
    "protected_move",
    "protected_mean",
)
# As it was before: less was closed, and other numbers were shown.
EARLIER = """
update protected.protected_reach set status = 'open', persons = null where period_start >= date '2023-04-01';
update published.pub_reach set persons = persons + 1 where persons is not null;
"""


def make_due(built: Home, folder: Path) -> Home:
    """A release of the demo network that people see, and the tables of a later one that has yet to be made."""
    home = Home(folder / "home", built.keys_file, LATER)
    home.path.mkdir()
    earlier = replace(home, as_of=built.as_of)
    _fill(built, earlier, EARLIER)
    settings, keys = earlier.settings, vault.load(earlier.settings)
    release.flip(settings, keys, passed(settings, release.build(settings, keys).release_id, keys))
    release.close(settings, keys)
    settings.working_db.unlink()
    _fill(built, home)
    return home


def _fill(built: Home, home: Home, changes: str = "") -> None:
    """A small working database: what a release is made of, and nothing else."""
    keys = vault.load(home.settings)
    with database.writer(home.settings, keys) as con:
        con.execute(f"attach '{built.settings.working_db}' as built (encryption_key '{keys.db_key}', read_only)")
        for schema, table in con.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = 'built' order by all"
        ).fetchall():
            if table in TABLES:
                con.execute(f"create schema if not exists {schema}")
                con.execute(f"create table {schema}.{table} as from built.{schema}.{table}")
        # Without deliveries no letter is looked for, which would take longer than all the rest.
        con.execute("insert into raw.partner by name from built.raw.partner")
        con.execute("detach built")
        con.execute(changes)


def files(folder: Path) -> dict[str, str]:
    """Every file of a folder by its path, with the hash of its bytes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in paths}


def content(folder: Path) -> dict[str, str]:
    """The same of a release; of its databases the rows, since DuckDB may lay out equal tables otherwise."""
    found = files(folder)
    for path in folder.rglob("*.duckdb"):
        with duckdb.connect(str(path), read_only=True) as con:
            tables = con.execute("select table_name from duckdb_tables() order by 1").fetchall()
            rows = [(table, con.execute(f"from published.{table} order by all").fetchall()) for (table,) in tables]
        found[str(path.relative_to(folder))] = sha256(repr(rows).encode()).hexdigest()
    return found


def outcome(home: Home) -> dict[str, Any]:
    """What a release leaves behind: what people see, what has closed, what is recorded, and what lies about."""
    settings, keys = home.settings, vault.load(home.settings)
    key = keys.verdict_key.public_key()
    book = ledger.read(ledger.path(settings), keys)
    return {
        "current": settings.current.resolve().name,
        "content": content(settings.current.resolve()),
        "releases": release.releases(settings),
        "candidate": release.candidate_id(settings),
        "elsewhere": [*rooms.in_room(settings.candidates), *rooms.in_room(settings.refused)],
        "fit": [name for name in release.releases(settings) if verdict.why_not(settings, name, key) is None],
        "closed": (book.cells.num_rows, sha256(repr(book.cells.to_pylist()).encode()).hexdigest(), book.partners),
        "in the database": home.rows("select count(*), sum(hash(t)) from raw.closed_cell as t"),
        "proposed": ledger.proposal(settings).exists(),
        "left over": left_over(home),
    }


def left_over(home: Home) -> list[str]:
    """Pieces of what was not finished. (The lock stays: it is the file that all writers name.)"""
    here = home.settings
    rooms = (here.published, here.candidates, here.refused, here.verdicts, here.working, here.landing)
    names = {path.name for room in rooms for path in room.rglob("*")}
    return sorted(
        name
        for name in names
        if name.startswith(".") or name.endswith((".part", ".new", ".wal", ".tmp", ".checkpoint", ".recovery"))
    )


class Program:
    """The forks that make releases (release_program.py)."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def publish(self, home: Home, **hit: float) -> dict[str, Any]:
        asked = {"home": str(home.path), "keys": str(home.keys_file), "as_of": home.as_of.isoformat(), **hit}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said


@contextmanager
def running_program(environment: dict[str, str]) -> Iterator[Program]:
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", str(PROGRAM)],
        env=environment | {"PYTHONPATH": f"{PROJECT_ROOT}:{PROJECT_ROOT / 'tests' / 'homes'}"},
        cwd=PROJECT_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Program(process)
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=30)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
