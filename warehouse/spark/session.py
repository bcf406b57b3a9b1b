"""The one Spark session of a build: what it may take, and what it must never write in the clear.

Add here: a setting of Spark, with what it prevents.
Keep out: the environment's variables (child.py reads what it was given), tables and models.
"""

from pathlib import Path

from pyspark.sql import SparkSession

_FACTORY = "crossings.ParquetKeys"


def begin(master: str, here: Path, memory_mb: int, partitions: int) -> SparkSession:
    """A session whose tables, shuffles and spill are encrypted, and which answers to nobody but this process."""
    jar = here / "keys.jar"
    # Blocks and plans of the driver are for itself alone. Spark makes a secret for each session on one machine, which
    # no other account knows; a master elsewhere has one of its own, which its administrator sets.
    is_local = str(master.startswith("local")).lower()
    session: SparkSession = (
        SparkSession.builder.master(master)
        .appName("crossings")
        .config("spark.driver.memory", f"{memory_mb}m")
        .config("spark.executor.memory", f"{memory_mb}m")
        # Loops are done in the driver, which takes the rows that they read (recursion.py): Spark's own limit is 1 GB.
        .config("spark.driver.maxResultSize", f"{memory_mb}m")
        .config("spark.jars", str(jar))
        .config("spark.driver.extraClassPath", str(jar))
        .config("spark.executor.extraClassPath", str(jar))
        .config("spark.sql.warehouse.dir", str(here / "tables"))
        .config("spark.local.dir", str(here / "scratch"))
        # Every file of every table, and what does not fit into memory.
        .config("spark.hadoop.parquet.crypto.factory.class", _FACTORY)
        .config("spark.io.encryption.enabled", "true")
        .config("spark.authenticate", is_local)
        .config("spark.network.crypto.enabled", is_local)
        # No page, and no other machine.
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        # Each small table that is sent to all workers takes a page of its own in the driver while the query lives. By
        # itself Spark makes pages of 64 MB where it has 3 GB or more: thirty of them, at one of the models of protected
        # numbers, ended a build. A row that does not fit into a page gets a larger one.
        .config("spark.buffer.pageSize", "1m")
        # Spark writes each plan out for pages that nobody opens, and plans of kept rows stand within each other.
        .config("spark.sql.maxPlanStringLength", "10000")
        # Without a page, too, Spark keeps the plans of a thousand questions in the driver's memory.
        .config("spark.sql.ui.retainedExecutions", "1")
        .config("spark.ui.retainedJobs", "1")
        .config("spark.ui.retainedStages", "1")
        .config("spark.ui.retainedTasks", "1")
        # A catalogue in memory: what lies in the folder of tables is declared anew by each build.
        .config("spark.sql.catalogImplementation", "in-memory")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.sql.shuffle.partitions", str(partitions))
        .config("spark.default.parallelism", str(partitions))
        .config("spark.sql.parquet.compression.codec", "zstd")
        # DuckDB compares and groups without regard to the order in which columns were declared; names are of one case.
        .config("spark.sql.sources.default", "parquet")
        .config("spark.sql.legacy.createHiveTableByDefault", "false")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    return session
