"""dbt on Spark, in a process of its own that build.py starts: a session, the tables that are there, then dbt.

Add here: what must be done before dbt asks its first question.
Keep out: everything that the pipeline's own environment can do; only this one has pyspark and dbt-spark.
"""

import base64
import json
import os
import sys
from pathlib import Path

from dbt.adapters.spark import session as adapter
from dbt.cli.main import dbtRunner

from warehouse.spark import KEY_VARIABLE, declaring, functions, session, statements, words

PARTITIONS = 4


def main() -> int:
    """Exit code 0 where every model was built."""
    here = Path(os.environ["CROSSINGS_SPARK_FOLDER"])
    memory = int(os.environ["CROSSINGS_SPARK_MEMORY_MB"])
    spark = session.begin(os.environ["CROSSINGS_SPARK_MASTER"], here, memory, PARTITIONS)
    try:
        functions.register(spark)
        words.register(spark)
        declaring.declare(spark, here, base64.b64decode(os.environ[KEY_VARIABLE]))
        adapter.Cursor = statements.cursor(spark, here / "tables")
        whole = ["--full-refresh"] if "--whole" in sys.argv else []
        models = json.loads((here / "models.json").read_bytes())
        return 0 if dbtRunner().invoke(["run", "--target", "spark", *whole, "--select", *models]).success else 1
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
