"""Bounds of a hidden cell by linear programs over the relations around it: what row by row cannot be seen.

Add here: another way to choose the rows of a program.
Keep out: programs over atoms of persons (atoms.py), and the rows themselves (rows.py).

A program takes the rows within two steps of its cell. Rows that are left out only widen the bounds, so what is certain
stays so. Solved by HiGHS; counts are whole, so bounds are rounded inwards.
"""

import math
from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from warehouse.disclosure.inference.rows import Rows
from warehouse.disclosure.statements.cells import UNKNOWN, Numbers

_STEPS = 2
_LARGEST = 400
_SLACK = 1e-6


class Neighbours:
    """Rows by cell, to find those around one."""

    def __init__(self, rows: Rows, size: int) -> None:
        order = np.argsort(rows.cell, kind="stable")
        row_of = np.repeat(np.arange(rows.size), np.diff(rows.start))
        self._rows = rows
        self._row = row_of[order]
        self._start = np.concatenate([[0], np.cumsum(np.bincount(rows.cell, minlength=size))])

    def around(self, cell: int) -> list[int]:
        """Rows within two steps of a cell, nearest first, at most 400."""
        rows: dict[int, None] = {}
        seen, border = {cell}, [cell]
        for _ in range(_STEPS):
            following: list[int] = []
            for each in border:
                for row in self._row[self._start[each] : self._start[each + 1]]:
                    if int(row) in rows:
                        continue
                    if len(rows) >= _LARGEST:
                        return list(rows)
                    rows[int(row)] = None
                    following += [int(other) for other in self._rows.of(int(row))[0] if int(other) not in seen]
            seen.update(following)
            border = list(dict.fromkeys(following))
        return list(rows)


def bound(rows: Rows, chosen: Sequence[int], cells: Sequence[int], low: Numbers, high: Numbers) -> tuple[int, int, int]:
    """Bounds of the sum of `cells` in all worlds that fit the chosen rows and the bounds; and problems solved.

    The upper bound is asked for only where the lower one is at least 1: without that nothing is known to be there.
    Contradictory rows give (0, UNKNOWN).
    """
    entries = [rows.of(row) for row in chosen]
    names = np.unique(np.concatenate([np.array(cells, dtype=np.int64), *(each for each, _ in entries)]))
    columns = np.concatenate([np.searchsorted(names, each) for each, _ in entries]) if entries else np.zeros(0)
    data = np.concatenate([each for _, each in entries]) if entries else np.zeros(0)
    start = np.concatenate([[0], np.cumsum([len(each) for each, _ in entries])])
    matrix = csr_array((data.astype(float), columns.astype(np.int64), start), shape=(len(entries), len(names)))
    objective = np.zeros(len(names))
    objective[np.searchsorted(names, np.array(cells))] = 1
    low_rows, high_rows = rows.low[list(chosen)], rows.high[list(chosen)]
    limits = Bounds(low[names], np.where(high[names] >= UNKNOWN, np.inf, high[names]))
    return solve(matrix, low_rows.astype(float), high_rows.astype(float), limits, objective)


def solve(
    matrix: csr_array,
    low: "np.typing.NDArray[np.float64]",
    high: "np.typing.NDArray[np.float64]",
    limits: Bounds,
    objective: "np.typing.NDArray[np.float64]",
) -> tuple[int, int, int]:
    """Smallest and largest whole value of the objective, and the number of problems solved. See `bound`."""
    rows = LinearConstraint(matrix, np.where(low <= -UNKNOWN, -np.inf, low), np.where(high >= UNKNOWN, np.inf, high))
    least = milp(objective, constraints=rows, bounds=limits)
    if least.status != 0:
        return 0, UNKNOWN, 1
    lower = max(0, math.ceil(least.fun - _SLACK))
    if lower < 1:
        return lower, UNKNOWN, 1
    most = milp(-objective, constraints=rows, bounds=limits)
    return lower, math.floor(-most.fun + _SLACK) if most.status == 0 else UNKNOWN, 2
