"""A home for the doctor to look at: with runs of Dagster, accounts of Superset and a backup, all as they must be.

It is that of a real network as far as the doctor can tell, so that nothing is excused as invented data.
Add here: another room that a home in order has. Keep out: what is broken in it (doctor_things.py), and assertions.
"""

import os
import shutil
import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline_home import Home

from dagster_project.doctor import examine
from dagster_project.doctor.case import Case, Finding, Level
from dashboards import state
from warehouse import hardening
from warehouse.backup import last
from warehouse.backup.last import Last

# After everything that a run of all tests makes: the home that is copied may be made an hour after this file was read.
AT = datetime.now(UTC) + timedelta(hours=2)
PARTNER, ACCOUNT = "p017", "olena_in_lviv"


@dataclass
class Broken:
    """One home that a test breaks, and looks at as the command does."""

    home: Home
    root: Path
    environment: dict[str, str]

    def found(self, at: datetime = AT, **changes: Any) -> dict[str, Finding]:
        """What is to be done, by code."""
        here = replace(self.home.settings, superset_port=9, **changes)
        case = Case(here, at, self.environment, self.root)
        vars(case)["is_real"] = True
        levels = (Level.NOW, Level.SOON)
        return {each.code: each for each in examine.examine(case) if each.level in levels}


def in_order(network: Home, folder: Path) -> Home:
    """With runs of Dagster, accounts of Superset and a backup, as they are on a server."""
    home = network.copy(folder / "home")
    own_keys = folder / "keys.json"
    own_keys.write_bytes(home.keys_file.read_bytes())
    own_keys.chmod(0o600)
    home = replace(home, keys_file=own_keys)
    here = home.settings
    runs = here.dagster / "history" / "runs.db"
    runs.parent.mkdir(parents=True)
    sql(
        runs,
        "create table runs (pipeline_name text, status text, start_time float, end_time float, create_timestamp text)",
    )
    for job in ("intake", "build"):
        ran(home, job, "SUCCESS", hours=2)
    state.metadata_file(here).parent.mkdir(parents=True, exist_ok=True)
    sql(
        state.metadata_file(here),
        "create table ab_user (username text, active int, login_count int, fail_login_count int, created_on text)",
    )
    account(home, "known", logins=3, failures=0)
    note_backup(home, hours=3)
    hardening.for_its_owner(home.path)
    return home


def to_break(whole: Home, folder: Path) -> Broken:
    """A copy of its own."""
    home = replace(whole, path=folder / "home", keys_file=folder / "keys.json")
    shutil.copytree(
        whole.path, home.path, symlinks=True, copy_function=_taken, ignore=shutil.ignore_patterns("demo", "spill-*")
    )
    shutil.copy2(whole.keys_file, home.keys_file)
    hardening.for_its_owner(home.path)
    root = folder / "system"
    root.mkdir()
    return Broken(home, root, {})


def _taken(source: str, into: str) -> None:
    """What no test writes into is the same file: a home is large, and there are many tests."""
    if {"landing", "published", "letters"} & set(Path(source).parts) and not source.endswith("journal.jsonl"):
        os.link(source, into)
    else:
        shutil.copy2(source, into)


def sql(file: Path, statement: str, values: tuple[object, ...] = ()) -> None:
    con = sqlite3.connect(file)
    with con:
        con.execute(statement, values)
    con.close()


def ran(home: Home, job: str, status: str, hours: float) -> None:
    ended = AT - timedelta(hours=hours)
    values = (job, status, ended.timestamp() - 60, ended.timestamp(), ended.replace(tzinfo=None).isoformat(sep=" "))
    sql(home.settings.dagster / "history" / "runs.db", "insert into runs values (?, ?, ?, ?, ?)", values)


def account(home: Home, name: str, logins: int, failures: int) -> None:
    made = (AT - timedelta(days=99)).replace(tzinfo=None).isoformat(sep=" ")
    values = (name, 1, logins, failures, made)
    sql(state.metadata_file(home.settings), "insert into ab_user values (?, ?, ?, ?, ?)", values)


def note_backup(home: Home, hours: float) -> None:
    (home.path / "backups").mkdir(exist_ok=True, mode=0o700)
    moment = AT - timedelta(hours=hours)
    last.write(home.settings, Last(moment, "snapshot", "folder", 1, 1, 1, 0, "repository", moment))
