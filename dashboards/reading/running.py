"""Questions to the published files end: after a time, at a number of rows, or when whoever asked says stop.

Nothing interrupts DuckDB unless somebody does. A thread of each worker watches what runs there. "Stop" usually reaches
another worker than the one that runs the question, so it is written where all of them look (dashboards/workers.py).
Memory and temporary files are limited where a file is opened (published.py).
Add here: another reason to end a question. Keep out: opening files (connection_pool.py), what may be asked
(only_select.py), and who may ask (roles.yaml).
"""

import logging
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any

import duckdb

from dashboards import workers
from dashboards.reading import only_select
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.wording import Wording
from warehouse.errors import CrossingsError
from warehouse.settings import settings

SECONDS = settings().superset_query_seconds
ROWS = 50_000
_LOOK_EVERY = 0.2
_STOPS_KEPT = 600
TIME, STOP = "time", "stop"
_log = logging.getLogger(__name__)


class QueryEnded(CrossingsError):
    """Says why, in the language of whoever asked."""


@dataclass
class _Running:
    connection: duckdb.DuckDBPyConnection
    ends: float
    ended_for: str | None = None


class _Watch:
    """What runs in this worker. Its thread lives as long as something does."""

    def __init__(self) -> None:
        self._running: dict[str, _Running] = {}
        self._lock = Lock()
        self._thread: Thread | None = None

    @contextmanager
    def over(self, question: str, connection: duckdb.DuckDBPyConnection, ends: float) -> Iterator[_Running]:
        with self._lock:
            mine = self._running[question] = _Running(connection, ends)
            if self._thread is None:
                self._thread = Thread(target=self._look, name="crossings-queries", daemon=True)
                self._thread.start()
        try:
            yield mine
        finally:
            with self._lock:
                del self._running[question]

    def _look(self) -> None:
        while True:
            time.sleep(_LOOK_EVERY)
            with self._lock:
                if not self._running:
                    self._thread = None
                    return
            asked = _asked_to_stop()
            with self._lock:
                for question, one in self._running.items():
                    if question in asked or time.monotonic() > one.ends:
                        one.ended_for = STOP if question in asked else TIME
                        one.connection.interrupt()


def _asked_to_stop() -> set[str]:
    """A store that cannot be read must not keep a question running beyond its time."""
    try:
        return stops()
    except (sqlite3.Error, OSError):
        _log.exception("Who asked to stop a question is not known: the store of the workers cannot be read.")
        return set()


_watch = _Watch()


class Limited:
    """A connection of DuckDB's whose questions end. Everything else it does as that connection does."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, said: Callable[[str], str]) -> None:
        self._connection, self._said = connection, said
        self.question = secrets.token_hex(16)
        self._ends = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *parameters: Any) -> Any:
        return self._run(self._connection.execute, sql, *parameters)

    def executemany(self, sql: str, *parameters: Any) -> Any:
        return self._run(self._connection.executemany, sql, *parameters)

    def _run(self, work: Callable[..., Any], sql: str, *parameters: Any) -> Any:
        only_select.require(sql, self._said)
        self._ends = time.monotonic() + SECONDS
        self._watched(work, sql, *parameters)
        return self

    def fetchone(self) -> Any:
        return self._watched(self._connection.fetchone)

    def fetchmany(self, size: int = 1) -> Any:
        return self._watched(self._connection.fetchmany, min(size, ROWS + 1))

    def fetchall(self) -> Any:
        """Superset asks for one row more than it shows, to know whether there are more."""
        rows = self._watched(self._connection.fetchmany, ROWS + 2)
        if len(rows) > ROWS + 1:
            raise QueryEnded(self._said("question-too-many-rows"))
        return rows

    def _watched(self, work: Callable[..., Any], *asked: Any) -> Any:
        with _watch.over(self.question, self._connection, self._ends) as running:
            try:
                return work(*asked)
            except duckdb.InterruptException:
                why = running.ended_for
            except duckdb.OutOfMemoryException:
                why = "memory"
        raise QueryEnded(self._said(WHY[why or TIME]))


WHY = {
    TIME: "question-took-too-long",
    STOP: "question-stopped",
    "memory": "question-needed-too-much-memory",
}


def words_of_reader() -> Callable[[str], str]:
    """Asked for while the request is there. SQL Lab runs in one of its own, without the session: the seat tells."""
    from flask import has_request_context

    from dashboards.reading import reader

    if not has_request_context():
        return Wording(SOURCE_LANGUAGE).text
    mine = reader.seat()
    return Wording(mine.language if mine else reader.language()).text


def stop(question: str) -> None:
    now = time.time()
    with workers.shared(settings()) as con:
        con.execute("delete from stop where at < ?", [now - _STOPS_KEPT])
        con.execute("insert or replace into stop values (?, ?)", [question, now])


def stops() -> set[str]:
    with workers.reading(settings()) as con:
        return {question for (question,) in con.execute("select question from stop")}


def let_stop() -> None:
    """Part of Superset's FLASK_APP_MUTATOR: what its "stop" does to DuckDB, for which it knows no way."""
    from superset.db_engine_specs.duckdb import DuckDBEngineSpec

    def question_of(_cls: Any, cursor: Any, _query: Any) -> str:
        return str(cursor.question)

    def stopped(_cls: Any, _cursor: Any, _query: Any, question: str) -> bool:
        stop(question)
        return True

    DuckDBEngineSpec.get_cancel_query_id = classmethod(question_of)
    DuckDBEngineSpec.cancel_query = classmethod(stopped)
