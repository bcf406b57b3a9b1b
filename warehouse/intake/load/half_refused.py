"""A refusal that was killed half-way: landing knows it and has no rows any more, and the database still waits for it.

Add here: another verdict that landing may know alone.
Keep out: giving a verdict. An acceptance needs nothing here: its rows are still in landing, and it is given again.
"""

from warehouse.intake.landing import land
from warehouse.intake.load.admit import apply, pending
from warehouse.intake.load.load import Con, transaction
from warehouse.settings import Settings
from warehouse.vault import Vault


def finish(con: Con, settings: Settings, vault: Vault, partner: str) -> None:
    """The refusals of a partner to their end. Their letters are written: they come before landing knows."""
    known = pending(con, partner) & land.landed(settings, partner)
    manifests = [land.read_manifest(settings, vault, partner, delivery_id) for delivery_id in sorted(known)]
    refused = [manifest for manifest in manifests if manifest.status == "refused"]
    if not refused:
        return
    for manifest in refused:
        land.drop_rows(settings, partner, manifest.delivery_id)
    with transaction(con):
        apply(con, partner, refused)
