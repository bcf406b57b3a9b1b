"""A CTE that reads itself, round by round: Spark's own recursion knows neither `union` without `all` nor aggregates.

Add here: another way in which a CTE may read itself.
Keep out: the translation of what does not (translation.py).

A round reads the rows that the round before has found, as SQL says it must. What a round gives is computed at once, so
that no plan grows with the number of rounds; the blocks lie in memory, and on the disk encrypted.
"""

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StructField, StructType
from sqlglot import exp

from warehouse.spark import translation


def run(session: SparkSession, statement: str) -> DataFrame:
    """Any statement. What has no loop in it goes to Spark in one piece."""
    before, mark, body = statement.partition(translation.MARK)
    if not mark or "recursive" not in body.lower():
        return session.sql(translation.translated(statement))
    return session.sql(f"{before} {unrolled(session, translation.tree_of(body))}")


def unrolled(session: SparkSession, query: exp.Expression) -> str:
    """The query with its loops done: each is a view of this session under the name of its CTE."""
    clause = query.args["with_"]
    kept: list[exp.CTE] = []
    for cte in clause.expressions:
        if _reads(cte.this, cte.alias):
            _loop(session, cte, kept)
        else:
            kept.append(cte)
    clause.set("recursive", False)
    clause.set("expressions", kept)
    return _text(query)


def _loop(session: SparkSession, cte: exp.CTE, earlier: list[exp.CTE]) -> None:
    union = cte.this
    columns = cte.alias_column_names
    for each in earlier:
        if _reads(union.expression, each.alias):
            _view(each.alias, _query(session, each.this, earlier[: earlier.index(each)]).localCheckpoint())
    earlier = [each for each in earlier if not _reads(union.expression, each.alias)]
    rows = _query(session, union.this, earlier)
    rows = rows.toDF(*columns) if columns else rows
    found = _distinct(rows, union)
    rounds, schema = [found], StructType([StructField(each.name, each.dataType) for each in found.schema])
    while not found.isEmpty():
        _view(cte.alias, found)
        following = _query(session, union.expression, earlier).toDF(*schema.names)
        following = session.createDataFrame(following.toArrow(), schema)
        found = following if not union.args.get("distinct") else _new(following, rounds)
        rounds.append(found)
    _view(cte.alias, _together(rounds))


def _distinct(rows: DataFrame, union: exp.Union) -> DataFrame:
    return (rows.distinct() if union.args.get("distinct") else rows).localCheckpoint()


def _new(following: DataFrame, rounds: list[DataFrame]) -> DataFrame:
    return following.distinct().subtract(_together(rounds)).localCheckpoint()


def _together(rounds: list[DataFrame]) -> DataFrame:
    result = rounds[0]
    for each in rounds[1:]:
        result = result.unionAll(each)
    return result.localCheckpoint()


def _query(session: SparkSession, query: exp.Expression, earlier: list[exp.CTE]) -> DataFrame:
    names = ", ".join(f"{each.alias} AS ({_text(each.this)})" for each in earlier)
    return session.sql(f"WITH {names} {_text(query)}" if names else _text(query))


def _view(name: str, rows: DataFrame) -> None:
    rows.createOrReplaceTempView(name)


def _reads(query: exp.Expression, name: str) -> bool:
    return any(table.name == name and not table.db for table in query.find_all(exp.Table))


def _text(query: exp.Expression) -> str:
    return query.sql(dialect="spark", comments=False)
