"""Notes that a declaration names as dropped unread: gone before anything looks into a cell of theirs, and counted.

Add here: another place where a page may hold notes.
Keep out: columns that nobody named. They are judged as ever (gate.py).
"""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.fold import fold
from warehouse.contract.read.sheet import Sheet, filled

WORD = "notes_dropped"  # of rules.yaml's `repairs`


def count(sheet: Sheet) -> int:
    """In how many rows notes were dropped."""
    return sheet.repaired.get(WORD, 0)


def dropped(sheet: Sheet, declaration: Declaration) -> Sheet:
    """The sheet with empty cells in their place, so that every column keeps the letter that people know it by."""
    named = set(map(fold, declaration.unread_notes.drop))
    places = [at for at, header in enumerate(sheet.headers) if fold(header) in named]
    if not places:
        return sheet
    columns, rows = list(sheet.columns), pa.repeat(pa.scalar(False), sheet.rows)
    for at in places:
        rows = pc.or_(rows, filled(columns[at]))
        columns[at] = pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), sheet.rows), pa.array([""]))
    return replace(sheet, columns=columns).told(WORD, int(pc.sum(rows).as_py() or 0))
