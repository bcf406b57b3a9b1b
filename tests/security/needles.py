"""Thousands of byte strings looked for in one go: the beginnings that occur are found first, then what they begin.

Add here: another form in which a token may be written down.
Keep out: where is searched (byte_search.py).
"""

import base64
from collections import defaultdict
from collections.abc import Mapping

import numpy as np

_HEAD = 4  # bytes that are compared by a table; what is shorter is looked for as it is
_BITS = 22
_MIX = np.uint32(2654435761)
_PIECE = 1 << 24


class Needles:
    """`names` → the byte strings that give it away."""

    def __init__(self, forms: Mapping[str, set[bytes]]) -> None:
        self._by_head: dict[bytes, list[tuple[bytes, str]]] = defaultdict(list)
        self._short: list[tuple[bytes, str]] = []
        for name, some in forms.items():
            for form in some:
                if len(form) < _HEAD:
                    self._short.append((form, name))
                else:
                    self._by_head[form[:_HEAD]].append((form, name))
        heads = np.frombuffer(b"".join(self._by_head), dtype="<u4")
        self._table = np.zeros(1 << _BITS, dtype=bool)
        self._table[_places(heads)] = True

    def within(self, content: bytes) -> set[str]:
        """The names of those that are in there."""
        found = {name for form, name in self._short if form in content}
        for start in range(0, len(content), _PIECE):
            for at in self._beginnings(content[start : start + _PIECE + _HEAD - 1]):
                here = start + int(at)
                for form, name in self._by_head.get(content[here : here + _HEAD], ()):
                    if name not in found and content.startswith(form, here):
                        found.add(name)
        return found

    def _beginnings(self, piece: bytes) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        if len(piece) < _HEAD:
            return np.empty(0, dtype=np.int64)
        one = np.frombuffer(piece, dtype=np.uint8).astype(np.uint32)
        windows = one[:-3] | one[1:-2] << 8 | one[2:-1] << 16 | one[3:] << 24
        return np.flatnonzero(self._table[_places(windows)])


def _places(heads: np.ndarray[tuple[int], np.dtype[np.uint32]]) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return heads.astype(np.uint32) * _MIX >> np.uint32(32 - _BITS)


def of_token(whole: bytes) -> set[bytes]:
    """A token of 32 bytes as it may be written: whole or its 64 bits, raw, in hexadecimal, in base64, as a number."""
    head = whole[:8]
    numbers = {int.from_bytes(head, "big", signed=signed) for signed in (True, False)}
    texts = {whole.hex(), whole.hex().upper(), head.hex(), base64.b64encode(whole)[:42].decode(), *map(str, numbers)}
    return {whole, head, head[::-1], *(text.encode() for text in texts)}
