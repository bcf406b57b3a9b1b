"""The tables that Spark has made: read one after the other, and taken back into the working database.

Add here: what must be the same in the database as if DuckDB had built a table.
Keep out: how they were built (build.py), and views, which DuckDB makes of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.parquet import encryption

from warehouse import database
from warehouse.errors import CrossingsError
from warehouse.settings import Settings
from warehouse.spark import export
from warehouse.vault import Vault

_ROWS = 100_000  # of one batch
_READ = "rows_of_spark"


def read(settings: Settings, vault: Vault, schema: str, table: str) -> pa.RecordBatchReader | None:
    """The rows of a model; None where Spark has not built it."""
    folder = export.folder(settings) / "tables" / f"{schema}.db" / table
    files = sorted(folder.glob("*.parquet"))
    return rows_of(files, export.key(vault)) if files else None


def rows_of(files: Sequence[Path], key: bytes) -> pa.RecordBatchReader:
    """Rows that are read once, in pieces, since a table can be larger than memory.

    By Arrow: DuckDB 1.5 opens small files that Spark has encrypted, and takes the key of larger ones for a wrong one.
    """
    opened = encryption.create_decryption_properties(footer_key=key)
    schemas = [pq.read_schema(each, decryption_properties=opened).remove_metadata() for each in files]
    # Files of two builds may differ in whether a column could be empty.
    whole = pa.unify_schemas(schemas, promote_options="permissive")

    def batches() -> Iterator[pa.RecordBatch]:
        for each in files:
            for batch in pq.ParquetFile(each, decryption_properties=opened).iter_batches(_ROWS):
                yield from pa.Table.from_batches([batch]).cast(whole).to_batches()

    return pa.RecordBatchReader.from_batches(whole, batches())


def take_back(settings: Settings, vault: Vault, nodes: list[Mapping[str, Any]]) -> None:
    """Put Spark's tables of these models of dbt's manifest in the place of DuckDB's, with the types of their contracts.

    Raises CrossingsError, before anything is replaced, where Spark has not built all of them.
    """
    tables = {(node["schema"], node["alias"]): node for node in nodes}
    if lacking := sorted(table for schema, table in tables if read(settings, vault, schema, table) is None):
        raise CrossingsError(
            f"Spark has not built {', '.join(lacking)}, so nothing was taken back and nothing is released. "
            "`make spark-reach` says why: a model is built once its table was found the same as DuckDB's."
        )
    with database.writer(settings, vault) as con:
        for (schema, table), node in tables.items():
            types = {name: column["data_type"] for name, column in node["columns"].items() if column["data_type"]}
            con.register(_READ, read(settings, vault, schema, table))
            columns = (
                f'cast("{name}" as {types[name]}) as "{name}"' if name in types else f'"{name}"'
                for (name,) in con.execute(f"select column_name from (describe from {_READ})").fetchall()
            )
            con.execute(f"create schema if not exists {schema}")
            con.execute(f'create or replace table {schema}."{table}" as select {", ".join(columns)} from {_READ}')
            con.unregister(_READ)
