"""DuckDB's SQL in Spark's words, so that two hundred models are written once.

Add here: a difference that a comparison of tables has shown, with what Spark would have given without it.
Keep out: what a macro can say in words that both know (dbt/macros), and what depends on one model.
"""

import sqlglot
from sqlglot import exp

# In the statements of our materializations, everything behind this mark is a model's own SQL.
MARK = "/* a model */"
READ_ANEW = "read_anew"  # the note on a CTE that says so: macro inlined()
_DATES = ("_date", "_on")


def translated(statement: str) -> str:
    """A statement for Spark. What dbt asks of it by itself (show, describe, drop) has no mark and stays as it is."""
    before, mark, body = statement.partition(MARK)
    if mark:
        return f"{before} {of_model(body)}"
    words = without_comments(statement).split(None, 1)
    return of_model(statement) if words and words[0].lower() in ("select", "with", "(select") else statement


def of_model(sql: str) -> str:
    """One query. Raises sqlglot's ParseError for what it cannot read."""
    return text_of(tree_of(sql))


def text_of(query: exp.Expr) -> str:
    """A tree in Spark's words."""
    return str(query.sql(dialect="spark", comments=False))


def tree_of(sql: str) -> exp.Expr:
    """The query as a tree that says in Spark what the text says in DuckDB."""
    root = parsed(sql)
    # From the leaves up: what stands inside a thing that is said otherwise is said otherwise, too.
    for node in reversed(list(root.walk())):
        said = _as_spark_means_it(node)
        if node is root:
            root = said
        elif said is not node:
            node.replace(said)
    return root


def parsed(sql: str) -> exp.Expr:
    """The query as DuckDB reads it."""
    return sqlglot.parse_one(sql, read="duckdb")


def _as_spark_means_it(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.Div):
        return _division(node)
    if isinstance(node, exp.Avg):
        return exp.Avg(this=_double(node.this)) if isinstance(node.parent, exp.Window) else _mean(node)
    if isinstance(node, exp.Year | exp.Month | exp.Quarter | exp.Day):
        return exp.Cast(this=node.copy(), to=exp.DataType.build("bigint"))  # Spark's have 32 bits
    if isinstance(node, exp.Round) and node.args.get("decimals"):
        return _rounding(node)
    if isinstance(node, exp.Mod):
        return _remainder(node)
    if isinstance(node, exp.Sub) and _is_date(node.this) and _is_date(node.expression):
        return exp.DateDiff(this=node.this, expression=node.expression, unit=exp.var("day"))
    if isinstance(node, exp.CTE) and node.args.get("materialized") is False:
        node.set("materialized", None)  # Spark has no word for it, and sharing.py wants to know
        node.meta[READ_ANEW] = True
    if isinstance(node, exp.Select):
        return _replacing(node)
    return node


def _division(node: exp.Div) -> exp.Expr:
    """DuckDB divides as doubles. Spark would give a decimal of limited precision where one side is a decimal."""
    return exp.Div(this=_double(node.this), expression=node.expression, typed=False, safe=node.args.get("safe"))


def _mean(node: exp.Avg) -> exp.Expr:
    """DuckDB adds up what is exact exactly, and divides once, as doubles. Spark would round decimals twice."""
    total, number = exp.Sum(this=node.this.copy()), exp.Count(this=node.this.copy())
    return exp.Paren(this=exp.Div(this=_double(total), expression=number, typed=False, safe=False))


def _rounding(node: exp.Round) -> exp.Expr:
    """DuckDB multiplies, rounds and divides; Spark rounds the shortest decimal text: 2.675 would be 2.68, not 2.67."""
    factor = exp.Literal.number(f"1e{node.args['decimals'].name}")
    scaled = exp.Mul(this=_double(node.this), expression=factor)
    return exp.Paren(this=exp.Div(this=exp.Round(this=scaled), expression=factor.copy()))


def _remainder(node: exp.Mod) -> exp.Expr:
    """A sum of which the remainder is taken may be larger than 64 bits: DuckDB's sums have 128."""
    for each in list(node.this.find_all(exp.Sum)):
        each.set("this", exp.Cast(this=exp.Paren(this=each.this), to=exp.DataType.build("decimal(38, 0)")))
    return node


def _is_date(value: exp.Expr) -> bool:
    """Days between two dates: Spark would give an interval. Dates are told by their names, as the house calls them."""
    if isinstance(value, exp.Case):
        return any(_is_date(each.args["true"]) for each in value.args["ifs"])
    if isinstance(value, exp.Cast):
        return bool(value.to.this == exp.DataType.Type.DATE)
    if isinstance(value, exp.Window | exp.Lag | exp.Paren):
        return _is_date(value.this)
    return isinstance(value, exp.Column) and value.name.endswith(_DATES)


def _replacing(select: exp.Select) -> exp.Select:
    """`* replace (x as y)`: all columns but y, and then x. The order of columns is another one; readers name them."""
    for column in list(select.expressions):
        star = column.this if isinstance(column, exp.Column) else column
        if isinstance(star, exp.Star) and (replaced := star.args.get("replace")):
            star.set("replace", None)
            star.set("except_", [exp.to_identifier(each.alias) for each in replaced])
            for each in replaced:
                select.append("expressions", each)
    return select


def _double(value: exp.Expr) -> exp.Expr:
    return exp.Cast(this=exp.Paren(this=value), to=exp.DataType.build("double"))


def without_comments(statement: str) -> str:
    """dbt puts one before each statement that says who asks."""
    lines = [line for line in statement.splitlines() if not line.strip().startswith("--")]
    text = "\n".join(lines).strip()
    while text.startswith("/*"):
        text = text.partition("*/")[2].strip()
    return text
