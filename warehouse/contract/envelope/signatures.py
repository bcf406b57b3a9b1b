"""What a partner signs, and whether it did: both sides of a signature must build the same message.

Add here: a new version of the message, beside the old one.
Keep out: the keys that sign (warehouse/sealing/keys.py), and which files must be signed (signed.py).
"""

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

VERSION = "v1"


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
    return f"{VERSION}|{name}|".encode() + data
