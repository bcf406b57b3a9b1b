"""The partner's keys: the network keys it was given, and the pair with which it signs.

Add here: another key that a partner holds.
Keep out: every key of the warehouse, and printing any key. A file that others can read is refused, not mended: who
could read it has read it.
"""

import base64
import json
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from warehouse.contract.envelope.signed import message
from warehouse.sealing.refused import Refused

SHORTEST = 32
# Proof that somebody moved between two countries at war is dangerous on both sides.
BY_AGREEMENT = "ru_ua"
_OFF = frozenset({BY_AGREEMENT, "ua_ru"})


def network_keys(path: Path, scopes: Iterable[str], agreement: str | None = None) -> dict[str, bytes]:
    """Scope → key, for the declared scopes. The file is JSON, `{"fi": "<base64>"}`, mode 0600.

    `agreement`: the reference of the one that is signed for the scope which is off without it.
    """
    wanted = list(scopes)
    if off := _OFF.intersection(wanted) - ({BY_AGREEMENT} if agreement else frozenset()):
        raise Refused("scope_off", scope=", ".join(sorted(off)))
    text = _private(path)
    try:
        held = {str(scope): base64.b64decode(key, validate=True) for scope, key in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise Refused("keys_unreadable", path=path) from None
    if missing := [scope for scope in wanted if len(held.get(scope, b"")) < SHORTEST]:
        raise Refused("key_missing", scope=", ".join(missing), path=path)
    if len({held[scope] for scope in wanted}) < len(wanted):  # one key for two scopes would join what must stay apart
        raise Refused("key_twice", path=path)
    return {scope: held[scope] for scope in wanted}


def make_signing_pair(path: Path) -> str:
    """A new signing key at `path` (0600); the public half comes back. A key that is there is never overwritten."""
    key = Ed25519PrivateKey.generate()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused("key_there", path=path) from None
    except OSError as error:
        raise Refused("cannot_write", path=path, why=error.strerror) from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(base64.b64encode(key.private_bytes_raw()).decode() + "\n")
    return public_text(key)


def signing_key(path: Path) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(_private(path).strip(), validate=True))
    except ValueError:
        raise Refused("keys_unreadable", path=path) from None


def public_text(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def sign(key: Ed25519PrivateKey, name: str, data: bytes) -> bytes:
    """A detached signature. The name is signed too: it says which days a file covers."""
    return base64.b64encode(key.sign(message(name, data))) + b"\n"


def _private(path: Path) -> str:
    """The text of a file that its owner alone may read. Windows has no such bits: there the folder must be private."""
    try:
        with path.open(encoding="ascii") as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise Refused("keys_open", path=path)
            return file.read()
    except (OSError, UnicodeDecodeError):
        raise Refused("keys_unreadable", path=path) from None
