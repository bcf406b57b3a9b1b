"""The dated restatement in the working database: who has entered or left closed cells, and which of these may change.

    to_note     beside a release that was built: who is in the cells that close or change with it
    allow       before a release is built: the closed cells that the pending restatement may change

Add here: another fact about closed cells that only the persons themselves tell.
Keep out: the rule (warehouse/disclosure/hiding/restatement.py), and where marks rest (intake/landing/closed_sets.py).

Cells of periods that begin before retention's day are never changed: of their rows not all are there any more.
"""

import duckdb
import pyarrow as pa

from warehouse import database
from warehouse.disclosure.hiding.restatement import may_change
from warehouse.first_row import first_row
from warehouse.intake.landing import closed_sets
from warehouse.settings import Settings
from warehouse.vault import Vault

_A = database.ALIAS
_MEMBERS = "cell_member"


def to_note(settings: Settings, vault: Vault, cells: pa.Table) -> pa.Table:
    """Sets of those of the closed cells whose set is not known, or which the restatement changes."""
    known = closed_sets.known_cells(closed_sets.read(closed_sets.path(settings), vault))
    with database.reader(settings, vault) as con:
        con.register("closing", cells)
        con.register("known", known)
        con.execute(
            "create temp table wanted as select table_name, cell, period_start from closing "
            f"where period_start >= $first and ((table_name, cell) not in (select (table_name, cell) from "
            f"known) or cell in (select cell from {_A}.raw.closed_cell where restating is not null))",
            {"first": settings.rows_until},
        )
        return _sets(con, vault)


def allow(settings: Settings, vault: Vault) -> bool:
    """Mark the closed cells that a pending restatement may change. Says whether there is any."""
    with database.writer(settings, vault) as con:
        pending = first_row(con.execute(f"select day from {_A}.raw.restatement"))
        if pending is None:
            return False
        changed = _changed(con, settings, vault)
        thresholds = dict(con.execute(f"select pattern_id, threshold from {_A}.declared.allowed_grain").fetchall())
        allowed = may_change(changed, {cell: int(thresholds[cell.split("|", 1)[0]]) for cell in changed})
        con.execute(
            f"update {_A}.raw.closed_cell set restating = ? where cell in (select unnest(?))",
            [*pending, sorted(allowed)],
        )
    return bool(allowed)


def _changed(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault) -> dict[str, frozenset[int]]:
    """Closed cells whose set is known and is another one now, with the marks of who entered or left."""
    con.register("known", closed_sets.read(closed_sets.path(settings), vault))
    con.execute(
        "create temp table wanted as select table_name, cell, closed.period_start "
        f"from {_A}.raw.closed_cell as closed semi join known using (table_name, cell) where period_start >= ?",
        [settings.rows_until],
    )
    con.register("current", _sets(con, vault))
    con.execute(f"delete from {_A}.raw.cell_change")
    con.execute(
        f"insert into {_A}.raw.cell_change select table_name, cell, mark "
        "from (select * from known semi join wanted using (table_name, cell) where mark is not null) as known "
        "full join (select * from current where mark is not null) as current using (table_name, cell, mark) "
        "where known.cell is null or current.cell is null"
    )
    rows = con.execute(f"select cell, list(mark) from {_A}.raw.cell_change group by cell")
    return {cell: frozenset(marks) for cell, marks in rows.fetchall()}


def _sets(con: duckdb.DuckDBPyConnection, vault: Vault) -> pa.Table:
    """Marks of the persons who are in the wanted cells now, and a row without a mark for each of these cells.

    Nothing where the database was built before there was such a question: its next build knows.
    """
    is_there = first_row(
        con.execute("select 1 from duckdb_views() where database_name = ? and view_name = ?", [_A, _MEMBERS])
    )
    if not is_there:
        return closed_sets.SETS.empty_table()
    con.execute(
        f"create temp table member as select table_name, cell, record_key from {_A}.marts.{_MEMBERS} "
        "semi join wanted using (table_name, cell) where period_start >= (select min(period_start) from wanted)"
    )
    keys = [key for (key,) in con.execute("select distinct record_key from member").fetchall()]
    marks = {"record_key": keys, "mark": [closed_sets.mark(vault, key) for key in keys]}
    con.register("marks", pa.table(marks, pa.schema({"record_key": pa.int64(), "mark": pa.int64()})))
    return con.execute(
        "select table_name, cell, mark from member inner join marks using (record_key) "
        "union all select table_name, cell, null from wanted"
    ).to_arrow_table()
