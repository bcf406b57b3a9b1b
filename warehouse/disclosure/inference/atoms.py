"""Programs over atoms of persons: every way in which one person can stand in the cells of a block, and how many do.

    block   the cells of one grain, place and period over some dimensions, of which some overlap (a person may have
            several settings, regions, months) and others do not (gender, age, origin)
    atom    the exact set of finest overlapping cells that a person is in, and her values of the others

Add here: another membership of atoms in cells.
Keep out: which blocks are tried (attacks).

Each cell is the sum of the atoms in it. A world is a number of persons for each atom, so the bounds over atoms are the
widest that any world allows and no wider: what they leave no choice is certain. Blocks with more atoms than `LARGEST`
are not built; for those, programs.py has the rows between cells alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.optimize import Bounds
from scipy.sparse import csr_array

from warehouse.disclosure.inference.programs import solve
from warehouse.disclosure.statements.cells import UNKNOWN

MOST_OVERLAPPING = 8
LARGEST = 4096


@dataclass(frozen=True)
class Block:
    """`cells`: for each cell its number, the finest overlapping values it holds (as bits), and its exclusive values.

    `several`: cells of those that are in two or more of their overlapping values.
    """

    overlapping: int
    exclusive: int
    cells: tuple[tuple[int, int, frozenset[int]], ...]
    several: frozenset[int] = frozenset()

    @property
    def atoms(self) -> int:
        return int(2**self.overlapping - 1) * self.exclusive

    def is_small(self) -> bool:
        return self.overlapping <= MOST_OVERLAPPING and self.atoms <= LARGEST


def matrix(block: Block) -> csr_array:
    """Cells by atoms, 1 where an atom's persons are in the cell."""
    subsets = np.arange(1, 2**block.overlapping, dtype=np.int64)
    data = np.zeros((len(block.cells), block.atoms), dtype=np.int8)
    for row, (number, bits, values) in enumerate(block.cells):
        met = np.bitwise_count(subsets & bits) if hasattr(np, "bitwise_count") else _bits(subsets & bits)
        is_in = met >= (2 if number in block.several else 1)
        chosen = np.array([value in values for value in range(block.exclusive)])
        data[row] = np.outer(chosen, is_in).ravel()
    return csr_array(data.astype(float))


def bound(members: csr_array, cells: Sequence[int], low: Sequence[int], high: Sequence[int]) -> tuple[int, int, int]:
    """Bounds of the persons of `cells` together (rows of a block), given those of all its cells; problems solved."""
    objective = np.asarray(members[list(cells)].sum(axis=0)).ravel()
    ends = np.array(low, dtype=float), np.array([min(each, UNKNOWN) for each in high], dtype=float)
    return solve(members, *ends, Bounds(0, np.inf), objective)


def grid(sizes: Sequence[int]) -> list[tuple[int, ...]]:
    """The finest cells of several overlapping dimensions, in order."""
    return list(product(*(range(size) for size in sizes)))


def _bits(numbers: "np.typing.NDArray[np.int64]") -> "np.typing.NDArray[np.int64]":
    return np.array([int(each).bit_count() for each in numbers], dtype=np.int64)
