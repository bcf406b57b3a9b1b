"""Who is in cells now, in temporary tables of the working database.

    wanted        what is asked for: table_name, cell
    asked         the same with a number: cell_no, table_name, cell, period_no, part
    unit_cell     which cells a unit of persons is in: unit_no, cell_no, code_bits
    unit_person   who is in a unit: unit_no, record_key, code_bits; a person may stand twice, and in several units

A unit is a set of parts of a table in a period (dbt, cell_member), or one part. There are far fewer of them than
memberships of persons, and words are met with once for each part of a table. Where a unit is in a cell with code_bits,
only those of its persons are in it who have one of these bits (IS_IN): of services, people have nearly all other ones.

Add here: another thing to know of the persons who are in a cell.
Keep out: what it is asked for (restating.py).
"""

import duckdb
import pyarrow as pa

from warehouse import database
from warehouse.first_row import first_row
from warehouse.intake.landing import closed_sets
from warehouse.vault import Vault

_A = database.ALIAS
_M = f"{_A}.marts"
# The newest of the views below: a database that was built before has none of it.
_NEWEST = "cell_period"
# Whether a person of a unit is in a cell of it: how the two are joined.
IS_IN = "in_cell.unit_no = person.unit_no and (in_cell.code_bits is null or in_cell.code_bits & person.code_bits <> 0)"
# A cell is a part of its table (pattern and values) in a period, and its name says both: pattern|type|start|values.
_ASKED = f"""
create temp table asked as
select
    cast(row_number() over (order by table_name, cell) as integer) as cell_no, table_name, cell, period.period_no,
    said[1] || '|' || array_to_string(said[4:], '|') as part
from (select table_name, cell, string_split(cell, '|') as said from wanted)
left join {_M}.cell_period as period on said[2] = period.period_type and cast(said[3] as date) = period.period_start
"""
# Of one table at a time: DuckDB then reads no other one.
_PARTS = f"""
create or replace temp table counted as
select asked.cell_no, asked.period_no, part.part_id, part.code_bits
from (from asked where table_name = '{{table}}') as asked
inner join (from {_M}.cell_part where table_name = '{{table}}') as part using (part)
"""
_UNITS = """
create or replace temp table unit as
select
    cast(row_number() over (order by period_no, set_id) + (select coalesce(max(unit_no), 0) from unit_cell) as integer)
    as unit_no, period_no, set_id
from ({units})
"""
_SETS_MET = f"""
select distinct period_no, set_id
from (from {_M}.cell_member where table_name = '{{table}}') semi join counted using (period_no)
"""
_PARTS_COUNTED = "select distinct period_no, part_id as set_id from counted"
_CELLS = """
insert into unit_cell
select distinct unit.unit_no, counted.cell_no, counted.code_bits
from ({units}) as unit inner join counted using (period_no, part_id)
"""
_PARTS_OF_SETS = f"""
select unit.unit_no, unit.period_no, parts.part_id
from unit
inner join (from {_M}.cell_set where table_name = '{{table}}') as parts
    on unit.set_id = parts.set_id and (parts.period_no is null or unit.period_no = parts.period_no)
"""
_PART_ITSELF = "select unit_no, period_no, set_id as part_id from unit"
# Of a person no bits but those that cells are asked for by, and of whoever has none of these nothing.
_PERSONS = f"""
insert into unit_person
select unit.unit_no, found.record_key, found.code_bits & unit.code_bits
from {_M}.cell_member as found
inner join (
    select unit.unit_no, any_value(unit.period_no) as period_no, any_value(unit.set_id) as set_id,
        bit_or(in_cell.code_bits) as code_bits
    from unit inner join unit_cell as in_cell using (unit_no)
    group by unit.unit_no
) as unit using (period_no, set_id)
where found.table_name = '{{table}}' and (unit.code_bits is null or found.code_bits & unit.code_bits <> 0)
"""

_MARKS = pa.schema({"record_key": pa.int64(), "mark": pa.int64()})


def find(con: duckdb.DuckDBPyConnection) -> bool:
    """Ask for `wanted` (table_name, cell). False where the database was built before there was such a question: its
    next build knows.
    """
    is_there = "select 1 from duckdb_views() where database_name = ? and view_name = ?"
    if not first_row(con.execute(is_there, [_A, _NEWEST])):
        return False
    con.execute(_ASKED)
    con.execute("create temp table unit_cell (unit_no integer, cell_no integer, code_bits bigint)")
    con.execute("create temp table unit_person (unit_no integer, record_key bigint, code_bits bigint)")
    for (table,) in con.execute("select distinct table_name from asked order by all").fetchall():
        has_sets = first_row(con.execute(f"select 1 from {_M}.cell_set where table_name = '{table}' limit 1"))
        met, parts = (_SETS_MET, _PARTS_OF_SETS) if has_sets else (_PARTS_COUNTED, _PART_ITSELF)
        con.execute(_PARTS.format(table=table))
        con.execute(_UNITS.format(units=met.format(table=table)))
        con.execute(_CELLS.format(units=parts.format(table=table)))
        con.execute(_PERSONS.format(table=table))
    return True


def mark(con: duckdb.DuckDBPyConnection, vault: Vault) -> None:
    """Make `unit_mark` (unit_no, mark, code_bits): the same persons by their marks."""
    met = con.execute("select distinct record_key from unit_person").to_arrow_reader(closed_sets.ROWS)
    con.register("marks", pa.Table.from_batches([_with_marks(batch, vault) for batch in met], _MARKS))
    con.execute(
        "create temp view unit_mark as "
        "select unit_no, mark, code_bits from unit_person inner join marks using (record_key)"
    )


def _with_marks(persons: pa.RecordBatch, vault: Vault) -> pa.RecordBatch:
    marks = [closed_sets.mark(vault, key) for key in persons["record_key"].to_pylist()]
    return pa.record_batch([persons["record_key"], pa.array(marks, pa.int64())], schema=_MARKS)
