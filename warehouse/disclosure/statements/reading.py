"""From the files that audiences read to statements about cells: what an attacker who holds them can write down.

Add here: another way in which a file says something of a cell.
Keep out: true counts (truth.py), and any conclusion from several cells (the attacks).

A table, a number or a row that cannot be read as cells of an allowed grain is noted as not examined, never passed over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from warehouse.disclosure.statements.catalogue import (
    Catalogue,
    Count,
    Table,
)
from warehouse.disclosure.statements.cells import Key

_NUMERIC = ("BIGINT", "INTEGER", "DOUBLE", "HUGEINT", "SMALLINT", "TINYINT", "FLOAT", "UBIGINT", "UINTEGER")
CLOSED = ("few", "gap")  # and whatever has a number; `base` columns have no status, and none says nothing
_RANKS = {"month": 1, "quarter": 2, "half_year": 3}


@dataclass(frozen=True)
class Pattern:
    """One line of the seed disclosure_pattern."""

    pattern_id: str
    grain: str
    country: str
    dims: frozenset[str]
    finest: int
    threshold: int


@dataclass(frozen=True)
class Statement:
    """What a row of a file says of a cell.

    `persons`: None where no number stands. A closed cell must not change; nobody is in a gap.
    """

    key: Key
    persons: int | None
    is_closed: bool
    is_gap: bool = False


@dataclass
class Said:
    """The statements of one audience's file by table, and what could not be examined: (table, what)."""

    audience: str
    step: int
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    not_examined: list[tuple[str, str]] = field(default_factory=list)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)


def patterns(con: duckdb.DuckDBPyConnection, table: str) -> list[Pattern]:
    """The allowed grains of the seed, from the relation `table` of an open database."""
    rows = con.execute(
        f"select pattern_id, table_name, country_code, dimensions, finest_period, threshold from {table} order by 1"
    ).fetchall()
    return [
        Pattern(name, grain, country, frozenset(dims.strip("|").split("|")), _RANKS.get(finest, 4), int(threshold))
        for name, grain, country, dims, finest, threshold in rows
    ]


def read(path: Path, known: Catalogue, allowed: list[Pattern], dims: Mapping[str, tuple[str, ...]]) -> Said:
    """Read `<release>/<audience>/warehouse.duckdb`. `dims`: the dimensions of each grain in their order."""
    audience = path.parent.name
    file = Said(audience, known.rounded_to.get(audience, 1))
    with duckdb.connect(config={"threads": 1}) as con:
        con.execute(f"attach '{path}' as release (read_only)")
        file.columns = columns_of(con, "release")
        for name, columns in file.columns.items():
            table = known.tables.get(name)
            if table is None:
                file.not_examined.append((name, "table"))
                continue
            numeric = {column for column, kind in columns.items() if kind.startswith(("DECIMAL", *_NUMERIC))}
            file.not_examined += [(name, column) for column in sorted(numeric - table.known)]
            _read_table(con, file, name, table, allowed, dims)
    return file


def _read_table(
    con: duckdb.DuckDBPyConnection,
    said: Said,
    name: str,
    table: Table,
    allowed: list[Pattern],
    dims: Mapping[str, tuple[str, ...]],
) -> None:
    statements = said.statements.setdefault(name, [])
    for count in table.counts:
        if count.column not in said.columns[name] or count.grain not in dims:
            said.not_examined.append((name, count.column))
            continue
        lost, lines = 0, _Lines(count.grain, allowed)
        for row in _rows(con, name, count, said.columns[name], dims[count.grain]):
            statement = _statement(row, dims[count.grain], lines)
            if statement is None:
                lost += row["persons"] is not None
            else:
                statements.append(statement)
        if lost:
            said.not_examined.append((name, f"{lost} rows of {count.column} that are of no allowed grain"))


def _rows(
    con: duckdb.DuckDBPyConnection, name: str, count: Count, columns: Mapping[str, str], dims: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    cursor = con.execute(statements("release", name, count, columns, dims))
    names = [each[0] for each in cursor.description or ()]
    for row in cursor.fetchall():
        yield dict(zip(names, row, strict=True))


def statements(catalog: str, name: str, count: Count, columns: Mapping[str, str], dims: tuple[str, ...]) -> str:
    """SQL of what a column of an attached file says of cells: persons, status, period, and `d_` with each dimension."""

    def said_of(dimension: str, otherwise: str) -> str:
        return count.dims.get(dimension, dimension if dimension in columns else otherwise)

    status = "status" if count.has_status and "status" in columns else "''"
    parts = [f"{said_of(each, chr(39) + 'all' + chr(39))} as d_{each}" for each in dims]
    return (
        f"select distinct cast({count.column} as bigint) as persons, {status} as status, "
        f"{said_of('period_type', 'null')} as period_type, {said_of('period_start', 'null')} as period_start, "
        f"{', '.join(parts)} from {catalog}.published.{name} where not ({count.unless})"
    )


class _Lines:
    """Which line of the seed allows a cell: looked for once for all cells of a kind. A file has thousands of each."""

    def __init__(self, grain: str, allowed: list[Pattern]) -> None:
        self.grain, self._allowed = grain, allowed
        self._known: dict[tuple[frozenset[str], str, str], Pattern | None] = {}

    def of(self, values: tuple[tuple[str, str], ...], period_type: str) -> Pattern | None:
        shown = frozenset(name for name, value in values if value != "all")
        kind = shown, dict(values).get("country_code", "all"), period_type
        if kind not in self._known:
            self._known[kind] = pattern_of(self.grain, values, period_type, self._allowed)
        return self._known[kind]


def _statement(row: Mapping[str, Any], dims: tuple[str, ...], lines: _Lines) -> Statement | None:
    values = tuple((each, row[f"d_{each}"]) for each in dims)
    pattern = lines.of(values, row["period_type"])
    if pattern is None:
        return None
    key = Key(lines.grain, pattern.pattern_id, row["period_type"], row["period_start"], values)
    return Statement(key, row["persons"], row["status"] in CLOSED or row["persons"] is not None, row["status"] == "gap")


def pattern_of(
    grain: str, values: tuple[tuple[str, str], ...], period_type: str, allowed: list[Pattern]
) -> Pattern | None:
    """The line of the seed that allows such a cell; None where no line or more than one does."""
    shown = {name for name, value in values if value != "all"}
    country = dict(values).get("country_code", "all")
    allowing = [
        each
        for each in allowed
        if each.grain == grain
        and each.dims == shown
        and each.country in ("all", country)
        and _RANKS.get(period_type, 4) >= each.finest
    ]
    return allowing[0] if len(allowing) == 1 else None


def columns_of(con: duckdb.DuckDBPyConnection, catalog: str) -> dict[str, dict[str, str]]:
    """Table → column → type, of an attached file."""
    rows = con.execute(
        "select table_name, column_name, data_type from duckdb_columns() "
        "where database_name = ? and schema_name = 'published' order by table_name, column_index",
        [catalog],
    ).fetchall()
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        tables.setdefault(table, {})[column] = kind
    return tables
