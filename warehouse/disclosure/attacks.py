"""The disclosure test: every attack on one release, with a budget of linear programs and a seed.

Add here: another attack, as a function of the Test that returns an Attack.
Keep out: reading files and the working database (reading.py, truth.py), and what is told to whom (report.py).

Order matters: subtraction is cheap and narrows the bounds from which the programs start. Programs are tried first where
the bounds are narrowest, then on a sample drawn with the seed. Only cells that do hold one to four persons are tried:
bounds always contain the truth, so no other can be recovered. The same release, budget and seed give the same result,
unless the clock cut it.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from warehouse.disclosure import atoms, blocks, bounds, derived, partners, programs, releases, squares
from warehouse.disclosure import reading as reading_of
from warehouse.disclosure import rows as rows_of
from warehouse.disclosure.catalogue import Catalogue, catalogue
from warehouse.disclosure.cells import SMALLEST_GROUP, UNKNOWN, Cells, Key, is_small_group
from warehouse.disclosure.knowledge import Knowledge, knowledge
from warehouse.disclosure.reading import Said
from warehouse.disclosure.report import Attack, Report
from warehouse.disclosure.truth import Truth

SEED = 20220224
PROBLEMS = 1500
SECONDS = 120.0

Files = Mapping[str, Path]  # audience -> its warehouse.duckdb


@dataclass
class Budget:
    """How many linear programs to solve, how long at most by the clock, and from which seed the sample is drawn."""

    problems: int = PROBLEMS
    seconds: float = SECONDS
    seed: int = SEED


class Test:
    """One release under test: what all audiences are told, how it relates, and the bounds that follow."""

    __test__ = False  # no test of pytest's

    def __init__(self, files: Files, truth: Truth, budget: Budget, known: Catalogue) -> None:
        self.begun = time.process_time()
        self.files, self.truth, self.budget, self.known = files, truth, budget, known
        self.said = {name: reading_of.read(path, known, truth.patterns, truth.dims) for name, path in files.items()}
        self.union: Knowledge = knowledge(self.said.values(), truth)
        self.cells: Cells = self.union.cells
        self.relations = rows_of.relations(self.cells, known)
        self.rows = rows_of.rows(self.relations, self.cells.shown)
        self.bounds = bounds.tighten(self.rows, self.cells.low, self.cells.high)
        self.started, self.solved, self.is_cut = time.monotonic(), 0, False

    def not_examined(self) -> list[tuple[str, str]]:
        """What cannot be read, cells with two numbers, relations that the catalogue claims and true cells break."""
        found = [each for said in self.said.values() for each in said.not_examined]
        found += [(key.grain, f"a cell of pattern {key.pattern_id} has two numbers") for key in self.union.disagreeing]
        plain = rows_of.rows(self.relations, np.zeros_like(self.cells.shown))
        for row in plain.broken_in(self.cells.true):
            key = self.cells.keys[int(plain.of(int(row))[0][0])]
            found.append((key.grain, f"a relation of pattern {key.pattern_id} does not hold in the true cells"))
        return found

    def has_budget(self, share: float) -> bool:
        if time.monotonic() - self.started > self.budget.seconds:
            self.is_cut = True
        return not self.is_cut and self.solved < self.budget.problems * share


def run(
    release_id: str, files: Files, earlier: Mapping[str, Files], truth: Truth, budget: Budget | None = None
) -> Report:
    """Try every attack on a release. `earlier`: the files of the releases that are still there, by their name."""
    return tried(prepared(files, truth, budget), release_id, earlier)


def prepared(files: Files, truth: Truth, budget: Budget | None = None) -> Test:
    """What an attacker knows at the start."""
    return Test(files, truth, budget or Budget(), catalogue())


def tried(test: Test, release_id: str, earlier: Mapping[str, Files]) -> Report:
    """Every attack on what was prepared."""
    begun = test.begun
    report = Report(release_id, test.budget.seed, test.budget.problems, not_examined=test.not_examined())
    report.cells, report.hidden = len(test.cells.keys), int(test.cells.hidden.sum())
    steps: list[Callable[[Test], Attack]] = [
        _subtraction,
        _periods,
        _audiences,
        _relations,
        _atoms,
        _squares,
        _partners,
    ]
    report.attacks = [step(test) for step in steps]
    report.attacks.append(_earlier(test, earlier))
    report.attacks.append(_derived(test, report))
    report.problems, report.is_cut = test.solved, test.is_cut
    report.cpu_seconds = round(time.process_time() - begun, 1)
    return report


def _named(keys: Sequence[Key]) -> list[tuple[str, str, str]]:
    return [(key.grain, key.pattern_id, str(key)) for key in keys]


def _small(test: Test, found: bounds.Bounds, relations: Sequence[rows_of.Relation]) -> list[Key]:
    """Hidden cells, and rests of several hidden ones, that are known to hold one to four persons."""
    small = np.flatnonzero(test.cells.hidden & (found.low >= 1) & (found.high < SMALLEST_GROUP))
    rests = bounds.small_rests(relations, test.cells.hidden, found)
    return [test.cells.keys[int(number)] for number in [*small, *rests]]


def _main_audience(test: Test) -> str:
    return max(test.said, key=lambda name: sum(len(each) for each in test.said[name].statements.values()))


def _alone(test: Test, *, with_periods: bool) -> list[Key]:
    """What the audience that is told most can subtract."""
    told = knowledge(test.said.values(), test.truth, only=_main_audience(test)).cells
    chosen = [each for each in test.relations if with_periods or not each.is_period]
    found = bounds.tighten(rows_of.rows(chosen, told.shown), told.low, told.high)
    return _small(test, found, chosen)


def _subtraction(test: Test) -> Attack:
    noise = "" if test.union.is_perturbed else " The numbers are not changed at random as the perturbation table says."
    contradicted = len(test.bounds.dropped)
    note = f"{contradicted} relations contradict each other and were left out." if contradicted else ""
    tried = int(test.cells.hidden.sum())
    return Attack(
        "subtraction of margins", tried, _named(_alone(test, with_periods=False)), note=(note + noise).strip()
    )


def _periods(test: Test) -> Attack:
    wholes = {each.whole for each in test.relations if each.is_period}
    return Attack("overlapping periods", len(wholes), _named(_alone(test, with_periods=True)))


def _audiences(test: Test) -> Attack:
    told = [{each.key for table in said.statements.values() for each in table} for said in test.said.values()]
    common = len(set.intersection(*told)) if len(told) > 1 else 0
    return Attack("all audiences together", common, _named(_small(test, test.bounds, test.relations)))


def _targets(test: Test) -> list[int]:
    """Hidden cells that can be recovered at all: for a fourth of the budget the narrowest, then as the seed draws."""
    can_be = test.cells.hidden & (test.cells.true >= 1) & (test.cells.true < SMALLEST_GROUP)
    numbers = np.flatnonzero(can_be)
    narrow = numbers[np.argsort(test.bounds.high[numbers], kind="stable")][: test.budget.problems // 4]
    drawn = np.random.default_rng(test.budget.seed).permutation(numbers)
    return [int(each) for each in dict.fromkeys([*narrow.tolist(), *drawn.tolist()])]


def _relations(test: Test) -> Attack:
    attack = Attack("linear programs over relations")
    around = programs.Neighbours(test.rows, len(test.cells.keys))
    for cell in _targets(test):
        if not test.has_budget(0.5):
            break
        chosen = around.around(cell)
        low, high, solved = programs.bound(test.rows, chosen, [cell], test.bounds.low, test.bounds.high)
        test.solved, attack.tried = test.solved + solved, attack.tried + 1
        if is_small_group(low, min(high, int(test.bounds.high[cell]))):
            attack.recovered += _named([test.cells.keys[cell]])
    return attack


def _atoms(test: Test) -> Attack:
    attack = Attack("linear programs over atoms of persons")
    wanted = set(_targets(test))
    found = [each for each in blocks.blocks(test.cells, test.known) if wanted.intersection(each.cells)]
    order = np.random.default_rng(test.budget.seed).permutation(len(found))
    for block in (found[int(each)] for each in order):
        if not test.has_budget(1.0):
            break
        members = atoms.matrix(block.block)
        low, high = test.bounds.low[list(block.cells)].tolist(), test.bounds.high[list(block.cells)].tolist()
        for row, cell in enumerate(block.cells):
            if cell not in wanted:
                continue
            least, most, solved = atoms.bound(block.block, members, [row], low, high)
            test.solved, attack.tried = test.solved + solved, attack.tried + 1
            if is_small_group(least, min(most, int(test.bounds.high[cell]))):
                attack.recovered += _named([test.cells.keys[cell]])
    attack.recovered = sorted(set(attack.recovered))  # a cell stands in several blocks
    attack.note = f"{len(found)} blocks of cells could be written as atoms."
    return attack


def _squares(test: Test) -> Attack:
    found = squares.guess(test.cells, test.rows)
    return Attack("least squares", found.tried, guessed=found.guessed, right=found.right, blind=found.blind)


def _partners(test: Test) -> Attack:
    tried, found = partners.recovered_by_partners(test.cells, test.bounds, test.truth.largest_share)
    return Attack("a partner's own rows", tried, _named([test.cells.keys[number] for number in found]))


def _earlier(test: Test, earlier: Mapping[str, Files]) -> Attack:
    attack, changed = Attack("earlier releases"), 0
    for files in earlier.values():
        for name, path in files.items():
            before = reading_of.read(path, test.known, test.truth.patterns, test.truth.dims)
            if name in test.said:
                found = releases.differences(test.said[name], before, test.union.noise)
                attack.tried, changed = attack.tried + found.tried, changed + found.changed
                attack.recovered += _named(found.recovered)
    attack.note = f"{len(earlier)} releases; {changed} closed cells changed." if earlier else "There is none."
    return attack


def _derived(test: Test, report: Report) -> Attack:
    attack = Attack("derived numbers")
    reach = {
        (key.value("country_code"), key.period_type, key.period_start): int(high)
        for key, high in zip(test.cells.keys, test.bounds.high, strict=True)
        if key.grain == "pub_reach" and [name for name, value in key.dims if value != "all"] == ["country_code"]
    }

    def most(row: derived.Row) -> int:
        # Of persons as published: a number may be above its count by the largest change.
        return test.truth.noise + reach.get((row["country_code"], row["period_type"], row["period_start"]), UNKNOWN)

    for name, path in test.files.items():
        found = derived.invert(path, test.said[name], test.known, most)
        attack.tried += found.tried
        attack.recovered += [(table, "", f"{table}: {column}") for table, column in found.recovered]
        report.not_examined += found.not_examined
    return attack


__all__ = ["Budget", "Files", "Said", "Test", "prepared", "run", "tried"]
