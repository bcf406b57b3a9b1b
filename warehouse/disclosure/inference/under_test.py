"""One release under test: what all audiences are told, how it relates, what follows, and what was known before.

Add here: another fact that several attacks start from.
Keep out: the attacks themselves (attacks).

Cells that closed in earlier releases keep their number, while rows come and go. A relation between such a cell and one
that closes now need not hold: the two are not of the same persons. Each cell is judged by the persons of the day on
which it closed (the ledger has them), so a relation with a closed cell is used only where it holds among these counts.
What is left is true of all of them, and every conclusion from it is true. What follows from closed cells alone was
known before this release: nothing that is hidden now takes it back.
"""

import time
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.inference import bounds, programs
from warehouse.disclosure.inference import rows as rows_of
from warehouse.disclosure.inference.derived import Place
from warehouse.disclosure.statements import reading as reading_of
from warehouse.disclosure.statements.catalogue import Catalogue
from warehouse.disclosure.statements.cells import UNKNOWN, Cells
from warehouse.disclosure.statements.knowledge import Knowledge, knowledge
from warehouse.disclosure.statements.truth import Truth

SEED = 20220224
PROBLEMS = 1500
SECONDS = 120.0

Files = Mapping[str, Path]  # audience -> its warehouse.duckdb
Relations = Sequence[rows_of.Relation]


@dataclass
class Budget:
    """How many linear programs to solve, how long at most by the clock, and from which seed the sample is drawn."""

    problems: int = PROBLEMS
    seconds: float = SECONDS
    seed: int = SEED


class Test:
    """What an attacker knows at the start. `closed`: names of the cells that earlier releases have shown."""

    __test__ = False  # no test of pytest's

    def __init__(
        self, files: Files, truth: Truth, budget: Budget, known: Catalogue, closed: AbstractSet[str] = frozenset()
    ) -> None:
        self.begun = time.process_time()
        self.files, self.truth, self.budget, self.known, self.closed = files, truth, budget, known, closed
        self.said = {name: reading_of.read(path, known, truth.patterns, truth.dims) for name, path in files.items()}
        self.union: Knowledge = knowledge(self.said.values(), truth)
        self.cells: Cells = self.union.cells
        self.is_closed = np.array([str(key) in closed for key in self.cells.keys], dtype=bool)
        self.is_counted = np.array([self.cells.is_counted(key) for key in self.cells.keys], dtype=bool)
        self.outdated = forget_outdated(self.cells, self.is_closed)
        self.relations = rows_of.relations(self.cells, known)
        self.rows = self.rows_among(self.relations, self.cells)
        self.bounds = bounds.tighten(self.rows, self.cells.low, self.cells.high)
        self.earlier = _Earlier(self)
        self.leaking: list[Place] = []  # rows of published tables whose derived numbers give a group away
        self.started, self.solved, self.is_cut = time.monotonic(), 0, False

    def rows_among(self, relations: Relations, cells: Cells) -> rows_of.Rows:
        """Rows of relations, without those that meet a closed cell, or one whose persons are not counted, and do not
        hold among the persons of today."""
        return rows_of.rows(relations, cells.shown).without_broken(self.cells.true, self.is_closed | ~self.is_counted)

    def not_examined(self) -> list[tuple[str, str]]:
        """What cannot be read, cells with two numbers, relations that the catalogue claims and true cells break."""
        reasons = [each for file in self.said.values() for each in file.not_examined]
        reasons += [
            (key.grain, f"a cell of pattern {key.pattern_id} has two numbers") for key in self.union.disagreeing
        ]
        plain = rows_of.rows(self.relations, np.zeros_like(self.cells.shown))
        plain = plain.without_broken(self.cells.true, self.is_closed | ~self.is_counted)
        for row in plain.broken_in(self.cells.true):
            key = self.cells.keys[int(plain.of(int(row))[0][0])]
            reasons.append((key.grain, f"a relation of pattern {key.pattern_id} does not hold in the true cells"))
        return reasons

    def has_budget(self, share: float) -> bool:
        if time.monotonic() - self.started > self.budget.seconds:
            self.is_cut = True
        return not self.is_cut and self.solved < self.budget.problems * share

    def main_audience(self) -> str:
        """The audience that is told most."""
        return max(self.said, key=lambda name: sum(len(each) for each in self.said[name].statements.values()))

    def was_known(self, cell: int) -> bool:
        """Whether earlier releases alone say that a cell is of one to four persons."""
        return self.earlier.says(cell)


class _Earlier:
    """What follows from the closed cells alone: as if nothing that closes now were published."""

    def __init__(self, test: Test) -> None:
        cells, known = test.cells, test.is_closed
        self.cells = Cells(
            cells.keys,
            cells.index,
            np.where(known, cells.low, 0),
            np.where(known, cells.high, UNKNOWN),
            np.where(known, cells.shown, 0),
            cells.true,
            periods=cells.periods,
        )
        self.rows = test.rows_among(test.relations, self.cells)
        self.bounds = bounds.tighten(self.rows, self.cells.low, self.cells.high)
        rests = bounds.small_rests(test.relations, self.cells.hidden, self.bounds)
        self._small = set(rests) | set(np.flatnonzero(_is_small(self.bounds)).tolist())
        self._around = programs.Neighbours(self.rows, len(cells.keys))

    def says(self, cell: int) -> bool:
        if cell in self._small:
            return True
        chosen = self._around.around(cell)
        low, high, _ = programs.bound(self.rows, chosen, [cell], self.bounds.low, self.bounds.high)
        return low >= 1 and min(high, int(self.bounds.high[cell])) < SMALLEST_GROUP


def forget_outdated(cells: Cells, is_closed: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Closed cells whose number the persons of today cannot have given: nothing follows from it about them."""
    is_outside = (cells.true < cells.low) | (cells.true > cells.high)
    outdated: npt.NDArray[np.bool_] = is_closed & is_outside
    cells.low[outdated], cells.high[outdated] = 0, UNKNOWN
    return outdated


def _is_small(limits: bounds.Bounds) -> npt.NDArray[np.bool_]:
    small: npt.NDArray[np.bool_] = (limits.low >= 1) & (limits.high < SMALLEST_GROUP)
    return small
