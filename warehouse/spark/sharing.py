"""A CTE that is read several times is computed once, as DuckDB does it. Spark would compute it anew for each reader.

Add here: another reason why a CTE is better read anew, with what it cost.
Keep out: loops (recursion.py) and the translation (translation.py).
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from sqlglot import exp

from warehouse.spark import translation

if TYPE_CHECKING:  # which CTEs are read again is asked in tests without Spark, too
    from pyspark.sql import DataFrame, SparkSession

_MORE_THAN_A_FILTER = ("joins", "group", "distinct", "having", "qualify", "laterals", "limit", "order")
_COMPUTED = (exp.AggFunc, exp.Window, exp.Subquery, exp.Union, exp.Explode, exp.Exists)


@contextmanager
def shared(session: "SparkSession", query: exp.Query) -> Iterator[exp.Query]:
    """The query with each CTE as a view of this session; the rows of those that are read again are kept, until the end
    of the context. All are views: Spark ends with an error of its own where kept rows come of a CTE that it cannot
    inline, like one that collects words in an order."""
    again, views, kept = read_again(query), list[str](), list["DataFrame"]()
    if not again:
        yield query
        return
    try:
        for cte in list(query.ctes):
            rows = session.sql(cte.this.sql(dialect="spark", comments=False))
            rows = rows.toDF(*cte.alias_column_names) if cte.alias_column_names else rows
            # Several models are built at once, and their CTEs are called alike.
            views.append(f"{cte.alias}_{uuid4().hex}")
            if cte.alias in again:
                # Spark keeps equal plans once. Without a word of its own in it, the model that is done first would take
                # the rows away from the other one that reads the same.
                rows = rows.where(f"'{views[-1]}' = '{views[-1]}'")
                kept.append(rows.persist())
            rows.createOrReplaceTempView(views[-1])
            _reads_view(query, cte, views[-1])
        yield query
    finally:
        for rows in reversed(kept):  # what is made of others first: Spark would make it anew
            rows.unpersist()
        for view in views:
            session.catalog.dropTempView(view)


def read_again(query: exp.Query) -> list[str]:
    """Names of CTEs that are read more than once and are more than a filter, in the order in which they stand."""
    if len(list(query.find_all(exp.With))) != 1:
        return []  # a name may mean two things
    # What stands in a CTE that is not kept is read as often as that CTE is.
    body = query.copy()
    body.set("with_", None)
    times, found = Counter(_read(body)), list[str]()
    for cte in reversed(query.ctes):
        is_kept = times[cte.alias] > 1 and _is_work(cte.this) and not cte.meta.get(translation.READ_ANEW)
        if is_kept:
            found.append(cte.alias)
        for name in _read(cte.this):
            times[name] += 1 if is_kept else times[cte.alias]
    return found[::-1]


def _reads_view(query: exp.Query, cte: exp.CTE, view: str) -> None:
    """The CTE leaves the query, and those that read it read the view."""
    clause = cast(exp.With, query.args["with_"])
    clause.set("expressions", [expression for expression in clause.expressions if expression is not cte])
    if not clause.expressions:
        query.set("with_", None)
    for table in list(query.find_all(exp.Table)):
        if table.name == cte.alias and not table.db:
            table.replace(exp.alias_(exp.to_table(view), table.alias or cte.alias, table=True))


def _is_work(query: exp.Expr) -> bool:
    has_more = any(query.args.get(key) for key in _MORE_THAN_A_FILTER)
    return not isinstance(query, exp.Select) or has_more or query.find(*_COMPUTED) is not None


def _read(query: exp.Expr) -> list[str]:
    """Names without a schema, each as often as it is read."""
    return [table.name for table in query.find_all(exp.Table) if not table.db]
