"""Secondary suppression: which cells a release must not show, so that what was recovered is hidden again.

Add here: another way to choose them.
Keep out: finding leaks (attacks.py), and taking cells out of what is published (the disclosure macro).

A shown cell that was recovered is hidden itself. For a hidden one it is the shown cell of fewest persons that relates
to it, in each relation: some other number less to reckon with. Cells that an earlier release has shown are never
chosen: hiding what is known already helps nobody.
"""

from collections.abc import Container, Iterable

import numpy as np

from warehouse.disclosure.cells import Cells
from warehouse.disclosure.rows import Rows


def cells_to_suppress(cells: Cells, rows: Rows, recovered: Iterable[str], closed: Container[str]) -> list[str]:
    """Names of cells to hide, in order. Empty where nothing that may be hidden would help.

    `recovered`: names of cells, as the report has them; others are left out. `closed`: names of cells in the ledger.
    """
    number = {str(key): index for index, key in enumerate(cells.keys)}
    chosen: set[str] = set()
    for name in sorted(set(recovered) & number.keys()):
        cell = number[name]
        for group in [[cell]] if not cells.hidden[cell] else _related(rows, cell):
            open_to = [each for each in group if not cells.hidden[each] and str(cells.keys[each]) not in closed]
            if open_to:
                chosen.add(min((int(cells.true[each]), str(cells.keys[each])) for each in open_to)[1])
    return sorted(chosen)


def _related(rows: Rows, cell: int) -> list[list[int]]:
    """The other cells of each row that holds the cell."""
    where = np.flatnonzero(rows.cell == cell)
    found = np.unique(np.searchsorted(rows.start, where, side="right") - 1)
    return [[int(each) for each in rows.of(int(row))[0] if each != cell] for row in found]
