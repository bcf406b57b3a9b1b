"""Attack: does somebody who knows all about a person learn from the shown numbers that she is in the data?

Add here: another score that shown numbers give to a person.
Keep out: what is certain of a cell: this is a guess.

The attacker knows the cells in which she would be counted, in all tables, and the numbers of the periods beside. Each
cell that is larger than those let expect speaks for her, the more the less it varies; what moves all cells of a country
and period together is taken out first. Tried on whoever stands in most cells: the richest tenth. Each of them is scored
twice, by the numbers as they are, and by those that the same method would have given without her. The area under the
curve is how often a person who is there scores higher than one who is not: .5 is blind guessing, 1 is certainty. It is
told in each release's report, and stops nothing by itself.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.perturbation import MAXIMUM_NOISE, VARIANCE, table
from warehouse.disclosure.report import Attack
from warehouse.disclosure.statements.cells import Cells, Key
from warehouse.disclosure.statements.rich_persons import RichPersons

_Z = 1.96  # of the interval: 95 %
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass
class Evidence:
    """A score for each person of the sample and each of her cells: with her, and without her."""

    person: Ints
    cell: Ints
    inside: Floats
    outside: Floats

    def area(self) -> tuple[float, float]:
        """The area under the curve, and half of its interval."""
        _, at = np.unique(self.person, return_inverse=True)
        return area_under_curve(np.bincount(at, self.inside), np.bincount(at, self.outside))


def attack(cells: Cells, rich: RichPersons, sums: dict[Key, int]) -> Attack:
    """The area for the richest tenth, with its interval.

    `sums`: the sum of the record keys of each cell.
    """
    evidence = _evidence(cells, rich, sums)
    if evidence is None:
        return Attack("membership", note="Nobody is in cells of which the periods beside are shown.")
    area, half = evidence.area()
    note = (
        f"Area under the curve {area:.3f} ({max(area - half, 0):.3f} to {min(area + half, 1):.3f}) for the "
        f"{len(np.unique(evidence.person))} persons in most cells; blind guessing: 0.500."
    )
    return Attack("membership", len(np.unique(evidence.cell)), note=note)


def area_under_curve(inside: npt.NDArray[Any], outside: npt.NDArray[Any]) -> tuple[float, float]:
    """How often somebody inside scores higher than somebody outside, ties counted half; and half of its interval.

    Source of the interval: Hanley and McNeil 1982. Persons who stand in the same cells have one score inside, and are
    one observation.
    """
    ordered = np.sort(outside)
    ranks = np.searchsorted(ordered, inside, "left") + np.searchsorted(ordered, inside, "right")
    area = float(np.mean(ranks) / 2 / len(outside))
    first, second = area / (2 - area), 2 * area**2 / (1 + area)
    scores, others = len(np.unique(inside)), len(outside)
    spread = area * (1 - area) + (scores - 1) * (first - area**2) + (others - 1) * (second - area**2)
    return area, _Z * float(np.sqrt(max(spread, 0.0) / (scores * others)))


def _evidence(cells: Cells, rich: RichPersons, sums: dict[Key, int]) -> Evidence | None:
    expected = _expected(cells)
    noise = _Noise(rich.secret)
    number_of = {str(key): number for number, key in enumerate(cells.keys)}
    rows = []
    for person, name in zip(rich.record_keys, rich.cells, strict=True):
        number = number_of.get(name, -1)
        if number < 0 or number not in expected or cells.keys[number] not in sums:
            continue
        level = expected[number]
        spread = level + VARIANCE
        others = int(cells.true[number]) - 1
        without = others + noise.of(others, (sums[cells.keys[number]] - person) % 2**32)
        # A number that would not be shown is at most one below the smallest that is.
        told = without if min(without, others) >= SMALLEST_GROUP else SMALLEST_GROUP - 1
        rows.append((person, number, (int(cells.shown[number]) - level) / spread, (told - level) / spread))
    if not rows:
        return None
    return Evidence(*(np.array(column) for column in zip(*rows, strict=True)))


def _expected(cells: Cells) -> dict[int, float]:
    """What the periods beside let expect of each shown cell: their mean, moved as all cells of the country have."""
    shown: dict[tuple[object, ...], dict[int, int]] = defaultdict(dict)
    for number, key in enumerate(cells.keys):
        if cells.shown[number] > 0:
            shown[key.pattern_id, key.period_type, key.dims][key.period_start.toordinal()] = number
    beside: dict[int, float] = {}
    for of_series in shown.values():
        days = sorted(of_series)
        for at, day in enumerate(days):
            near = [of_series[each] for each in (*days[max(at - 1, 0) : at], *days[at + 1 : at + 2])]
            if near:
                beside[of_series[day]] = float(np.mean(cells.shown[near]))
    moved: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number in beside:
        key = cells.keys[number]
        moved[key.value("country_code"), key.period_type, key.period_start].append(number)
    return {
        number: beside[number] * float(cells.shown[numbers].sum()) / sum(beside[each] for each in numbers)
        for numbers in moved.values()
        for number in numbers
    }


@dataclass
class _Noise:
    """The random change of a cell, as the macro cell_key and the perturbation table give it."""

    secret: str
    rows: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for count, change, _, high in table():
            self.rows[count].append((high, change))

    def of(self, count: int, key_sum: int) -> int:
        digest = hashlib.md5(f"{self.secret}|{key_sum}".encode(), usedforsecurity=False).digest()
        cell_key = int.from_bytes(digest[8:], "little") // 2 % 2**32
        return next(change for high, change in self.rows[min(count, MAXIMUM_NOISE)] if cell_key < high)
