"""What dbt's connection needs beyond SQL: the encrypted database, and the quantiles and trends that SQL lacks.

Where the database lies, and its key, are read here and not in dbt/profiles.yml: dbt prints what it renders of its
profile in `dbt debug`, and it parses the whole project again for another profile.

Add here: a function that no SQL engine of ours has. Each must also be registered for the other engines.
Keep out: anything that can be said in SQL.
"""

import os
from pathlib import Path
from typing import Any

import duckdb
import duckdb.func
import pyarrow as pa
from dbt.adapters.duckdb.credentials import DuckDBCredentials
from dbt.adapters.duckdb.plugins import BasePlugin
from duckdb.sqltypes import BIGINT, DOUBLE, INTEGER, VARCHAR
from scipy.stats import beta

from warehouse import memory_limit
from warehouse.database import ALIAS, KEY_VARIABLE, attach, load_encryption, require_sealed
from warehouse.errors import Sealed


class Plugin(BasePlugin):
    """Named by dbt/profiles.yml; dbt-duckdb calls the first two once per process, in this order."""

    def update_connection_config(self, _creds: DuckDBCredentials, config: dict[str, Any]) -> None:
        # From the first moment on: DuckDB's own default is plain files in the folder that dbt was started in.
        config["temp_directory"] = _given("CROSSINGS_SPILL")
        memory = os.environ.get("CROSSINGS_MEMORY", "")
        config["threads"] = memory_limit.threads(memory, Path(_given("CROSSINGS_WORKING_DB")))
        if memory:
            config["memory_limit"] = memory

    def configure_connection(self, conn: duckdb.DuckDBPyConnection) -> None:
        load_encryption(conn)
        _attach(conn)
        for name, quantile in (("jeffreys_low", 0.025), ("jeffreys_high", 0.975)):
            conn.create_function(
                name,
                _jeffreys(quantile),
                [BIGINT, BIGINT],
                DOUBLE,
                type=duckdb.func.PythonUDFType.ARROW,
            )

        conn.create_function(
            "trend_measure",
            _trend_measure,
            [VARCHAR, INTEGER, VARCHAR],
            DOUBLE,
            type=duckdb.func.PythonUDFType.ARROW,
        )

    def configure_cursor(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Of each model, before its first statement."""
        if _holds_much(cursor):
            cursor.execute(f"detach {ALIAS}")
            _attach(cursor)
        require_sealed(cursor)


def _attach(cursor: duckdb.DuckDBPyConnection) -> None:
    """Waits for whoever reads. Raises Locked where the file is not given back."""
    path, key = Path(_given("CROSSINGS_WORKING_DB")), _given(KEY_VARIABLE)
    attach(cursor, path, key, float(_given("CROSSINGS_WAIT_SECONDS")))


def _holds_much(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether the memory is half full of the database, and no other model is at work that reads it.

    Of a table in which rows were deleted here and there DuckDB keeps eight bytes for every row as soon as it is read,
    and gives them back when the file is closed: an increment of thirty million contacts filled 8 GB with that alone.
    """
    if os.environ.get("CROSSINGS_DBT_THREADS") != "1":
        return False
    asked = "select coalesce(sum(memory_usage_bytes), 0) from duckdb_memory() where tag = 'BASE_TABLE'"
    ((held,),) = cursor.execute(asked).fetchall()
    return bool(held > memory_limit.allowed(os.environ.get("CROSSINGS_MEMORY", "")) / 2)


def _given(name: str) -> str:
    """What the process that started dbt said. Raises Sealed where it is missing: nothing is written in the clear."""
    if not os.environ.get(name):
        raise Sealed(f"{name} is not set. Only `crossings` starts dbt on a warehouse: nothing was opened.")
    return os.environ[name]


def _jeffreys(quantile: float) -> Any:
    """Bound of the 95 % Jeffreys interval of k in n trials: Beta(k + 1/2, n - k + 1/2); 0 and 1 at the ends."""

    def bound(successes: pa.Array, trials: pa.Array) -> pa.Array:
        k = successes.to_numpy(zero_copy_only=False)
        n = trials.to_numpy(zero_copy_only=False)
        value = beta.ppf(quantile, k + 0.5, n - k + 0.5)
        value[(k == 0) & (quantile < 0.5)] = 0.0
        value[(k == n) & (quantile > 0.5)] = 1.0
        return pa.array(value)

    return bound


def _trend_measure(series: pa.Array, season_lengths: pa.Array, measures: pa.Array) -> pa.Array:
    """Imported when asked: statsmodels takes a second, and most of dbt's processes never want it."""
    from warehouse.trends.columns import trend_measures

    found = trend_measures(series.to_pylist(), season_lengths.to_pylist(), measures.to_pylist())
    return pa.array(found, type=pa.float64())
