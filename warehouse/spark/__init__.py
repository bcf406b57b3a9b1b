"""Past one machine: the same models on Apache Spark, over an encrypted copy of what they read.

Add here: what must be said to Spark so that a model gives what it gives on DuckDB.
Keep out: the models themselves, and Python functions that they call (warehouse/estimators, warehouse/trends).

What imports pyspark or dbt's adapter for it (child.py and what it reads) runs in an environment of its own, which
`make spark-env` makes.
"""

# The key of Spark's files: ParquetKeys.java reads it. dbt masks values of variables that begin so.
KEY_VARIABLE = "DBT_ENV_SECRET_CROSSINGS_SPARK_KEY"
