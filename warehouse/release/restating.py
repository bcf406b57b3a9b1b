"""The dated restatement in the working database: who has entered or left closed cells, and which of these may change.

    note        beside a release that was built: who is in the cells that close or change with it
    allow       before a release is built: the closed cells that the pending restatement may change

Add here: another fact about closed cells that only the persons themselves tell.
Keep out: who is in a cell now (cell_members.py), the rule (warehouse/disclosure/hiding/restatement.py), and where marks
rest (intake/landing/closed_sets.py).

Cells of periods that begin before retention's day are never changed: of their rows not all are there any more.
"""

from collections.abc import Iterable, Iterator

import duckdb
import pyarrow as pa

from warehouse import database
from warehouse.definitions.cells import cell_tables
from warehouse.disclosure.hiding.restatement import may_change
from warehouse.first_row import first_row
from warehouse.intake.landing import closed_sets
from warehouse.release import cell_members
from warehouse.settings import Settings
from warehouse.vault import Vault

_A = database.ALIAS
# Persons of cells: former ones, as they were noted, and current ones.
_FORMER = """
create temp view former_cell as
select named.cell_no, noted.unit_no, noted.code_bits
from named inner join (from noted where mark is null) as noted on named.noted_no = noted.cell_no;
create temp view former_person as
select noted.unit_no, coalesce(relinked.mark, noted.mark) as mark, noted.code_bits
from (from noted where mark is not null) as noted
left join relinked on noted.mark = relinked.former_mark
"""
# Who got another code may be known by it now, in all former cells too: she has neither entered nor left.
_RELINKED = f"""
select distinct token.record_key as former_key, person.record_key
from {_A}.raw.token_key as token
inner join {_A}.intermediate.int_person_token as person on token.token = person.token and token.scope = person.scope
where token.record_key <> person.record_key and person.record_key in (select record_key from unit_person)
"""
# Each unit is summed once for all cells that count the same of its persons.
_SUMMED = """
(
    with bits as (select distinct unit_no, code_bits from {cells}),
    summed as (
        select in_cell.unit_no, in_cell.code_bits, sum(person.mark) as marks
        from bits as in_cell inner join {persons} as person on {is_in}
        group by in_cell.unit_no, in_cell.code_bits
    )
    select cells.cell_no, sum(summed.marks) as marks
    from {cells} as cells
    inner join summed on cells.unit_no = summed.unit_no and cells.code_bits is not distinct from summed.code_bits
    group by cells.cell_no
)
"""
_MET = """
(
    select distinct in_cell.cell_no, person.mark
    from (from {cells} semi join differing using (cell_no)) as in_cell inner join {persons} as person on {is_in}
)
"""
_THEN = {"cells": "former_cell", "persons": "former_person", "is_in": cell_members.IS_IN}
_NOW = {"cells": "unit_cell", "persons": "unit_mark", "is_in": cell_members.IS_IN}
# Cells whose marks have another sum now. Marks are random numbers: two sets with one sum are not met with.
_DIFFERING = f"""
create temp table differing as
select cell_no
from {_SUMMED.format(**_THEN)} as former full join {_SUMMED.format(**_NOW)} as current using (cell_no)
where former.marks is distinct from current.marks
"""
_ENTERED_OR_LEFT = f"""
with former as {_MET.format(**_THEN)}, current as {_MET.format(**_NOW)},
changed as ((from former except from current) union all (from current except from former))
select asked.table_name, asked.cell, changed.mark from changed inner join asked using (cell_no)
"""
# A number that was taken from a cell of the same persons was counted with it: who has entered or left the first one has
# entered or left all of them.
_SAME_PERSONS = f"""
select table_name, cell, first_value(cell) over same as first_cell
from {_A}.compared.compared_closed
window same as (partition by measure, reports order by counted_on, cell)
qualify count(*) over (partition by measure, reports) > 1
"""
_TAKEN = f"""
create temp table same_persons as {_SAME_PERSONS};
create temp table taken as
select same_persons.table_name, same_persons.cell, first_change.mark
from (from same_persons semi join wanted using (table_name, cell)) as same_persons
inner join {_A}.raw.cell_change as first_change on same_persons.first_cell = first_change.cell;
delete from {_A}.raw.cell_change where cell in (select cell from same_persons);
insert into {_A}.raw.cell_change by name select * from taken;
"""
# Closed cells with a number that nobody can count anew.
_NOT_KNOWN = (
    f"select cell from {_A}.raw.closed_cell anti join wanted using (table_name, cell) where persons is not null"
)
_NEWEST_DAY = f"select max(counted_on) from {_A}.marts.fct_place_completeness where is_newest"
# Numbers are of their object: here they are also told apart between objects.
_OF_OBJECT = "4294967296 * $object + "


def note(settings: Settings, vault: Vault, cells: pa.Table) -> None:
    """Write down the sets of the cells that close now, or which the restatement changes: who is in a cell that closed
    earlier is not who was counted in it then. The caller holds the one-writer lock: nobody is erased between asking and
    writing.
    """
    with database.reader(settings, vault) as con:
        con.register("closing", cells)
        con.execute(
            f"""
            create temp table wanted as
            select table_name, cell, period_start from closing
            where period_start >= ?
                and (table_name, cell) not in (
                    select (table_name, cell) from {_A}.raw.closed_cell where restating is null
                )
            """,
            [settings.rows_until],
        )
        sets = _sets(con, vault) if cell_members.find(con) else ()
        closed_sets.write(closed_sets.coming(settings), vault, sets)


def allow(settings: Settings, vault: Vault) -> bool:
    """Mark the closed cells that a pending restatement may change. Says whether there is any."""
    with database.writer(settings, vault) as con:
        pending = first_row(con.execute(f"select day from {_A}.raw.restatement"))
        if pending is None:
            return False
        changed = _changed(con, settings, vault)
        thresholds = dict(con.execute(f"select pattern_id, threshold from {_A}.declared.allowed_grain").fetchall())
        families = _families(con, _same_persons(con) if changed else [])
        fixed = {families[cell] for (cell,) in con.execute(_NOT_KNOWN).fetchall()} if changed else set()
        changed = {cell: persons for cell, persons in changed.items() if families[cell] not in fixed}
        least = {cell: int(thresholds[cell.split("|", 1)[0]]) for cell in changed}
        allowed = may_change(changed, least, families)
        con.execute(
            f"update {_A}.raw.closed_cell set restating = ? where cell in (select unnest(?))",
            [*pending, sorted(allowed)],
        )
        # Nobody has entered or left the others of their families: what they say is as true today.
        restated = {families[cell] for cell in allowed}
        con.execute(
            f"update {_A}.raw.closed_cell set counted_on = ({_NEWEST_DAY}) "
            "where restating is null and cell in (select unnest(?))",
            [sorted(cell for cell, family in families.items() if family in restated)],
        )
    return bool(allowed)


def _families(con: duckdb.DuckDBPyConnection, same_persons: Iterable[frozenset[str]]) -> dict[str, str]:
    """Closed cell → what it shares with those that it is divided by or added to, and with cells of its persons."""
    tables = cell_tables()
    rows = con.execute(f"select table_name, cell from {_A}.raw.closed_cell").fetchall()
    families = {cell: f"{table}|{tables[table].family(cell)}" if table in tables else cell for table, cell in rows}
    joined: dict[str, str] = {}

    def first(family: str) -> str:
        while family in joined:
            family = joined[family]
        return family

    for cells in same_persons:
        roots = sorted({first(families[cell]) for cell in cells})
        joined |= dict.fromkeys(roots[1:], roots[0])
    return {cell: first(family) for cell, family in families.items()}


def _changed(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault) -> dict[str, frozenset[int]]:
    """Closed cells whose set is known and is another one now, with the marks of who entered or left."""
    con.execute(f"delete from {_A}.raw.cell_change")
    _read_known(con, settings, vault)
    con.execute(
        "create temp table wanted as select table_name, cell from known_cell "
        f"semi join (from {_A}.raw.closed_cell where period_start >= ?) using (table_name, cell)",
        [settings.rows_until],
    )
    if not cell_members.find(con):
        return {}
    cell_members.mark(con, vault)
    con.execute(
        "create temp table named as select asked.cell_no, known_cell.noted_no from asked "
        "inner join known_cell using (table_name, cell)"
    )
    _note_relinked(con, vault)
    con.execute(_FORMER)
    con.execute(_DIFFERING)
    con.execute(f"insert into {_A}.raw.cell_change {_ENTERED_OR_LEFT}")
    con.execute(_TAKEN)
    rows = con.execute(f"select cell, list(mark) from {_A}.raw.cell_change group by cell")
    return {cell: frozenset(marks) for cell, marks in rows.fetchall()}


def _same_persons(con: duckdb.DuckDBPyConnection) -> list[frozenset[str]]:
    rows = con.execute("select list(cell) from same_persons group by first_cell").fetchall()
    return [frozenset(cells) for (cells,) in rows]


def _note_relinked(con: duckdb.DuckDBPyConnection, vault: Vault) -> None:
    """Marks under which persons of today may have been noted, beside those of today: relinked (former_mark, mark)."""
    con.execute("create temp table relinked (former_mark bigint, mark bigint)")
    keys = pa.schema([("former_mark", pa.int64()), ("mark", pa.int64())])
    met = con.execute(_RELINKED).to_arrow_table().to_batches(closed_sets.ROWS)
    for batch in met:
        marks = [[closed_sets.mark(vault, key) for key in column.to_pylist()] for column in batch.columns]
        con.register("marks_of_batch", pa.table([pa.array(each, pa.int64()) for each in marks], schema=keys))
        con.execute("insert into relinked from marks_of_batch")


def _read_known(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault) -> None:
    """What was noted: known_cell (names, noted_no); units and marks, noted (cell_no, unit_no, mark, code_bits)."""
    con.execute("create temp table known_cell (table_name varchar, cell varchar, noted_no bigint)")
    con.execute("create temp table noted (cell_no bigint, unit_no bigint, mark bigint, code_bits bigint)")
    for number, file in enumerate(closed_sets.published(settings)):
        content, object_ = closed_sets.opened(file, vault), {"object": number}
        con.register("cells", closed_sets.cells(content))
        con.execute(f"insert into known_cell select table_name, cell, {_OF_OBJECT} cell_no from cells", object_)
        con.register("numbers", closed_sets.numbers(content))
        con.execute(
            f"insert into noted select {_OF_OBJECT} cell_no, {_OF_OBJECT} unit_no, mark, code_bits from numbers "
            "where unit_no is not null",
            object_,
        )


def _sets(con: duckdb.DuckDBPyConnection, vault: Vault) -> Iterator[pa.RecordBatch]:
    """Who is in the wanted cells now, as it is kept: cells, units of cells, marks of units."""
    cell_members.mark(con, vault)
    for rows in (
        "table_name, cell, cell_no, null as unit_no, null as mark, null as code_bits from asked order by cell_no",
        "null as table_name, null as cell, cell_no, unit_no, null as mark, code_bits from unit_cell",
        "null as table_name, null as cell, null as cell_no, unit_no, mark, code_bits from unit_mark",
    ):
        for batch in con.execute(f"select {rows}").to_arrow_reader(closed_sets.ROWS):
            yield batch.cast(closed_sets.SETS)
