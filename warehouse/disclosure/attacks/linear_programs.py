"""Linear programs: the narrowest bounds of a hidden cell that all relations, or all atoms of persons, allow.

Add here: another system of equations to bound a cell by.
Keep out: the systems and how they are solved (warehouse/disclosure/inference).

Programs are tried first where the bounds are narrowest, then on a sample drawn with the seed. Only cells that do hold
one to four persons are tried: bounds always contain the truth, so no other can be recovered.
"""

import numpy as np
from scipy.sparse import csr_array

from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.attacks.recovered import only_news
from warehouse.disclosure.inference import atoms, blocks, bounds, programs
from warehouse.disclosure.inference.under_test import Test
from warehouse.disclosure.report import Attack
from warehouse.disclosure.statements.cells import is_small_group


def over_relations(test: Test) -> Attack:
    tried, recovered = 0, []
    around = programs.Neighbours(test.rows, len(test.cells.keys))
    for cell in _targets(test):
        if not test.has_budget(0.5):
            break
        chosen = around.around(cell)
        low, high, solved = programs.bound(test.rows, chosen, [cell], test.bounds.low, test.bounds.high)
        test.solved, tried = test.solved + solved, tried + 1
        if is_small_group(low, min(high, int(test.bounds.high[cell]))):
            recovered.append(cell)
    return only_news(test, "linear programs over relations", tried, recovered)


def over_atoms(test: Test) -> Attack:
    tried, recovered, wanted = 0, set(), set(_targets(test))
    candidates = blocks.blocks(test.cells, test.known, wanted)
    order = np.random.default_rng(test.budget.seed).permutation(len(candidates))
    for block in (candidates[int(each)] for each in order):
        if not test.has_budget(1.0):
            break
        members = atoms.matrix(block.block)
        for row, cell in enumerate(block.cells):
            if cell not in wanted:
                continue
            is_small, solved = _is_small_in(block, members, row, test.bounds)
            test.solved, tried = test.solved + solved, tried + 1
            # A cell stands in several blocks; what one of them says of closed cells alone is no news.
            if is_small and not _is_small_in(block, members, row, test.earlier.bounds)[0]:
                recovered.add(cell)
    note = f"{len(candidates)} blocks of cells could be written as atoms."
    return only_news(test, "linear programs over atoms of persons", tried, sorted(recovered), note)


def _targets(test: Test) -> list[int]:
    """Hidden cells that can be recovered at all: for a fourth of the budget the narrowest, then as the seed draws."""
    can_be = test.cells.hidden & (test.cells.true >= 1) & (test.cells.true < SMALLEST_GROUP)
    numbers = np.flatnonzero(can_be)
    narrow = numbers[np.argsort(test.bounds.high[numbers], kind="stable")][: test.budget.problems // 4]
    drawn = np.random.default_rng(test.budget.seed).permutation(numbers)
    return [int(each) for each in dict.fromkeys([*narrow.tolist(), *drawn.tolist()])]


def _is_small_in(block: blocks.Named, members: csr_array, row: int, known: bounds.Bounds) -> tuple[bool, int]:
    """Whether one cell of a block is known to be of one to four persons; and problems solved."""
    low, high = known.low[list(block.cells)].tolist(), known.high[list(block.cells)].tolist()
    least, most, solved = atoms.bound(members, [row], low, high)
    return is_small_group(least, min(most, int(known.high[block.cells[row]]))), solved
