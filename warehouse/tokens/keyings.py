"""How a partner's codes are keyed, as marks: the list of erased persons knows her by tokens of one way alone.

    asked(partner, n)             this partner made an n-th request
    answered(partner, keying, n)  the list has the persons of its first n requests as this keying makes their tokens

They lie among the marks of tokens, so every copy and every backup of the list has them, and without K_erase nobody can
tell one from another. Nothing is ever taken off: whichever of two copies is newer, both together are right.

Add here: another thing by which the same code becomes another token.
Keep out: what is done with a file of a keying that is not answered for (warehouse/intake/receive/other_codes.py).
"""

from dataclasses import dataclass
from itertools import count

from warehouse.tokens.marks import Marks, mark


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
