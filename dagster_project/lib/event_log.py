"""Dagster's event log in SQLite, with one connection for each file in place of one for each statement.

Dagster opens and closes its files some ten thousand times in a run of nine partners, and compiles every statement anew
each time. PostgreSQL needs none of this.
Add here: nothing.
Keep out: what is stored.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from dagster._core.storage.event_log.sqlite.sqlite_event_log import INDEX_SHARD_NAME, SqliteEventLogStorage
from dagster._core.storage.sqlite import create_db_conn_string
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage
from dagster._serdes import ConfigurableClassData
from sqlalchemy.pool import NullPool, StaticPool

_WAITS = 30  # seconds for another process that writes


class ConnectedStorage(DagsterSqliteStorage):
    """Dagster's own storage with this event log; dagster.yaml names it."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        super().__init__(base_dir, inst_data)
        self._event_log_storage = ConnectedEventLog(str(Path(base_dir, "history", "runs")))

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData, config_value: Mapping[str, Any]) -> Self:
        return cls.from_local(inst_data=inst_data, **config_value)


class ConnectedEventLog(SqliteEventLogStorage):
    """Holds the connections of the index and of the run last asked for. Dagster's lock lets one thread in at a time."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: dict[str, sa.Engine] = {}
        super().__init__(base_dir, inst_data)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[sa.Connection]:
        with self._db_lock, self._engine(shard).begin() as connection:
            yield connection

    def _engine(self, shard: str) -> sa.Engine:
        if shard not in self._engines:
            for other in self._engines.keys() - {INDEX_SHARD_NAME}:
                self._engines.pop(other).dispose()
            file = create_db_conn_string(self._base_dir, shard)
            self._initdb(sa.create_engine(file, poolclass=NullPool, connect_args={"timeout": _WAITS}))
            self._engines[shard] = sa.create_engine(
                file, poolclass=StaticPool, connect_args={"timeout": _WAITS, "check_same_thread": False}
            )
            sa.event.listen(self._engines[shard], "connect", _sync_at_checkpoints)
        return self._engines[shard]

    def dispose(self) -> None:
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()
        super().dispose()


def _sync_at_checkpoints(connection: sqlite3.Connection, _record: object) -> None:
    """Waiting for the disk after each of 3,000 events takes a tenth of a first run. In the mode WAL a power cut
    costs the last events, which are no data of ours, and damages nothing."""
    connection.execute("pragma synchronous = normal")
