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
_PARTS = "cell_part"
# A cell is a part of its table (pattern and values) in a period, and its name says both: pattern|type|start|values.
_ASKED = """
create temp table asked as
select
    row_number() over (order by table_name, cell) - 1 as cell_no, table_name, cell,
    said[1] || '|' || array_to_string(said[4:], '|') as part,
    said[2] as period_type, cast(said[3] as date) as period_start
from (select table_name, cell, string_split(cell, '|') as said from wanted)
"""
# Of one table: DuckDB then reads no other one, and cells are words only until they have met a number.
_MEMBERS = """
insert into member
with period as (
    select distinct period_no, period_type, period_start from {marts}.cell_member where table_name = '{table}'
),
part as (select part, part_id from {marts}.cell_part where table_name = '{table}'),
counted as (
    select asked.cell_no, period.period_no, part.part_id
    from asked inner join period using (period_type, period_start) inner join part using (part)
    where asked.table_name = '{table}'
)
select distinct counted.cell_no, found.record_key
from {marts}.cell_member as found inner join counted using (period_no, part_id)
where found.table_name = '{table}'
"""


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
    known = closed_sets.read(closed_sets.path(settings), vault)
    con.register("known", known)
    con.register("known_cell", closed_sets.known_cells(known))
    con.execute(
        "create temp table wanted as select table_name, cell from known_cell "
        f"semi join (from {_A}.raw.closed_cell where period_start >= ?) using (table_name, cell)",
        [settings.rows_until],
    )
    con.execute(f"delete from {_A}.raw.cell_change")
    if not members(con):
        return {}
    _mark(con, vault)
    con.execute(
        f"insert into {_A}.raw.cell_change with former as (select cell_no, mark from known inner join asked "
        "using (table_name, cell) where mark is not null), current as (select cell_no, mark from marked), "
        "changed as ((from former except from current) union all (from current except from former)) "
        "select table_name, cell, mark from changed inner join asked using (cell_no)"
    )
    rows = con.execute(f"select cell, list(mark) from {_A}.raw.cell_change group by cell")
    return {cell: frozenset(marks) for cell, marks in rows.fetchall()}


def _sets(con: duckdb.DuckDBPyConnection, vault: Vault) -> pa.Table:
    """Marks of the persons who are in the wanted cells now, and a row without a mark for each of these cells."""
    if not members(con):
        return closed_sets.SETS.empty_table()
    _mark(con, vault)
    cells = con.execute("select table_name, cell from asked order by cell_no").to_arrow_table()
    rows = con.execute(
        "select cell_no, mark from marked union all select cell_no, null from asked order by cell_no, mark nulls first"
    ).to_arrow_table()
    return closed_sets.named(rows, cells)


def members(con: duckdb.DuckDBPyConnection) -> bool:
    """Who is in the cells of the temporary table `wanted`, as `member` (cell_no, record_key) and `asked` (cell_no and
    names). False where the database was built before there was such a question: its next build knows.
    """
    is_there = con.execute("select 1 from duckdb_views() where database_name = ? and view_name = ?", [_A, _PARTS])
    if not first_row(is_there):
        return False
    con.execute(_ASKED)
    con.execute("create temp table member (cell_no bigint, record_key bigint)")
    for (table,) in con.execute("select distinct table_name from asked order by all").fetchall():
        con.execute(_MEMBERS.format(marts=f"{_A}.marts", table=table))
    return True


def _mark(con: duckdb.DuckDBPyConnection, vault: Vault) -> None:
    """The members by their marks: `marked` (cell_no, mark)."""
    keys = [key for (key,) in con.execute("select distinct record_key from member").fetchall()]
    marks = {"record_key": keys, "mark": [closed_sets.mark(vault, key) for key in keys]}
    con.register("marks", pa.table(marks, pa.schema({"record_key": pa.int64(), "mark": pa.int64()})))
    con.execute("create temp view marked as select cell_no, mark from member inner join marks using (record_key)")
