"""What an attacker knows before any conclusion: the statements of all audiences together, as bounds of true counts.

Add here: another thing that a single published number tells of its own cell.
Keep out: conclusions from several cells (inference).

The attacker knows the method: that a shown number differs from the count by no more than the perturbation table allows,
that a shown count reaches its pattern's threshold, and to what an audience's numbers are rounded. A gap is nobody. A
hidden cell tells nothing: it may be empty, small, or as large as one likes and of one partner.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.statements.cells import (
    ROUNDED,
    Cells,
    Key,
)
from warehouse.disclosure.statements.reading import Said, Statement
from warehouse.disclosure.statements.truth import Truth

_SOME = 20  # sets that all carry no change: by chance once in a million million networks
_MANY = 100  # sets whose changes are half as large as they should be: by chance never


@dataclass
class Knowledge:
    """Cells with their bounds, and what does not fit: cells to which two files or tables give different numbers."""

    cells: Cells
    noise: int
    is_perturbed: bool
    disagreeing: list[Key] = field(default_factory=list)
    statements: int = 0


def knowledge(of_audiences: Iterable[Said], truth: Truth, only: str | None = None) -> Knowledge:
    """Join what all audiences are told, or `only` one. Cells that only the truth has (a rolled-up place) are hidden."""
    files = list(of_audiences)
    spoken = [(file, each) for file in files for table in file.statements.values() for each in table]
    keys = dict.fromkeys(each.key for _, each in spoken)
    cells = Cells.of([*keys, *(key for key in truth.persons if key not in keys)])
    cells.periods = truth.periods
    _add_truth(cells, truth)
    noise, is_perturbed = _noise(cells, spoken, truth)
    known = Knowledge(cells, noise, is_perturbed, statements=len(spoken))
    threshold = {each.pattern_id: each.threshold for each in truth.patterns}
    for file, each in spoken:
        if each.persons is not None and only in (None, file.audience):
            _intersect(known, file, each.key, each.persons, threshold[each.key.pattern_id])
        elif each.is_gap and not cells.true[number := cells.index[each.key]]:
            cells.high[number] = 0  # nobody has reported; what came late, or for a part of a month, says otherwise
    return known


def _intersect(known: Knowledge, file: Said, key: Key, persons: int, threshold: int) -> None:
    cells, number = known.cells, known.cells.index[key]
    reach = file.step // 2 + known.noise
    # Below its threshold a number closed under an earlier one: then no more is known than the promise.
    least = threshold if persons + reach >= threshold else SMALLEST_GROUP
    low, high = max(least, persons - reach), persons + reach
    if low > high or low > cells.high[number] or high < cells.low[number]:
        known.disagreeing.append(key)
        return
    is_exact = file.step == 1
    if is_exact and cells.shown[number] not in (0, ROUNDED, persons):
        known.disagreeing.append(key)
    cells.low[number] = max(cells.low[number], low)
    cells.high[number] = min(cells.high[number], high)
    if is_exact or cells.shown[number] == 0:
        # A rounded number alone does not say that two sets of persons differ: it stands for no number of its own.
        cells.shown[number] = persons if is_exact else ROUNDED


def _add_truth(cells: Cells, truth: Truth) -> None:
    for number, key in enumerate(cells.keys):
        cells.true[number] = truth.persons.get(key, 0)
        if own := truth.partners.get(key):
            cells.own[number] = own
        cells.computed[number] = truth.computed.get(key, 0)


def _noise(cells: Cells, spoken: list[tuple[Said, Statement]], truth: Truth) -> tuple[int, bool]:
    """The bound of the changes: the perturbation table's, unless the numbers show that it was not applied.

    An attacker who notices that, as by numbers that add up everywhere, counts on the largest change that there is. One
    set of persons stands in many cells with one change, so sets are counted.
    """
    changes: dict[object, int] = {}
    for file, each in spoken:
        if file.step == 1 and each.persons is not None:
            true = int(cells.true[cells.index[each.key]])
            changes[truth.sets.get(each.key, each.key), true] = each.persons - true
    seen = np.array(list(changes.values()), dtype=np.float64)
    is_off = len(seen) >= _SOME and not seen.any()
    is_weak = len(seen) >= _MANY and float(np.mean(seen**2)) < truth.variance / 2
    if not (is_off or is_weak):
        return truth.noise, True
    return min(truth.noise, int(np.abs(seen).max())), False
