"""One hash over tables, independent of row order and of when they were made.

Add here: nothing but how a table is hashed.
Keep out: which run a table came from; equal content gives the equal digest, whatever way it was reached.
"""

from collections.abc import Collection, Sequence
from hashlib import sha256

import duckdb

from warehouse.audiences import schemas
from warehouse.first_row import first_row

RELEASED = schemas()
DERIVED = ("marts", *RELEASED)


def digest(con: duckdb.DuckDBPyConnection, schemas: Sequence[str] = DERIVED, without: Collection[str] = ()) -> str:
    """Hex SHA-256 over every table of `schemas` in the working database that `con` has attached.

    Of tables named in `without`, only that they are there.
    """
    total = sha256()
    tables = con.execute(
        "select table_schema, table_name from information_schema.tables "
        "where table_catalog = 'crossings' and list_contains(?, table_schema) order by all",
        [list(schemas)],
    ).fetchall()
    for schema, table in tables:
        row = None if table in without else _sums(con, f"crossings.{schema}.{table}")
        total.update(repr((schema, table, row)).encode())
    return total.hexdigest()


def _sums(con: duckdb.DuckDBPyConnection, table: str) -> object:
    """The sum of two halves of each row's MD5: the same for any order, another for a doubled or a changed row."""
    return first_row(
        con.execute(
            f"select count(*), sum(md5_number_lower(cast(t as varchar))), sum(md5_number_upper(cast(t as varchar))) "
            f"from {table} as t"
        )
    )
