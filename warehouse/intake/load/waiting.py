"""Deliveries that wait for a verdict, as tables in the memory of whoever judges them: the database `incoming`.

    incoming.delivery                          their lines of `raw.delivery`, with the numbers that landing has
    incoming.contact, incoming.contact_token   their rows, of the same shape as in `raw`

Nothing of it is written: rows enter the working database once, when they are accepted (admit.py).

Add here: what else a suite asks of a delivery that is not accepted yet.
Keep out: judging (expectations), and changing the working database: its connection only reads.
"""

from collections import defaultdict
from collections.abc import Container

import duckdb

from warehouse.intake.landing import erasure_filter, land
from warehouse.intake.load.load import insert_rows
from warehouse.settings import Settings
from warehouse.vault import Vault

Con = duckdb.DuckDBPyConnection
TABLES = ("delivery", "contact", "contact_token")
_LINE = """
insert into incoming.delivery
select * replace ($received as rows_received, $accepted as rows_accepted, $refused as rows_refused)
from raw.delivery where delivery_id = $delivery_id and partner_code = $partner
"""


def show(con: Con, settings: Settings, vault: Vault, known: Container[str] = ()) -> dict[str, list[str]]:
    """Put what is pending, and not known, into `incoming`. The caller holds the one-writer lock.

    What an old copy of landing has brought back of erased persons is not shown, nor left there.

    Gives back, by partner, what landing has as accepted: the database is new, or older than landing. That was judged by
    its rows of then, which retention may have taken apart since, and is judged no more.
    """
    lay(con)
    judged: dict[str, list[str]] = defaultdict(list)
    pending = con.execute(
        "select partner_code, delivery_id from raw.delivery where status = 'pending' order by all"
    ).fetchall()
    for partner, delivery_id in pending:
        if delivery_id in known:
            continue
        manifest = land.read_manifest(settings, vault, partner, delivery_id)
        if manifest.status == "refused":  # by a verdict that was killed half-way: the next intake ends it
            continue
        if manifest.status == "accepted":
            judged[partner].append(delivery_id)
            continue
        manifest, rows = erasure_filter.kept(settings, vault, manifest)
        numbers = {
            "received": manifest.rows_received,
            "accepted": manifest.rows_accepted,
            "refused": manifest.rows_refused,
        }
        con.execute(_LINE, numbers | {"delivery_id": delivery_id, "partner": partner})
        insert_rows(con, "incoming", manifest, rows)
    return judged


def lay(con: Con) -> None:
    """The tables, empty. What does not fit into memory is spilled encrypted, as all that the connection spills."""
    con.execute("attach ':memory:' as incoming")
    for table in TABLES:
        con.execute(f"create table incoming.{table} as from raw.{table} limit 0")
