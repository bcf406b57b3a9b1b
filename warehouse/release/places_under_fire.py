"""Whether a release says a number of a place that is under occupation or fire, as the network declares it today.

Which columns name places, and which rows a source has stated, say the contracts (`meta.countries`): of these nobody was
met by a partner. A series over several periods is made of numbers that another table of the release says period by
period.

Add here: another form in which a release says a number of a place.
Keep out: which places are under fire when (warehouse/intake/landing/under_fire.py), and what is done about the release.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from warehouse.definitions.cells import cell_tables
from warehouse.definitions.contracts import contracts
from warehouse.intake.landing import under_fire
from warehouse.intake.landing.under_fire import Places
from warehouse.release.holds import REVISIONS

_PERIOD = ("period_type", "period_start")
# Persons of a cell of another table, which they name by its grain, period and dimensions.
_REVISED = {*_PERIOD, "table_name", "cell", "persons", "persons_before"}
Said = tuple[str, date, dict[str, str]]  # period, and the columns that name places


@dataclass(frozen=True)
class _Numbers:
    """Columns of one table that name places, and those that hold numbers of people. `stated`: which rows do not."""

    places: tuple[str, ...]
    of_people: tuple[str, ...]
    stated: str


def are_said_in(file: Path, places: Places) -> bool:
    """`file`: the widest of the release. Raises duckdb.Error where it cannot be read."""
    if not places.lines:
        return False
    with duckdb.connect() as con:
        con.execute(f"attach '{file}' as release (read_only)")
        return any(_of(places, dims) & places.under_fire(kind, start) for kind, start, dims in _said(con) if dims)


def tables() -> dict[str, _Numbers]:
    """Every published table that says numbers of people by place and period, by its contract."""
    found: dict[str, _Numbers] = {}
    for table, contract in contracts().items():
        columns = {column.name for column in contract.columns}
        said = contract.countries
        if said and (places := (*said.place, *said.corridor)) and contract.of_people and {*_PERIOD} <= columns:
            found[table] = _Numbers(places, contract.of_people, said.stated or "false")
    return found


def _said(con: duckdb.DuckDBPyConnection) -> Iterator[Said]:
    """Periods and places of which this release says a number. An earlier version may have had fewer columns."""
    columns: dict[str, set[str]] = {}
    for table, column in con.execute(
        "select table_name, column_name from duckdb_columns() where database_name = 'release'"
    ).fetchall():
        columns.setdefault(table, set()).add(column)
    for table, numbers in tables().items():
        there = columns.get(table, set())
        places = [name for name in numbers.places if name in there]
        shown = [f"{name} is not null" for name in numbers.of_people if name in there]
        shown += ["status = 'shown'"] if "status" in there else []
        if places and shown and {*_PERIOD} <= there:
            rows = con.execute(
                f"select distinct {', '.join([*_PERIOD, *places])} from release.published.{table} "
                f"where ({' or '.join(shown)}) and ({numbers.stated}) is not true"
            ).fetchall()
            for kind, start, *cell in rows:
                yield kind, start, dict(zip(places, cell, strict=True))
    if columns.get(REVISIONS, set()) >= _REVISED:
        for table, cell, kind, start in con.execute(
            f"select distinct table_name, cell, period_type, period_start from release.published.{REVISIONS} "
            "where persons is not null or persons_before is not null"
        ).fetchall():
            dims = under_fire.dimensions(table, cell) if table in cell_tables() else {}
            yield kind, start, {name: value for name, value in dims.items() if name in under_fire.KNOWN}


def _of(places: Places, dims: dict[str, str]) -> set[str]:
    """A place in a column of another name is the row's own."""
    return places.of(dims) | {value for name, value in dims.items() if name not in under_fire.KNOWN}
