"""Cells as the disclosure test sees them: a name, and what an attacker knows of the number of persons.

Add here: another fact about a single cell.
Keep out: how cells relate (inference/rows.py), and reading them from files (reading.py).

Numbers of persons are whole. `UNKNOWN` stands for a count without an upper bound: larger than any, small enough for
sums of many in 64 bits.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from warehouse.definitions.protection import SMALLEST_GROUP

UNKNOWN = 10**9
ROUNDED = -1  # in place of a published number of which only the rounded one is known

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Key:
    """The name of a cell: its grain, pattern, period, and the value of each dimension ('all' for a margin)."""

    grain: str
    pattern_id: str
    period_type: str
    period_start: date
    dims: tuple[tuple[str, str], ...]

    def value(self, dimension: str) -> str:
        return self._values.get(dimension, "all")

    @cached_property
    def named(self) -> frozenset[str]:
        """Dimensions in which the cell is no margin."""
        return frozenset(name for name, value in self.dims if value != "all")

    @cached_property
    def _values(self) -> dict[str, str]:
        return dict(self.dims)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Cells are looked up millions of times, and their names do not change."""
        return hash((self.grain, self.pattern_id, self.period_type, self.period_start, self.dims))

    def __str__(self) -> str:
        values = "|".join(value for _, value in self.dims)
        return f"{self.pattern_id}|{self.period_type}|{self.period_start.isoformat()}|{values}"


@dataclass
class Cells:
    """All cells of a release: bounds of the true count as published, and what is only known to whoever runs the test.

    `low`, `high`: persons, from the published files alone. `shown`: the published number, 0 where hidden. `true`:
    persons before disclosure control, to judge with. `own`: the counts of single partners, by cell. `computed`: what
    would be published of the rows that are there now, 0 where nobody can say. `periods`: of whose cells that is known,
    as something closes in them (type, first day); None for all.
    """

    keys: list[Key] = field(default_factory=list)
    index: dict[Key, int] = field(default_factory=dict)
    low: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    high: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    shown: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    true: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    own: dict[int, tuple[int, ...]] = field(default_factory=dict)
    computed: dict[int, int] = field(default_factory=dict)
    periods: frozenset[tuple[str, date]] | None = None

    @classmethod
    def of(cls, keys: Iterable[Key]) -> "Cells":
        """Hidden cells of whom nothing is known."""
        names = list(dict.fromkeys(keys))
        size = len(names)
        zero = np.zeros(size, dtype=np.int64)
        high = np.full(size, UNKNOWN, dtype=np.int64)
        return cls(names, {key: number for number, key in enumerate(names)}, zero, high, zero.copy(), zero.copy())

    def is_counted(self, key: Key) -> bool:
        """Whether it is known how many persons are in a cell today, be it published or not."""
        return self.periods is None or (key.period_type, key.period_start) in self.periods

    @property
    def hidden(self) -> npt.NDArray[np.bool_]:
        return np.equal(self.shown, 0)


def is_small_group(low: int, high: int) -> bool:
    """Is a count known to be that of a group of one to four persons?"""
    return low >= 1 and high < SMALLEST_GROUP
