"""All keys in one file that two people can open together and neither alone.

    crossings-keys-escrow 1
    date: 2024-02-20
    sha256: …                       of what follows, to see damage before the day it is needed
    -----BEGIN AGE ENCRYPTED FILE-----   for the second recipient; in it the same for the first; in that the keys

Add here: how the file is made, checked and opened.
Keep out: identities in arguments (the process list shows those): they come from files.
"""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyrage

from warehouse import vault
from warehouse.errors import ConfigError, Sealed
from warehouse.keys import escrow_trace, place, sealed_file, used_keys
from warehouse.settings import Settings

FIRST_LINE = "crossings-keys-escrow 1"


def write(settings: Settings, recipients: Sequence[str], path: Path, made_on: date) -> None:
    """Seal every key for one recipient, and around it for the other. Raises ConfigError, Sealed when one is missing."""
    sealed_file.refuse_place(settings, path)
    found = sealed_file.keys_of(settings)
    keyring = vault.checked(found)
    two = _two(recipients, keyring.landing_recipient)
    inner = bytes(pyrage.encrypt(json.dumps(found).encode(), [two[0]], armored=False))
    outer = bytes(pyrage.encrypt(inner, [two[1]], armored=True))
    sealed_file.write(path, FIRST_LINE, made_on, outer)
    escrow_trace.write(settings, keyring, made_on)


def restore(settings: Settings, path: Path, identities: Sequence[Path]) -> date:
    """Put the keys back where there are none; the day of the escrow. Raises ConfigError, Sealed when it stays shut."""
    there = place.of(settings)
    if there.read() is not None:
        raise ConfigError(
            f"There are keys already in the {there.name}. Nothing was overwritten. Move them away first, or name "
            "another place with CROSSINGS_KEYS_FILE."
        )
    made_on, body = sealed_file.read(path, FIRST_LINE, "keys escrow")
    keys = _opened(body, [_identity(identity) for identity in identities])
    used_keys.require(settings, vault.checked(keys).used_keys)
    there.create(keys)
    return made_on


def _two(recipients: Sequence[str], own: str) -> list[pyrage.x25519.Recipient]:
    if len(set(recipients)) != 2 or len(recipients) != 2:
        raise ConfigError(
            "An escrow needs two different recipients, each held by another person: --to age1… --to age1…"
        )
    if own in recipients:
        raise ConfigError(
            "One recipient is the warehouse's own. Its key would lie inside the escrow, and nobody could open it. "
            "Name a key that a person holds."
        )
    try:
        return [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise ConfigError("A recipient is no age recipient. It begins with age1 and is made by `age-keygen`.") from None


def _identity(path: Path) -> pyrage.x25519.Identity:
    """The first secret key of a file as `age-keygen` writes it."""
    try:
        lines = [line.strip() for line in path.read_text().splitlines()]
        return pyrage.x25519.Identity.from_str(next(line for line in lines if line and not line.startswith("#")))
    except (OSError, UnicodeDecodeError, StopIteration, pyrage.IdentityError):
        raise ConfigError(
            f"{path} holds no age identity. Name the file with the secret key, as `age-keygen -o FILE` writes it."
        ) from None


def _opened(body: bytes, identities: Sequence[pyrage.x25519.Identity]) -> dict[str, str]:
    """Both layers, whichever identity fits which."""
    opened = 0
    try:
        for _layer in range(2):
            body = bytes(pyrage.decrypt(body, list(identities)))
            opened += 1
        keys = json.loads(body)
    except (pyrage.DecryptError, ValueError, RecursionError):
        raise Sealed(
            f"The escrow stays shut: of its two layers the given identities open {('none', 'one', 'both')[opened]}. "
            "Both are needed, in any order: --identity FILE --identity FILE."
        ) from None
    if not isinstance(keys, dict) or not all(isinstance(keys.get(name), str) for name in vault.NAMES):
        raise ConfigError("The escrow opens, and does not hold the keys of a warehouse. Use another copy.")
    return {name: keys[name] for name in vault.NAMES}
