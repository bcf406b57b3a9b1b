"""Compressed bytes that unfold into very many, made without ever holding them.

Add here: another container for them.
Keep out: the cases (bombs.py).
"""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

BLOCK = b" " * 1_000_000


@dataclass(frozen=True)
class Deflated:
    """Raw deflated bytes, and what they unfold into."""

    raw: bytes
    crc: int
    size: int


def deflated(megabytes: int, head: bytes = b"", tail: bytes = b"") -> Deflated:
    """Head, blanks, tail. One megabyte of blanks is packed once: after a full flush it is always the same bytes."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    begin = engine.compress(head) + engine.flush(zlib.Z_FULL_FLUSH)
    block = engine.compress(BLOCK) + engine.flush(zlib.Z_FULL_FLUSH)
    end = engine.compress(tail) + engine.flush()
    crc = zlib.crc32(head)
    for _ in range(megabytes):
        crc = zlib.crc32(BLOCK, crc)
    return Deflated(
        begin + block * megabytes + end, zlib.crc32(tail, crc), len(head) + megabytes * len(BLOCK) + len(tail)
    )


def gzip_of(content: Deflated) -> bytes:
    return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + content.raw + struct.pack("<II", content.crc, content.size % 2**32)


def zip_of(name: str, content: Deflated, beside: bytes = b"", says: int | None = None) -> bytes:
    """A zip with this member last; `beside` is a zip whose other members come first; `says` is the size it claims."""
    memory = io.BytesIO(beside)
    with zipfile.ZipFile(memory, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"")
        info = archive.infolist()[-1]
        at = info.header_offset
    data = memory.getvalue()
    directory = data.rindex(b"PK\x01\x02")
    size = content.size if says is None else says
    told = struct.pack("<HHHIII", 8, 0, 0, content.crc, len(content.raw), size)
    first = data[at : at + 8] + told + data[at + 26 : at + 30 + len(name.encode())]
    central = data[directory : directory + 10] + told + data[directory + 28 :]
    start = data.index(b"PK\x01\x02")
    moved = len(content.raw)
    everything = data[:at] + first + content.raw + data[start:directory] + central
    end = everything.rindex(b"PK\x05\x06")
    offset = struct.unpack("<I", everything[end + 16 : end + 20])[0] + moved
    return everything[: end + 16] + struct.pack("<I", offset) + everything[end + 20 :]
