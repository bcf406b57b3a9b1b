"""The stores of Superset and Dagster, SQLite or PostgreSQL, read as they are: no library of theirs is imported.

Add here: another question to one of them.
Keep out: judging, and names of accounts beyond a count.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from dashboards import state
from warehouse.settings import Settings

_WAITS = 3  # seconds for a server that does not answer
_RUNS = """
    select pipeline_name, status, start_time, end_time from runs
    where create_timestamp >= :since order by create_timestamp
"""
# Times of a login are kept without a zone, in UTC (Flask's session of the server).
_ACCOUNTS = """
    select username, active, coalesce(login_count, 0), coalesce(fail_login_count, 0), created_on from ab_user
"""


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
    """Oldest first. None where Dagster has not run yet."""
    uri = _dagster(settings)
    if uri is None:
        return []
    with _open(uri) as con:
        since = since.astimezone(UTC).replace(tzinfo=None)
        rows = con.execute(sa.text(_RUNS).bindparams(sa.bindparam("since", since, sa.DateTime)))
        return [Run(*row) for row in rows]


def accounts(settings: Settings) -> list[Account] | None:
    """None where Superset was never set up."""
    uri = _superset(settings)
    if uri is None:
        return None
    with _open(uri) as con:
        return [Account(*row[:4], _moment(row[4])) for row in con.execute(sa.text(_ACCOUNTS))]


def skew(settings: Settings, at: datetime) -> timedelta | None:
    """How far the clock of the database server is ahead; None where there is no server but files."""
    for uri in (settings.superset_metadata_uri, _named(settings)):
        if uri.startswith("postgresql"):
            with _open(uri) as con:
                (there,) = con.execute(sa.text("select clock_timestamp()")).one()
            return timedelta(seconds=(there - at).total_seconds())
    return None


@contextmanager
def _open(uri: str) -> Iterator[sa.Connection]:
    arguments = {"connect_timeout": _WAITS} if uri.startswith("postgresql") else {"timeout": _WAITS}
    engine = sa.create_engine(uri, poolclass=sa.pool.NullPool, connect_args=arguments)
    with engine.connect() as con:
        yield con
    engine.dispose()


def _superset(settings: Settings) -> str | None:
    return settings.superset_metadata_uri or _file(state.metadata_file(settings))


def _dagster(settings: Settings) -> str | None:
    return _named(settings) or _file(settings.dagster / "history" / "runs.db")


def _named(settings: Settings) -> str:
    """Where Dagster's runs are kept by a server."""
    return str(getattr(settings, "dagster_metadata_uri", "") or "")


def _file(path: Path) -> str | None:
    """Read and never made: SQLite would make a file that is not there."""
    return f"sqlite:///file:{path}?mode=ro&uri=true" if path.exists() else None


def _moment(written: object) -> datetime | None:
    if written is None:
        return None
    moment = written if isinstance(written, datetime) else datetime.fromisoformat(str(written))
    return moment.replace(tzinfo=moment.tzinfo or UTC)
