"""What dbt's session method executes: each statement on its way to Spark.

Add here: a statement of dbt or of our materializations that Spark does not take as it is.
Keep out: how a query is translated (translation.py) or unrolled (recursion.py), and tables of before (declaring.py).
"""

import re
import shutil
from pathlib import Path
from typing import Any

from dbt.adapters.spark import session as adapter
from dbt_common.exceptions import DbtRuntimeError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from sqlglot.errors import SqlglotError

from warehouse.spark import recursion, translation

_DELETE = re.compile(r"\s*delete from (\S+) as state using (\S+) as changed where (.*)", re.DOTALL)
_DROP = re.compile(r"\s*drop (?:table|view) if exists (\S+)\s*", re.IGNORECASE)


def cursor(session: SparkSession, tables: Path) -> type[Any]:
    """The class that dbt makes its cursors of."""

    class Cursor(adapter.Cursor):  # type: ignore[misc]
        def execute(self, sql: str) -> None:  # dbt binds values in seeds alone, and seeds are exported
            try:
                self._df = execute(session, tables, sql)
            except (PySparkException, SqlglotError) as error:
                raise DbtRuntimeError(str(error)) from error

    return Cursor


def execute(session: SparkSession, tables: Path, sql: str, few: int = recursion.FEW) -> DataFrame:
    """One statement; a query gives its rows."""
    said = translation.without_comments(sql)
    if deletion := _DELETE.fullmatch(said):
        return _take_out(session, tables, *deletion.groups())
    if drop := _DROP.fullmatch(said):
        gone = session.sql(sql)
        shutil.rmtree(_files(tables, drop[1]), ignore_errors=True)
        return gone
    return recursion.run(session, sql, few)


def _take_out(session: SparkSession, tables: Path, table: str, changed: str, condition: str) -> DataFrame:
    """Rows that stay, written anew: files of Parquet know no deletion. Whoever kills it here must build all anew."""
    query = f"select state.* from {table} as state anti join {changed} as changed on {condition}"
    kept = session.sql(translation.of_model(query)).localCheckpoint()
    session.sql(f"drop table {table}")
    shutil.rmtree(_files(tables, table), ignore_errors=True)
    kept.write.saveAsTable(table.replace("`", ""), format="parquet")
    return session.sql("select 1")


def _files(tables: Path, relation: str) -> Path:
    schema, name = relation.replace("`", "").split(".")
    return tables / f"{schema}.db" / name
