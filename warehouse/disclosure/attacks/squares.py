"""Attack: least squares over all cells at once. Not certainty, but a guess: is it better than guessing blindly?

Add here: another way to estimate hidden cells.
Keep out: conclusions that are certain (inference).

Hidden cells are estimated so that sums fit the shown numbers as well as they can, drawn slightly towards two persons,
since most hidden cells are small. The guess is the nearest whole number. Who guesses blindly names the commonest small
count for each hidden cell; the two are compared where the estimate says one to four.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, vstack
from scipy.sparse.linalg import lsqr

from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.inference.rows import Rows
from warehouse.disclosure.statements.cells import Cells

_TOWARDS = 2.0
_PULL = 0.1


@dataclass(frozen=True)
class Guesses:
    """Hidden cells estimated; those guessed to be 1 to 4; how many of these are right, and would be blindly."""

    tried: int
    guessed: int
    right: int
    blind: float


def guess(cells: Cells, rows: Rows) -> Guesses:
    """Estimate the hidden cells of all sums that hold exactly."""
    exact = np.flatnonzero(rows.low == rows.high)
    row_of = np.repeat(np.arange(rows.size), np.diff(rows.start))
    chosen = np.isin(row_of, exact)
    renumbered = np.searchsorted(exact, row_of[chosen])
    shape = (len(exact), len(cells.keys))
    matrix = csr_array((rows.coefficient[chosen].astype(float), (renumbered, rows.cell[chosen])), shape=shape)
    hidden = np.flatnonzero(cells.hidden & (np.bincount(rows.cell[chosen], minlength=shape[1]) > 0))
    if not len(hidden):
        return Guesses(0, 0, 0, 0.0)
    left = -(matrix @ np.where(cells.hidden, 0, cells.shown).astype(float))
    pull = csr_array((np.full(len(hidden), _PULL), (np.arange(len(hidden)),) * 2))
    system = vstack([matrix[:, hidden], pull])
    estimate = lsqr(system, np.concatenate([left, np.full(len(hidden), _PULL * _TOWARDS)]), iter_lim=500)[0]
    guesses, true = np.rint(estimate).astype(np.int64), cells.true[hidden]
    small = (guesses >= 1) & (guesses < SMALLEST_GROUP)
    counts = np.bincount(true[(true >= 1) & (true < SMALLEST_GROUP)], minlength=SMALLEST_GROUP)
    blind = float(small.sum()) * float(counts.max()) / len(hidden)
    return Guesses(len(hidden), int(small.sum()), int((guesses == true)[small].sum()), blind)
