"""Chao's lower bound from people met once and people met twice: it holds where some are met more easily than others.

Add here: nothing but this estimator.
Keep out: models of how lists depend on each other (loglinear.py).
"""

import math

from warehouse.estimators.estimate import (
    CLOSED,
    RIGHT_LINKS,
    SAME_POPULATION,
    Estimate,
    Label,
    cannot,
    log_normal_interval,
    whole,
)
from warehouse.estimators.histories import Histories

METHOD = "Chao lower bound"
BOUND = "there are at least about so many, however unequally people are met"
CORRECTED = f"{BOUND}; nobody is on exactly two lists, so the bias-corrected form is used"


def chao_of(histories: Histories) -> Estimate:
    return chao(histories.observed, histories.times(1), histories.times(2), histories.t, histories.lists)


def chao(observed: int, f1: int, f2: int, t: int, lists: tuple[str, ...] = ()) -> Estimate:
    """`observed` persons, `f1` of them on exactly one of `t` lists, `f2` on exactly two.

    M + ((t-1)/t) f1²/(2 f2). Without the factor (t-1)/t, which is for many lists, it overstates where lists are few.
    """
    if whole("f1", f1) + whole("f2", f2) > whole("observed", observed):
        raise ValueError("People on exactly one and exactly two lists cannot be more than all observed.")
    if reason := _reason(observed, f1, t):
        return cannot(METHOD, t, observed, reason, lists)
    factor = (t - 1) / t
    unseen = factor * (f1**2 / (2 * f2) if f2 else f1 * (f1 - 1) / 2)
    point = observed + unseen
    variance = _variance(f1, f2, factor, point)
    low, high = log_normal_interval(observed, point, variance)
    assumptions = (CLOSED, SAME_POPULATION, RIGHT_LINKS, "avoidance between lists makes it too high")
    reason = BOUND if f2 else CORRECTED
    return Estimate(
        METHOD, t, observed, Label.LOWER_BOUND, reason, point, math.sqrt(variance), low, high, assumptions, lists
    )


def _variance(f1: int, f2: int, factor: float, point: float) -> float:
    """Chao 1987, with the factor for few lists (Chao and Chiu 2016)."""
    if f2:
        ratio = f1 / f2
        return f2 * (factor / 2 * ratio**2 + factor**2 * ratio**3 + factor**2 / 4 * ratio**4)
    corrected = factor * f1 * (f1 - 1) / 2 + factor**2 * f1 * (2 * f1 - 1) ** 2 / 4
    return max(0.0, corrected - factor**2 * f1**4 / (4 * point))


def _reason(observed: int, f1: int, t: int) -> str:
    if t < 2:
        return "one list"
    if observed == 0:
        return "the lists are empty"
    if f1 == observed:
        return "nobody is on two lists"
    return "everybody is on several lists, so that the lists say nothing of people on none" if f1 == 0 else ""
