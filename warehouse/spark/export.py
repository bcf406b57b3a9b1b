"""What models read, as encrypted Parquet: accepted rows, the declared network, dbt's seeds.

Add here: another schema of the working database that models read as it is.
Keep out: what models make, and Spark: this runs in the pipeline's own environment.

Each file is encrypted as a whole (Parquet modular encryption, AES-GCM, footer included) with a key that is derived from
the key of the working database and kept nowhere: whoever cannot open the one cannot open the other, and a rotation ends
both.
"""

import base64
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pyarrow.parquet import encryption

from warehouse import database
from warehouse.errors import CrossingsError
from warehouse.settings import Settings
from warehouse.vault import Vault

SCHEMAS = ("raw", "network", "seeds")
_ROWS = 100_000  # of one row group


@dataclass(frozen=True)
class Exported:
    """How much was written, for people: no name of a partner and no count of a table."""

    tables: int
    rows: int
    size: int
    folder: Path


def folder(settings: Settings) -> Path:
    return settings.working / "spark"


def inputs(settings: Settings) -> Path:
    return folder(settings) / "inputs"


def key(vault: Vault) -> bytes:
    """Of every Parquet file of Spark, those that it writes itself, too."""
    return HKDF(SHA256(), 32, salt=None, info=b"crossings spark 1").derive(vault.db_key.encode())


def key_text(vault: Vault) -> str:
    return base64.b64encode(key(vault)).decode()


def export(settings: Settings, vault: Vault) -> Exported:
    """Every table anew, then in the place of the former export. Raises CrossingsError without a finished build."""
    beside = inputs(settings).with_name("inputs.making")
    shutil.rmtree(beside, ignore_errors=True)
    tables = rows = 0
    with database.reader(settings, vault) as con:
        _require_build(con)
        for schema, table in _tables(con):
            place = beside / schema / table
            place.mkdir(mode=0o700, parents=True)
            rows += _write(con, f'{schema}."{table}"', place / "rows.parquet", key(vault))
            tables += 1
    shutil.rmtree(inputs(settings), ignore_errors=True)
    beside.rename(inputs(settings))
    size = sum(path.stat().st_size for path in inputs(settings).rglob("*.parquet"))
    return Exported(tables, rows, size, inputs(settings))


def forget(settings: Settings) -> None:
    """Copies of rows that must end. Their key follows that of the database, which stays."""
    shutil.rmtree(folder(settings), ignore_errors=True)
    if folder(settings).exists():
        raise CrossingsError(
            f"{folder(settings)} holds copies of rows that must end, and could not be removed whole. Stop what works "
            "there (`crossings spark-build`), and run the same command again."
        )


def _require_build(con: duckdb.DuckDBPyConnection) -> None:
    found = {schema for schema, _ in _tables(con)}
    if lacking := [schema for schema in SCHEMAS if schema not in found]:
        raise CrossingsError(
            f"The working database has no tables of {', '.join(lacking)} yet, and Spark's models read them. "
            "`crossings run` makes them: run it once, then export again. Nothing was written."
        )


def _tables(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    names = ", ".join(f"'{schema}'" for schema in SCHEMAS)
    return con.execute(
        "select schema_name, table_name from duckdb_tables() "
        f"where database_name = '{database.ALIAS}' and schema_name in ({names}) order by all"
    ).fetchall()


def _write(con: duckdb.DuckDBPyConnection, table: str, path: Path, secret: bytes) -> int:
    written = 0
    reader = con.execute(f"from {table}").to_arrow_reader(_ROWS)
    properties = encryption.create_encryption_properties(footer_key=secret)
    with pq.ParquetWriter(path, reader.schema, compression="zstd", encryption_properties=properties) as out:
        for batch in reader:
            out.write_batch(batch)
            written += batch.num_rows
    return written
