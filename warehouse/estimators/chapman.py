"""Two lists and the people on both: Chapman's estimator.

Add here: nothing but this estimator.
Keep out: more than two lists (chao.py, loglinear.py).
"""

import math

from warehouse.estimators.estimate import (
    CLOSED,
    EQUAL_CHANCES,
    INDEPENDENT,
    RIGHT_LINKS,
    SAME_POPULATION,
    Estimate,
    Label,
    cannot,
    log_normal_interval,
    whole,
)

METHOD = "Chapman"
UNCHECKED = "two lists cannot be checked against each other; heterogeneity and an open population bias it low"


def chapman(n1: int, n2: int, m: int, lists: tuple[str, ...] = ()) -> Estimate:
    """`n1` and `n2` persons on each list, `m` on both: N = (n1+1)(n2+1)/(m+1) - 1. ValueError where they contradict."""
    if whole("m", m) > min(whole("n1", n1), whole("n2", n2)):
        raise ValueError("m, the people on both lists, cannot be more than are on either list.")
    observed = n1 + n2 - m
    if reason := _reason(n1, n2, m):
        return cannot(METHOD, 2, observed, reason, lists)
    point = (n1 + 1) * (n2 + 1) / (m + 1) - 1
    variance = (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) ** 2 * (m + 2))
    low, high = log_normal_interval(observed, point, variance)
    assumptions = (CLOSED, SAME_POPULATION, INDEPENDENT, EQUAL_CHANCES, RIGHT_LINKS)
    return Estimate(
        METHOD, 2, observed, Label.LOWER_BOUND, UNCHECKED, point, math.sqrt(variance), low, high, assumptions, lists
    )


def _reason(n1: int, n2: int, m: int) -> str:
    if min(n1, n2) == 0:
        return "one list" if max(n1, n2) else "both lists are empty"
    if m == 0:
        return "nobody is on both lists"
    return "everybody on one list is on the other: nothing is said of people on neither" if m in (n1, n2) else ""
