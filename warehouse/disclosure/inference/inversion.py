"""From a derived number back to the counts it can only have been made of.

    chapman     estimate, standard error or interval    -> lists n1, n2 and the people on both
    interval    share with Wilson or Jeffreys ends      -> numerator and denominator
    fraction    a bare share, and how many there can be -> numerator and denominator
    multiple    a rate of a public denominator          -> numerator

Add here: another formula that publishes numbers made of counts.
Keep out: which columns hold which formula (the contract of their table), and what a solution means (derived.py).

Every function returns all solutions in whole persons, up to what its arguments allow for rounding. One solution of 1 to
4 persons gives a group away; where larger ones fit as well, nothing is certain.
"""

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.stats import beta

LARGEST = 20_000
_Z = 1.96  # as dbt/macros/intervals.sql writes it
_Z_CHAPMAN = 1.959963984540054
_FLOATS = 1e-9

_AT_ONCE, _SUMS_AT_ONCE = 256, 1_000_000  # overlaps; sums of two lists
_HALVINGS = 60

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def chapman(
    point: float, low: float | None = None, high: float | None = None, se: float | None = None, half: float = 0.5
) -> Iterator[tuple[int, int, int]]:
    """All n1 >= n2 > m >= 1 whose estimate, and interval or standard error, are these within `half` a unit of rounding.

    Large overlaps come first: whoever only asks whether a harmless solution exists need not see the rest. The work
    grows with the estimate, not with its square: an error or an interval leaves few sums n1 + n2 for each overlap.
    """
    for m in _overlaps(point, low, high):
        fewest, most = _unseen(m, point, low, se, half)
        for part in _parts(most - fewest):
            a, b, overlap = _pairs(m[part], point, half, fewest[part], most[part])  # n1 + 1, n2 + 1
            for place in np.flatnonzero(_fits(a - 1, b - 1, overlap, low, high, se, half)):
                yield int(a[place]) - 1, int(b[place]) - 1, int(overlap[place])


def _overlaps(point: float, low: float | None, high: float | None) -> Iterator[Ints]:
    """Overlaps in pieces: of five and more, those first that the interval speaks for, then smaller ones."""
    large = np.arange(5, max(5, int(point) + 2), dtype=np.int64)
    if low is not None and high is not None and low < point < high:
        # Of an exact interval: (high - N) / (N - low) is its factor f, and unseen people U = (high - N) / (f - 1).
        factor = (high - point) / (point - low)
        spread = math.log(factor) / _Z_CHAPMAN if factor > 1 else 0.0
        if spread > 0:
            likely = (point + 1) * (factor - 1) / ((high - point) * math.expm1(spread**2)) - 2
            large = large[np.argsort(np.abs(large - likely), kind="stable")]
    yield from np.array_split(large, max(1, -(-len(large) // _AT_ONCE)))
    yield np.arange(1, min(5, int(point) + 2), dtype=np.int64)


def _parts(widths: Floats) -> Iterator[slice]:
    """Overlaps one after the other, as many at once as have no more sums together than fit into little memory."""
    number = (np.cumsum(widths + 1) // _SUMS_AT_ONCE).astype(np.int64)
    ends = [*(np.flatnonzero(np.diff(number)) + 1), len(widths)]
    yield from (slice(first, last) for first, last in pairwise([0, *ends]))


def _unseen(m: Ints, point: float, low: float | None, se: float | None, half: float) -> tuple[Floats, Floats]:
    """Between which numbers the people on neither list are, for each overlap: more than can be, and never less.

    With N the exact estimate, U the unseen and c = (N + 1) / (m + 2): se^2 = c U, and the low end is N - U (1 - 1/f),
    where f = exp(z sqrt(log(1 + c/U))). U (1 - 1/f) grows with U and with c.
    """
    half += _FLOATS
    least, most = np.zeros(len(m)), np.full(len(m), point + half)
    c_low, c_high = (each / (m.astype(np.float64) + 2) for each in (max(point - half, 0) + 1, point + half + 1))
    if se is not None:
        least = np.maximum(least, max(se - half, 0) ** 2 / c_high)
        most = np.minimum(most, (se + half) ** 2 / c_low)
    if low is not None:
        least = np.maximum(least, _where(c_high, point - low - 2 * half, point + half, is_above=False))
        most = np.minimum(most, _where(c_low, point - low + 2 * half, point + half, is_above=True))
    return least, most


def _where(c: Floats, wanted: float, largest: float, *, is_above: bool) -> Floats:
    """Where U (1 - 1/f(U)) reaches `wanted`, by halving: an end from which the true place is not cut off."""
    below, above = np.zeros(len(c)), np.full(len(c), largest)
    for _ in range(_HALVINGS):
        middle = (below + above) / 2
        factor = np.exp(_Z_CHAPMAN * np.sqrt(np.log1p(c / np.maximum(middle, 1e-12))))
        is_less = middle * (1 - 1 / factor) < wanted
        below, above = np.where(is_less, middle, below), np.where(is_less, above, middle)
    return above if is_above else below


def _pairs(m: Ints, point: float, half: float, fewest: Floats, most_unseen: Floats) -> tuple[Ints, Ints, Ints]:
    """All a >= b > m + 1 with a product that rounds to the estimate and so many unseen people, and their overlaps."""
    least, most = (point - half + 1) * (m + 1), (point + half + 1) * (m + 1)
    # a + b is n1 + n2 + 2, and n1 + n2 - m the people who were seen: the estimate without the unseen.
    low = np.ceil(np.maximum(point - half - most_unseen + m + 2 - 1e-6, 2 * np.sqrt(np.maximum(least, 0)) - 1e-6))
    high = np.floor(np.minimum(point + half - fewest + m + 2 + 1e-6, most / (m + 2) + m + 2 + 1e-6))
    m, total = _spread(m, low, high)
    least, most = (point - half + 1) * (m + 1), (point + half + 1) * (m + 1)
    middle = total / 2
    first = middle - np.sqrt(np.maximum(middle**2 - least, 0)) - 1e-6
    last = np.where(middle**2 > most, middle - np.sqrt(np.maximum(middle**2 - most, 0)) + 1e-6, middle)
    first = np.maximum(np.ceil(first), m + 2)
    keep = first <= np.floor(last)
    place = np.arange(len(m), dtype=np.int64)[keep]
    place, b = _spread(place, first[keep], np.floor(last)[keep])
    a, m = total[place] - b, m[place]
    product = a * b
    is_near = (product >= np.ceil(least[place] - 1e-6)) & (product <= np.floor(most[place] + 1e-6)) & (a >= b)
    return a[is_near], b[is_near], m[is_near]


def _spread(what: Ints, low: Floats, high: Floats) -> tuple[Ints, Ints]:
    """Each of `what` beside every whole number between its ends."""
    counts = np.maximum(high - low + 1, 0).astype(np.int64)
    starts = np.repeat(low, counts).astype(np.int64)
    steps = np.arange(len(starts), dtype=np.int64) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(what, counts), starts + steps


def _fits(
    n1: Ints,
    n2: Ints,
    m: Ints,
    low: float | None,
    high: float | None,
    se: float | None,
    half: float,
) -> npt.NDArray[np.bool_]:
    variance = (n1 + 1.0) * (n2 + 1.0) * (n1 - m) * (n2 - m) / ((m + 1.0) ** 2 * (m + 2.0))
    unseen = (n1 - m) * (n2 - m) / (m + 1.0)
    factor = np.exp(_Z_CHAPMAN * np.sqrt(np.log1p(variance / np.maximum(unseen, 1e-12) ** 2)))
    observed = n1 + n2 - m
    fits = np.ones(len(n1), dtype=bool)
    for published, value in (
        (se, np.sqrt(variance)),
        (low, observed + unseen / factor),
        (high, observed + unseen * factor),
    ):
        if published is not None:
            fits &= np.abs(value - published) <= half + _FLOATS
    return fits


def interval(share: float, low: float, high: float, kind: str) -> list[tuple[int, int]]:
    """All (numerator, denominator) whose share and 95 % interval, `wilson` or `jeffreys`, are these."""
    n = np.arange(1, LARGEST + 1, dtype=np.int64)
    k = np.rint(share * n).astype(np.int64)
    near = np.abs(k / n - share) <= _FLOATS
    n, k = n[near], k[near]
    lower, upper = (wilson if kind == "wilson" else jeffreys)(k, n)
    fits = (np.abs(lower - low) <= _FLOATS) & (np.abs(upper - high) <= _FLOATS)
    return [(int(a), int(b)) for a, b in zip(k[fits], n[fits], strict=True)]


def wilson(k: npt.NDArray[np.int64], n: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Ends of the score interval as the published tables have them: within 0 and 1, never past the share."""
    p = k / n
    centre = p + _Z**2 / 2 / n
    width = _Z * np.sqrt(p * (1 - p) / n + _Z**2 / 4 / n**2)
    lower, upper = (centre - width) / (1 + _Z**2 / n), (centre + width) / (1 + _Z**2 / n)
    return np.maximum(0, np.minimum(p, lower)), np.minimum(1, np.maximum(p, upper))


def jeffreys(k: npt.NDArray[np.int64], n: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Quantiles of Beta(k + 1/2, n - k + 1/2); 0 and 1 where nobody or everybody is in the numerator."""
    lower = np.where(k == 0, 0.0, beta.ppf(0.025, k + 0.5, n - k + 0.5))
    upper = np.where(k == n, 1.0, beta.ppf(0.975, k + 0.5, n - k + 0.5))
    return lower, upper


def fraction(share: float, most: int) -> list[tuple[int, int]]:
    """All (numerator, denominator) of a bare share with at most so many persons in the denominator."""
    if not 0 < share < 1:
        return []
    simplest = Fraction(share).limit_denominator(max(1, min(most, LARGEST)))
    if abs(float(simplest) - share) > _FLOATS:
        return []
    times = range(1, min(most, LARGEST) // simplest.denominator + 1)
    return [(each * simplest.numerator, each * simplest.denominator) for each in times]


def multiple(rate: float, denominator: float) -> int | None:
    """The numerator of a rate of a known denominator, if it is whole."""
    persons = rate * denominator
    return round(persons) if abs(persons - round(persons)) <= 1e-6 * max(1.0, persons) else None
