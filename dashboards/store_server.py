"""Superset's own store: its connections, and in PostgreSQL one migration at a time, and what the store holds.

What was done to a store in PostgreSQL is written into it, not into a file beside it: a store that is lost, or restored
from a backup, says by itself what it lacks.
Add here: another setting of those connections. Keep out: what is done to the store (setup.py, sync.py), and the place
of its file (state.py).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Engine

from dashboards import serve
from warehouse.settings import Settings

LIBRARIES, ASSETS = "libraries", "assets"
_LOCK = 0x63726F7373  # of ours among the numbers of PostgreSQL's locks
_SECONDS_TO_CONNECT = 3
_TABLE = "create table if not exists crossings_stamp (name text primary key, said text not null)"


def pool(address: str) -> dict[str, Any]:
    """A connection for each thread of a worker and no more. A server that was restarted is noticed before a question
    is sent. SQLite keeps SQLAlchemy's own ways."""
    if not address.startswith("postgresql"):
        return {}
    return {
        "pool_pre_ping": True,
        "pool_size": serve.THREADS // 2,
        "max_overflow": serve.THREADS // 2 + 2,
        "pool_timeout": 10,
        "pool_recycle": 1800,
        "connect_args": {"connect_timeout": _SECONDS_TO_CONNECT, "application_name": "crossings-superset"},
    }


def settle() -> None:
    """Part of Superset's FLASK_APP_MUTATOR, before the first connection."""
    event.listen(Engine, "connect", _write_lightly)


def _write_lightly(connection: object, _record: object) -> None:
    """Superset logs every request and waits for the disk each time. With write-ahead logging (dashboards/setup.py) the
    store stays whole without that wait; a machine that loses power may lose its last entries of the log."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("pragma synchronous = normal")


class Stamps:
    """What was done to this store, by name."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        connection.execute(sa.text(_TABLE))

    def read(self, name: str) -> str | None:
        said = self._connection.execute(sa.text("select said from crossings_stamp where name = :name"), {"name": name})
        row = said.fetchone()
        return str(row[0]) if row else None

    def write(self, name: str, said: str) -> None:
        self._connection.execute(
            sa.text(
                "insert into crossings_stamp values (:name, :said) "
                "on conflict (name) do update set said = excluded.said"
            ),
            {"name": name, "said": said},
        )

    def forget(self, *names: str) -> None:
        for name in names:
            self._connection.execute(sa.text("delete from crossings_stamp where name = :name"), {"name": name})


@contextmanager
def alone(here: Settings) -> Iterator[Stamps]:
    """One process at a time changes the store as a whole; another one waits. Who is killed holds nothing any more: the
    lock ends with the connection. Each stamp is written at once."""
    engine = sa.create_engine(
        here.superset_metadata_uri,
        isolation_level="AUTOCOMMIT",
        poolclass=sa.pool.NullPool,
        connect_args={"connect_timeout": _SECONDS_TO_CONNECT, "application_name": "crossings-setup"},
    )
    with engine.connect() as connection:
        connection.execute(sa.text("select pg_advisory_lock(:lock)"), {"lock": _LOCK})
        yield Stamps(connection)
