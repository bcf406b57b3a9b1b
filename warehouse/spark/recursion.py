"""A CTE that reads itself. Spark's own recursion knows neither `union` without `all` nor aggregates.

Add here: another way in which a CTE may read itself.
Keep out: the translation of what does not (translation.py).

Where it reads few rows, DuckDB does it within the driver: two hundred rounds cost Spark minutes, and DuckDB nothing.
Else Spark does it round by round. A round reads the rows that the round before has found, as SQL says it must; what it
gives is computed at once, so that no plan grows with the number of rounds. The blocks lie in memory, and on the disk
encrypted.
"""

from functools import reduce
from threading import Lock
from typing import cast

import duckdb
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StructField, StructType
from sqlglot import exp

from warehouse.spark import sharing, translation

FEW = 10_000_000  # rows that the driver takes into its memory: links of people, about half a gigabyte
_ONE_AT_A_TIME = Lock()  # their views are called as their CTEs are, and dbt builds several models at once


def run(session: SparkSession, statement: str, few: int = FEW) -> DataFrame:
    """Any statement. What has no loop in it goes to Spark in one piece, after what it reads several times."""
    before, mark, body = statement.partition(translation.MARK)
    if not mark or "view" in before.lower().split():
        return session.sql(translation.translated(statement))
    if "recursive" in body.lower():
        with _ONE_AT_A_TIME:
            return session.sql(f"{before} {unrolled(session, body, few)}")
    with sharing.shared(session, cast(exp.Query, translation.tree_of(body))) as query:
        return session.sql(f"{before} {translation.text_of(query)}")


def unrolled(session: SparkSession, body: str, few: int) -> str:
    """The query with its loops done: each is a view of this session under the name of its CTE."""
    query, ours = cast(exp.Query, translation.tree_of(body)), cast(exp.Query, translation.parsed(body))
    texts = {cte.alias: cte.sql(dialect="duckdb") for cte in ours.ctes}
    kept: list[exp.CTE] = []
    for cte in query.ctes:
        if cte.alias in _read(cte.this):
            _loop(session, cte, kept, texts[cte.alias], few)
        else:
            kept.append(cte)
    clause = query.args["with_"]
    clause.set("recursive", False)
    clause.set("expressions", kept)
    if not kept:
        query.set("with_", None)
    return translation.text_of(query)


def _loop(session: SparkSession, cte: exp.CTE, earlier: list[exp.CTE], text: str, few: int) -> None:
    """What it reads becomes a view first, for it is read in each round."""
    names = _read(cte.this)
    read = {
        each.alias: _query(session, each.this, earlier[:place]).localCheckpoint()
        for place, each in enumerate(earlier)
        if each.alias in names
    }
    for name, rows in read.items():
        rows.createOrReplaceTempView(name)
    if all(rows.count() <= few for rows in read.values()):
        found = _by_duckdb(session, cte.alias, text, read)
    else:
        found = _by_spark(session, cte)
    found.createOrReplaceTempView(cte.alias)


def _by_duckdb(session: SparkSession, name: str, text: str, read: dict[str, DataFrame]) -> DataFrame:
    with duckdb.connect() as con:
        for each, rows in read.items():
            con.register(each, rows.toArrow())
        return session.createDataFrame(con.execute(f"with recursive {text} from {name}").to_arrow_table())


def _by_spark(session: SparkSession, cte: exp.CTE) -> DataFrame:
    union, columns = cte.this, cte.alias_column_names
    is_distinct = bool(union.args.get("distinct"))
    first = session.sql(translation.text_of(union.this))
    first = first.toDF(*columns) if columns else first
    found = (first.distinct() if is_distinct else first).localCheckpoint()
    schema = StructType([StructField(each.name, each.dataType) for each in found.schema])
    rounds = [found]
    while not found.isEmpty():
        found.createOrReplaceTempView(cte.alias)
        following = _like(session, union.expression, schema)
        found = (_not_among(_together(rounds), following) if is_distinct else following).localCheckpoint()
        rounds.append(found)
    return _together(rounds)


def _like(session: SparkSession, query: exp.Expr, schema: StructType) -> DataFrame:
    """The columns of a round are called, and are of the kind, as those of the first one."""
    rows = session.sql(translation.text_of(query)).toDF(*schema.names)
    return rows.select(*(rows[each.name].cast(each.dataType) for each in schema))


def _not_among(known: DataFrame, following: DataFrame) -> DataFrame:
    """Rows of a round that no round before has found. Not by `subtract`: both sides read the same blocks, and Spark
    then loses track of whose column is whose. So the known ones get other names."""
    names = following.schema.names
    others = known.toDF(*(f"known_{name}" for name in names))
    new = following.distinct().localCheckpoint()
    return new.join(others, [new[name].eqNullSafe(others[f"known_{name}"]) for name in names], "left_anti")


def _together(rounds: list[DataFrame]) -> DataFrame:
    return reduce(DataFrame.unionAll, rounds)


def _query(session: SparkSession, query: exp.Expr, earlier: list[exp.CTE]) -> DataFrame:
    names = ", ".join(translation.text_of(each) for each in earlier)
    return session.sql(f"WITH {names} {translation.text_of(query)}" if names else translation.text_of(query))


def _read(query: exp.Expr) -> set[str]:
    """Names without a schema: of CTEs."""
    return {table.name for table in query.find_all(exp.Table) if not table.db}
