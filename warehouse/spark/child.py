import os, sys
from pathlib import Path
from dbt.adapters.spark import session as adapter
from dbt.cli.main import dbtRunner
from warehouse.spark import functions, session, statements, words

def main(arguments):
    home = Path(os.environ["CROSSINGS_SPARK_FOLDER"])
    spark = session.begin(os.environ.get("CROSSINGS_SPARK_MASTER", "local[2]"), home / "tables", home / "scratch", home / "keys.jar", int(os.environ.get("CROSSINGS_SPARK_MEMORY_MB", "3000")), 4)
    functions.register(spark)
    words.register(spark)
    statements.declare(spark, home)
    adapter.Cursor = statements.cursor_of(spark)
    done = dbtRunner().invoke(arguments)
    spark.stop()
    return 0 if done.success else 1
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
