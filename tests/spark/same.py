"""Tables of Spark beside those of DuckDB, row for row, each as often as it occurs.

Add here: another way in which two tables can differ, told without a value.
Keep out: how they were made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.parquet import encryption

from warehouse import database
from warehouse.settings import Settings
from warehouse.spark import export
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
    """Every model of dbt's manifest but charts, which no run builds."""
    with database.reader(here, keyring) as con:
        opened = encryption.create_decryption_properties(footer_key=export.key(keyring))
        for node in sorted(nodes.values(), key=lambda each: str(each["name"])):
            folder = export.folder(here) / "tables" / f"{node['schema']}.db" / node["alias"]
            yield _one(con, node, sorted(folder.glob("*.parquet")), opened)


def _one(con: duckdb.DuckDBPyConnection, node: Mapping[str, Any], files: list[Path], opened: Any) -> Compared:
    ours = f'{node["schema"]}."{node["alias"]}"'
    (rows,) = con.execute(f"select count(*) from {ours}").fetchall()[0]
    if not files:
        return Compared(node["name"], rows, "not built")
    types = {name: kind for name, kind, *_ in con.execute(f"describe from {ours}").fetchall()}
    theirs = _Theirs(files, opened)
    if sorted(types) != sorted(theirs.schema.names):
        return Compared(node["name"], rows, f"other columns: {sorted(set(types) ^ set(theirs.schema.names))}")
    compared = {name: kind for name, kind in types.items() if name not in OF_ONE_ENGINE}
    try:
        if _digest(con, ours, compared) == _digest(con, theirs.registered(con), compared):
            return Compared(node["name"], rows, "")
        con.execute(f"create or replace temp table spark_whole as from {theirs.registered(con)}")
    except duckdb.Error as error:
        return Compared(node["name"], rows, f"cannot be compared: {type(error).__name__}")
    return Compared(node["name"], rows, _rows_differ(con, ours, "spark_whole", list(compared)))


class _Theirs:
    """Files of Spark as rows that are read once, in pieces: a table can be larger than memory.

    By Arrow: DuckDB 1.5 opens small files that Spark has encrypted, and takes the key of larger ones for a wrong one.
    """

    def __init__(self, files: list[Path], opened: Any) -> None:
        self.files, self.opened = files, opened
        schemas = [pq.read_schema(each, decryption_properties=opened).remove_metadata() for each in files]
        # Files of two builds may differ in whether a column could be empty.
        self.schema = pa.unify_schemas(schemas, promote_options="permissive")

    def registered(self, con: duckdb.DuckDBPyConnection) -> str:
        con.register(name := "spark_rows", pa.RecordBatchReader.from_batches(self.schema, self._batches()))
        return name

    def _batches(self) -> Iterator[pa.RecordBatch]:
        for each in self.files:
            file = pq.ParquetFile(each, decryption_properties=self.opened)
            for batch in file.iter_batches(100_000):
                yield from pa.Table.from_batches([batch]).cast(self.schema).to_batches()


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
