"""A file as it came, with what lay beside it: from a partner's source, or from a folder of whoever checks it.

Add here: something else that may lie beside a file.
Keep out: how it is fetched (pull/), and what is made of it (signed.py, unwrap.py).
"""

from datetime import UTC, datetime
from pathlib import Path

from warehouse.contract.envelope import signed, span_manifest
from warehouse.contract.envelope.arrived import Arrived
from warehouse.errors import SourceError
from warehouse.intake import pull


def from_source(source: pull.Source, file: pull.SourceFile, data: bytes, modified_at: datetime) -> Arrived:
    """A partner that signs sends nothing in clear: its codes are what the network knows its people by."""
    signs = source.declaration.signing_key is not None
    manifest = source.manifest(file)
    has_signed_manifest = signs and manifest is not None
    return Arrived(
        data,
        file.name,
        modified_at,
        must_be_sealed=file.must_be_sealed or signs,
        manifest=manifest,
        must_be_signed=signs,
        signature=source.signature_of(file) if signs else None,
        manifest_signature=source.signature_of(file, span_manifest.SUFFIX) if has_signed_manifest else None,
        is_snapshot=file.is_snapshot,
    )


def from_folder(path: Path) -> Arrived:
    """A file that may still be open to read and without a signature: it is checked before it is sealed, or after."""
    try:
        return Arrived(
            path.read_bytes(),
            path.name,
            datetime.fromtimestamp(path.stat().st_mtime, UTC),
            manifest=_beside(path, span_manifest.SUFFIX),
            signature=_beside(path, signed.SUFFIX),
            manifest_signature=_beside(path, span_manifest.SUFFIX + signed.SUFFIX),
        )
    except OSError as error:
        raise SourceError(f"The file cannot be read ({error.strerror}).") from None


def _beside(path: Path, suffix: str) -> bytes | None:
    beside = path.with_name(path.name + suffix)
    return beside.read_bytes() if beside.is_file() else None
