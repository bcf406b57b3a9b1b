"""Attack: does somebody who knows a person's attributes learn from the shown numbers that she is in the data?

Add here: another score that shown numbers alone give to a combination of attributes.
Keep out: what is certain of a cell: this is a guess, and stops no release by itself.

Whoever guesses takes the shown number of the cell of these attributes: the larger it is, the rather she is in the data;
a hidden cell speaks against it. Persons who are in the data are drawn as they are; the others have the same country and
period, and each attribute as often as it occurs there, but independently: they look alike and are not there. The area
under the curve is how often a person of the first kind gets the higher score: .5 is blind guessing, 1 is certainty.
"""

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from warehouse.disclosure.report import Attack
from warehouse.disclosure.statements.cells import Cells

_WITHOUT = ("country_code", "region_code", "city_code", "scope")
Floats = npt.NDArray[np.float64]


def attack(cells: Cells) -> Attack:
    """The area under the curve over all cells of reach by two attributes or more, a person once in each pattern."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, key in enumerate(cells.keys):
        shown = [name for name, value in key.dims if value != "all" and name not in _WITHOUT]
        if key.grain == "pub_reach" and len(shown) > 1:
            place = [value for name, value in key.dims if name in _WITHOUT]
            groups[(key.pattern_id, key.period_type, str(key.period_start), *place)].append(number)
    areas, weights = [], []
    for numbers in groups.values():
        true = cells.true[numbers].astype(np.float64)
        if len(numbers) > 1 and true.sum() > 0:
            areas.append(area_under_curve(cells.shown[numbers].astype(np.float64), true, _alike(cells, numbers, true)))
            weights.append(true.sum())
    if not areas:
        return Attack("membership", note="No cells by two attributes.")
    area = float(np.average(areas, weights=weights))
    return Attack("membership", len(areas), note=f"Area under the curve {area:.3f}; blind guessing: 0.500.")


def area_under_curve(score: Floats, inside: Floats, outside: Floats) -> float:
    """How often somebody inside scores higher than somebody outside, ties counted half. Persons by score."""
    order = np.argsort(score, kind="stable")
    _, start = np.unique(score[order], return_index=True)
    ours, theirs = (np.add.reduceat(each[order] / each.sum(), start) for each in (inside, outside))
    below = np.concatenate([[0.0], np.cumsum(theirs)[:-1]])
    return float((ours * (below + theirs / 2)).sum())


def _alike(cells: Cells, numbers: list[int], true: Floats) -> Floats:
    """Persons by cell if attributes were independent of each other."""
    expected = np.ones(len(numbers))
    for place, (name, _) in enumerate(cells.keys[numbers[0]].dims):
        if name in _WITHOUT:
            continue
        values = [cells.keys[number].dims[place][1] for number in numbers]
        share: dict[str, float] = defaultdict(float)
        for value, persons in zip(values, true, strict=True):
            share[value] += persons / true.sum()
        expected *= np.array([share[value] for value in values])
    return expected
