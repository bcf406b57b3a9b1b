"""The proof of an erasure: that it was done, when, and that nothing was found afterwards. It names nobody.

    landing/erasures/<id>.age     in landing because working/ may be lost and made again, and keys of files are changed
                                  there; encrypted because a date beside a request that somebody finds tells something

Whoever holds the request file can show by its SHA-256 which proof is its own; nobody else can tell whose it is.

Add here: another fact that holds of an erasure as a whole.
Keep out: tokens, partners, countries, and any count smaller than all of it.
"""

import hmac
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warehouse.errors import ConfigError
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault

FOLDER = "erasures"
SIGNATURE = "signature"
_LENGTH = 16


def write(settings: Settings, vault: Vault, digest: str | None, facts: dict[str, Any]) -> str:
    """Keep a proof and give back its id: that of the request, or a random one where there was no file."""
    name = proof_id(vault, digest) if digest else secrets.token_hex(_LENGTH // 2)
    said = {
        "id": name,
        "request_sha256": digest,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        **facts,
    }
    content = said | {SIGNATURE: _signature(vault, said)}
    land.write_whole(_place(settings, name), land.seal(json.dumps(content, sort_keys=True).encode(), vault))
    return name


def read(settings: Settings, vault: Vault, name: str) -> dict[str, Any]:
    """A proof whose signature holds. Raises ConfigError otherwise."""
    path = _place(settings, name)
    if not name.isalnum() or not path.is_file():
        raise ConfigError("There is no proof with that id. `crossings erase --list` names those there are.")
    content: dict[str, Any] = json.loads(land.unseal(path.read_bytes(), vault))
    said = {key: value for key, value in content.items() if key != SIGNATURE}
    if not hmac.compare_digest(str(content.get(SIGNATURE)), _signature(vault, said)) or said.get("id") != name:
        raise ConfigError(
            f"The proof {name} is not as this warehouse wrote it: its signature does not hold. Bring the file back "
            "from a backup, or run the erasure again."
        )
    return said


def every(settings: Settings, vault: Vault) -> Iterator[dict[str, Any]]:
    """All of them, the oldest first."""
    names = [path.name.removesuffix(land.OBJECT) for path in (settings.landing / FOLDER).glob("*" + land.OBJECT)]
    yield from sorted((read(settings, vault, name) for name in names), key=lambda said: (said["at"], said["id"]))


def proof_id(vault: Vault, digest: str) -> str:
    """The same request has the same proof: what a kill interrupted is told once."""
    return hmac.digest(vault.k_erase, f"v1|request|{digest}".encode(), "sha256").hex()[:_LENGTH]


def _signature(vault: Vault, said: dict[str, Any]) -> str:
    text = json.dumps(said, sort_keys=True)
    return hmac.digest(vault.k_erase, f"v1|proof|{text}".encode(), "sha256").hex()


def _place(settings: Settings, name: str) -> Path:
    return settings.landing / FOLDER / (name + land.OBJECT)
