"""Attack: two cells that hold the same persons, by what is counted and by who reported, closed on two days.

Add here: another reason why two cells must hold the same persons.
Keep out: cells that happen to hold the same persons (hiding/suppression.py has them).

A region and its only city, a quarter and its half-year beside gaps, a window of an event and a period: a gap is nobody,
so what is made of the same reports is made of the same persons. The first of two such cells has its number for ever.
Where the second closes with another one, somebody was erased or came late in between, and whoever compares all such
pairs of an area reads what is known of her: the settings and services in which the pairs differ. The macro gives the
second one the first one's number (dbt/macros/kept_cells.sql). If it does not, and the pairs of an area and a period
differ by few, none of its second cells may be shown: which of them differ must not be seen.
"""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from warehouse.definitions.cells import area, cell_tables, measure
from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.statements.cells import Cells, Key

Reports = Mapping[tuple[str, str, str], str]  # area, kind and start of a period -> the same text for the same reports


def recovered(cells: Cells, reports: Reports, is_closed: npt.NDArray[np.bool_], noise: int) -> tuple[int, list[int]]:
    """How many pairs were compared, and which second cells must not be shown. `noise`: the largest change of a cell."""
    same_persons: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, key in enumerate(cells.keys):
        if cells.shown[number] > 0 and key.grain in cell_tables() and (found := _made_of(key, reports)):
            same_persons[found].append(number)
    differences: dict[tuple[str, str, str], dict[int, int]] = defaultdict(dict)
    compared = 0
    for numbers in same_persons.values():
        before = [int(cells.shown[number]) for number in numbers if is_closed[number]]
        for number in numbers:
            if before and not is_closed[number]:
                compared += 1
                shown = int(cells.shown[number])
                differences[_where(cells.keys[number])][number] = max(abs(shown - other) for other in before)
    few = SMALLEST_GROUP - 1 + 2 * noise
    hidden: list[int] = []
    for of_area in differences.values():
        is_telling = 0 < max(of_area.values()) <= few
        hidden += [number for number, difference in of_area.items() if is_telling or 0 < difference <= few]
    return compared, sorted(hidden)


def _made_of(key: Key, reports: Reports) -> tuple[str, str] | None:
    """What a cell counts, and of which reports."""
    where = _where(key)
    if where not in reports:
        return None
    return measure(key.grain, dict(key.dims), "|".join(where[1:])), reports[where]


def _where(key: Key) -> tuple[str, str, str]:
    return area(key.grain, dict(key.dims)), key.period_type, key.period_start.isoformat()
