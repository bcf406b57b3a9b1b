"""Whether the bytes are the bytes that were sent: checksums in a file beside the file, or in the answer's headers.

Add here: another place in which sources announce a checksum.
Keep out: signatures (whoever can change the file can change a checksum: this finds accidents, not enemies).
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from warehouse.intake.pull.troubles import Damaged

SIDECAR = ".sha256"
SIDECAR_BYTES = 10_000
_SHA256 = re.compile(rb"^\\?([0-9a-fA-F]{64})\b")
_STRUCTURED = re.compile(r"([a-z0-9-]+)=:?([A-Za-z0-9+/=]+):?")
_HEX = re.compile(r"(\w+):([0-9a-fA-F]{32,128})\b")
_NAMES = {"md5": "md5", "sha": "sha1", "sha1": "sha1", "sha-256": "sha256", "sha256": "sha256", "sha-512": "sha512"}


@dataclass(frozen=True)
class Checksum:
    """What the bytes of a whole file should give."""

    algorithm: str
    hexadecimal: str

    def fits(self, data: bytes | bytearray) -> bool:
        return hashlib.new(self.algorithm, data, usedforsecurity=False).hexdigest() == self.hexadecimal.lower()


def verify(data: bytes | bytearray, checksums: Iterable[Checksum]) -> None:
    """Raises Damaged where one of them does not fit."""
    for checksum in checksums:
        if not checksum.fits(data):
            raise Damaged(checksum.algorithm)


def from_sidecar(data: bytes) -> Checksum | None:
    """As `sha256sum` writes it: the digest, then perhaps the name."""
    match = _SHA256.match(data.strip())
    return Checksum("sha256", match[1].decode()) if match else None


def from_headers(headers: Mapping[str, str], *, whole: bool) -> list[Checksum]:
    """Those about the file. Those about the bytes of one answer count only where the answer is the whole file."""
    checksums = _structured(headers.get("repr-digest", "")) + _structured(
        headers.get("digest", "").replace("SHA", "sha")
    )
    checksums += _owncloud(headers.get("oc-checksum", ""))
    if whole:
        checksums += _structured(headers.get("content-digest", ""))
        checksums += _encoded("md5", headers.get("content-md5", ""))
    return checksums


def _structured(text: str) -> list[Checksum]:
    """`sha-256=:…:` of RFC 9530 and `sha-256=…` of the older RFC 3230."""
    return [checksum for name, value in _STRUCTURED.findall(text) for checksum in _encoded(_NAMES.get(name, ""), value)]


def _encoded(algorithm: str, text: str) -> list[Checksum]:
    try:
        digest = base64.b64decode(text, validate=True)
    except ValueError:
        return []
    if not algorithm or len(digest) != hashlib.new(algorithm, usedforsecurity=False).digest_size:
        return []
    return [Checksum(algorithm, digest.hex())]


def _owncloud(text: str) -> list[Checksum]:
    """`SHA1:… MD5:…`, in hexadecimal."""
    return [Checksum(_NAMES[name.lower()], value) for name, value in _HEX.findall(text) if name.lower() in _NAMES]
