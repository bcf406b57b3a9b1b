"""What `crossings spark-export` and `crossings spark-build` do, and what they say.

Add here: another sentence for people.
Keep out: Spark, Parquet and dbt (warehouse/spark).
"""

from dagster_project import console
from warehouse import vault
from warehouse.errors import CrossingsError
from warehouse.settings import Settings
from warehouse.spark import build as spark_build
from warehouse.spark import export as spark_export
from warehouse.spark import needs, proven

MB = 2**20


def export(settings: Settings) -> None:
    written = spark_export.export(settings, vault.load(settings))
    console.say(
        f"{written.tables} tables were written as encrypted Parquet to {written.folder} ({written.size / MB:,.1f} MB). "
        "The key is derived from that of the working database and written nowhere."
    )


def build(settings: Settings, *, show: bool) -> None:
    """Raises CrossingsError where a model was not built."""
    needs.require(settings)
    keys = vault.load(settings)
    spark_export.export(settings, keys)
    built = spark_build.build(settings, keys, is_shown=show)
    if built.failed:
        raise CrossingsError(
            f"{built.models} models were built, and these were not: {', '.join(built.failed)}. What DuckDB built stays "
            "as it is. `crossings spark-build --show` shows what Spark says, for whoever holds the keys: it can quote "
            "rows."
        )
    console.say(
        f"{built.models} models were built by Spark, in {spark_export.folder(settings) / 'tables'}: those whose tables "
        f"were found the same as DuckDB's ({proven.compared_with()}). No other model is built, and nothing was "
        "released."
    )
