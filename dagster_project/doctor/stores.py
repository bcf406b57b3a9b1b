"""The stores of Superset and Dagster, SQLite or PostgreSQL, read as they are: importing a library of theirs takes
a second.

Add here: another question to one of them.
Keep out: judging, and names of accounts beyond a count.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dashboards import state
from warehouse.settings import Settings

_WAITS = 3  # seconds for a server that does not answer
_RUNS = "select pipeline_name, status, start_time, end_time, create_timestamp from runs order by create_timestamp"
_ACCOUNTS = """
    select username, active, coalesce(login_count, 0), coalesce(fail_login_count, 0), created_on from ab_user
"""


class NoStore(Exception):
    """A store that cannot be reached or read. It says the kind of error and no address."""


@dataclass(frozen=True)
class Run:
    """One run of a job, as Dagster keeps it. Times are seconds since 1970."""

    job: str
    status: str
    began: float | None
    ended: float | None


@dataclass(frozen=True)
class Account:
    """`name` is compared with the file of generated passwords and told to nobody."""

    name: str
    is_active: bool
    logins: int
    failures: int
    made_at: datetime | None


def runs(settings: Settings, since: datetime) -> list[Run]:
    """Oldest first; none where Dagster has not run yet. Raises NoStore."""
    store = settings.dagster_metadata_uri or settings.dagster / "history" / "runs.db"
    return [Run(*row[:4]) for row in _asked(store, _RUNS) or () if (_moment(row[4]) or since) >= since]


def accounts(settings: Settings) -> list[Account] | None:
    """None where Superset was never set up. Raises NoStore."""
    store = settings.superset_metadata_uri or state.metadata_file(settings)
    rows = _asked(store, _ACCOUNTS)
    return (
        None
        if rows is None
        else [Account(row[0], bool(row[1]), int(row[2]), int(row[3]), _moment(row[4])) for row in rows]
    )


def skew(settings: Settings, at: datetime) -> timedelta | None:
    """How far the clock of the database server is ahead; None where there is no server but files. Raises NoStore."""
    for store in (settings.superset_metadata_uri, settings.dagster_metadata_uri):
        if store:
            ((there,),) = _asked(store, "select clock_timestamp()") or [(at,)]
            return timedelta(seconds=(there - at).total_seconds())
    return None


def _asked(store: str | Path, question: str) -> list[tuple[Any, ...]] | None:
    """None where there is no such file."""
    try:
        if isinstance(store, Path):
            if not store.exists():
                return None
            with _file(store) as file:
                return file.execute(question).fetchall()
        return _server(store, question)
    except (sqlite3.Error, OSError) as error:
        raise NoStore(type(error).__name__) from None


@contextmanager
def _file(path: Path) -> Iterator[sqlite3.Connection]:
    con = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_WAITS)
    try:
        yield con
    finally:
        con.close()


def _server(address: str, question: str) -> list[tuple[Any, ...]]:
    import psycopg2  # only where a server is named

    try:
        con = psycopg2.connect(address, connect_timeout=_WAITS)
        try:
            with con.cursor() as cursor:
                cursor.execute(question)
                return list(cursor.fetchall())
        finally:
            con.close()
    except psycopg2.Error as error:
        raise NoStore(type(error).__name__) from None


def _moment(written: object) -> datetime | None:
    """Both stores write times in UTC, and without saying so."""
    if written is None:
        return None
    moment = written if isinstance(written, datetime) else datetime.fromisoformat(str(written))
    return moment.replace(tzinfo=moment.tzinfo or UTC)
