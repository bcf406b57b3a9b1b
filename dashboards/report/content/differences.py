"""Whether two published numbers differ: the interval of their difference, widened by the random changes.

Add here: another kind of number to compare. Keep out: differences that dbt has computed (pub_setting_decomposition).

A share's interval is Newcombe's, made of the two Wilson intervals. A count of people has no sample behind it; what is
left to chance is who comes, for which the square root of a count stands.
"""

from dataclasses import dataclass
from math import sqrt

# What every release says of itself: random changes of typically one or two persons.
RANDOM_CHANGE = 2
_Z = 1.96


@dataclass(frozen=True)
class Difference:
    """Of a later number less an earlier one, with its 95 % interval."""

    point: float
    low: float
    high: float

    @property
    def verdict(self) -> str:
        """`up`, `down`, or `unclear` where zero lies inside the interval or on its edge."""
        return "up" if self.low > 0 else "down" if self.high < 0 else "unclear"


@dataclass(frozen=True)
class Share:
    """A published share with its Wilson interval and the number of people it is of."""

    value: float
    low: float
    high: float
    base: int


def of_shares(before: Share, after: Share) -> Difference:
    point = after.value - before.value
    noise = RANDOM_CHANGE / before.base + RANDOM_CHANGE / after.base
    low = point - sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2) - noise
    high = point + sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2) + noise
    return Difference(point, low, high)


def of_counts(before: int, after: int) -> Difference:
    point = after - before
    half = _Z * sqrt(before + after) + 2 * RANDOM_CHANGE
    return Difference(point, point - half, point + half)


def wilson(persons: int, base: int) -> Share:
    """The share of people in a whole, both published."""
    share = min(persons / base, 1.0)
    middle = (share + _Z**2 / (2 * base)) / (1 + _Z**2 / base)
    half = _Z / (1 + _Z**2 / base) * sqrt(share * (1 - share) / base + _Z**2 / (4 * base**2))
    return Share(share, max(middle - half, 0.0), min(middle + half, 1.0), base)
