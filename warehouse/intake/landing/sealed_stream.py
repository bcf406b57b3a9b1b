"""Seal more bytes than should be in memory at once.

Add here: another way of sealing that goes piece by piece.
Keep out: what is sealed, for whom, and where it rests (land.py).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pyrage


def seal(pieces: Iterable[bytes], recipient: str, file: BinaryIO) -> None:
    """Into `file`. Raises what making a piece or writing has raised."""
    stream = _Stream(pieces, file)
    try:
        pyrage.encrypt_io(stream, stream, [pyrage.x25519.Recipient.from_str(recipient)])
    except pyrage.EncryptError:
        raise stream.error from None


class _Stream:
    """Pieces to read, and a file to write to. Of an error of these pyrage tells the words, which may quote a row, and
    in an error of its own: it is kept here.
    """

    def __init__(self, pieces: Iterable[bytes], file: BinaryIO) -> None:
        self._pieces, self._file, self._left = iter(pieces), file, memoryview(b"")
        self.error: BaseException = RuntimeError("sealing ended by itself")

    def read(self, size: int) -> bytes:
        with self._keeping():
            while not self._left and (piece := next(self._pieces, None)) is not None:
                self._left = memoryview(piece)
            taken, self._left = self._left[:size], self._left[size:]
            return bytes(taken)

    def write(self, data: bytes) -> int:
        with self._keeping():
            return self._file.write(data)

    def flush(self) -> None:
        with self._keeping():
            self._file.flush()

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self.error = error
            raise
