"""Blocks of cells small enough to be written as atoms of persons: one grain, place and period, several dimensions.

Add here: another choice of dimensions that are looked at together.
Keep out: the programs over atoms (atoms.py).

Every allowed grain is looked at with all its dimensions; where the overlapping ones have too many finest cells
together, with each of them alone beside those that do not overlap; and with the shorter periods of a period as an
overlapping dimension.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from warehouse.disclosure.inference.atoms import MOST_OVERLAPPING, Block
from warehouse.disclosure.inference.rows import shorter_periods
from warehouse.disclosure.statements.catalogue import Catalogue, Grain
from warehouse.disclosure.statements.cells import Cells, Key

_PERIOD = "period"


@dataclass(frozen=True)
class Named:
    """A block, and the number in Cells.keys of each of its cells."""

    block: Block
    cells: tuple[int, ...]


def blocks(cells: Cells, known: Catalogue, wanted: Collection[int] | None = None) -> list[Named]:
    """All blocks that hold a wanted cell, in a fixed order. Every hidden cell is wanted where nobody says which."""
    wanted = frozenset(np.flatnonzero(cells.hidden).tolist() if wanted is None else wanted)
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for number, key in enumerate(cells.keys):
        groups[(key.grain, key.period_type, key.period_start, *_apart(key, known.grains[key.grain]))].append(number)
    named = [
        each
        for numbers in groups.values()
        if not wanted.isdisjoint(_within(cells, numbers, known.grains[cells.keys[numbers[0]].grain]))
        for each in _of_group(cells, numbers, known.grains[cells.keys[numbers[0]].grain], wanted)
    ]
    return sorted(named, key=lambda each: each.cells)


def _apart(key: Key, grain: Grain) -> tuple[str, ...]:
    """What all cells of a block have in common: the country, and values of dimensions that do not relate."""
    kinds = {name: grain.structure.get(name, "apart") for name, _ in key.dims}
    return tuple(
        value for name, value in key.dims if kinds[name] in ("apart", "inside") and name != grain.overlap_dimension
    )


def _within(cells: Cells, numbers: Sequence[int], grain: Grain) -> Iterator[int]:
    """Every cell that a block of the group can hold: its own, and those of the shorter periods."""
    yield from numbers
    if grain.periods is not None:
        for number in numbers:
            yield from (cells.index[part] for part in shorter_periods(cells.keys[number]) if part in cells.index)


def _of_group(cells: Cells, numbers: Sequence[int], grain: Grain, wanted: frozenset[int]) -> Iterator[Named]:
    keys = [cells.keys[number] for number in numbers]
    shapes = dict.fromkeys(frozenset(_shown(key, grain)) for key in keys)
    for shape in shapes:
        for free in _choices(shape, cells, keys, grain):
            yield from _built(cells, keys, grain, free, wanted)


def _shown(key: Key, grain: Grain) -> list[str]:
    return [name for name, value in key.dims if value != "all" and _kind(name, grain) in ("one", "cover")]


def _kind(name: str, grain: Grain) -> str:
    return "cover" if name in (grain.overlap_dimension, _PERIOD) else grain.structure.get(name, "apart")


def _choices(shape: frozenset[str], cells: Cells, keys: Sequence[Key], grain: Grain) -> Iterator[tuple[str, ...]]:
    """Dimensions to look at together: all, or each overlapping one beside the others; and with periods."""
    free = sorted(shape - ({"region_code"} if "city_code" in shape else set()))
    overlapping = [name for name in free if _kind(name, grain) == "cover"]
    exclusive = [name for name in free if _kind(name, grain) == "one"]
    chosen = [tuple(free), *((each, *exclusive) for each in overlapping)]
    shorter = shorter_periods(keys[0])
    if grain.periods is not None and shorter and all(map(cells.is_counted, shorter)):
        chosen += [(_PERIOD, each) for each in free] + [(_PERIOD, *exclusive)]
    yield from dict.fromkeys(each for each in chosen if len(each) > 1 or grain.overlap_dimension in each)


def _built(
    cells: Cells, keys: Sequence[Key], grain: Grain, free: tuple[str, ...], wanted: frozenset[int]
) -> Iterator[Named]:
    """One block for each set of values of what is not free, where it holds a wanted cell."""
    fixed: dict[tuple[Any, ...], list[tuple[int, dict[str, str]]]] = defaultdict(list)
    for key in keys:
        place = tuple((name, value) for name, value in key.dims if name not in free)
        fixed[place].append((cells.index[key], {name: key.value(name) for name in free}))
        if _PERIOD in free and all(key.value(name) in values for name, values in (grain.periods or {}).items()):
            for part in shorter_periods(key):
                if part in cells.index:
                    values = {name: key.value(name) for name in free} | {_PERIOD: part.period_start.isoformat()}
                    fixed[place].append((cells.index[part], values))
    for members in fixed.values():
        if wanted.isdisjoint(number for number, _ in members):
            continue
        block = _block(members, grain, free)
        if block is not None:
            yield block


def _block(members: list[tuple[int, dict[str, str]]], grain: Grain, free: tuple[str, ...]) -> Named | None:
    whole = {"all", grain.overlap_whole, grain.overlap_several}
    values = {name: sorted({each[name] for _, each in members} - whole) for name in free}
    overlapping = [name for name in free if _kind(name, grain) == "cover"]
    exclusive = [name for name in free if _kind(name, grain) == "one"]
    grid = list(product(*(values[name] for name in overlapping)))
    classes = list(product(*(values[name] for name in exclusive)))
    if not 1 < len(grid) <= MOST_OVERLAPPING or not classes or len(members) < len(free) + 1:
        return None

    held: dict[tuple[str, str], int] = {}  # places of the grid, or of the classes, that a value of a dimension holds

    def holds(name: str, said: str, names: Sequence[str], places: Sequence[tuple[str, ...]]) -> int:
        if (name, said) not in held:
            at, inner = names.index(name), grain.nested.get(name, {}).get(said, ())
            fits = [said in whole or place[at] == said or place[at] in inner for place in places]
            held[name, said] = sum(1 << number for number, is_in in enumerate(fits) if is_in)
        return held[name, said]

    rows = []
    for number, said in members:
        bits, chosen = (1 << len(grid)) - 1, (1 << len(classes)) - 1
        for name in overlapping:
            bits &= holds(name, said[name], overlapping, grid)
        for name in exclusive:
            chosen &= holds(name, said[name], exclusive, classes)
        rows.append((number, bits, frozenset(place for place in range(len(classes)) if chosen >> place & 1)))
    several = frozenset(number for number, said in members if grain.overlap_several in said.values())
    block = Block(len(grid), len(classes), tuple(rows), several)
    return Named(block, tuple(number for number, _ in members)) if block.is_small() else None
