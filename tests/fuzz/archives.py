"""Archives that lie: members damaged, doubled, huge, misnamed, with sums and sizes that are not theirs.

Add here: another lie of an archive. Keep out: what is in its members (mutations.py).
"""

import gzip
import io
import struct
import warnings
import zipfile
from random import Random

from mutations import LARGEST, OF_BYTES, OF_XML, several

_NAMES = ("../../etc/passwd", "/etc/passwd", "xl/vbaProject.bin", "mimetype", "a" * 60_000, "con", "x\0y", "Basic/a")
Members = list[tuple[str, bytes]]


def members(data: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def packed(parts: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    memory = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(memory, "w", method) as archive:
        warnings.simplefilter("ignore")  # two members of one name are meant
        for name, data in parts:
            archive.writestr(name, data)
    return memory.getvalue()


def with_a_changed_member(data: bytes, by: Random) -> bytes:
    parts = members(data)
    at = by.randrange(len(parts))
    name, inside = parts[at]
    kinds = OF_XML if name.endswith((".xml", ".rels")) and by.random() < 0.8 else OF_BYTES
    parts[at] = name, several(inside, by, kinds)
    return packed(parts)


def with_a_changed_sheet(data: bytes, by: Random) -> bytes:
    """The part that matters most is changed more often than chance would."""
    parts = members(data)
    sheets = [at for at, (name, _) in enumerate(parts) if "sheet1" in name or "content.xml" in name or "String" in name]
    at = by.choice(sheets or [0])
    parts[at] = parts[at][0], several(parts[at][1], by, OF_XML)
    return packed(parts)


def with_other_members(data: bytes, by: Random) -> bytes:
    parts = members(data)
    kind = by.randrange(4)
    if kind == 0:
        parts.pop(by.randrange(len(parts)))
    elif kind == 1:
        parts.append(by.choice(parts))
    elif kind == 2:
        parts.append((by.choice(_NAMES).replace("\0", "_"), by.randbytes(100)))
    else:
        by.shuffle(parts)
    return packed(parts, by.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))


def with_a_bomb(data: bytes, by: Random) -> bytes:
    """A member that is small packed and huge unpacked; once packed for all, since that takes a second."""
    parts = members(data)
    at = by.randrange(len(parts))
    name, inside = parts[at]
    filler = by.choice((b" ", b"\0", b"<a/>", b"0"))
    parts[at] = name, inside[:-10] + filler * (by.choice((1_000_000, 30_000_000)) // len(filler)) + inside[-10:]
    return packed(parts)


def with_lying_headers(data: bytes, by: Random) -> bytes:
    """Sums, sizes, flags, methods and places in the directory are not those of the members."""
    changed = bytearray(data)
    places = [at for mark in (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06") for at in _all(data, mark)]
    for _ in range(by.randint(1, 4)):
        at = by.choice(places) + by.randint(4, 45)
        value = by.choice((0, 1, 8, 0xFFFF, 99, by.getrandbits(16)))
        if at + 2 <= len(changed):
            changed[at : at + 2] = struct.pack("<H", value)
    return bytes(changed)


def _all(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found or [0]


def wrapped(data: bytes, by: Random) -> bytes:
    """In wrappers of the kinds that are opened, whole or damaged, one or several of them."""
    for _ in range(by.randint(1, 5)):
        data = gzip.compress(data) if by.random() < 0.5 else packed([(by.choice(("a.csv", "b/a.csv", ".x")), data)])
        if by.random() < 0.3:
            data = several(data, by, OF_BYTES)
    return data[:LARGEST]


def gzip_bomb(_: bytes, by: Random) -> bytes:
    unpacked = by.choice((1_000_000, 30_000_000))
    return gzip.compress(b"0;" * (unpacked // 2)) * by.randint(1, 2)


OF_ARCHIVES = (
    *(with_a_changed_member, with_a_changed_sheet, with_a_changed_sheet, with_other_members, with_lying_headers),
)
