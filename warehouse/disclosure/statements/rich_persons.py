"""Who stands in most of the cells that close with a release, and in which: to judge by, never to be told.

Add here: another choice of persons on whom an attack is tried.
Keep out: what the attack makes of them (attacks/membership.py), and who is in a cell (release/cell_members.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import duckdb

from warehouse.first_row import first_row
from warehouse.release import cell_members

SAMPLE, AT_LEAST, AT_MOST = 20_000, 100, 1_000
_RICHEST = f"""
with sampled as (
    select record_key from (select distinct record_key from unit_person)
    order by hash(record_key), record_key limit {SAMPLE}
),
inside as (
    select distinct person.record_key, in_cell.cell_no
    from (from unit_person semi join sampled using (record_key)) as person
    inner join unit_cell as in_cell on {cell_members.IS_IN}
),
richest as (
    select record_key from inside group by record_key order by count(*) desc, record_key
    limit least(greatest((select count(*) from sampled) // 10, {AT_LEAST}), {AT_MOST})
)
select inside.record_key, asked.cell
from inside semi join richest using (record_key) inner join asked using (cell_no)
order by all
"""


@dataclass
class RichPersons:
    """Persons by their record keys, each with the names of her cells, in rows; and the secret of the cell keys."""

    record_keys: list[int] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    secret: str = ""


def read(con: duckdb.DuckDBPyConnection, shown: Iterable[tuple[str, str]]) -> RichPersons:
    """Of the working database. `shown`: tables and names of the shown cells that close now."""
    secret = first_row(con.execute("select cell_key from raw.cell_key"))
    con.execute("create temp table wanted (table_name varchar, cell varchar)")
    con.execute(
        "insert into wanted select unnest(?), unnest(?)", [list(each) for each in zip(*shown, strict=True)] or [[], []]
    )
    if not secret or not cell_members.find(con):
        return RichPersons()
    rows = con.execute(_RICHEST).fetchall()
    return RichPersons([key for key, _ in rows], [cell for _, cell in rows], secret[0])
