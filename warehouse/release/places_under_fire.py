"""Whether a release says a number of a place that is under occupation or fire, as the network declares it today.

Add here: another table of a release that says something of places.
Keep out: which places are under fire when (warehouse/intake/landing/under_fire.py), and what is done about the release.
"""

from pathlib import Path

import duckdb

from warehouse.definitions.cells import cell_tables
from warehouse.intake.landing.under_fire import Places

_PLACES = ("region_code", "city_code", "origin_place", "destination_place", "corridor_code")
_PERIOD = {"period_type", "period_start", "status"}


def are_said_in(file: Path, places: Places) -> bool:
    """`file`: the widest of the release. Raises duckdb.Error where it cannot be read."""
    if not places.lines:
        return False
    with duckdb.connect() as con:
        con.execute(f"attach '{file}' as release (read_only)")
        return any(_is_said(con, places, table, names) for table, names in _tables(con).items())


def _tables(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Tables of persons in this release, with their columns of places. An earlier version may have had fewer."""
    columns: dict[str, set[str]] = {}
    for table, column in con.execute(
        "select table_name, column_name from duckdb_columns() where database_name = 'release'"
    ).fetchall():
        columns.setdefault(table, set()).add(column)
    found = {table: [name for name in _PLACES if name in columns.get(table, ())] for table in cell_tables()}
    return {table: names for table, names in found.items() if names and columns[table] >= _PERIOD}


def _is_said(con: duckdb.DuckDBPyConnection, places: Places, table: str, names: list[str]) -> bool:
    shown = con.execute(
        f"select distinct period_type, period_start, {', '.join(names)} from release.published.{table} "
        "where status = 'shown'"
    ).fetchall()
    return any(
        places.of(dict(zip(names, cell, strict=True))) & places.under_fire(period_type, start)
        for period_type, start, *cell in shown
    )
