"""`crossings spark-export` and `crossings spark-build`: past one machine.

Add here: an option of these commands.
Keep out: the work itself (warehouse/spark), and imports that take seconds.
"""

from typing import Annotated

import typer


def spark_export() -> None:
    """Write what models read as encrypted Parquet, for Apache Spark: accepted rows, the declared network, lists.

    The files lie in the home, under working/spark. They are encrypted as a whole, with a key that is derived from the
    key of the working database and kept nowhere. Without that key, or without a finished build, nothing is written.
    """
    from dagster_project.actions import going_to_spark
    from warehouse.settings import settings

    going_to_spark.export(settings())


def spark_build(
    *, show: Annotated[bool, typer.Option("--show", help="Show what Spark and dbt say. It can quote rows.")] = False
) -> None:
    """Export, then build with Apache Spark the models whose tables were found the same as DuckDB's.

    Java, memory, disk and the environment of Spark are looked for before anything starts; what is missing is said with
    what is needed. The tables lie encrypted in the home, under working/spark; nothing is released from them.
    """
    from dagster_project.actions import going_to_spark
    from warehouse.settings import settings

    going_to_spark.build(settings(), show=show)
