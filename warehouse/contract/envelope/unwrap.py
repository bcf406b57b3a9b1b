"""Take a file out of its wrappers, in memory: age, zip and gzip, in any order, at most three deep.

Add here: another wrapper in which partners send one file.
Keep out: the formats themselves. A workbook is a zip too, but not a wrapper; and no name in an archive goes
further than the moment of reading the span from it.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pyrage

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import signed
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.findings import FileRefused, Problem

AGE, ARMOR = b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----"
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
ANOTHER = "sealed_for_another"
DEEPEST = 3
LARGEST = 600_000_000
# Text compresses well, but not like this: beyond it, a small file was made to become a large one.
RATIO, RATIO_FROM = 60, 20_000_000
# How Python's zipfile says that an archive is damaged, or packed in a way that it does not know.
BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError
)  # fmt: skip
_OFFICE = ("[Content_Types].xml", "mimetype", "content.xml")
# 7z, RAR, xz, zstd, cabinet.
_OTHER_ARCHIVES = (
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"MSCF\x00\x00\x00\x00",
)
Refuse = Callable[[str], FileRefused]
Identities = Sequence[Any]


def unwrapped(arrived: Arrived, declaration: Declaration, identities: Identities) -> Arrived:
    """The file inside. Raises FileRefused. `identities` are the warehouse's own age keys, where they are at hand."""

    def refuse(rule: str) -> FileRefused:
        return FileRefused(Problem(declaration.code, rule))

    if arrived.must_be_sealed and not _is_age(arrived.data):
        raise refuse("not_sealed")
    signed.check(arrived, declaration, refuse)
    for _ in range(DEEPEST + 1):
        inner = _opened(arrived, identities, refuse)
        if inner is None and _is_other_archive(arrived.data):
            raise refuse("archive_unknown")
        if inner is None:
            return arrived
        arrived = inner
    raise refuse("wrapped_too_deep")


def _opened(arrived: Arrived, identities: Identities, refuse: Refuse) -> Arrived | None:
    """One wrapper less, or None where there is none. A wrapper whose file has no name passes its own on."""
    data = arrived.data
    if _is_age(data):
        return replace(arrived, data=_decrypted(data, identities, refuse))
    if data.startswith(GZIP):
        return replace(arrived, data=_inflated(data, refuse))
    if data.startswith((ZIP, EMPTY_ZIP)):
        name, inner = _only_member(data, refuse)
        return None if inner is None else replace(arrived, data=inner, name=f"{arrived.name}\n{name}")
    return None


def _is_other_archive(data: bytes) -> bool:
    """Whatever it is called: a kind of archive that is not opened here."""
    return (
        data.startswith(_OTHER_ARCHIVES)
        or (data[:3] == b"BZh" and data[4:10] == b"1AY&SY")
        or data[257:262] == b"ustar"
    )


def _is_age(data: bytes) -> bool:
    return data.startswith((AGE, ARMOR))


def _decrypted(data: bytes, identities: Identities, refuse: Refuse) -> bytes:
    if not identities:
        raise refuse("sealed_here")
    try:
        return bytes(pyrage.decrypt(data, list(identities)))
    except (pyrage.DecryptError, ValueError):
        raise refuse(ANOTHER) from None


def _inflated(data: bytes, refuse: Refuse) -> bytes:
    limit = _limit(len(data))
    engine = zlib.decompressobj(wbits=31)
    try:
        inner = engine.decompress(data, limit + 1)
    except zlib.error:
        raise refuse("unreadable") from None
    if len(inner) > limit:
        raise refuse("archive_too_large")
    if not engine.eof or engine.unused_data:
        raise refuse("unreadable")
    return inner


def _only_member(data: bytes, refuse: Refuse) -> tuple[str, bytes | None]:
    """Name and bytes of the only file in a zip. None for the bytes: this zip is itself a workbook."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError):
        return "", None  # it only begins like one: the reader of its format says what is wrong
    try:
        with archive:
            names = archive.namelist()
            if any(name in _OFFICE for name in names):
                return "", None
            files = [info for info in archive.infolist() if _counts(info.filename)]
            if len(files) != 1:
                raise refuse("archive_several" if files else "empty_file")
            if files[0].flag_bits & 1:
                raise refuse("archive_protected")
            limit = _limit(len(data))
            with archive.open(files[0]) as stream:
                inner = stream.read(limit + 1)  # what the archive says of its sizes may be a lie
    except BROKEN_ZIP:
        raise refuse("unreadable") from None
    if len(inner) > limit:
        raise refuse("archive_too_large")
    return files[0].filename.rsplit("/", 1)[-1], inner


def _counts(name: str) -> bool:
    """Folders and what operating systems add of their own are no deliveries."""
    last = name.rsplit("/", 1)[-1]
    return bool(last) and not last.startswith(".") and "__MACOSX" not in name and last.lower() != "thumbs.db"


def _limit(compressed: int) -> int:
    return min(LARGEST, max(RATIO_FROM, compressed * RATIO))
