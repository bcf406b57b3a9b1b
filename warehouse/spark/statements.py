from dbt.adapters.spark import session as adapter
from dbt_common.exceptions import DbtRuntimeError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from warehouse.spark import recursion, translation

def declare(spark, home):
    for root in (home / "inputs", home / "tables"):
        for table in sorted(root.glob("*/*")):
            schema = table.parent.name.removesuffix(".db")
            spark.sql(f"create schema if not exists {schema}")
            if any(table.glob("*.parquet")):
                spark.sql(f"create table {schema}.{table.name} using parquet location '{table}'")

def cursor_of(spark):
    class Cursor(adapter.Cursor):
        def execute(self, sql, *parameters):
            try:
                self._df = recursion.run(spark, sql)
            except PySparkException as exc:
                raise DbtRuntimeError(str(exc)) from exc
            except Exception as exc:
                raise DbtRuntimeError(f"{type(exc).__name__}: {str(exc)[:2000]}") from exc
    return Cursor
