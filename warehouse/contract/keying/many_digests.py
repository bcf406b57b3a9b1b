"""HMAC-SHA256 of very many short texts under one key: what all of them begin with is done once.

Add here: another digest that each row, or each person, of a file costs.
Keep out: what is keyed and how a message is put together (second_keying.py).
"""

from collections.abc import Callable

try:  # Python's own: of texts so short OpenSSL's costs twice as much, nearly all of it to copy its state
    from _sha256 import sha256  # type: ignore[import-not-found]  # a part of CPython without stubs
except ImportError:  # what another Python has
    from hashlib import sha256

_BLOCK = 64  # bytes that SHA-256 takes at a time
_INSIDE, _OUTSIDE = (bytes(byte ^ pad for byte in range(256)) for pad in (0x36, 0x5C))


def digester(key: bytes, beginning: bytes = b"") -> Callable[[bytes], bytes]:
    """The function that gives HMAC-SHA256 of `beginning` and what it is called with."""
    block = (key if len(key) <= _BLOCK else sha256(key).digest()).ljust(_BLOCK, b"\0")
    inner, outer = sha256(block.translate(_INSIDE) + beginning), sha256(block.translate(_OUTSIDE))

    def digest(rest: bytes) -> bytes:
        inside, outside = inner.copy(), outer.copy()
        inside.update(rest)
        outside.update(inside.digest())
        made: bytes = outside.digest()
        return made

    return digest
