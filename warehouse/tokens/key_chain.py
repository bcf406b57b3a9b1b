"""The chain of the keys WH: a token is keyed by the first of them, and what comes of it by each later one.

    token_0 = HMAC(chain[0], "v1|scope|label|" t1)        token_i = HMAC(chain[i], token_{i-1})        stored: the last

Add here: what a change of the token key does to a value that is kept.
Keep out: how token_0 is made (second_keying.py), and who changes the key (warehouse/key_rotation).
"""

import hmac
from collections.abc import Iterable

Chain = tuple[bytes, ...]
UID_LENGTH = 24  # of the hexadecimal digest of a record number


def generations(chain: Chain, first: bytes) -> list[bytes]:
    """The token under each key of the chain, oldest first: `first` is token_0."""
    tokens = [first]
    for key in chain[1:]:
        tokens.append(hmac.digest(key, tokens[-1], "sha256"))
    return tokens


def wrapped(later: Iterable[bytes], token: bytes) -> bytes:
    """A token under further keys, in their order."""
    for key in later:
        token = hmac.digest(key, token, "sha256")
    return token


def wrapped_uid(later: Iterable[bytes], digest: str) -> str:
    """A keyed record number under further keys.

    It is wrapped like a token and not left to the first key: record numbers are short, and whoever got hold of that key
    could try them all. Wrapped on arrival and in landing alike, equal ones stay equal.
    """
    for key in later:
        digest = hmac.digest(key, f"uid|{digest}".encode(), "sha256").hex()[:UID_LENGTH]
    return digest
