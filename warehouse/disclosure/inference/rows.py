"""How the persons of cells relate, as rows of a linear program: low <= sum of coefficient x persons <= high.

    one      a person of the whole is in exactly one part:       whole = sum of parts
    cover    in at least one part:                   each part <= whole <= sum of parts
    inside   in some part or none:                   each part <= whole
    most     in at most one part:                    sum of parts <= whole

Add here: another kind of relation, with what it says of every possible world.
Keep out: which cells relate (statements/grains.yaml), and what follows (bounds.py, programs.py).

Two sets that are one in the other and carry different numbers are different sets, since the same persons have the same
number everywhere: then the whole has at least one person more than the part.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from warehouse.disclosure.statements.catalogue import Catalogue
from warehouse.disclosure.statements.cells import (
    UNKNOWN,
    Cells,
    Key,
    Numbers,
)

PLACES = ("country_code", "region_code", "city_code")
_PARTS_OF = {
    "quarter": ("month", 1, 3),
    "half_year": ("quarter", 3, 2),
    "year": ("half_year", 6, 2),
    "fiscal_year": ("quarter", 3, 4),
}
_SIX_MONTHS = ("before_event", "after_event")  # event_months of dbt_project.yml


@dataclass(frozen=True)
class Relation:
    """Numbers of cells in Cells.keys: a whole, and its parts (if `is_period`, shorter periods) of that kind."""

    kind: str
    whole: int
    parts: tuple[int, ...]
    is_period: bool = False


@dataclass(frozen=True)
class Rows:
    """A sparse matrix: entries start[i]:start[i+1] of `cell` and `coefficient` are row i, `low` and `high` its
    bounds."""

    start: Numbers
    cell: Numbers
    coefficient: Numbers
    low: Numbers
    high: Numbers

    @property
    def size(self) -> int:
        return len(self.low)

    def of(self, row: int) -> tuple[Numbers, Numbers]:
        """Cells and coefficients of one row."""
        where = slice(self.start[row], self.start[row + 1])
        return self.cell[where], self.coefficient[where]

    def values(self, persons: Numbers) -> Numbers:
        """Left-hand sides in one world."""
        return np.add.reduceat(self.coefficient * persons[self.cell], self.start[:-1]) if self.size else self.low

    def broken_in(self, persons: Numbers) -> npt.NDArray[np.int64]:
        """Rows that do not hold in a world."""
        values = self.values(persons)
        return np.flatnonzero((values < self.low) | (values > self.high))

    def without_broken(self, persons: Numbers, is_closed: npt.NDArray[np.bool_]) -> "Rows":
        """Without the rows that meet a closed cell and do not hold in a world: they are of persons of several days."""
        broken = self.broken_in(persons)
        if not len(broken):
            return self
        meets = np.logical_or.reduceat(is_closed[self.cell], self.start[:-1])
        is_kept = np.ones(self.size, dtype=bool)
        is_kept[broken[meets[broken]]] = False
        sizes = np.diff(self.start)
        entry = np.repeat(is_kept, sizes)
        start = np.concatenate([[0], np.cumsum(sizes[is_kept])]).astype(np.int64)
        return Rows(start, self.cell[entry], self.coefficient[entry], self.low[is_kept], self.high[is_kept])


def relations(cells: Cells, known: Catalogue) -> list[Relation]:
    """All relations between the cells that the catalogue declares, in a fixed order."""
    declared = [*_structure(cells, known), *_periods(cells, known), *_links(cells, known)]
    return sorted(set(declared), key=lambda each: (each.whole, each.kind, each.parts))


def rows(relations_of: Iterable[Relation], shown: Numbers) -> Rows:
    """The inequalities of relations. `shown`: published numbers, to tell different sets apart; zeros where hidden."""
    inequalities: list[tuple[Sequence[int], Sequence[int], int, int]] = []
    for each in relations_of:
        count = len(each.parts)
        if each.kind in ("one", "cover", "most"):
            low, high = -UNKNOWN if each.kind == "most" else 0, UNKNOWN if each.kind == "cover" else 0
            inequalities.append(((each.whole, *each.parts), (-1, *[1] * count), low, high))
        for part in each.parts:
            differs = shown[part] > 0 and shown[each.whole] > 0 and shown[part] != shown[each.whole]
            if each.kind != "one" or (differs and count > 1):
                inequalities.append(((each.whole, part), (1, -1), int(differs), UNKNOWN))
    return _sparse(inequalities)


def _sparse(inequalities: list[tuple[Sequence[int], Sequence[int], int, int]]) -> Rows:
    sizes = [len(cells) for cells, _, _, _ in inequalities]
    return Rows(
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        np.array([cell for cells, _, _, _ in inequalities for cell in cells], dtype=np.int64),
        np.array([each for _, coefficients, _, _ in inequalities for each in coefficients], dtype=np.int64),
        np.array([low for _, _, low, _ in inequalities], dtype=np.int64),
        np.array([high for _, _, _, high in inequalities], dtype=np.int64),
    )


def shorter_periods(key: Key) -> list[Key]:
    """The same cell in the next shorter periods, published or not; none of a month."""
    shorter, months, count = _PARTS_OF.get(key.period_type, ("", 0, 0))
    starts = [_months_after(key.period_start, months * step) for step in range(count)]
    return [Key(key.grain, key.pattern_id, shorter, start, key.dims) for start in starts]


def _structure(cells: Cells, known: Catalogue) -> Iterator[Relation]:
    """A margin and the cells of one dimension below it."""
    below: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    by_place = {_place(key): number for number, key in enumerate(cells.keys)}
    for number, key in enumerate(cells.keys):
        for dimension, kind in known.grains[key.grain].structure.items():
            value = key.value(dimension)
            if kind != "apart" and value != "all":
                whole = known.grains[key.grain].whole_of(dimension, value)
                below[(kind if whole == "all" else "most", dimension, _place(key, {dimension: whole}))].append(number)
    for (kind, _, place), parts in below.items():
        if place in by_place:
            yield Relation(kind, by_place[place], tuple(parts))


def _periods(cells: Cells, known: Catalogue) -> Iterator[Relation]:
    """A period and its shorter ones, for values whose persons are those of the shorter ones together."""
    for number, key in enumerate(cells.keys):
        allowed = known.grains[key.grain].periods
        if allowed is None or any(key.value(name) not in values for name, values in allowed.items()):
            continue
        shorter = shorter_periods(key)
        parts = tuple(cells.index[name] for name in shorter if name in cells.index)
        if parts:  # what is not counted could be more of the whole
            kind = "cover" if all(map(cells.is_counted, shorter)) else "inside"
            yield Relation(kind, number, parts, is_period=True)


def _links(cells: Cells, known: Catalogue) -> Iterator[Relation]:
    by_grain: dict[str, list[tuple[int, Key]]] = defaultdict(list)
    for number, key in enumerate(cells.keys):
        by_grain[key.grain].append((number, key))
    for link in known.links:
        kind = next(name for name in ("one", "cover", "inside") if name in link)
        if "grain" in link:
            whole = {"grain": link["grain"], link["by"]: link["whole"]}
            parts = [{"grain": link["grain"], link["by"]: value} for value in link[kind]]
            yield from _linked(by_grain, kind, whole, parts, only=link.get("only", {}), is_same_grain=True)
        else:
            yield from _linked(by_grain, kind, link["whole"], link[kind])


def _linked(
    by_grain: Mapping[str, list[tuple[int, Key]]],
    kind: str,
    whole: Mapping[str, str],
    parts: Sequence[Mapping[str, str]],
    only: Mapping[str, list[str]] | None = None,
    *,
    is_same_grain: bool = False,
) -> Iterator[Relation]:
    """Wholes and their parts, met by period and by the dimensions that both grains have and neither side names.

    Where a part has no cell, as in periods that its grain does not have, the others are not all of the whole.
    """
    spoken = {name for each in (whole, *parts) for name in each if name != "grain"}
    grains = list(dict.fromkeys(each["grain"] for each in (whole, *parts)))
    if not all(grain in by_grain for grain in grains):
        return
    dims = [{name for name, _ in by_grain[grain][0][1].dims} for grain in grains]
    shared = sorted(set.intersection(*dims) - spoken)
    parts_at: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    wholes: dict[tuple[Any, ...], int] = {}
    met_at: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    sides = [whole, *parts]
    # Which sides may name a cell of that grain that is a margin of all other dimensions.
    able: dict[tuple[str, frozenset[str]], list[int]] = {}
    for number, key in chain.from_iterable(by_grain[grain] for grain in grains):
        form = (key.grain, key.named)
        if form not in able:
            free = key.named.difference(shared)
            able[form] = [at for at, side in enumerate(sides) if side["grain"] == key.grain and free <= side.keys()]
        meant = [at for at in able[form] if _is(key, sides[at])]
        if not meant or any(key.value(name) not in values for name, values in (only or {}).items()):
            continue
        place = (_period_type(key), key.period_start, *(key.value(name) for name in shared))
        if meant[0] == 0:
            wholes[place] = number
        parts_at[place] += [number for at in meant if at]
        met_at[place].update(meant)
    needed = set() if kind == "inside" else set(range(1, len(sides)))
    for place, inside in parts_at.items():
        if inside and place in wholes and needed <= met_at[place] and (is_same_grain or wholes[place] not in inside):
            yield Relation(kind, wholes[place], tuple(inside))


def _period_type(key: Key) -> str:
    """Six months before or after an event are a half-year, where they begin with one."""
    return "half_year" if key.period_type in _SIX_MONTHS and key.period_start.month in (1, 7) else key.period_type


def _is(key: Key, side: Mapping[str, str]) -> bool:
    """Has a cell the values that a side of a link names? '*' is any value; what it does not name must be a margin."""
    return all(
        key.value(name) != "all" if value == "*" else key.value(name) == value
        for name, value in side.items()
        if name != "grain"
    )


def _place(key: Key, instead: Mapping[str, str] | None = None) -> tuple[Any, ...]:
    changed = instead or {}
    return (key.grain, key.period_type, key.period_start, *(changed.get(name, value) for name, value in key.dims))


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
