"""Marks of erased persons' tokens: what the suppression list is made of. And how a partner's codes are keyed, as marks:
the list knows a person by tokens of one way alone.

    mark = HMAC(K_erase, token)
    asked(partner, n)             this partner made an n-th request
    answered(partner, keying, n)  the list has the persons of its first n requests as this keying makes their tokens

All lie among the marks of tokens, so every copy and every backup of the list has them, and without K_erase nobody can
tell one from another. Nothing is ever taken off: whichever of two copies is newer, both together are right.

Add here: another question to ask of a token; another thing by which the same code becomes another token.
Keep out: where the list rests (erased_persons.py). Nothing here opens a file.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from warehouse.tokens.key_chain import Chain, generations

SIZE = 32
Marks = frozenset[bytes]


def mark(k_erase: bytes, token: bytes) -> bytes:
    return hmac.digest(k_erase, token, "sha256")


def holds_arriving(marks: Marks, k_erase: bytes, chain: Chain, first: bytes) -> bool:
    """Whether a token is marked that has just been made: `first` is token_0. She may be marked under any later key."""
    return bool(marks) and any(mark(k_erase, generation) in marks for generation in generations(chain, first))


def holds_landed(marks: Marks, k_erase: bytes, chain: Chain, token: bytes) -> bool:
    """Whether a token at rest is marked. In an old copy it stands under an old key, and which one is not written.

    Nobody is marked under an older key than her rows at rest have, so wrapping is enough.
    """
    return bool(marks) and any(
        mark(k_erase, generation) in marks
        for start in range(1, len(chain) + 1)
        for generation in generations((b"", *chain[start:]), token)
    )


def digest(marks: Marks) -> str:
    """What a proof says of the list."""
    return sha256(b"".join(sorted(marks))).hexdigest()


@dataclass(frozen=True)
class Keying:
    """All that decides, at one partner, which token a code becomes, besides the warehouse's own keys."""

    partner: str
    mode: str
    recipe: str
    key_number: int

    def answered(self, k_erase: bytes, number: int) -> bytes:
        said = f"v1|answered|{self.partner}|{self.mode}|{self.recipe}|{self.key_number}|{number}"
        return mark(k_erase, said.encode())

    def asked(self, k_erase: bytes, number: int) -> bytes:
        return mark(k_erase, f"v1|asked|{self.partner}|{number}".encode())


def requests(marks: Marks, k_erase: bytes, keying: Keying) -> int:
    """How many requests the partner made."""
    return next(number for number in count() if keying.asked(k_erase, number + 1) not in marks)


def waits(marks: Marks, k_erase: bytes, keying: Keying) -> bool:
    """Whether it made requests that the list does not know by this keying."""
    number = requests(marks, k_erase, keying) if marks else 0
    return number > 0 and keying.answered(k_erase, number) not in marks


def one_more(marks: Marks, k_erase: bytes, keying: Keying) -> Marks:
    """The marks of one request more. Where earlier ones are not repeated yet, it speaks for none of them."""
    number = requests(marks, k_erase, keying) + 1
    added = {keying.asked(k_erase, number)}
    if not waits(marks, k_erase, keying):
        added.add(keying.answered(k_erase, number))
    return frozenset(added)


def all_repeated(marks: Marks, k_erase: bytes, keying: Keying) -> Marks:
    """The mark that says of every request until now that the list has it by this keying."""
    return frozenset({keying.answered(k_erase, requests(marks, k_erase, keying))})
