"""Subtraction of margins, everywhere at once: bounds of each cell from all others, until nothing changes any more.

Add here: nothing that needs a solver (programs.py).
Keep out: which rows there are (rows.py).

From low <= a.x <= high and bounds of all other cells of a row follow bounds of each. A parent less its shown children
is one such row; every round carries what was found over to all rows of the cell. Nothing is lost by it: each world that
fits the rows fits the bounds, so what they leave no choice is certain.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from warehouse.disclosure.inference.rows import Relation, Rows
from warehouse.disclosure.statements.cells import (
    UNKNOWN,
    Numbers,
    is_small_group,
)

_ROUNDS = 60


@dataclass(frozen=True)
class Bounds:
    """Bounds of the persons of each cell, and the rows that no world fits (numbers of different days, as a rule)."""

    low: Numbers
    high: Numbers
    dropped: npt.NDArray[np.int64]


def tighten(rows: Rows, low: Numbers, high: Numbers) -> Bounds:
    """Bounds that follow. Rows that contradict each other are left out, and so is what followed from them."""
    is_used = np.ones(rows.size, dtype=bool)
    while True:
        lower, upper, broken = _propagate(rows, is_used, low.copy(), high.copy())
        if not len(broken):
            return Bounds(lower, upper, np.flatnonzero(~is_used))
        contradicted = np.zeros(len(low), dtype=bool)
        contradicted[broken] = True
        is_in = np.logical_or.reduceat(contradicted[rows.cell], rows.start[:-1])
        is_used &= ~is_in


def small_rests(relations: Iterable[Relation], hidden: npt.NDArray[np.bool_], limits: Bounds) -> list[int]:
    """Wholes of which all but several hidden parts are known so well that those hold one to four persons together.

    Where a person is in at most one part, those in none are one more hidden part.
    """
    wholes = []
    for each in relations:
        rest = [part for part in each.parts if hidden[part]] if each.kind in ("one", "most") else []
        has_others = each.kind == "most"
        if len(rest) < 2 and not has_others:
            continue
        shown = [part for part in each.parts if not hidden[part]]
        low = max(sum(limits.low[rest]), limits.low[each.whole] - sum(limits.high[shown]))
        high = min(UNKNOWN if has_others else sum(limits.high[rest]), limits.high[each.whole] - sum(limits.low[shown]))
        if is_small_group(int(low), int(high)):
            wholes.append(each.whole)
    return sorted(set(wholes))


def _propagate(
    rows: Rows, is_used: npt.NDArray[np.bool_], low: Numbers, high: Numbers
) -> tuple[Numbers, Numbers, npt.NDArray[np.int64]]:
    """Rounds of tightening; ends early with the cells whose bounds crossed."""
    nothing = np.zeros(0, dtype=np.int64)
    if not rows.size:
        return low, high, nothing
    row_of = np.repeat(np.arange(rows.size), np.diff(rows.start))
    entry = is_used[row_of]
    positive = rows.coefficient > 0
    for _ in range(_ROUNDS):
        before = (low.copy(), high.copy())
        least = rows.coefficient * np.where(positive, low[rows.cell], high[rows.cell])
        most = rows.coefficient * np.where(positive, high[rows.cell], low[rows.cell])
        room_above = (rows.high - np.add.reduceat(least, rows.start[:-1]))[row_of] + least
        room_below = (rows.low - np.add.reduceat(most, rows.start[:-1]))[row_of] + most
        # Coefficients are 1 and -1: what is above for the one is below for the other.
        np.minimum.at(high, rows.cell[entry & positive], room_above[entry & positive])
        np.maximum.at(low, rows.cell[entry & positive], room_below[entry & positive])
        np.maximum.at(low, rows.cell[entry & ~positive], -room_above[entry & ~positive])
        np.minimum.at(high, rows.cell[entry & ~positive], -room_below[entry & ~positive])
        # A sum in which somebody unbounded takes part says nothing.
        np.maximum(low, 0, out=low)
        high[high > UNKNOWN // 2] = UNKNOWN
        crossed = np.flatnonzero(low > high)
        if len(crossed):
            return low, high, crossed
        if np.array_equal(before[0], low) and np.array_equal(before[1], high):
            break
    return low, high, nothing
