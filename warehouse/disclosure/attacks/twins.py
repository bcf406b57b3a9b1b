"""Attack: two cells that hold the same persons by what they are, like a region and its only city, closed on two days.

Add here: another reason why two cells must hold the same persons.
Keep out: cells that happen to hold the same persons (hiding/suppression.py has them).

The first has its number for ever. Where the second closes with another one, somebody was erased or came late in
between, and whoever compares all such pairs of a place and a period reads what is known of her: the settings and
services in which the pairs differ. So if the pairs of a place and a period differ by few, none of its second cells may
be shown: which of them differ must not be seen. Where many came late, only the pairs that differ by few tell of few.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.inference.rows import Relation
from warehouse.disclosure.statements.cells import Cells, Key

_PLACES = ("country_code", "region_code", "city_code")


def recovered(
    cells: Cells, relations: Iterable[Relation], is_closed: npt.NDArray[np.bool_], noise: int
) -> tuple[int, list[int]]:
    """How many pairs were compared, and which second cells must not be shown. `noise`: the largest change of a cell."""
    pairs: dict[tuple[Any, ...], dict[int, int]] = defaultdict(dict)
    compared = 0
    for first, second in _pairs(cells, relations, is_closed):
        if cells.shown[first] > 0 and cells.shown[second] > 0:
            compared += 1
            difference, group = abs(int(cells.shown[first] - cells.shown[second])), pairs[_where(cells.keys[second])]
            group[second] = max(difference, group.get(second, 0))
    few = SMALLEST_GROUP - 1 + 2 * noise
    found: list[int] = []
    for group in pairs.values():
        if 0 < max(group.values()) <= few:
            found += group
        else:
            found += [cell for cell, difference in group.items() if 0 < difference <= few]
    return compared, sorted(found)


def _pairs(cells: Cells, relations: Iterable[Relation], is_closed: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """A cell that earlier releases have shown, and one of the same persons that closes now."""
    for each in relations:
        if len(each.parts) == 1 and not each.is_period and is_closed[each.whole] != is_closed[each.parts[0]]:
            whole, part = each.whole, each.parts[0]
            if each.kind in ("one", "cover") or _differ_by_place(cells.keys[whole], cells.keys[part]):
                yield (whole, part) if is_closed[whole] else (part, whole)


def _differ_by_place(whole: Key, part: Key) -> bool:
    """A place with one place in it has its persons, also where a table counts them place by place."""
    differing = {name for (name, one), (_, other) in zip(whole.dims, part.dims, strict=False) if one != other}
    return whole.grain == part.grain and differing <= set(_PLACES)


def _where(key: Key) -> tuple[Any, ...]:
    return (key.period_type, key.period_start, *(key.value(name) for name in _PLACES))
