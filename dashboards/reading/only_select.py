"""What may be asked of a published file: one SELECT over its tables, with functions of a list.

Every statement passes here on its way to DuckDB (running.py), whoever wrote it: a chart, SQL Lab, or Superset itself.
DuckDB's own parser reads it, so that no statement means one thing to this check and another to the database.
Add here: another table of DuckDB's that Superset reads to list columns. Functions that analysts need: functions.txt.
Keep out: how long a question may take (running.py), and which files can be opened (published.py).
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import CrossingsError

FUNCTIONS = frozenset(
    word
    for line in Path(__file__).with_name("functions.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("# ")
    for word in line.split()
)
# After FROM.
TABLE_FUNCTIONS = frozenset({"generate_series", "range", "unnest"})
# How Superset learns which tables and columns a file has. They tell of the opened file alone.
_LISTING_FUNCTIONS = frozenset(
    {
        "col_description", "current_schema", "duckdb_columns", "duckdb_keywords", "duckdb_schemas", "duckdb_tables",
        "duckdb_views", "format_type", "obj_description", "pg_get_constraintdef", "pg_get_expr", "pg_get_viewdef",
        "pg_table_is_visible", "pg_type_is_visible",
    }
)  # fmt: skip
PUBLISHED = "published"
_LARGEST = 10_000  # expressions: they are planned in some seconds, and no limit ends a question that is being planned
_LISTING_TABLES = {
    "information_schema": {"columns", "schemata", "tables", "views"},
    "pg_catalog": {
        "pg_attrdef", "pg_attribute", "pg_class", "pg_collation", "pg_constraint", "pg_description", "pg_enum",
        "pg_index", "pg_namespace", "pg_type",
    },
}  # fmt: skip


class QueryRefused(CrossingsError):
    """Says which word is not allowed, in the language of whoever asked."""


def require(sql: str, said: Callable[[str], str]) -> None:
    """Raises QueryRefused, or duckdb.ParserException for what is no SQL of DuckDB's."""
    # NOT MATERIALIZED plans a query anew wherever it is named: ten of them took minutes. The tree does not tell of it.
    if "materialized" in sql.lower():
        raise QueryRefused(f"{said('question-calls-a-function-that-is-not-allowed')} materialized")
    # It parses and does nothing else. DuckDB's `extract_statements` would read the files of an IMPORT DATABASE.
    serialize = "select json_serialize_sql(?::varchar, skip_default := true, skip_empty := true, skip_null := true)"
    [(answer,)] = _parser().cursor().execute(serialize, [sql]).fetchall()
    try:
        tree = json.loads(answer)
        size = _written_out(tree, {})
    except RecursionError:
        raise QueryRefused(said("question-is-nested-too-deeply")) from None
    if size > _LARGEST:
        raise QueryRefused(said("question-is-nested-too-deeply"))
    if tree["error"] and tree["error_type"] == "parser":
        raise duckdb.ParserException(f"Parser Error: {tree['error_message']}")
    if tree["error"] or len(tree.get("statements", ())) != 1:
        raise QueryRefused(said("question-is-not-one-select"))
    for node, ctes in _nodes(tree["statements"]):
        name, allowed = str(node.get("function_name", "")).lower(), FUNCTIONS
        if node.get("type") == "TABLE_FUNCTION":  # some words are a harmless function, and another one after FROM
            name, allowed = node["function"]["function_name"].lower(), TABLE_FUNCTIONS
        if name and name not in allowed and name not in _LISTING_FUNCTIONS:
            raise QueryRefused(f"{said('question-calls-a-function-that-is-not-allowed')} {name}")
        if "table_name" in node and not _is_readable(node, ctes):
            raise QueryRefused(f"{said('question-reads-a-table-that-is-not-published')} {node['table_name']}")


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    """Without a file, and it runs nothing of what it parses."""
    return duckdb.connect(config={"threads": 1, "enable_external_access": "false", "lock_configuration": "true"})


def _nodes(tree: Any) -> Iterator[tuple[dict[str, Any], frozenset[str]]]:
    """Every node of a statement, with the names that WITH gives to queries where the node stands.

    A name counts only where DuckDB looks it up: elsewhere the same word is a table of the database's own.
    """
    waiting: list[tuple[Any, frozenset[str]]] = [(tree, frozenset())]
    while waiting:
        node, ctes = waiting.pop()
        if isinstance(node, list):
            waiting += [(each, ctes) for each in node]
        elif isinstance(node, dict):
            for entry in node.get("cte_map", {}).get("map", ()):
                waiting.append((entry["value"], ctes))
                ctes |= {_folded(entry["key"])}
            yield node, ctes
            for key, value in node.items():
                is_recursion = node.get("type") == "RECURSIVE_CTE_NODE" and key == "right"
                if key != "cte_map":
                    waiting.append((value, ctes | {_folded(node["cte_name"])} if is_recursion else ctes))


def _written_out(tree: Any, sizes: Mapping[str, int]) -> int:
    """How many expressions DuckDB plans: a name of an earlier one of the same SELECT stands for all of that one."""
    total = 0
    if isinstance(tree, list):
        for each in tree:
            total += _written_out(each, sizes)
    elif isinstance(tree, dict):
        column = tree.get("column_names", ())
        total += sizes.get(_folded(column[0]), 1) if len(column) == 1 else "class" in tree
        if tree.get("type") == "SELECT_NODE":
            sizes = dict(sizes)
            for each in tree["select_list"]:
                size = _written_out(each, sizes)
                sizes[_folded(each.get("alias", ""))] = size
                total += size
        for key, value in tree.items():
            total += 0 if key == "select_list" else _written_out(value, sizes)
    return total


def _folded(name: str) -> str:
    """As DuckDB compares names: letters of ASCII alone have no case."""
    return name.encode().lower().decode()


def _is_readable(node: dict[str, Any], ctes: frozenset[str]) -> bool:
    """SHOW names a table, too, and is none: DESCRIBE and SUMMARIZE of a table hold a query instead."""
    schema, table = _folded(str(node.get("schema_name", ""))), _folded(node["table_name"])
    if node["type"] != "BASE_TABLE":
        return False
    return (
        schema == PUBLISHED
        or (not schema and table in ctes)
        or table in _LISTING_TABLES.get(schema or "pg_catalog", ())
    )
