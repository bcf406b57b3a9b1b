"""Blocks of cells small enough to be written as atoms of persons: one grain, place and period, several dimensions.

Add here: another choice of dimensions that are looked at together.
Keep out: the programs over atoms (atoms.py).

Every allowed grain is looked at with all its dimensions; where the overlapping ones have too many finest cells
together, with each of them alone beside those that do not overlap; and with the shorter periods of a period as an
overlapping dimension.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from warehouse.disclosure.atoms import MOST_OVERLAPPING, Block
from warehouse.disclosure.catalogue import Catalogue, Grain
from warehouse.disclosure.cells import Cells, Key
from warehouse.disclosure.rows import shorter_periods

_PERIOD = "period"


@dataclass(frozen=True)
class Named:
    """A block, and the number in Cells.keys of each of its cells."""

    block: Block
    cells: tuple[int, ...]


def blocks(cells: Cells, known: Catalogue) -> list[Named]:
    """All blocks that hold a hidden cell, in a fixed order."""
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for number, key in enumerate(cells.keys):
        groups[(key.grain, key.period_type, key.period_start, *_apart(key, known.grains[key.grain]))].append(number)
    hidden = cells.hidden
    found = [
        each
        for numbers in groups.values()
        for each in _of_group(cells, numbers, known.grains[cells.keys[numbers[0]].grain])
        if any(hidden[number] for number in each.cells)
    ]
    return sorted(found, key=lambda each: each.cells)


def _apart(key: Key, grain: Grain) -> tuple[str, ...]:
    """What all cells of a block have in common: the country, and values of dimensions that do not relate."""
    kinds = {name: grain.structure.get(name, "apart") for name, _ in key.dims}
    return tuple(
        value for name, value in key.dims if kinds[name] in ("apart", "inside") and name != grain.overlap_dimension
    )


def _of_group(cells: Cells, numbers: Sequence[int], grain: Grain) -> Iterator[Named]:
    keys = [cells.keys[number] for number in numbers]
    shapes = dict.fromkeys(frozenset(_shown(key, grain)) for key in keys)
    for shape in shapes:
        for free in _choices(shape, keys, grain):
            yield from _built(cells, keys, grain, free)


def _shown(key: Key, grain: Grain) -> list[str]:
    return [name for name, value in key.dims if value != "all" and _kind(name, grain) in ("one", "cover")]


def _kind(name: str, grain: Grain) -> str:
    return "cover" if name in (grain.overlap_dimension, _PERIOD) else grain.structure.get(name, "apart")


def _choices(shape: frozenset[str], keys: Sequence[Key], grain: Grain) -> Iterator[tuple[str, ...]]:
    """Dimensions to look at together: all, or each overlapping one beside the others; and with periods."""
    free = sorted(shape - ({"region_code"} if "city_code" in shape else set()))
    overlapping = [name for name in free if _kind(name, grain) == "cover"]
    exclusive = [name for name in free if _kind(name, grain) == "one"]
    chosen = [tuple(free), *((each, *exclusive) for each in overlapping)]
    if grain.periods is not None and shorter_periods(keys[0]):
        chosen += [(_PERIOD, each) for each in free] + [(_PERIOD, *exclusive)]
    yield from dict.fromkeys(each for each in chosen if len(each) > 1 or grain.overlap_dimension in each)


def _built(cells: Cells, keys: Sequence[Key], grain: Grain, free: tuple[str, ...]) -> Iterator[Named]:
    """One block for each set of values of what is not free."""
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
        made = _block(members, grain, free)
        if made is not None:
            yield made


def _block(members: list[tuple[int, dict[str, str]]], grain: Grain, free: tuple[str, ...]) -> Named | None:
    whole = {"all", grain.overlap_whole, grain.overlap_several}
    values = {name: sorted({each[name] for _, each in members} - whole) for name in free}
    overlapping = [name for name in free if _kind(name, grain) == "cover"]
    exclusive = [name for name in free if _kind(name, grain) == "one"]
    grid = list(product(*(values[name] for name in overlapping)))
    classes = list(product(*(values[name] for name in exclusive)))
    if not 1 < len(grid) <= MOST_OVERLAPPING or not classes or len(members) < len(free) + 1:
        return None

    def fits(said: dict[str, str], names: Sequence[str], value: tuple[str, ...]) -> bool:
        return all(
            said[name] in whole or each == said[name] or each in grain.nested.get(name, {}).get(said[name], ())
            for name, each in zip(names, value, strict=True)
        )

    rows = []
    for number, said in members:
        bits = sum(1 << place for place, value in enumerate(grid) if fits(said, overlapping, value))
        rows.append((number, bits, frozenset(i for i, value in enumerate(classes) if fits(said, exclusive, value))))
    several = frozenset(number for number, said in members if grain.overlap_several in said.values())
    block = Block(len(grid), len(classes), tuple(rows), several)
    return Named(block, tuple(number for number, _ in members)) if block.is_small() else None
