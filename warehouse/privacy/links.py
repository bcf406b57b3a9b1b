"""Which full tokens the last build took for one person: all that erasing asks of the derived tables.

Add here: another question about persons whose answer stays in memory.
Keep out: how persons are linked (dbt), and any table of two scopes: their ids are never joined in anything that rests.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

Con = duckdb.DuckDBPyConnection
Number = tuple[str, int]  # scope and token as tables hold it
_TABLE = "crossings.intermediate.int_person_token"
_WANTED = {"scope", "token", "person_id"}


def of_persons(con: Con, tokens: Iterable[Number]) -> set[Number]:
    """The tokens, and those strictly linked with them, scope by scope. Without a build, the tokens alone."""
    found = set(tokens)
    if not found or not is_known(con):
        return found
    scopes, numbers = zip(*sorted(found), strict=True)
    asked = pa.table({"scope": pa.array(scopes, pa.string()), "token": pa.array(numbers, pa.int64())})
    con.register("asked", asked)
    try:
        rows = con.execute(
            f"select distinct other.scope, other.token from {_TABLE} as one "
            "inner join asked on one.scope = asked.scope and one.token = asked.token "
            f"inner join {_TABLE} as other on one.scope = other.scope and one.person_id = other.person_id"
        ).fetchall()
    finally:
        con.unregister("asked")
    return found | set(rows)


def is_known(con: Con) -> bool:
    rows = con.execute(
        "select column_name from duckdb_columns() "
        "where database_name = 'crossings' and schema_name = 'intermediate' and table_name = 'int_person_token'"
    ).fetchall()
    return {name for (name,) in rows} >= _WANTED


@contextmanager
def carried_over(con: Con) -> Iterator[None]:
    """Derived tables go; what they knew of persons who are still there stays until the next build.

    The next request may come before that, and it must find all that is linked. The caller holds a transaction.
    """
    is_there = is_known(con)
    if is_there:
        con.execute(
            f"create or replace temp table carried as select one.* from {_TABLE} as one "
            "semi join crossings.raw.token_key as still using (scope, token)"
        )
    yield
    if is_there:
        con.execute("create schema if not exists crossings.intermediate")
        con.execute(f"create table {_TABLE} as select * from temp.carried")
        con.execute("drop table temp.carried")
