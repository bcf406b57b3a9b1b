"""Tables of Spark beside those of DuckDB, row for row, each as often as it occurs.

Add here: another way in which two tables can differ, told without a value.
Keep out: how they were made.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from warehouse import database
from warehouse.settings import Settings
from warehouse.spark import tables
from warehouse.vault import Vault

# Columns that hold a number which each engine makes of a row in its own way (macro number_of_row).
OF_ONE_ENGINE = {"part_id", "set_id"}


@dataclass(frozen=True)
class Compared:
    """One model: how many rows DuckDB has, and in words how Spark's differ. No words: they do not."""

    name: str
    rows: int
    difference: str

    @property
    def is_same(self) -> bool:
        return not self.difference


def compared(here: Settings, keyring: Vault, nodes: Mapping[str, Any]) -> Iterator[Compared]:
    """Every model of dbt's manifest."""
    with database.reader(here, keyring) as con:
        for node in sorted(nodes.values(), key=lambda each: str(each["name"])):
            yield _one(con, node, lambda node=node: tables.read(here, keyring, node["schema"], node["alias"]))


def _one(
    con: duckdb.DuckDBPyConnection, node: Mapping[str, Any], read: Callable[[], pa.RecordBatchReader | None]
) -> Compared:
    ours = f'{node["schema"]}."{node["alias"]}"'
    (rows,) = con.execute(f"select count(*) from {ours}").fetchall()[0]
    if (theirs := read()) is None:
        return Compared(node["name"], rows, "not built")
    types = {name: kind for name, kind, *_ in con.execute(f"describe from {ours}").fetchall()}
    if sorted(types) != sorted(theirs.schema.names):
        return Compared(node["name"], rows, f"other columns: {sorted(set(types) ^ set(theirs.schema.names))}")
    compared = {name: kind for name, kind in types.items() if name not in OF_ONE_ENGINE}
    try:
        con.register("spark_rows", theirs)
        if _digest(con, ours, compared) == _digest(con, "spark_rows", compared):
            return Compared(node["name"], rows, "")
        con.register("spark_rows", read())
        con.execute("create or replace temp table spark_whole as from spark_rows")
    except duckdb.Error as error:
        return Compared(node["name"], rows, f"cannot be compared: {type(error).__name__}")
    return Compared(node["name"], rows, _rows_differ(con, ours, "spark_whole", list(compared)))


def _digest(con: duckdb.DuckDBPyConnection, rows: str, types: Mapping[str, str]) -> list[tuple[Any, ...]]:
    """The same for the same rows in any order, each as often as it occurs. Columns of other types must lose nothing."""
    columns = ", ".join(f'cast("{name}" as {kind})' for name, kind in types.items())
    own = {name: kind for name, kind, *_ in con.execute(f"describe from {rows}").fetchall()}
    lost = " or ".join(
        f'cast(cast("{name}" as {kind}) as {own[name]}) is distinct from "{name}"'
        for name, kind in types.items()
        if kind != own[name]
    )
    return con.execute(f"select count(*), sum(hash({columns})), count_if({lost or 'false'}) from {rows}").fetchall()


def _rows_differ(con: duckdb.DuckDBPyConnection, ours: str, theirs: str, names: list[str]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    for one, other, where in ((ours, theirs, "only in DuckDB's"), (theirs, ours, "only in Spark's")):
        query = f"select count(*) from (select {columns} from {one} except all select {columns} from {other})"
        try:
            (only,) = con.execute(query).fetchall()[0]
        except duckdb.Error as error:
            return f"cannot be compared: {type(error).__name__}"
        if only:
            return (
                f"{only} rows {where}; columns that differ: {', '.join(_columns_that_differ(con, ours, theirs, names))}"
            )
    return ""


def _columns_that_differ(con: duckdb.DuckDBPyConnection, ours: str, theirs: str, names: list[str]) -> list[str]:
    """Each column by itself: where none differs, the rows put them together otherwise."""
    differing = []
    for name in names:
        query = f'select count(*) from (select "{name}" from {ours} except all select "{name}" from {theirs})'
        if con.execute(query).fetchall() != [(0,)]:
            differing.append(name)
    return differing or ["none by itself"]
