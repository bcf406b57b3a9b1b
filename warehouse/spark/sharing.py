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
    """The query with each such CTE as a view of this session, whose rows are kept until the end of the context."""
    kept: dict[str, DataFrame] = {}
    try:
        for name in read_again(query):
            view = f"{name}_{uuid4().hex}"  # several models are built at once, and their CTEs are called alike
            kept[view] = _kept(session, query, name, view)
        yield query
    finally:
        for view, rows in kept.items():
            rows.unpersist()
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


def _kept(session: "SparkSession", query: exp.Query, name: str, view: str) -> "DataFrame":
    """The CTE leaves the query, and those that read it read the view."""
    clause = cast(exp.With, query.args["with_"])
    place = next(number for number, cte in enumerate(clause.expressions) if cte.alias == name)
    earlier = ", ".join(translation.text_of(cte) for cte in clause.expressions[:place])
    cte = clause.expressions[place]
    rows = session.sql(f"{f'WITH {earlier} ' if earlier else ''}{translation.text_of(cte.this)}")
    rows = rows.toDF(*cte.alias_column_names) if cte.alias_column_names else rows
    rows.persist().createOrReplaceTempView(view)
    clause.set("expressions", [one for one in clause.expressions if one is not cte])
    if not clause.expressions:
        query.set("with_", None)
    for table in list(query.find_all(exp.Table)):
        if table.name == name and not table.db:
            alias = table.alias or name
            table.replace(exp.alias_(exp.to_table(view), alias, table=True))
    return rows


def _is_work(query: exp.Expr) -> bool:
    has_more = any(query.args.get(key) for key in _MORE_THAN_A_FILTER)
    return not isinstance(query, exp.Select) or has_more or query.find(*_COMPUTED) is not None


def _read(query: exp.Expr) -> list[str]:
    """Names without a schema, each as often as it is read."""
    return [table.name for table in query.find_all(exp.Table) if not table.db]
