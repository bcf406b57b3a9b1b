"""One estimate, as every estimator gives it: the figure, its interval, what it rests on, and what it may be called.

Add here: what holds for each estimate, whatever its method.
Keep out: the methods.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

Z = 1.959963984540054  # two-sided 95 %


class Label(StrEnum):
    """What a figure may be called. The reason beside it says why."""

    ESTIMATE = "estimate"
    LOWER_BOUND = "lower bound"
    NONE = "cannot be estimated"


@dataclass(frozen=True)
class Estimate:
    """Persons. Without a figure, `reason` says why there is none; with one, why it may be no more than a bound."""

    method: str
    n_lists: int
    observed: int
    label: Label
    reason: str = ""
    point: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    assumptions: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        return f"{self.label}: {self.reason}" if self.reason else str(self.label)


CLOSED = "nobody joined or left the population while the lists were made"
RIGHT_LINKS = "each person is recognised across lists: a missed match makes it too high, a false one too low"
SAME_POPULATION = "every list is of the same population, in one place and one season"
EQUAL_CHANCES = "everybody had the same chance to be on a list: where some are met more easily, it is too low"
INDEPENDENT = "being on one list does not change the chance of another: referral makes it too low, avoidance too high"


def cannot(method: str, n_lists: int, observed: int, reason: str, lists: tuple[str, ...] = ()) -> Estimate:
    return Estimate(method, n_lists, observed, Label.NONE, reason, lists=lists)


def log_normal_interval(observed: float, point: float, variance: float) -> tuple[float, float]:
    """95 % interval of the unseen part on the log scale, so that it never falls below the number observed."""
    unseen = point - observed
    if unseen <= 0:
        return observed, observed
    spread = math.exp(Z * math.sqrt(math.log1p(variance / unseen**2)))
    return observed + unseen / spread, observed + unseen * spread


def whole(name: str, value: int) -> int:
    """Numbers of persons are whole and not negative. The message holds no value."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{name} must be a whole number of persons, zero or more.")
    return value
