"""One published file, read: rows of a table by equal values of its columns, and where they came from.

Add here: another way of asking. Keep out: which file it is (releases.py), what the rows mean (chapters/).

Every question is answered in the order of the columns that were asked for, so the same file gives the same report.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from dashboards.report.document import Source, Value
from warehouse.audiences import find
from warehouse.definitions.contracts import contracts
from warehouse.first_row import first_row

Filter = Mapping[str, Value | tuple[Value, ...]]
Row = Mapping[str, Any]
COUNT = "count(*)"
_BESIDE: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "1GB",
    "threads": "1",
    "autoinstall_known_extensions": "false",
}


@dataclass(frozen=True)
class Read:
    """Rows by column, and their source."""

    rows: tuple[Row, ...]
    source: Source

    @property
    def row(self) -> Row:
        """The first one; empty where there is none."""
        return self.rows[0] if self.rows else {}

    def by(self, column: str) -> dict[Any, Row]:
        return {row[column]: row for row in self.rows}

    @property
    def is_shown(self) -> bool:
        return self.row.get("status") == "shown"


class Published:
    """The tables of one audience. `columns`: table → its columns, of tables that are in the file."""

    def __init__(self, con: duckdb.DuckDBPyConnection, audience: str) -> None:
        self._con = con
        self.audience = audience
        declared = contracts(find(audience).schema_name)
        self._keys = {table: contract.key for table, contract in declared.items()}
        self.columns: dict[str, list[str]] = {}
        for table, column in con.execute(
            "select table_name, column_name from duckdb_columns() where schema_name = 'published' "
            "and database_name = 'release' order by table_name, column_index"
        ).fetchall():
            self.columns.setdefault(table, []).append(column)

    def has(self, *tables: str) -> bool:
        """Whether the file has these tables, and a row in each."""
        return all(table in self.columns and self._is_filled(table) for table in tables)

    def key(self, table: str) -> tuple[str, ...]:
        """The columns by which the contract of a table tells its rows apart; none where it declares none."""
        return self._keys.get(table, ())

    def read(self, table: str, columns: Sequence[str], **where: Any) -> Read:
        """Rows of a table where every column of `where` has its value, or one of its values.

        Columns of the table's key come first, but for those that have one value. A table that the file does not have
        has no row.
        """
        filters = {column: value for column, value in where.items() if value is not None}
        if table not in self.columns:
            return Read((), Source(table, filters, tuple(columns)))
        single = {column for column, value in filters.items() if not isinstance(value, tuple)}
        names = [*dict.fromkeys([*(key for key in self.key(table) if key not in single), *columns])]
        names = [name for name in names if name in self.columns[table]]
        held = " and ".join(_holds(column, value) for column, value in filters.items()) or "true"
        listed = ", ".join(names)
        rows = self._con.execute(
            f"select {listed} from published.{table} where {held} order by all nulls last", [*_values(filters)]
        ).fetchall()
        return Read(
            tuple(dict(zip(names, row, strict=True)) for row in rows),
            Source(table, filters, tuple(names), tuple(tuple(row) for row in rows)),
        )

    def count(self, table: str, **where: Any) -> Read:
        """How many rows there are, as one row."""
        held = " and ".join(_holds(column, value) for column, value in where.items()) or "true"
        (number,) = self._con.execute(
            f"select {COUNT} from published.{table} where {held}", [*_values(where)]
        ).fetchall()
        return Read(({"rows": number[0]},), Source(table, where, (COUNT,), (number,)))

    def again(self, source: Source) -> Read:
        """The same question, asked of this file."""
        if source.columns == (COUNT,):
            return self.count(source.table, **source.where)
        return self.read(source.table, source.columns, **source.where)

    def _is_filled(self, table: str) -> bool:
        return first_row(self._con.execute(f"select 1 from published.{table} limit 1")) is not None


@contextmanager
def opened(file: Path, audience: str) -> Iterator[Published]:
    """The file, read-only. What it attaches is closed with it."""
    con = duckdb.connect(config={**_BESIDE})
    try:
        path = str(file).replace("'", "''")  # somebody's folder may hold one
        con.execute(f"attach '{path}' as release (read_only); use release")
        con.execute("set timezone = 'UTC'; set enable_external_access = false; set lock_configuration = true")
        yield Published(con, audience)
    finally:
        con.close()


def _holds(column: str, value: Value | tuple[Value, ...]) -> str:
    if not isinstance(value, tuple):
        return f"{column} = ?"
    return f"{column} in ({', '.join('?' * len(value))})" if value else "false"


def _values(filters: Filter) -> Iterator[Value]:
    for value in filters.values():
        if isinstance(value, tuple):
            yield from value
        else:
            yield value
