"""Secondary suppression in the working database: the cells that the coming release must not show.

Add here: nothing but how they are kept.
Keep out: which cells they are (warehouse/disclosure/hiding/suppression.py).

They last for one build. Whether the same rows give the same release must not depend on what was found in an earlier
build; once a release is out, the ledger of closed cells keeps them hidden.
"""

from collections.abc import Sequence

import duckdb

from warehouse import database
from warehouse.settings import Settings
from warehouse.vault import Vault


def begin(con: duckdb.DuckDBPyConnection) -> None:
    """A new build: nothing is suppressed."""
    con.execute("delete from raw.suppressed_cell")


def suppress(settings: Settings, vault: Vault, cells: Sequence[str]) -> int:
    """Add names of cells, as the ledger has them. Gives back how many."""
    with database.writer(settings, vault) as con:
        con.execute(
            "insert into raw.suppressed_cell select unnest(?) except select cell from raw.suppressed_cell",
            [list(cells)],
        )
        # A closed cell that was to be restated keeps what it said: that is known, and tells nothing new.
        con.execute("update raw.closed_cell set restating = null where cell in (select unnest(?))", [list(cells)])
    return len(cells)
