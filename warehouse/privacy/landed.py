"""Landed deliveries that have rows, one after the other; and what of a home no key of ours opens.

Add here: another question to ask of every delivery.
Keep out: what becomes of their rows.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyrage

from warehouse.contract.manifest import Manifest
from warehouse.intake.landing import land
from warehouse.keys.begin import objects
from warehouse.settings import Settings
from warehouse.vault import Vault


def accepted(settings: Settings, vault: Vault, shut: Sequence[Path] = ()) -> Iterator[Manifest]:
    """Every delivery that was not refused: what landed of it are rows. Those that no key opens are left out."""
    closed = {path.name.split(".")[0] for path in shut}
    for partner in land.partners(settings):
        for delivery_id in sorted(land.landed(settings, partner) - closed):
            manifest = land.read_manifest(settings, vault, partner, delivery_id)
            if manifest.status != "refused":
                yield manifest


def shut(settings: Settings, vault: Vault) -> list[Path]:
    """Encrypted files that no key of ours opens: nobody can say who is in them."""
    return [path for path in objects(settings) if path.is_relative_to(settings.landing) and not _opens(path, vault)]


def resting(settings: Settings, vault: Vault, manifest: Manifest) -> pa.Table:
    return land.read_resting(settings, vault, manifest.partner_code, manifest.delivery_id)


def _opens(path: Path, vault: Vault) -> bool:
    try:
        land.unseal(path.read_bytes(), vault)
    except pyrage.DecryptError:
        return False
    return True
