"""A file with keys that only people open: a line that says what it is, its day, a checksum, and what is sealed.

    crossings-keys-escrow 1
    date: 2024-02-20
    sha256: …                       of what follows, to see damage before the day it is needed
    -----BEGIN AGE ENCRYPTED FILE-----

Add here: what holds for every such file.
Keep out: how the keys in it are sealed (escrow.py, locked.py).
"""

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

from warehouse import vault
from warehouse.errors import ConfigError
from warehouse.keys import half_way, place
from warehouse.settings import Settings

_HEAD_LINES = 3


def keys_of(settings: Settings) -> dict[str, str]:
    """All keys as they are now. Raises Sealed when one is missing, ConfigError while they are being changed."""
    found = vault.found_keys(settings)
    vault.require(settings, found)
    kept = place.of(settings).read() or {}
    if half_way.is_going_on(kept):
        raise ConfigError(
            f"A rotation of the keys is not finished: `{half_way.command(kept)}` ends it. Then run the same command "
            "again."
        )
    return found


def refuse_place(settings: Settings, path: Path) -> None:
    if path.resolve().is_relative_to(settings.home):
        raise ConfigError(
            f"{path} is under the home {settings.home}: keys and data are never kept together. Name another place."
        )


def write(path: Path, first_line: str, made_on: date, body: bytes) -> None:
    """For its owner alone, on the disk before this returns. An existing file is never overwritten."""
    head = f"{first_line}\ndate: {made_on.isoformat()}\nsha256: {sha256(body).hexdigest()}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise ConfigError(f"{path} is there already. Nothing was overwritten. Name another file with --out.") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(head.encode() + body)
        file.flush()
        os.fsync(file.fileno())


def read(path: Path, first_line: str, command: str) -> tuple[date, bytes]:
    """The day and what is sealed. Raises ConfigError for another file, and for a damaged one."""
    try:
        *head, body = path.read_bytes().split(b"\n", _HEAD_LINES)
        first, day, checksum = (line.decode().strip() for line in head)
        made_on = date.fromisoformat(day.removeprefix("date: "))
    except (OSError, ValueError):
        raise ConfigError(f"{path} is no {command.split()[-1]} file of `crossings {command}`.") from None
    if first != first_line:
        raise ConfigError(
            f"{path} is no {command.split()[-1]} file of this version of `crossings {command}`: that begins with "
            f"{first_line}"
        )
    if checksum.removeprefix("sha256: ") != sha256(body).hexdigest():
        raise ConfigError(f"{path} is damaged: its checksum does not fit. Use another copy.")
    return made_on, body
