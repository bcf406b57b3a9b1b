"""The same published tables as files that need no database: Parquet and CSV.

Add here: another file format.
Keep out: any change to a number.
"""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb

from warehouse.formula_cells import harmless_sql

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # without it, Excel reads UTF-8 as something else


def write_files(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write `parquet/<table>.parquet` and `csv/<table>.csv` for every table of the attached `release`."""
    (folder / "parquet").mkdir()
    (folder / "csv").mkdir()
    columns = con.execute(
        "select table_name, column_name, data_type from information_schema.columns where table_catalog = 'release' "
        "order by table_name, ordinal_position"
    ).fetchall()
    for table, of_table in groupby(columns, key=itemgetter(0)):
        source = f"from release.published.{table} order by all"
        con.execute(
            f"copy (select * {source}) to '{folder}/parquet/{table}.parquet' (format parquet, compression zstd)"
        )
        path = folder / "csv" / f"{table}.csv"
        con.execute(f"copy (select {_formula_safe(of_table)} {source}) to '{path}' (format csv, header)")
        path.write_bytes(_BYTE_ORDER_MARK + path.read_bytes())


def _formula_safe(columns: Iterable[tuple[str, str, str]]) -> str:
    """Column list that keeps a spreadsheet from running a text as a formula: such a text begins with an apostrophe."""
    return ", ".join(f"{harmless_sql(name)} as {name}" if kind == "VARCHAR" else name for _, name, kind in columns)
