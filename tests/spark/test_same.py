"""What the comparison of tables finds: one other value, a row too many or too few, a column that loses something."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
import same
from pyarrow.parquet import encryption

from warehouse.spark import tables

KEY = b"k" * 32
ROWS = (
    "select range as a, range % 3 as b, -0.0::double as c, [1, 2] as d, if(range % 2 = 0, 'x', null) as e from range(9)"
)


@pytest.mark.parametrize(
    ("files", "difference"),
    [
        (["from s.t where a < 4", "from s.t where a >= 4 order by a desc"], ""),
        (["select a::integer as a, * exclude a from s.t"], ""),
        (["select * replace (0.0::double as c) from s.t"], ""),
        (["select * replace (if(a = 7, 5, b) as b) from s.t"], "1 rows only in DuckDB's; columns that differ: b"),
        (["select * replace (b + 0.25 as b) from s.t"], "9 rows only in DuckDB's; columns that differ: b"),
        (["from s.t", "from s.t where a < 2"], "2 rows only in Spark's; columns that differ: none by itself"),
        (["from s.t where a < 8"], "1 rows only in DuckDB's; columns that differ: a, b, c, d, e"),
        (["select * exclude e from s.t"], "other columns: ['e']"),
        ([], "not built"),
    ],
)
def test_a_difference_is_found_and_told(files: list[str], difference: str, tmp_path: Path) -> None:
    sealed = encryption.create_encryption_properties(footer_key=KEY)
    with duckdb.connect() as con:
        con.execute(f"create schema s; create table s.t as {ROWS}")
        for number, query in enumerate(files):
            pq.write_table(con.execute(query).to_arrow_table(), tmp_path / str(number), encryption_properties=sealed)
        written = sorted(tmp_path.iterdir())
        node = {"name": "t", "schema": "s", "alias": "t"}
        compared = same._one(con, node, lambda: tables.rows_of(written, KEY) if written else None)
    assert compared == same.Compared("t", 9, difference)
