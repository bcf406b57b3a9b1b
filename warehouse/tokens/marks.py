"""Marks of erased persons' tokens: what the suppression list is made of.

    mark = HMAC(K_erase, token)

Add here: another question to ask of a token, wherever it comes from.
Keep out: where the list rests (erased_persons.py). Nothing here opens a file.
"""

import hmac
from hashlib import sha256

from warehouse.tokens.key_chain import Chain, generations

SIZE = 32
Marks = frozenset[bytes]


def mark(k_erase: bytes, token: bytes) -> bytes:
    return hmac.digest(k_erase, token, "sha256")


def holds_arriving(marks: Marks, k_erase: bytes, chain: Chain, first: bytes) -> bool:
    """Whether a token is marked that has just been made: `first` is token_0. She may be marked under any later key."""
    return bool(marks) and any(mark(k_erase, one) in marks for one in generations(chain, first))


def holds_landed(marks: Marks, k_erase: bytes, chain: Chain, token: bytes) -> bool:
    """Whether a token at rest is marked. In an old copy it stands under an old key, and which one is not written.

    Nobody is marked under an older key than her rows at rest have, so wrapping is enough.
    """
    return bool(marks) and any(
        mark(k_erase, one) in marks
        for start in range(1, len(chain) + 1)
        for one in generations((b"", *chain[start:]), token)
    )


def digest(marks: Marks) -> str:
    """What a proof says of the list."""
    return sha256(b"".join(sorted(marks))).hexdigest()
