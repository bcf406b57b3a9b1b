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

import numpy as np
import numpy.typing as npt
from scipy.stats import beta

LARGEST = 20_000
_Z = 1.96  # as dbt/macros/intervals.sql writes it
_Z_CHAPMAN = 1.959963984540054
_FLOATS = 1e-9

Floats = npt.NDArray[np.float64]


def chapman(
    point: float, low: float | None = None, high: float | None = None, se: float | None = None, half: float = 0.5
) -> Iterator[tuple[int, int, int]]:
    """All n1 >= n2 > m >= 1 whose estimate, and interval or standard error, are these within `half` a unit of rounding.

    Large overlaps come first: whoever only asks whether a harmless solution exists need not see the rest.
    """
    largest = int(point) + 2
    overlaps = [*range(5, largest), *range(1, min(5, largest))]
    for m in overlaps:
        least, most = (point - half + 1) * (m + 1), (point + half + 1) * (m + 1)
        smaller = np.arange(m + 2, math.isqrt(int(most)) + 1, dtype=np.int64)
        first = np.maximum(np.ceil(least / smaller).astype(np.int64), smaller)
        counts = np.maximum(np.floor(most / smaller).astype(np.int64) - first + 1, 0)
        b = np.repeat(smaller, counts)
        a = np.repeat(first, counts) + np.arange(len(b)) - np.repeat(np.cumsum(counts) - counts, counts)
        for place in np.flatnonzero(_fits(a - 1, b - 1, m, low, high, se, half)):
            yield int(a[place]) - 1, int(b[place]) - 1, m


def _fits(
    n1: npt.NDArray[np.int64],
    n2: npt.NDArray[np.int64],
    m: int,
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
