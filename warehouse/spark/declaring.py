"""The tables that are there before the first statement: the catalogue is in memory, and forgets them with the session.

Add here: another folder of tables.
Keep out: what is read of them, and what is done to them (statements.py).
"""

import json
from pathlib import Path

import pyarrow.parquet as pq
from pyarrow.parquet import encryption
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType

_OF_SPARK = b"org.apache.spark.sql.parquet.row.metadata"


def declare(session: SparkSession, here: Path, key: bytes) -> None:
    """What was exported, and what the last build left, with the columns that the files themselves name: to look for
    them Spark would start a job for each table, a second or more."""
    for table in sorted([*(here / "inputs").glob("*/*"), *(here / "tables").glob("*.db/*")]):
        schema = table.parent.name.removesuffix(".db")
        session.sql(f"create schema if not exists {schema}")
        if first := min(table.glob("*.parquet"), default=None):
            session.catalog.createTable(f"{schema}.{table.name}", str(table), "parquet", _columns(first, key))


def _columns(file: Path, key: bytes) -> StructType:
    """As Spark has noted them in its own files; of an export, as Arrow means them."""
    opened = encryption.create_decryption_properties(footer_key=key)
    schema = pq.read_schema(file, decryption_properties=opened)
    noted = (schema.metadata or {}).get(_OF_SPARK)
    return StructType.fromJson(json.loads(noted)) if noted else from_arrow_schema(schema, prefer_timestamp_ntz=True)
