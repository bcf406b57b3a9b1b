"""All of landing under the token keys of now, object by object: each says for itself under which keys it is, so that a
stop loses nothing and the next run goes on.

Add here: another object of landing that holds tokens.
Keep out: the keys themselves (warehouse/keys), and the marks of erased persons: arrivals are held against every key.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from warehouse.intake.landing import cannot_link, current_key, erased_persons, erasure_filter, land, ledger
from warehouse.settings import Settings
from warehouse.vault import Vault

_ROWS, _PARQUET = re.compile(r"^[0-9a-f]{64}$"), b"PAR1"
_NO_PARTNERS = (land.OUTSIDE, cannot_link.FOLDER, erased_persons.FOLDER, ledger.FOLDER)


def rewrap(settings: Settings, vault: Vault, tell: Callable[[str], None]) -> int:
    """How many objects were written anew. The caller holds the one-writer lock."""
    changed = 0
    for path in _rows_objects(settings):
        if _is_rewrapped(settings, vault, path):
            changed += 1
            tell("object wrapped")
    for path in cannot_link.files(settings):
        cannot_link.keep(settings, vault, path.name.removesuffix(land.OBJECT), cannot_link.read(path, vault))
        tell("object wrapped")
    return changed


def _rows_objects(settings: Settings) -> Iterator[Path]:
    for path in sorted(settings.landing.glob("*/*" + land.OBJECT)):
        if _ROWS.match(path.name.removesuffix(land.OBJECT)) and path.parent.name not in _NO_PARTNERS:
            yield path


def _is_rewrapped(settings: Settings, vault: Vault, path: Path) -> bool:
    partner, delivery_id = path.parent.name, path.name.removesuffix(land.OBJECT)
    manifest = land.find(settings, vault, partner, delivery_id)
    if manifest is None or manifest.status == "refused":
        _drop_left(path, vault)
        return False
    if current_key.keying(land.read_resting(settings, vault, partner, delivery_id)) == current_key.of_now(vault):
        return False
    # Erased persons first: those whom an old copy brought back could not be told once they are wrapped.
    manifest, rows = erasure_filter.kept(settings, vault, manifest)
    land.rewrite(settings, vault, manifest, rows)
    return True


def _drop_left(path: Path, vault: Vault) -> None:
    """Rows that a killed landing or a killed refusal left: nothing ever reads them, and they have tokens of before."""
    if land.unseal(path.read_bytes(), vault).startswith(_PARQUET):
        path.unlink()
