"""The verdicts of a run, between the check that gives them and the load that acts on them.

Add here: nothing about how a delivery is judged (`expectations/`).
Keep out: storing verdicts. A run that dies forgets them, and the deliveries stay pending until they are judged again.

One process runs all steps of a run, so a dictionary is enough.
"""

from expectations.delivery import validate_delivery
from expectations.verdict import Failure
from warehouse.settings import Settings
from warehouse.vault import Vault

Verdicts = dict[str, list[Failure]]
_given: dict[tuple[str, str], Verdicts] = {}


def judge(run_id: str, settings: Settings, vault: Vault, code: str) -> Verdicts:
    """Judge a partner's pending deliveries now, and remember it for this run."""
    verdicts = validate_delivery(settings, vault, code)
    _given[run_id, code] = verdicts
    return verdicts


def take(run_id: str, settings: Settings, vault: Vault, code: str) -> Verdicts:
    """What this run has judged. A load started by itself judges first: nothing enters unjudged."""
    given = _given.pop((run_id, code), None)
    return validate_delivery(settings, vault, code) if given is None else given
