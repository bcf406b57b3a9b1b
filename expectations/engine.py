"""The thin DuckDB engine for Great Expectations: validates tables in place, on the one connection it is given.

Add here: what Great Expectations needs to know about DuckDB.
Keep out: expectations (the suites), and everything Great Expectations would say about a row: `validate` lets only
counts through. Its own results can hold SQL parameters and row values, so they never leave this module.

It knows no DuckDB source. DuckDB speaks PostgreSQL's regular expression operators (as a full match), so that dialect's
module serves; and an encrypted database cannot be named by a URL, so a creator hands over cursors of a connection that
has it attached.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import duckdb
import sqlalchemy
from duckdb_engine import ConnectionWrapper
from sqlalchemy.dialects import postgresql

from expectations.library import (
    Expectation,
    ExpectationValidationResult,
    ProgressBarsConfig,
    SqlAlchemyExecutionEngine,
    SQLDatasource,
    gx,
)
from expectations.verdict import Failure, NotCheckedError

# No value is even asked of the database: the queries for unexpected values run with LIMIT 0.
COUNTS_ONLY: dict[str, str | int | bool] = {
    "result_format": "BASIC",
    "partial_unexpected_count": 0,
    "exclude_unexpected_values": True,
    "include_unexpected_rows": False,
}


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """Keeps one connection open instead of one per metric."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.dialect_module = postgresql

    @contextmanager
    def get_connection(self) -> Iterator[sqlalchemy.Connection]:
        if self._connection is None:
            self._connection = self.engine.connect()
        yield self._connection

    def close(self) -> None:
        """Before its owner closes what is behind it."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        super().close()


EngineType = type[SqlAlchemyExecutionEngine]  # named here: `type` is a field of the class below


class CrossingsDatasource(SQLDatasource):
    """The working database, or a published file, behind a DuckDB connection that is already open."""

    type: Literal["crossings"] = "crossings"  # type: ignore[assignment]

    @property
    def execution_engine_type(self) -> EngineType:
        return DuckDBExecutionEngine


class Session:
    """Validates tables and views of one open connection, as often as asked."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._context = gx.get_context(mode="ephemeral")
        self._context.enable_analytics(enable=False)
        self._context.variables.progress_bars = ProgressBarsConfig(globally=False)
        add_source: Any = getattr(self._context.data_sources, "add_crossings")  # noqa: B009 - made at run time from the type
        self._source: CrossingsDatasource = add_source(
            "crossings",
            connection_string="duckdb://",
            kwargs={"creator": lambda: ConnectionWrapper(con.cursor()), "poolclass": sqlalchemy.StaticPool},
        )

    def validate(self, table: str, expectations: Sequence[Expectation]) -> list[tuple[Expectation, Failure]]:
        """The expectations that `table`, a view in the connection's own in-memory database, does not meet."""
        asset = self._source.add_table_asset(table, table_name=table)
        try:
            batch = asset.add_batch_definition_whole_table("all").get_batch()
            # First whether it holds: that is one query for all expectations. A count asks once more for each of them.
            unmet = [expectations[place] for place in _failed(batch, expectations, "BOOLEAN_ONLY")]
            failed = _failed(batch, unmet, COUNTS_ONLY) if unmet else {}
        finally:
            self._source.delete_asset(table)
            self._source.get_execution_engine().close()
        return [(unmet[place], _failure(unmet[place], failed[place])) for place in sorted(failed)]


def _failed(batch: Any, expectations: Sequence[Expectation], form: Any) -> dict[int, ExpectationValidationResult]:
    """What is not met, by its place among the expectations."""
    numbered = [each.copy(update={"meta": {"place": place}}) for place, each in enumerate(expectations)]
    outcome = batch.validate(gx.ExpectationSuite(name="all", expectations=numbered), result_format=form)
    return {_place(result): result for result in outcome.results if not result.success}


def _place(result: ExpectationValidationResult) -> int:
    config: Any = result.expectation_config
    return int(config.meta["place"])


def _failure(expectation: Expectation, result: ExpectationValidationResult) -> Failure:
    notes: Any = expectation.meta or {}
    count = result.result.get("unexpected_count")
    if count is None:
        # Its own message may quote a row: only the fact is told.
        raise NotCheckedError(
            f"The expectation {notes['rule']} of {notes['column']} could not be checked. Nothing was let through. "
            "Run it again; if it stays, the tables and the suites are of two versions."
        )
    return Failure(rule=notes["rule"], column=notes["column"], count=int(count), remedy=notes["remedy"])
