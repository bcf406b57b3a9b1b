"""Drift: what changed at the partner since the contract was written. The delivery waits, and the column is named.

Add here: another change that single rows cannot tell from a slip of the pen.
Keep out: missing columns (gate.py), new form versions (layouts/) and single bad rows (map.py).

A row that cannot be read is refused alone. When a column as a whole cannot, or when what can be read may mean another
thing than it says, then the rest of the delivery is not to be trusted either.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract import contact_fields
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.contract.gate.gate import Matched
from warehouse.contract.map import pasted, plausible
from warehouse.contract.map.map import Rows
from warehouse.contract.map.values import Context, boolean, translator
from warehouse.contract.read import days
from warehouse.contract.read.sheet import Sheet, filled
from warehouse.tokens.first_keying import column_name

_UNREADABLE = ("bad_number", "bad_date", "unknown_label", "bad_token", "unreadable_cell")
MOST, FEWEST_ROWS = 0.5, 3
# One word for many rows is a choice that was renamed in the form; single ones are slips of the pen.
LABEL_SHARE, LABEL_ROWS, FEW_LABEL_SHARE, FEW_LABEL_ROWS = 0.02, 5, 0.2, 3
FLIPPED_DATES = 10
FEWEST_MOVED, MOVED_SHARE = 3, 0.05
_CODED = {
    "age_band",
    *contact_fields.CHOICES,
    *contact_fields.SETS,
    *contact_fields.BOOLEANS,
    *contact_fields.PLACES,
    *contact_fields.COUNTRIES,
}
_NUMBERS = {"age", *contact_fields.AMOUNTS}
Counts: TypeAlias = npt.NDArray[np.int64]
Mask: TypeAlias = npt.NDArray[np.bool_]
_SWAPS = str.maketrans({"d": "m", "m": "d"})


def found(rows: Rows, sheet: Sheet, matched: Matched, context: Context, outside: int = 0) -> list[Problem]:
    """Every column that is not what it was. Any of them holds the delivery.

    `outside`: how many rows are out of scope. Nobody is told how many.
    """
    problems: list[Problem] = []
    tokens = [(column_name(scope, label), position) for (scope, label), position in matched.tokens.items()]
    for name, position in (*matched.fields.items(), *matched.ticks.items(), *tokens):
        column = sheet.columns[position]
        change = next(_changes(rows, name, column, context), None)
        problems += [Problem(context.declaration.code, change[0], column=name, count=change[1])] if change else []
    if (copy := pasted.copied(sheet, matched, context.declaration)) is not None:
        problems.append(Problem(context.declaration.code, "rows_doubled", row_no=copy))
    problems += plausible.changes(rows, sheet, matched, context, outside)
    for name, choices in matched.choices.items():
        if rule := _mostly_unreadable(rows, name, sheet.columns[next(iter(choices.values()))]):
            problems.append(Problem(context.declaration.code, rule[0], column=name, count=rule[1]))
    return problems


def moved_headers(sheet: Sheet, matched: Matched, context: Context) -> list[Problem]:
    """Columns whose answers stand under another header, or under none: every row is read into the wrong fields."""
    names = [_moved_from(position, sheet, matched, context) for position in matched.unknown]
    return [Problem(context.declaration.code, "header_moved", column=name) for name in names if name]


def _moved_from(position: int, sheet: Sheet, matched: Matched, context: Context) -> str | None:
    """The column whose answers stand in the nameless one beside it: headers and cells have moved apart."""
    left = position - 1
    if sheet.headers[position]:
        return None
    there = _count(filled(sheet.columns[position]))
    if to_the_right := _moved_to_the_right(position, sheet, matched, context):
        return to_the_right
    if left < 0:
        return None
    name, texts = matched.name(left), sheet.columns[position].dictionary.to_pylist()
    is_much = there >= max(FEWEST_MOVED, MOVED_SHARE * sheet.rows)
    if left in matched.unknown:
        is_moved = sheet.headers[left] and is_much and _is_yes_or_no(sheet, (left, position), context)
        return name if is_moved else None
    if there and not _count(filled(sheet.columns[left])):
        return name
    if not is_much or name not in _CODED | _NUMBERS:
        return None
    read = translator(name, context)
    is_alien = name in _CODED or any(read(text)[1] for text in sheet.columns[left].dictionary.to_pylist())
    return name if is_alien and all(read(text)[1] is None for text in texts) else None


def _moved_to_the_right(position: int, sheet: Sheet, matched: Matched, context: Context) -> str | None:
    """A cell was put into the header: what follows the nameless column are answers of yes and no, up to a column
    without any cell."""
    for at in range(position + 1, len(sheet.headers)):
        name = matched.name(at)
        if name not in contact_fields.BOOLEANS or not _is_yes_or_no(sheet, (at - 1,), context):
            return None
        if not _count(filled(sheet.columns[at])):
            return matched.name(position + 1)
    return None


def _is_yes_or_no(sheet: Sheet, positions: tuple[int, ...], context: Context) -> bool:
    """Whether one of these columns is answers of yes and no, or ticks: in an unread column nobody would miss them."""
    read = boolean(context.declaration)
    for at in positions:
        texts = [text for text in sheet.columns[at].dictionary.to_pylist() if text]
        if texts and all(read(text)[1] is None for text in texts):
            return True
    return False


def _changes(rows: Rows, name: str, column: pa.DictionaryArray, context: Context) -> Iterator[tuple[str, int]]:
    if name in ("contact_date", "referral_completed_date") and (count := _flipped(rows, column, context)):
        yield "date_flipped", count
    if (name, "decimal_mark") in rows.faults:
        count = _count(rows.faults[name, "decimal_mark"])
        if _is_often(np.array([count]), _count(filled(column)))[0]:
            yield "decimal_mark", count
    if found := _mostly_unreadable(rows, name, column):
        yield found
    if (name, "unknown_label") in rows.faults and (count := _renamed(rows, name, column)):
        yield "label_changed", count


def _count(mask: pa.Array) -> int:
    return int(pc.sum(mask).as_py() or 0)


def _mostly_unreadable(rows: Rows, name: str, column: pa.DictionaryArray) -> tuple[str, int] | None:
    """Half of the filled cells broke one and the same rule."""
    there = _count(filled(column))
    for rule in _UNREADABLE:
        count = _count(rows.faults[name, rule]) if (name, rule) in rows.faults else 0
        if count >= FEWEST_ROWS and count >= MOST * there:
            return "column_changed", count
    return None


def _renamed(rows: Rows, name: str, column: pa.DictionaryArray) -> int:
    """How many rows hold an unknown word that recurs too often to be a slip."""
    faulty = rows.faults[name, "unknown_label"].to_numpy(zero_copy_only=False)
    indices = column.indices.to_numpy(zero_copy_only=False)
    counts = np.bincount(indices[faulty], minlength=len(column.dictionary))
    there = _count(filled(column))
    return int(counts[_is_often(counts, there)].sum())


def _is_often(counts: Counts, there: int) -> Mask:
    """Which of these numbers of rows are too many for slips of the pen."""
    often = (counts >= LABEL_ROWS) & (counts >= LABEL_SHARE * there)
    return often | ((counts >= FEW_LABEL_ROWS) & (counts >= FEW_LABEL_SHARE * there))


def _flipped(rows: Rows, column: pa.DictionaryArray, context: Context) -> int:
    """How many rows speak for day and month in the other order than agreed, or 0.

    By impossible values: dates that only the other order can read, inside the span. By distribution: ten different
    dates and no day above the twelfth, where the other order fits the span as well. And in a workbook by kind: the
    spreadsheet took what it could for its own dates, day and month exchanged, and left the rest as texts.
    """
    agreed, swapped = _orders(context.declaration)
    if not swapped:
        return 0
    texts = column.dictionary.to_pylist()
    counts = np.bincount(column.indices.to_numpy(zero_copy_only=False), minlength=len(texts))
    by_contract, by_other = days.reader(context.declaration, agreed), days.reader(context.declaration, swapped)
    read = [(by_contract(text), by_other(text)) for text in texts]
    impossible = [not ours and _inside(other, context) for ours, other in read]
    strong = int(counts[impossible].sum())
    is_long = (context.span[1] - context.span[0]).days > 31
    if strong >= (1 if is_long else 2) and strong >= 0.02 * len(rows):
        return strong
    ambiguous = [ours is not None and ours.day <= 12 and other is not None for ours, other in read]
    dated = [ours is not None for ours, _ in read]
    better = sum(_inside(other, context) for _, other in read) > sum(_inside(ours, context) for ours, _ in read)
    is_inside = all(_inside(other, context) for ours, other in read if ours is not None)
    if sum(dated) >= FLIPPED_DATES and ambiguous == dated and (better or is_long) and is_inside:
        return int(counts[dated].sum())
    return _by_kind(texts, counts, by_contract, context.declaration)


def _inside(day: date | None, context: Context) -> bool:
    return day is not None and context.span[0] <= day <= context.span[1]


def _orders(declaration: Declaration) -> tuple[list[str], list[str]]:
    """The agreed formats that write day and month as numbers, and the same with the two exchanged."""
    agreed = [one for one in declaration.file.date_formats if "%d" in one and "%m" in one]
    swapped = [one.translate(_SWAPS) for one in agreed if one != days.ISO]
    return agreed, [one for one in swapped if one not in agreed]


def _by_kind(texts: list[str], counts: np.ndarray, by_contract: days.Reader, declaration: Declaration) -> int:
    if declaration.file.format not in days.WORKBOOKS or days.ISO in declaration.file.date_formats:
        return 0
    iso = days.reader(declaration, [days.ISO])
    own = [(day, count) for text, count in zip(texts, counts, strict=True) if (day := iso(text))]
    typed = [day for text in texts if not iso(text) and (day := by_contract(text))]
    if own and typed and all(day.day <= 12 for day, _ in own) and all(day.day > 12 for day in typed):
        return int(sum(count for _, count in own))
    return 0


_FEWEST_ROWS, _MANY_ROWS, _FEWEST_CELLS, _MOST_BELOW = 3, 8, 2, 5
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_TELLING = {"contact_date", "age", "age_band", *contact_fields.CHOICES, *contact_fields.SETS, *contact_fields.PLACES}


def moved_cells(rows: Rows, sheet: Sheet, matched: Matched, context: Context) -> list[Problem]:
    """Cells that have moved away from their contacts: a column a cell or two down, or rows to one side.

    Every other cell of such a file may be readable, and belongs to somebody else. So it is held with this one cause,
    and no row of it is told.
    """
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
