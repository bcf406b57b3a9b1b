"""Secondary suppression: which cells a release must not show, so that what was recovered is hidden again.

Add here: another way to choose them.
Keep out: finding leaks (attacks), and taking cells out of what is published (the disclosure macro).

A shown cell that was recovered is hidden itself. For a hidden one it is the shown cell of fewest persons that relates
to it, in each relation: some other number less to reckon with; where there is none, those of the relations behind. With
a cell goes every other one of the same persons, since those have one status everywhere. Cells that an earlier release
has shown are never chosen: hiding what is known already helps nobody. A cell that was recovered by this release is
reached by some number of this release, so as long as there is such a cell, one that may be hidden is found.
"""

from collections.abc import Container, Iterable

import numpy as np

from warehouse.disclosure.inference.rows import Rows
from warehouse.disclosure.inference.under_test import Test
from warehouse.disclosure.report import Report
from warehouse.disclosure.statements.catalogue import Catalogue
from warehouse.disclosure.statements.cells import Cells


def cells_to_suppress(cells: Cells, rows: Rows, recovered: Iterable[str], closed: Container[str]) -> list[str]:
    """Names of cells to hide, in order. Empty where nothing that may be hidden would help.

    `recovered`: names of cells, as the report has them; others are left out. `closed`: names of cells in the ledger.
    """
    number = {str(key): index for index, key in enumerate(cells.keys)}
    chosen: set[str] = set()
    for name in sorted(set(recovered) & number.keys()):
        chosen.update(_for(cells, rows, number[name], closed))
    return sorted(chosen)


def of_same_persons(test: Test, chosen: Iterable[str]) -> list[str]:
    """With the cells of the same period, persons and sum of record keys that may be hidden as well, in order."""
    wanted, sets = set(chosen), test.truth.sets
    alike = {
        (key.period_type, key.period_start, test.truth.persons.get(key), sets[key])
        for key in test.cells.keys
        if str(key) in wanted and key in sets
    }
    for number, key in enumerate(test.cells.keys):
        signature = (key.period_type, key.period_start, test.truth.persons.get(key), sets.get(key))
        if signature in alike and not test.cells.hidden[number] and not test.is_closed[number]:
            wanted.add(str(key))
    return sorted(wanted)


def tables_to_hold(report: Report, known: Catalogue) -> list[str]:
    """Tables that say something of what was recovered or cannot be examined, in order."""
    names = {table for table, _ in report.not_examined} | {grain for grain, _, _ in report.recovered}
    showing = {
        name
        for name, table in known.tables.items()
        if name in names or any(count.grain in names for count in table.counts)
    }
    return sorted(showing | (names - known.grains.keys()))


def _for(cells: Cells, rows: Rows, cell: int, closed: Container[str]) -> set[str]:
    if not cells.hidden[cell] and str(cells.keys[cell]) not in closed:
        return {str(cells.keys[cell])}
    seen, border = {cell}, [cell]
    while border:
        groups = [group for each in border for group in _related(rows, each)]
        chosen = {name for group in groups if (name := _smallest(cells, group, closed))}
        if chosen:
            return chosen
        border = sorted({each for group in groups for each in group} - seen)
        seen.update(border)
    return set()


def _smallest(cells: Cells, group: list[int], closed: Container[str]) -> str | None:
    can = [each for each in group if not cells.hidden[each] and str(cells.keys[each]) not in closed]
    return min((int(cells.true[each]), str(cells.keys[each])) for each in can)[1] if can else None


def _related(rows: Rows, cell: int) -> list[list[int]]:
    """The other cells of each row that holds the cell."""
    where = np.flatnonzero(rows.cell == cell)
    row_numbers = np.unique(np.searchsorted(rows.start, where, side="right") - 1)
    return [[int(each) for each in rows.of(int(row))[0] if each != cell] for row in row_numbers]
