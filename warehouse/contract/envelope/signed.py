"""Whether a partner itself sent a file: the signature `<name>.sig` beside it, over its bytes as they came and its name.

Add here: another thing that a partner must have signed before it counts.
Keep out: how it signs (warehouse/sealing/keys.py), fetching (pull/), and opening anything: this comes before.

The name is signed because it says which days a file covers: an old file under another name would replace other months.
A manifest says it too, and so it needs a signature of its own.
"""

import base64
from collections.abc import Callable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import span_manifest
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.findings import FileRefused

SUFFIX = ".sig"
MISSING, WRONG, UNKNOWN = "signature_missing", "signature_wrong", "request_unsigned"
# Refused only for now: the right signature may come after its file, and the key after a request.
RULES = frozenset({MISSING, WRONG, UNKNOWN})


def is_by(declaration: Declaration, name: str, data: bytes, signature: bytes) -> bool:
    """Whether the declared partner signed these bytes under this name. Without a declared key nobody did."""
    return declaration.signing_key is not None and is_signed(declaration.signing_key, name, data, signature)


def check(arrived: Arrived, declaration: Declaration, refuse: Callable[[str], FileRefused]) -> None:
    """Raises FileRefused. A file that need not be signed yet is held against a signature that lies beside it."""
    if declaration.signing_key is None:
        return
    parts = [(arrived.name, arrived.data, arrived.signature)]
    if arrived.manifest is not None:
        parts.append((arrived.name + span_manifest.SUFFIX, arrived.manifest, arrived.manifest_signature))
    for name, data, signature in parts:
        if signature is None and arrived.must_be_signed:
            raise refuse(MISSING)
        if signature is not None and not is_by(declaration, name, data, signature):
            raise refuse(WRONG)


_VERSION = "v1"  # of the message


def is_signed(public: str, name: str, data: bytes, signature: bytes) -> bool:
    """Whether this partner signed these bytes under this name."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(base64.b64decode(signature.strip(), validate=True), message(name, data))
    except (InvalidSignature, ValueError):
        return False
    return True


def message(name: str, data: bytes) -> bytes:
    """What is signed of a file: its name and its bytes."""
    return f"{_VERSION}|{name}|".encode() + data
