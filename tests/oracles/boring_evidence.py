"""The evidence of linkage once more, in plain Python: what pairs look like, and how likely each is one person.

Add here: what the definition of the evidence says.
Keep out: which links follow from it (boring_linkage.py), and anything that is fast.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise, product
from typing import NamedTuple

ROUNDS = 200
LABELS = ("m1", "m2", "m3", "m4")
Kind = tuple[float, float, float]  # of a slip in a row, another name at a partner, a stranger
Judged = tuple[str, bool, int]  # match key, whether the birth-year bands contradict each other, cell
BEGINNING: dict[bool, Kind] = {False: (0.6, 0.3, 0.1), True: (0.1, 0.1, 0.8)}
MORE: dict[bool, Kind] = {False: (0.5, 0.5, 0.5), True: (0.5, 0.5, 9)}  # pairs than were seen


class Seen(NamedTuple):
    """One day, partner and city of a token. In the order in which they are numbered."""

    day: int
    partner: str
    city: str
    country: str


Sides = tuple[set[Seen], set[Seen]]


def cell(sides: Sides) -> int:
    """How the contacts of two sides lie, as one number (dbt, macros/evidence.sql)."""
    steps = sorted((seen.day, side) for side in (0, 1) for seen in sides[side])
    changes = [later[0] - one[0] for one, later in pairwise(steps) if one[1] != later[1]]
    shared = 0
    for rank, column in ((1, "country"), (2, "city"), (3, "partner")):
        one, other = ({getattr(seen, column) for seen in side} for side in sides)
        shared = rank if one & other else shared
    far = 0 if min(changes) <= 60 else 1 if min(changes) <= 180 else 2
    return 100 * shared + 10 * min(len(changes), 3) + far + (5 if min(map(len, sides)) > 1 else 0)


def likely(
    seen: Mapping[int, set[Seen]],
    band: Mapping[int, str],
    record_key: Mapping[int, int],
    pairs: Iterable[Judged],
    others: Iterable[int] = (),
) -> dict[Judged, int]:
    """Per cent, of one scope.

    `pairs`: those that agree by one match key alone; `others`: cells of all other pairs, which are judged by what was
    learnt from these.
    """
    looks = [_one_away(seen, record_key), _partner_away(seen, record_key), _strangers(seen, band, record_key)]
    counted = Counter(pairs)
    cells = {one for look in looks for one in look} | {one for *_, one in counted} | set(others)
    chances = {
        one: tuple((look[one] + 0.5) / (sum(look.values()) + 0.5 * len(cells)) for look in looks) for one in cells
    }
    found = {}
    for label, against in product(LABELS, (False, True)):
        counts = {one: counted[label, against, one] for one in cells if counted[label, against, one]}
        shares = _shares(counts, chances, BEGINNING[against], MORE[against])
        for one, chance in chances.items():
            parts = [share * part for share, part in zip(shares, chance, strict=True)]
            found[label, against, one] = round(20 * (1 - parts[2] / sum(parts))) * 5
    return found


def _shares(counted: Mapping[int, int], chances: Mapping[int, tuple[float, ...]], shares: Kind, more: Kind) -> Kind:
    for _ in range(ROUNDS if counted else 0):
        sums = list(more)
        for one, pairs in counted.items():
            parts = [share * part for share, part in zip(shares, chances[one], strict=True)]
            sums = [so_far + pairs * part / sum(parts) for so_far, part in zip(sums, parts, strict=True)]
        first, second, third = (round(one / (sum(more) + sum(counted.values())), 9) for one in sums)
        shares = first, second, third
    return shares


def _one_away(seen: Mapping[int, set[Seen]], record_key: Mapping[int, int]) -> Counter[int]:
    look: Counter[int] = Counter()
    for token, contacts in seen.items():
        if len(contacts) > 1:
            away = {sorted(contacts)[record_key[token] % len(contacts)]}
            look[cell((contacts - away, away))] += len(contacts)
    return look


def _partner_away(seen: Mapping[int, set[Seen]], record_key: Mapping[int, int]) -> Counter[int]:
    look: Counter[int] = Counter()
    for token, contacts in seen.items():
        partners = sorted({contact.partner for contact in contacts})
        if len(partners) > 1:
            away = {contact for contact in contacts if contact.partner == partners[record_key[token] % len(partners)]}
            look[cell((contacts - away, away))] += len(partners)
    return look


def _strangers(seen: Mapping[int, set[Seen]], band: Mapping[int, str], record_key: Mapping[int, int]) -> Counter[int]:
    look: Counter[int] = Counter()
    of_band: dict[str | None, list[int]] = defaultdict(list)
    for token in sorted(seen, key=lambda one: (record_key[one], one)):
        of_band[band.get(token)].append(token)
    for tokens in of_band.values():
        for one, other in pairwise(tokens):
            look[cell((seen[one], seen[other]))] += 1
    return look
