"""The questions of by_hand.py as PostgreSQL is asked them: the same statements in its dialect.

Add here: what PostgreSQL says in another way.
Keep out: other questions, and what would make either of them faster.
"""

import sqlglot
from sqlglot import exp

_SPLIT = "setting.setting = any(string_to_array(settings, '|'))"
_FIRST_OF_ALL = "(array_agg({value} order by {order}) filter ({condition}))[1]"


def in_postgres(statement: str) -> str:
    """One statement of by_hand.py."""
    tree = sqlglot.parse_one(_without_qualify(statement), read="duckdb").transform(_said_otherwise)
    for select in tree.find_all(exp.Select):
        group = select.args.get("group")
        if group and group.args.get("all"):
            places = [at for at, one in enumerate(select.expressions, 1) if not one.find(exp.AggFunc)]
            select.set("group", exp.Group(expressions=[exp.Literal.number(at) for at in places]))
    return tree.sql(dialect="postgres")


def _without_qualify(statement: str) -> str:
    """A filter on a window is a filter around its question."""
    if "qualify" not in statement:
        return statement
    made, question = statement.split(" as\nselect\n", 1)
    question, condition = question.split("qualify ")
    window, rest = condition.split(" is not null")
    if rest.strip():
        raise ValueError("This is another qualify than the one that is known here.")
    return f"{made} as select * from (select {window} as from_city, {question}) as it where from_city is not null"


def _said_otherwise(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.IgnoreNulls):  # as every aggregate does there
        node = node.this
    if isinstance(node, exp.AnyValue):
        return exp.Min(this=node.this)
    if isinstance(node, exp.ArrayContains):
        return sqlglot.parse_one(_SPLIT, read="postgres")
    if isinstance(node, exp.DateFromParts):
        parts = (exp.cast(node.args[name].copy(), "int") for name in ("year", "month", "day"))
        return exp.Anonymous(this="make_date", expressions=list(parts))
    if isinstance(node, exp.Subquery) and not node.alias and isinstance(node.parent, exp.From):
        node.set("alias", exp.TableAlias(this=exp.to_identifier("it")))
    if isinstance(node, exp.Filter) and isinstance(node.this, exp.ArgMin):
        return _earliest(node)
    return node


def _earliest(node: exp.Filter) -> exp.Expression:
    """The value of the first row by date, partner and row: an array of all of them, of which the first is taken."""
    value, order = (part.sql("postgres").strip("()") for part in (node.this.this, node.this.expression))
    text = _FIRST_OF_ALL.format(value=value, order=order, condition=node.expression.sql("postgres"))
    return sqlglot.parse_one(text, read="postgres")
