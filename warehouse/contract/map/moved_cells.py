"""Cells that have moved away from their contacts: a column a cell or two down, or rows to one side from the middle on.

Add here: another way in which a spreadsheet moves cells when some are inserted or deleted.
Keep out: headers that have moved (drift.py), and rows of another width than their header one by one (read/).

Every other cell of such a file may be readable, and belongs to somebody else. So it is held with this one cause, and no
row of it is told.
"""

import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract import contact_fields
from warehouse.contract.findings import Problem
from warehouse.contract.gate.gate import Matched
from warehouse.contract.map.map import Rows
from warehouse.contract.map.values import Context, translator
from warehouse.contract.read.sheet import Sheet, filled

_FEWEST_ROWS, _MANY_ROWS, _FEWEST_CELLS, _MOST_BELOW = 3, 8, 2, 5
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_TELLING = {"contact_date", "age", "age_band", *contact_fields.CHOICES, *contact_fields.SETS, *contact_fields.PLACES}
Mask = npt.NDArray[np.bool_]


def found(rows: Rows, sheet: Sheet, matched: Matched, context: Context) -> list[Problem]:
    """The one cause, where there is one."""
    code = context.declaration.code
    if row := _shifted_from(rows, sheet, matched, context):
        return [Problem(code, "rows_shifted", row_no=row)]
    if column := _down(sheet, matched):
        return [Problem(code, "column_down", column=column)]
    return []


def _shifted_from(rows: Rows, sheet: Sheet, matched: Matched, context: Context) -> int | None:
    """The first of several rows one below the other that read well one column to the side."""
    # A few lines of another width at the end are notes below a table.
    is_much = sheet.rows >= _FEWEST_ROWS and len(sheet.ragged) >= _MANY_ROWS
    if is_much and not np.any(np.asarray(sheet.row_no) > min(sheet.ragged)):
        return min(sheet.ragged)
    for side in (1, -1):
        cells = np.zeros(len(rows), dtype=np.int64)
        for name in _TELLING & matched.fields.keys():
            # A day beside its column is sign enough.
            weight = _FEWEST_CELLS if name == "contact_date" else 1
            cells += weight * _beside(rows, sheet, matched, context, (name, side))
        for shifted, length in ((cells >= _FEWEST_CELLS, _FEWEST_ROWS), ((cells > 0) & _is_bad(rows), _MANY_ROWS)):
            first = _first_run(shifted, length)
            if first is not None and first >= _FEWEST_ROWS:  # else it is the columns that were exchanged (drift.py)
                return int(sheet.row_no[first].as_py())
    return None


def _first_run(rows: Mask, length: int) -> int | None:
    """Where so many rows one below the other begin."""
    counts = np.convolve(rows, np.ones(length, dtype=np.int64), "valid") if len(rows) >= length else np.zeros(0)
    return int(np.argmax(counts == length)) if (counts == length).any() else None


def _is_bad(rows: Rows) -> Mask:
    """Rows of which several fields cannot be read."""
    fields: dict[str, Mask] = {}
    for (name, _), mask in rows.faults.items():
        fields[name] = fields.get(name, False) | mask.to_numpy(zero_copy_only=False)
    return np.asarray(sum(mask.astype(np.int64) for mask in fields.values()) >= _FEWEST_CELLS)


def _beside(rows: Rows, sheet: Sheet, matched: Matched, context: Context, where: tuple[str, int]) -> Mask:
    """Rows whose cell of a field cannot be read, while the one beside it is of that field, and not of its own."""
    name, side = where
    at = matched.fields[name] + side
    bad = np.zeros(len(rows), dtype=bool)
    for (field, _), mask in rows.faults.items():
        if field == name:
            bad |= mask.to_numpy(zero_copy_only=False)
    if not bad.any() or not 0 <= at < len(sheet.columns):
        return bad & False
    column = sheet.columns[at]
    places = np.unique(column.indices.to_numpy(zero_copy_only=False)[bad])
    read, own = translator(name, context), matched.name(at)
    read_own = translator(own, context) if own in _TELLING else None
    fits = np.zeros(len(column.dictionary), dtype=bool)
    for place, text in zip(places.tolist(), column.dictionary.take(pa.array(places)).to_pylist(), strict=True):
        is_own = read_own is not None and read_own(text)[1] is None
        fits[place] = bool(text) and read(text)[1] is None and not is_own
    return np.asarray(bad & fits[column.indices.to_numpy(zero_copy_only=False)])


def _down(sheet: Sheet, matched: Matched) -> str | None:
    """The column whose last cells stand below the last contact, where as many are empty above."""
    there = np.array([filled(column).to_numpy(zero_copy_only=False) for column in sheet.columns])
    if sheet.rows <= _MOST_BELOW or not there.any():
        return None
    usual = np.median(there[:, :-_MOST_BELOW].sum(axis=0))
    is_little = there[:, -_MOST_BELOW:].sum(axis=0) * 2 < usual
    below = _MOST_BELOW if is_little.all() else int(np.argmin(is_little[::-1]))
    if not below:
        return None
    columns = np.flatnonzero(there[:, -below:].any(axis=1)).tolist()
    if not all(_is_moved(sheet.columns[at], there[at], below) for at in columns):
        return None
    return next((matched.name(at) for at in columns if at not in matched.unknown), None)


def _is_moved(column: pa.DictionaryArray, there: Mask, below: int) -> bool:
    """Whether cells are empty among the contacts, and those below look like the others."""
    if np.count_nonzero(~there[:-below]) < np.count_nonzero(there[-below:]) or not there[:-below].any():
        return False
    shapes = pa.array([_DIGITS.sub("9", _LETTERS.sub("a", text)) for text in column.dictionary.to_pylist()])
    encoded = pc.dictionary_encode(shapes).indices.take(column.indices).to_numpy(zero_copy_only=False)
    return bool(np.isin(encoded[-below:][there[-below:]], encoded[:-below][there[:-below]]).all())
