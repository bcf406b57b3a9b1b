"""The verdicts of a run, between the check that gives them and the load that acts on them.

Add here: nothing about how a delivery is judged (`expectations/`).
Keep out: storing verdicts. A run that dies forgets them, and the deliveries stay pending until they are judged again.

One process runs all steps of a run, so a dictionary is enough. The first partner that asks has the deliveries of all
judged that are there: one pass over all costs little more than one over its own.
"""

from expectations.delivery import Verdicts, validate_pending
from warehouse.settings import Settings
from warehouse.vault import Vault

_given: dict[str, dict[str, Verdicts]] = {}  # run → partner → its verdicts


def judge(run_id: str, settings: Settings, vault: Vault, code: str) -> Verdicts:
    """Judge what is pending and not judged yet, and remember it for this run. Gives back what is the partner's."""
    if run_id not in _given:
        _given.clear()
        _given[run_id] = {}
    judged = _given[run_id]
    known = {delivery_id for verdicts in judged.values() for delivery_id in verdicts}
    for partner, verdicts in validate_pending(settings, vault, known).items():
        judged.setdefault(partner, {}).update(verdicts)
    return dict(judged.get(code, {}))


def take(run_id: str, settings: Settings, vault: Vault, code: str) -> Verdicts:
    """What this run has judged. A load started by itself judges first: nothing enters unjudged."""
    if code not in _given.get(run_id, {}):
        judge(run_id, settings, vault, code)
    return _given[run_id].pop(code, {})
