"""A block of rows that stands in a file again: pasted twice or three times. Equal contacts are no block.

Add here: another way to tell a copied block from contacts that are alike.
Keep out: records with a number of their own. Their copies are refused one by one (map.py).

What is evidence: several different rows that follow one another in the same order as before. Rows with a code are a
person's on a day, so a few are enough. Anonymous contacts of one day are often alike, and in a large register even runs
of them: it takes many different ones in a row.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.gate.gate import Matched
from warehouse.contract.read.sheet import Sheet, filled
from warehouse.tokens.first_keying import FULL

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
WINDOW = 4  # rows in a row that a copy begins with
WITH_CODES, WITHOUT_CODES = 5, 12  # different rows that make a block
FEWEST_IN_WHOLE, LONGEST_COUNT = 3, 10
_FACTORS = np.random.default_rng(7).integers(1, 2**63, size=64, dtype=np.uint64) | np.uint64(1)


def copied(sheet: Sheet, matched: Matched) -> int | None:
    """The first row of a copy, where there is one."""
    if _has_numbers(sheet, matched) or sheet.rows < 2 * FEWEST_IN_WHOLE:
        return None
    rows = alike(sheet, matched)
    if len(np.unique(rows)) == len(rows):
        return None
    place = _whole(rows) or _block(rows, _with_code(sheet, matched))
    return None if place is None else int(sheet.row_no[place].as_py())


def _has_numbers(sheet: Sheet, matched: Matched) -> bool:
    at = matched.fields.get("source_uid")
    return at is not None and bool(pc.any(filled(sheet.columns[at])).as_py())


def alike(sheet: Sheet, matched: Matched) -> Hashes:
    """A number for each row, the same for the same cells. A count of rows that is not read makes no difference."""
    rows = np.zeros(sheet.rows, dtype=np.uint64)
    for position, column in enumerate(sheet.columns):
        if position in matched.unknown and _is_count_of_rows(column):
            continue
        indices = column.indices.to_numpy(zero_copy_only=False).astype(np.uint64) + np.uint64(1)
        rows = (rows ^ (indices * _FACTORS[position % 64])) * _FACTORS[(position + 31) % 64]
        rows ^= rows >> np.uint64(29)
    return rows


def _is_count_of_rows(column: pa.DictionaryArray) -> bool:
    if len(column.dictionary) != len(column):
        return False
    texts = column.dictionary.to_pylist()
    if not all(text.isascii() and text.isdigit() and len(text) < LONGEST_COUNT for text in (texts[0], texts[-1])):
        return False
    first, width = int(texts[0]), len(texts[0]) if texts[0].startswith("0") else 0
    return all(text == f"{first + at:0{width}}" for at, text in enumerate(texts))


def _whole(rows: Hashes) -> int | None:
    """Where the whole file stands in it again, however small it is: its first period holds different rows."""
    count = len(rows)
    starts = np.flatnonzero(rows == rows[0])[1:]
    for period in starts[: count // 2].tolist():
        is_whole = count % period == 0 and np.array_equal(rows[period:], rows[:-period])
        if is_whole and len(np.unique(rows[:period])) >= FEWEST_IN_WHOLE:
            return int(period)
    return None


def _block(rows: Hashes, has_code: npt.NDArray[np.bool_]) -> int | None:
    """Where a run of different rows stands again."""
    count = len(rows) - WINDOW + 1
    if count < 2:
        return None
    windows = np.zeros(count, dtype=np.uint64)
    for step in range(WINDOW):
        windows = windows * _FACTORS[0] + rows[step : step + count]
    order = np.lexsort((np.arange(count), windows))
    again = windows[order[1:]] == windows[order[:-1]]
    first, later = order[:-1][again].astype(np.int64), order[1:][again].astype(np.int64)
    if not len(first):
        return None
    # Runs: windows that follow one another, each with its copy at the same distance.
    distance = later - first
    order = np.lexsort((first, distance))
    first, distance = first[order], distance[order]
    is_new = np.ones(len(first), dtype=bool)
    is_new[1:] = (np.diff(distance) != 0) | (np.diff(first) != 1)
    begins = np.flatnonzero(is_new)
    ends = np.append(begins[1:], len(first)) - 1
    # A copy does not overlap what it is a copy of.
    starts, steps = first[begins], distance[begins]
    lengths = np.minimum(ends - begins + WINDOW, steps)
    codes = np.append(0, np.cumsum(has_code))
    is_long = (lengths >= WITHOUT_CODES) | (codes[starts + lengths] - codes[starts] >= WITH_CODES)
    for begin, length, step in np.stack([starts, lengths, steps], axis=1)[is_long].tolist():
        different, at = np.unique(rows[begin : begin + length], return_index=True)
        if len(different) >= WITHOUT_CODES or np.count_nonzero(has_code[begin + at]) >= WITH_CODES:
            return int(begin + step)
    return None


def _with_code(sheet: Sheet, matched: Matched) -> npt.NDArray[np.bool_]:
    """Which rows say whose they are."""
    places = [at for (_, label), at in matched.tokens.items() if label == FULL]
    places += [matched.fields["client_code"]] if "client_code" in matched.fields else []
    coded = np.zeros(sheet.rows, dtype=bool)
    for at in places:
        coded |= filled(sheet.columns[at]).to_numpy(zero_copy_only=False)
    return coded
