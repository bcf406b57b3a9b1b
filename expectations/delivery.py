"""Are pending deliveries fit to enter: one pass over all of them, and a closer look only where that fails.

Add here: another kind of delivery, with its own suites.
Keep out: what happens to an unfit delivery (the intake sets it aside).
"""

from collections import defaultdict
from collections.abc import Container

import duckdb

from expectations.verdict import Failure
from warehouse import database
from warehouse.intake.load import waiting
from warehouse.settings import Settings
from warehouse.vault import Vault

Verdicts = dict[str, list[Failure]]  # delivery → what it fails; an empty list says that it is fit


def validate_pending(settings: Settings, vault: Vault, known: Container[str] = ()) -> dict[str, Verdicts]:
    """Verdicts on the pending deliveries of each partner, without those that are known already."""
    # Nobody changes landing while the rows are read from there.
    with database.exclusive(settings), database.reader(settings, vault) as con:
        judged = waiting.show(con, settings, vault, known)
        verdicts = judge_pending(con, settings.as_of.isoformat(), known)
    for partner, ids in judged.items():
        verdicts.setdefault(partner, {}).update({each: [] for each in ids})
    return verdicts


def judge_pending(con: duckdb.DuckDBPyConnection, as_of: str, known: Container[str] = ()) -> dict[str, Verdicts]:
    """The same on an open connection that has them in `incoming`."""
    pending: dict[str, list[str]] = defaultdict(list)
    for partner, delivery_id in con.execute(
        "select partner_code, delivery_id from incoming.delivery order by all"
    ).fetchall():
        if delivery_id not in known:
            pending[partner].append(delivery_id)
    if not pending:
        return {}
    # Here, not above: the import takes seconds, and on a quiet day nothing is pending.
    from expectations.passes import Passes, all_suites

    passes = Passes(con, as_of)
    _, failed = passes.failures([each for ids in pending.values() for each in ids], all_suites())
    verdicts: dict[str, Verdicts] = {}
    for partner, ids in pending.items():
        # A part cannot fail what the whole has met, so only the rest is asked of each partner, and of each delivery.
        left = failed if len(pending) == 1 else passes.failures(ids, failed)[1]
        verdicts[partner] = {each: passes.failures([each], left)[0] for each in ids}
    return verdicts
