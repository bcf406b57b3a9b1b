"""The functions that no SQL engine of ours has, for Spark: the same that warehouse/dbt_plugin.py registers for DuckDB.

Add here: a function of that module.
Keep out: their mathematics (warehouse/estimators, warehouse/trends), and anything that can be said in SQL.
"""

from pyspark.sql import SparkSession
from pyspark.sql.types import DoubleType
from scipy.stats import beta


def register(session: SparkSession) -> None:
    """A few thousand published cells ask for them, so a call for each row costs seconds."""
    session.udf.register("jeffreys_low", _jeffreys_low, DoubleType())
    session.udf.register("jeffreys_high", _jeffreys_high, DoubleType())
    session.udf.register("trend_measure", _trend_measure, DoubleType())


def _jeffreys_low(successes: int | None, trials: int | None) -> float | None:
    if successes is None or trials is None:
        return None
    return 0.0 if successes == 0 else float(beta.ppf(0.025, successes + 0.5, trials - successes + 0.5))


def _jeffreys_high(successes: int | None, trials: int | None) -> float | None:
    if successes is None or trials is None:
        return None
    return 1.0 if successes == trials else float(beta.ppf(0.975, successes + 0.5, trials - successes + 0.5))


def _trend_measure(series: str | None, season_length: int | None, measure: str | None) -> float | None:
    if series is None or season_length is None or measure is None:
        return None
    from warehouse.trends.columns import trend_measures

    value: float | None = trend_measures([series], [season_length], [measure])[0]
    return value
