"""Is a partner's pending batch fit to enter: one pass over all of it, and a closer look only where that fails.

Add here: another kind of delivery, with its own suites.
Keep out: what happens to an unfit delivery (the intake sets it aside).
"""

import duckdb

from expectations.verdict import Failure
from warehouse import database
from warehouse.settings import Settings
from warehouse.vault import Vault


def validate_delivery(settings: Settings, vault: Vault, partner_code: str) -> dict[str, list[Failure]]:
    """Failures of each pending delivery of a partner; an empty list says that the delivery is fit."""
    with database.reader(settings, vault) as con:
        return judge_pending(con, partner_code, settings.as_of.isoformat())


def judge_pending(con: duckdb.DuckDBPyConnection, partner_code: str, as_of: str) -> dict[str, list[Failure]]:
    """The same on an open connection."""
    pending = con.execute(
        "select delivery_id from raw.delivery where status = 'pending' and partner_code = ? order by delivery_id",
        [partner_code],
    ).fetchall()
    if not pending:
        return {}
    # Here, not above: the import takes seconds, and on a quiet day nothing is pending.
    from expectations.passes import Passes, all_suites

    passes = Passes(con, as_of)
    _, failed = passes.failures("partner_code", partner_code, all_suites())
    if not failed:
        return {delivery_id: [] for (delivery_id,) in pending}
    # A delivery cannot fail what all of them together have met, so only the rest is asked of each.
    return {delivery_id: passes.failures("delivery_id", delivery_id, failed)[0] for (delivery_id,) in pending}
