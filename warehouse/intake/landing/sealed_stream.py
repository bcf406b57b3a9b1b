"""Seal and unseal more bytes than should be in memory at once, or twice.

Add here: nothing; there are these two ways.
Keep out: what is sealed, for whom, and where it rests (land.py).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO

import pyarrow as pa
import pyrage

_PIECE = 1 << 20


def seal(pieces: Iterable[bytes], recipient: str, file: BinaryIO) -> None:
    """Into `file`. Raises what making a piece or writing has raised."""
    stream = _Stream(pieces, file)
    try:
        pyrage.encrypt_io(stream, stream, [pyrage.x25519.Recipient.from_str(recipient)])
    except pyrage.EncryptError:
        raise stream.error or RuntimeError("sealing ended by itself") from None


def unseal(file: BinaryIO, identities: Iterable[pyrage.x25519.Identity]) -> pa.Buffer:
    """Raises pyrage.DecryptError for what these keys do not open, and what reading the file raises."""
    sink = pa.BufferOutputStream()
    stream = _Stream(iter(partial(file.read, _PIECE), b""), sink)
    try:
        pyrage.decrypt_io(stream, stream, list(identities))
    except pyrage.DecryptError:
        if stream.error:
            raise stream.error from None
        raise
    return sink.getvalue()


class _Stream:
    """Pieces to read, and a file to write to. Of an error of these pyrage tells the words, which may quote a row, and
    in an error of its own: it is kept here.
    """

    def __init__(self, pieces: Iterable[bytes], file: BinaryIO | pa.NativeFile) -> None:
        self._pieces, self._file, self._left = iter(pieces), file, memoryview(b"")
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        with self._keeping():
            while not self._left and (piece := next(self._pieces, None)) is not None:
                self._left = memoryview(piece)
            taken, self._left = self._left[:size], self._left[size:]
            return bytes(taken)

    def write(self, data: bytes) -> int:
        with self._keeping():
            return int(self._file.write(data))

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
