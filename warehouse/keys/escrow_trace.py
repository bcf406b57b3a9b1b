"""That an escrow was made, of which day, and of which keys: a fingerprint that tells nothing of them.

    run/escrow.json     {"made_on", "fingerprint"}

Add here: another thing that is asked of the last escrow.
Keep out: where copies of it lie, and whose they are: whoever has the home must not learn whom to look for.
"""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from warehouse.keys import place
from warehouse.settings import Settings
from warehouse.vault import Vault


@dataclass(frozen=True)
class Trace:
    made_on: date
    fingerprint: str


def write(settings: Settings, vault: Vault, made_on: date) -> None:
    said = {"made_on": made_on.isoformat(), "fingerprint": fingerprint(vault)}
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.write_whole(_path(settings), json.dumps(said).encode())


def read(settings: Settings) -> Trace | None:
    """None where none was made here, or where the note is damaged."""
    try:
        said = json.loads(_path(settings).read_text(encoding="utf-8"))
        return Trace(date.fromisoformat(said["made_on"]), str(said["fingerprint"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def fingerprint(vault: Vault) -> str:
    """Changes with any key. Derived from a key that is never changed, so that nobody can try keys against it."""
    keys = (vault.db_key.encode(), *vault.chain, vault.k_erase, vault.landing_identity.encode())
    digest = sha256(b"".join(sha256(key).digest() for key in keys)).digest()
    return HKDF(SHA256(), 8, salt=None, info=b"crossings escrow 1" + digest).derive(vault.k_noise).hex()


def _path(settings: Settings) -> Path:
    return settings.home / "run" / "escrow.json"
