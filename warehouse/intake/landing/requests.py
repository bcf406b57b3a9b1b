"""Requests that partners leave at their sources: somebody withdraws, or two people were taken for one.

    requests/<partner>/<name>.age     as it was received: sealed for the warehouse, its signature checked
    requests/<partner>/<name>.done    dealt with: the copy that still lies at the source is not taken in again

Add here: what becomes of a request between its arrival and the command that deals with it.
Keep out: what a request does (warehouse/privacy), and the codes in it. No signature is kept: when the keys of files
are changed a request is sealed anew, and a signature over the former bytes would no longer fit.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyrage

from warehouse.contract.envelope.arrived import is_request
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault

MAX_BYTES = 100_000
DONE = ".done"
COMMANDS = {"withdraw": "crossings erase", "apart": "crossings split"}


@dataclass(frozen=True)
class Waiting:
    """One request that nobody has dealt with yet. `kind` is None where it cannot be read."""

    partner: str
    path: Path
    kind: str | None


def is_known(settings: Settings, partner: str, name: str) -> bool:
    path = _place(settings, partner, name)
    return path.exists() or _mark(path).exists()


def keep(settings: Settings, vault: Vault, partner: str, name: str, data: bytes) -> None:
    """Keep a request whose signature was checked. The caller holds the one-writer lock: keys may be changing."""
    _ = vault.landing_recipient  # raises Locked where the key that opened it is no longer the warehouse's
    land.write_whole(_place(settings, partner, name), data)


def is_any_done(settings: Settings, partner: str) -> bool:
    return any((settings.requests / partner).glob("*" + DONE))


def waiting(settings: Settings, vault: Vault) -> Iterator[Waiting]:
    for path in sorted(settings.requests.glob("*/*.age")):
        yield Waiting(path.parent.name, path, _kind(path, vault))


def partner_of(settings: Settings, path: Path) -> str | None:
    """Whose checked request this file is. None for a file that lies elsewhere: its signature is not checked yet."""
    resolved = path.resolve()
    is_kept = resolved.parent.parent == settings.requests.resolve() and is_request(resolved.name)
    return resolved.parent.name if is_kept else None


def done(settings: Settings, path: Path) -> None:
    """A request has been dealt with: the codes in it go, and its name stays. Elsewhere nothing is changed."""
    if partner_of(settings, path) is not None:
        land.write_whole(_mark(path), b"")
        path.unlink(missing_ok=True)


def _kind(path: Path, vault: Vault) -> str | None:
    try:
        kind = json.loads(land.unseal(path.read_bytes(), vault))["kind"]
    except (pyrage.DecryptError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return kind if isinstance(kind, str) and kind in COMMANDS else None


def _mark(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(".age") + DONE)


def _place(settings: Settings, partner: str, name: str) -> Path:
    return settings.requests / partner / name
