"""Functions that can be said in Spark's SQL, under a name of their own: Spark puts their text in the place of the name.

Add here: a function for a macro of dbt/macros/spark.sql whose text names its argument more than once.
Keep out: what needs Python (functions.py).
"""

from pyspark.sql import SparkSession

# DuckDB reads the last eight bytes of an MD5 as a number whose last byte is the highest, and halves it.
_BYTES = " || ".join(f"substring(md5(text), {place}, 2)" for place in range(31, 15, -2))
_WHOLE_NUMBER = f"cast(cast(conv({_BYTES}, 16, 10) as decimal(20, 0)) div 2 as bigint)"


def register(session: SparkSession) -> None:
    session.sql(f"create temporary function whole_number_of_text(text string) returns bigint return {_WHOLE_NUMBER}")
