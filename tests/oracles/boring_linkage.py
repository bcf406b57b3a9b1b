"""Linkage once more, in plain Python: from the contacts that count to persons. It knows no increments and no SQL.

Add here: what the definition of linkage says.
Keep out: how likely a pair is one person (boring_evidence.py), and anything that is fast.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from boring_evidence import LABELS, Judged, Seen, cell, likely

Token = tuple[str, int]  # scope and full token
Pair = tuple[int, int]  # of one scope, the smaller token first
Bucket = dict[tuple[str, int], set[int]]  # match key → its tokens
# Per cent needed: of a key with two tokens or with three, and where the birth-year bands contradict each other.
BELIEVED = {(2, False): 50, (3, False): 80, (2, True): 80, (3, True): 95}


@dataclass(frozen=True)
class Contact:
    """What linkage knows of one contact in one scope. A token is its own record key here."""

    scope: str
    token: int
    keys: tuple[int | None, ...]  # m1 … m4
    band: str | None
    order_key: str
    seen: Seen


@dataclass(frozen=True)
class Candidate:
    """A pair of tokens that match keys speak for."""

    labels: frozenset[str]
    tokens: int  # of the rarest of these keys
    is_contradicted: bool
    cell: int

    @property
    def label(self) -> str:
        return min(self.labels) if len(self.labels) == 1 else "several"


def persons(contacts: Iterable[Contact], apart: set[frozenset[Token]], *, permissive: bool) -> dict[Token, Token]:
    """Full token → the smallest one of its person."""
    contacts = sorted(contacts, key=lambda contact: contact.order_key)
    strict_links, permissive_links = set(), set()
    for scope in {contact.scope for contact in contacts}:
        strict, candidates = _links(scope, [contact for contact in contacts if contact.scope == scope], apart)
        strict_links |= {frozenset({(scope, one), (scope, other)}) for one, other in strict}
        permissive_links |= {frozenset({(scope, one), (scope, other)}) for one, other in candidates}
    tokens = {(contact.scope, contact.token) for contact in contacts}
    wrong = _joined_wrongly(tokens, permissive_links, apart)
    chosen = permissive_links if permissive else strict_links
    return _components(tokens, {link for link in chosen if not link & wrong})


def persons_of_one_delivery(contacts: Iterable[Contact]) -> dict[Token, Token]:
    """What a partner's letter counts: every key of exactly two tokens is believed, for all were met by one partner."""
    contacts = sorted(contacts, key=lambda contact: contact.order_key)
    band, _, bucket = _learnt(contacts)
    tokens = {(contact.scope, contact.token) for contact in contacts}
    pairs = [pair for pair in bucket.values() if len(pair) == 2 and len({band[one] for one in pair if one in band}) < 2]
    return _components(tokens, {frozenset((contacts[0].scope, one) for one in pair) for pair in pairs})


def _links(scope: str, contacts: list[Contact], apart: set[frozenset[Token]]) -> tuple[set[Pair], set[Pair]]:
    band, seen, bucket = _learnt(contacts)
    found = _candidates(bucket, band, seen)
    found = {pair: one for pair, one in found.items() if frozenset((scope, token) for token in pair) not in apart}
    alone = [
        (one.label, one.is_contradicted, one.cell)
        for one in found.values()
        if one.tokens == 2 and one.label != "several"
    ]
    cells = [one.cell for one in found.values()]
    percent = likely(seen, band, {token: token for token in seen}, alone, cells)
    return _believed(found, percent), set(found)


def _learnt(contacts: Iterable[Contact]) -> tuple[dict[int, str], dict[int, set[Seen]], Bucket]:
    """From contacts in their order: first known band, where met, and the tokens of each match key."""
    band: dict[int, str] = {}
    seen: dict[int, set[Seen]] = defaultdict(set)
    bucket: Bucket = defaultdict(set)
    for contact in contacts:
        seen[contact.token].add(contact.seen)
        if contact.band is not None:
            band.setdefault(contact.token, contact.band)
        for label, key in zip(LABELS, contact.keys, strict=False):
            if key is not None:
                bucket[label, key].add(contact.token)
    return band, seen, bucket


def _candidates(bucket: Bucket, band: Mapping[int, str], seen: Mapping[int, set[Seen]]) -> dict[Pair, Candidate]:
    spoken: dict[Pair, set[tuple[str, int]]] = defaultdict(set)
    for (label, _), tokens in bucket.items():
        if len(tokens) in (2, 3):
            for one, other in combinations(sorted(tokens), 2):
                spoken[one, other].add((label, len(tokens)))
    return {
        (one, other): Candidate(
            labels=frozenset(label for label, _ in said),
            tokens=min(size for _, size in said),
            is_contradicted=one in band and other in band and band[one] != band[other],
            cell=cell((seen[one], seen[other])),
        )
        for (one, other), said in spoken.items()
    }


def _believed(found: Mapping[Pair, Candidate], percent: Mapping[Judged, int]) -> set[Pair]:
    """What the evidence suffices for. Of a key with three tokens, every pair has to be believed, or none is."""

    def suffices(one: Candidate) -> bool:
        if one.label == "several":
            return not one.is_contradicted
        return percent[one.label, one.is_contradicted, one.cell] >= BELIEVED[one.tokens, one.is_contradicted]

    rivals = {
        (one.label, token) for pair, one in found.items() for token in pair if one.tokens == 3 and not suffices(one)
    }
    return {
        pair
        for pair, one in found.items()
        if suffices(one) and not (one.tokens == 3 and any((one.label, token) in rivals for token in pair))
    }


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
