"""Questions to one Spark session, in the environment of Spark: a file of statements in, a file of their rows out.

    .venv-spark/bin/python tests/spark/questions.py FOLDER        reads questions.json, writes answers.json

Add here: nothing for another question (test_spark_answers.py).
Keep out: what the answers must be.
"""

import json
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from warehouse.spark import functions, recursion, session, statements, words


def main(folder: Path) -> None:
    spark = session.begin("local[1]", folder, 1024, 2)
    functions.register(spark)
    words.register(spark)
    spark.sql("create schema t")
    answers = {}
    for name, asked in json.loads((folder / "questions.json").read_bytes()).items():
        try:
            few = 0 if name.endswith(", by Spark") else recursion.FEW
            answers[name] = [list(row.values()) for row in _last(spark, folder, asked, few)]
        except Exception as error:  # noqa: BLE001 - what it says is an answer, too
            answers[name] = f"{type(error).__name__}: {error}"
    (folder / "answers.json").write_text(json.dumps(answers, default=str))
    spark.stop()


def _last(spark: SparkSession, folder: Path, asked: list[str], few: int) -> list[dict[str, object]]:
    for statement in asked:
        rows = statements.execute(spark, folder / "tables", statement, few)
    return rows.toArrow().to_pylist()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
