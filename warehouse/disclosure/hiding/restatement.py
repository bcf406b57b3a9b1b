"""Which closed cells a dated restatement may change, so that the change tells of no person.

    changed     cell -> the persons who have entered or left it since it closed, without those who were erased

Add here: nothing that depends on published numbers: a number says less of a change than the persons themselves do.
Keep out: how the persons are known (warehouse/intake/landing/closed_sets.py), and what a release says (attacks).

Two rules. A cell changes only if at least T persons have entered or left it, T of its pattern. And whoever compares two
releases sees which cells changed, in all tables: persons who made the same cells change are a group that is described
by these cells. No such group may be smaller than T, the largest of its cells'. So cells are taken in order, totals
before details and among them those of most persons first, and one is left out that would part a smaller group from
others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Cell = str
Persons = frozenset[int]


@dataclass
class _Group:
    """Persons who so far make the same cells change, and the largest threshold of these."""

    size: int
    threshold: int


def may_change(changed: Mapping[Cell, Persons], thresholds: Mapping[Cell, int]) -> set[Cell]:
    """Cells that may be computed anew together. The order of the mapping does not matter."""
    allowed: set[Cell] = set()
    groups: list[_Group] = []
    group_of: dict[int, int] = {}
    for cell in sorted(changed, key=lambda each: (_details(each), -len(changed[each]), each)):
        persons, least = changed[cell], thresholds[cell]
        met = Counter(group_of.get(person) for person in persons)
        if persons and all(_is_large_enough(groups, number, inside, least) for number, inside in met.items()):
            allowed.add(cell)
            _part(groups, group_of, persons, least)
    return allowed


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


def _is_large_enough(groups: list[_Group], number: int | None, inside: int, least: int) -> bool:
    """Whether a group may be parted so: what is in the new cell, and what is left of it, if anything is."""
    if number is None:  # persons who have changed no cell so far: nobody can tell who is left of them
        return inside >= least
    group = groups[number]
    left = group.size - inside
    return inside >= max(least, group.threshold) and (left == 0 or left >= group.threshold)


def _part(groups: list[_Group], group_of: dict[int, int], persons: Persons, least: int) -> None:
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
