"""Closed cells and what they said before a restatement, as tables: filled from the ledger before each build.

Add here: another table that is filled from the ledger.
Keep out: the ledger itself, and what must go from it (warehouse/intake/landing).
"""

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.intake.landing import ledger, withdrawn_partners
from warehouse.intake.landing.ledger import CELLS
from warehouse.settings import Settings
from warehouse.vault import Vault

_KEPT = [name for name in CELLS.names if name != "replaced"]
REVISIONS = pa.schema(
    [
        *(CELLS.field(name) for name in ("table_name", "cell", "countries", "period_type", "period_start")),
        ("restated_in", pa.string()),
        ("status_before", pa.string()),
        ("persons_before", pa.int64()),
        ("status", pa.string()),
        ("persons", pa.int64()),
    ]
)


def load(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault, declared: Iterable[Declaration]) -> None:
    """raw.closed_cell as landing says it, without what may not be shown any more. Before each build."""
    ledger.settle(settings, vault)
    if gone := withdrawn_partners.taken_back(ledger.read(ledger.path(settings), vault), declared):
        withdrawn_partners.withdraw(settings, vault, gone)
    fill(con, settings, vault)


def fill(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault) -> None:
    """raw.closed_cell and raw.revision as the object in landing says them."""
    book = ledger.read(ledger.path(settings), vault)
    con.execute("delete from raw.closed_cell")
    con.execute("delete from raw.revision")
    con.register("closed_cells", book.cells)
    con.execute(
        f"insert into raw.closed_cell by name select {', '.join(_KEPT)}, cast(null as varchar) as restating "
        "from closed_cells"
    )
    con.unregister("closed_cells")
    # Which cells a pending restatement may change is known once the facts are there (warehouse/release/restating.py).
    con.execute("delete from raw.restatement")
    con.execute("delete from raw.cell_change")
    if book.restating:
        con.execute("insert into raw.restatement values (?)", [book.restating])
    con.register("revisions", revisions(book.cells))
    con.execute("insert into raw.revision by name from revisions")
    con.unregister("revisions")


def revisions(cells: pa.Table) -> pa.Table:
    """One row for each value that a restatement replaced: shape of REVISIONS."""
    rows: list[dict[str, Any]] = []
    for cell in cells.filter(pc.is_valid(cells["replaced"])).to_pylist():
        values = [*json.loads(cell["replaced"]), [None, cell["status"], cell["persons"]]]
        rows += [
            {
                **{name: cell[name] for name in REVISIONS.names[:5]},
                "restated_in": day,
                "status_before": status,
                "persons_before": persons,
                "status": after[1],
                "persons": after[2],
            }
            for (day, status, persons), after in pairwise(values)
        ]
    return pa.Table.from_pylist(rows, REVISIONS)
