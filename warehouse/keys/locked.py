"""The keys under a passphrase, in a file that may lie on the disk or on a stick: for the morning after a power cut.

The key file itself lies in memory alone, so that a machine that is carried away is sealed. This file brings it back by
somebody's word. It is as strong as the passphrase: whoever takes the disk may try words on it, each of which costs a
second.

Add here: what a passphrase must be.
Keep out: asking for it (dagster_project), and passphrases in arguments, which every account of the machine can see.
"""

import json
from datetime import date
from pathlib import Path

import pyrage

from warehouse import vault
from warehouse.errors import ConfigError, Sealed
from warehouse.keys import place, sealed_file, used_keys
from warehouse.settings import Settings

FIRST_LINE, COMMAND = "crossings-keys-locked 1", "keys lock"
SHORTEST = 16


def lock(settings: Settings, path: Path, passphrase: str, made_on: date) -> None:
    """Raises ConfigError, Sealed when a key is missing."""
    sealed_file.refuse_place(settings, path)
    found = sealed_file.keys_of(settings)
    vault.checked(found)
    if len(passphrase) < SHORTEST:
        raise ConfigError(
            f"The passphrase is shorter than {SHORTEST} letters: whoever takes the disk could try it out. Nothing was "
            "written. Take five or six words that stand in no song, and write them down apart from the machine."
        )
    body = bytes(pyrage.passphrase.encrypt(json.dumps(found).encode(), passphrase))
    sealed_file.write(path, FIRST_LINE, made_on, body)


def unlock(settings: Settings, path: Path, passphrase: str) -> date:
    """Put the keys where CROSSINGS_KEYS_FILE says; the day they were locked. Raises Sealed, and nothing is written."""
    made_on, body = sealed_file.read(path, FIRST_LINE, COMMAND)
    try:
        said = json.loads(bytes(pyrage.passphrase.decrypt(body, passphrase)))
        keys = {name: said[name] for name in vault.NAMES}
    except (pyrage.DecryptError, ValueError, KeyError):
        raise Sealed(
            "The passphrase does not open the file. Nothing was written, and the warehouse stays sealed. Try again; "
            "where it is lost, two people open the escrow: `crossings unlock --escrow FILE --identity A --identity B`."
        ) from None
    used_keys.require(settings, vault.checked(keys).used_keys)
    place.of(settings).create(keys)
    return made_on
