"""Linkage once more, in plain Python: from the contacts that count to persons. It knows no increments and no SQL.

Add here: what the definition of linkage says.
Keep out: anything that is fast.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

Token = tuple[str, int]  # scope and full token


@dataclass(frozen=True)
class Contact:
    """What linkage knows of one contact in one scope."""

    scope: str
    token: int
    keys: tuple[int | None, ...]  # m1 … m4
    band: str | None
    order_key: str


def persons(contacts: Iterable[Contact], apart: set[frozenset[Token]], *, loose: bool) -> dict[Token, Token]:
    """Full token → the smallest one of its person."""
    contacts = sorted(contacts, key=lambda contact: contact.order_key)
    band: dict[Token, str] = {}
    bucket: dict[tuple[str, int, int], set[Token]] = defaultdict(set)
    for contact in contacts:
        one = (contact.scope, contact.token)
        if contact.band is not None:
            band.setdefault(one, contact.band)
        for label, key in enumerate(contact.keys):
            if key is not None:
                bucket[contact.scope, label, key].add(one)
    strict_links, loose_links = _links(bucket.values(), band, apart)
    tokens = {(contact.scope, contact.token) for contact in contacts}
    wrong = _joined_wrongly(tokens, loose_links, apart)
    chosen = loose_links if loose else strict_links
    return _components(tokens, {link for link in chosen if not link & wrong})


def _links(
    buckets: Iterable[set[Token]], band: dict[Token, str], apart: set[frozenset[Token]]
) -> tuple[set[frozenset[Token]], set[frozenset[Token]]]:
    strict, loose = set(), set()
    for tokens in buckets:
        if len(tokens) in (2, 3):
            for pair in map(frozenset, combinations(tokens, 2)):
                known = {band[one] for one in pair if one in band}
                if pair not in apart:
                    loose.add(pair)
                    strict |= {pair} if len(tokens) == 2 and len(known) < 2 else set()
    return strict, loose


def _joined_wrongly(tokens: set[Token], links: set[frozenset[Token]], apart: set[frozenset[Token]]) -> set[Token]:
    """Tokens told apart that others would join all the same: they lose their links."""
    person = _components(tokens, links)
    return {one for pair in apart if pair <= tokens and len({person[one] for one in pair}) == 1 for one in pair}


def _components(tokens: set[Token], links: set[frozenset[Token]]) -> dict[Token, Token]:
    root = {token: token for token in tokens}

    def of(token: Token) -> Token:
        while root[token] != token:
            token = root[token]
        return token

    for one, other in map(tuple, links):
        low, high = sorted((of(one), of(other)))
        root[high] = low
    return {token: of(token) for token in tokens}
