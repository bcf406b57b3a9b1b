"""Which closed cells a dated restatement may change, so that the change tells of no person.

    changed     cell -> the persons who have entered or left it since it closed, without those who were erased

Add here: nothing that depends on published numbers: a number says less of a change than the persons themselves do.
Keep out: how the persons are known (warehouse/intake/landing/closed_sets.py), and what a release says (attacks).

Three rules. Cells that are divided, subtracted or added up are a family: all that changed in it change, or none, so
that their arithmetic stays of one day. A cell changes only if at least T persons have entered or left it, T of its
pattern. And whoever compares two releases sees which cells changed, in all tables: persons who made the same cells
change are a group that is described by these cells. No such group may be smaller than T, the largest of its cells'. So
families are taken in order, totals before details and among them those of most persons first, and one is left out that
would part a smaller group from others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

Cell = str
Persons = frozenset[int]


@dataclass
class _Group:
    """Persons who so far make the same cells change, and the largest threshold of these."""

    size: int
    threshold: int


def may_change(
    changed: Mapping[Cell, Persons],
    thresholds: Mapping[Cell, int],
    family_of: Mapping[Cell, str] = MappingProxyType({}),
) -> set[Cell]:
    """Cells that may be computed anew together. The order of the mapping does not matter.

    A cell that `family_of` does not name is a family of its own.
    """
    families: dict[str, list[Cell]] = {}
    for cell in sorted((cell for cell in changed if changed[cell]), key=lambda each: _turn(each, changed)):
        families.setdefault(family_of.get(cell, cell), []).append(cell)
    allowed: set[Cell] = set()
    groups: list[_Group] = []
    group_of: dict[int, int] = {}
    for cells in families.values():
        # Persons who are to be parted from their groups: those who make the same cells of the family change.
        parts: dict[tuple[Cell, ...], set[int]] = {}
        for person in frozenset().union(*(changed[cell] for cell in cells)):
            parts.setdefault(tuple(cell for cell in cells if person in changed[cell]), set()).add(person)
        moved = [(persons, max(thresholds[cell] for cell in same)) for same, persons in parts.items()]
        if all(len(changed[cell]) >= thresholds[cell] for cell in cells) and _are_large_enough(groups, group_of, moved):
            allowed.update(cells)
            for persons, least in moved:
                _part(groups, group_of, persons, least)
    return allowed


def _turn(cell: Cell, changed: Mapping[Cell, Persons]) -> tuple[int, int, Cell]:
    return _details(cell), -len(changed[cell]), cell


def _details(cell: Cell) -> int:
    """In how many dimensions it is no margin: after pattern, kind and start of the period its name has their values."""
    return sum(value != "all" for value in cell.split("|")[3:])


def small_groups(changed: Mapping[Cell, Persons], cells: Iterable[Cell], smallest: int) -> list[frozenset[Cell]]:
    """The cells that describe a group of fewer persons: of whom it is known that these, and no others, changed by them.

    A second way to the same end, for the disclosure test: by the persons, not by the cells.
    """
    signature: dict[int, set[Cell]] = {}
    for cell in cells:
        for person in changed[cell]:
            signature.setdefault(person, set()).add(cell)
    sizes = Counter(frozenset(each) for each in signature.values())
    return sorted((each for each, size in sizes.items() if size < smallest), key=sorted)


def _are_large_enough(groups: list[_Group], group_of: Mapping[int, int], moved: Iterable[tuple[set[int], int]]) -> bool:
    """Whether groups may be parted so: each new part, and what stays of each group, if anything does."""
    gone: Counter[int] = Counter()
    for persons, least in moved:
        for number, inside in Counter(group_of.get(person) for person in persons).items():
            # Of persons who have changed no cell so far nobody can tell who stays.
            if inside < (least if number is None else max(least, groups[number].threshold)):
                return False
            if number is not None:
                gone[number] += inside
    stay = ((groups[number].size - inside, groups[number].threshold) for number, inside in gone.items())
    return all(size == 0 or size >= threshold for size, threshold in stay)


def _part(groups: list[_Group], group_of: dict[int, int], persons: Iterable[int], least: int) -> None:
    new: dict[int | None, int] = {}
    for person in persons:
        old = group_of.get(person)
        if old not in new:
            new[old] = len(groups)
            groups.append(_Group(0, max(least, groups[old].threshold) if old is not None else least))
        groups[new[old]].size += 1
        if old is not None:
            groups[old].size -= 1
        group_of[person] = new[old]
