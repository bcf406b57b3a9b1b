"""How many people were met by which of several lists: a capture history for each, and what is counted from them.

Add here: a count that several estimators need.
Keep out: reading files (entered) and estimating.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from warehouse.estimators.estimate import whole

MOST_LISTS = 12


@dataclass(frozen=True)
class Histories:
    """`counts`: persons by history, a tuple of 0 and 1 in the order of `lists`. A history that is absent has nobody."""

    lists: tuple[str, ...]
    counts: Mapping[tuple[int, ...], int]

    def __post_init__(self) -> None:
        if not 1 <= len(self.lists) <= MOST_LISTS or len(set(self.lists)) != len(self.lists):
            raise ValueError(f"There must be 1 to {MOST_LISTS} lists, each with a name of its own.")
        for history, count in self.counts.items():
            if len(history) != len(self.lists) or set(history) - {0, 1}:
                raise ValueError("A history says 0 or 1 for each list, in their order.")
            if whole("the number of each history", count) and not any(history):
                raise ValueError("People on no list cannot be counted: that is what is estimated.")

    @property
    def t(self) -> int:
        return len(self.lists)

    @cached_property
    def observed(self) -> int:
        """Distinct persons on any list."""
        return sum(self.counts.values())

    def on(self, *wanted: int) -> int:
        """Persons on all the lists with these positions."""
        return sum(count for history, count in self.counts.items() if all(history[i] for i in wanted))

    def times(self, k: int) -> int:
        """Persons on exactly k lists."""
        return sum(count for history, count in self.counts.items() if sum(history) == k)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        return list(combinations(range(self.t), 2))

    def name(self, pair: tuple[int, int]) -> str:
        return f"{self.lists[pair[0]]}:{self.lists[pair[1]]}"

    def empty_lists(self) -> tuple[str, ...]:
        return tuple(name for i, name in enumerate(self.lists) if self.on(i) == 0)
