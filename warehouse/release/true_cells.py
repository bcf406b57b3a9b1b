"""The true cells that a build made, before disclosure control: for the ledger and the disclosure test.

Add here: another thing that is counted of a cell before it is protected.
Keep out: who is in a cell (cell_members.py).
"""

import duckdb

from warehouse import database
from warehouse.definitions.cells import cell_tables

NONE = (
    "select null::varchar as table_name, null::varchar as cell, null::bigint as true_count, null::bigint as key_sum, "
    "null::varchar as partner_counts where false"
)
_TABLES = "select table_name from duckdb_tables() where database_name = ? and schema_name = 'marts'"


def of(con: duckdb.DuckDBPyConnection, catalog: str = database.ALIAS) -> str:
    """A query, of every cell that holds anybody: table_name, cell, true_count, key_sum, partner_counts (ascending,
    joined with '|'). NONE where no build has made any.
    """
    made = {name for (name,) in con.execute(_TABLES, [catalog]).fetchall()}
    tables = {table: entry for table, entry in cell_tables().items() if f"fct_cell_{entry.name}" in made}
    cells = (
        f"select '{table}' as table_name, "
        f"concat_ws('|', pattern_id, period_type, period_start, {', '.join(entry.dimensions)}) as cell, "
        "sum(persons) filter (partner_code = 'all')::bigint as true_count, "
        "sum(key_sum) filter (partner_code = 'all')::bigint as key_sum, "
        "string_agg(persons, '|' order by persons) filter (partner_code <> 'all' and persons > 0) as partner_counts "
        f"from {catalog}.marts.fct_cell_{entry.name} "
        f"group by pattern_id, period_type, period_start, {', '.join(entry.dimensions)} having true_count > 0"
        for table, entry in tables.items()
    )
    return " union all ".join(cells) or NONE
