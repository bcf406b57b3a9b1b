"""Files sealed with age, from one key to another: each file alone, so that a stop loses none.

Add here: another room with such files goes into `begin.objects`.
Keep out: letters in an outbox, which are sealed for their partner.
"""

from collections.abc import Callable
from pathlib import Path

import pyrage

from warehouse.errors import ConfigError
from warehouse.keys import place
from warehouse.keys.begin import objects
from warehouse.settings import Settings

_NAMED = 5


def reseal(settings: Settings, old: str, new: str, tell: Callable[[str], None]) -> int:
    """Every object under the new key. How many were changed. Raises ConfigError naming what neither key opens."""
    before, after = pyrage.x25519.Identity.from_str(old), pyrage.x25519.Identity.from_str(new)
    changed, shut = 0, []
    for path in objects(settings):
        data = path.read_bytes()
        if _plain(data, after) is not None:
            continue
        plain = _plain(data, before)
        if plain is None:
            shut.append(path)
            continue
        _put(path, plain, after)
        changed += 1
        tell("object resealed")
    _refuse(settings, shut, "neither the former nor the new key opens")
    return changed


def verify(settings: Settings, new: str) -> None:
    """The new key alone opens everything. Raises ConfigError otherwise."""
    after = pyrage.x25519.Identity.from_str(new)
    shut = [path for path in objects(settings) if _plain(path.read_bytes(), after) is None]
    _refuse(settings, shut, "the new key does not open")


def _put(path: Path, plain: bytes, identity: pyrage.x25519.Identity) -> None:
    sealed = bytes(pyrage.encrypt(plain, [identity.to_public()]))
    if _plain(sealed, identity) != plain:
        raise RuntimeError("what was sealed cannot be read back")
    stood = path.stat()
    # Its own time: which letter of a partner is the last one hangs on it.
    place.write_whole(path, sealed, (stood.st_atime_ns, stood.st_mtime_ns))


def _plain(data: bytes, identity: pyrage.x25519.Identity) -> bytes | None:
    try:
        return bytes(pyrage.decrypt(data, [identity]))
    except pyrage.DecryptError:
        return None


def _refuse(settings: Settings, shut: list[Path], why: str) -> None:
    if shut:
        named = ", ".join(str(path.relative_to(settings.home)) for path in shut[:_NAMED])
        raise ConfigError(
            f"Of the encrypted files {why} {len(shut)}: {named}{' …' if len(shut) > _NAMED else ''}. Both keys are "
            "kept, and everything else can be read. Bring these files back from a backup or move them out of the home, "
            "then run the same command again."
        )
