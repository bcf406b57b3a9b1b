"""Seal a client code: the first of the two keyings, made at the partner with the network's key.

Add here: a new version of the message, beside the old one (tokens of both must go on existing).
Keep out: the second keying (warehouse/contract/keying/second_keying.py) and its key. The warehouse never holds K_net.
"""

import hmac
import unicodedata

VERSION = "v1"
FULL = "full"
MATCH_LABELS = ("m1", "m2", "m3", "m4")
LABELS = (FULL, *MATCH_LABELS)


def seal(k_net: bytes, recipe: str, label: str, code: str) -> str:
    """t1 of one code: 64 hexadecimal digits. `label` is `full` for the whole code, `m1` … `m4` for a match key.

    The code is brought to NFC first: the same letter typed on two systems must give the same token.
    """
    if label not in LABELS:
        raise ValueError(f"label must be one of {', '.join(LABELS)}")
    if not recipe or "|" in recipe:
        raise ValueError("recipe must be a name without '|'")
    message = f"{VERSION}|{recipe}|{label}|{unicodedata.normalize('NFC', code)}"
    return hmac.digest(k_net, message.encode(), "sha256").hex()


def column_name(scope: str, label: str) -> str:
    """The header a sealed token column always has."""
    return f"t1_{scope}_{label}"
