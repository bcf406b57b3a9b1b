"""Records of delimited text that have another number of cells than the header: which are taken, and which are refused.

Add here: another way in which exporters write too many or too few separators.
Keep out: parsing (delimited.py), and guessing where in a record a separator was lost: such a record is refused.
"""

import csv
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from warehouse.contract.declaration.declaration import FileFormat
from warehouse.contract.read import tidy
from warehouse.contract.read.sheet import Sheet, filled

_HABIT = 0.9


def records(lines: Iterable[str], delimiter: str, dialect: FileFormat) -> Iterator[list[str]]:
    if dialect.quote is None:
        return csv.reader(lines, delimiter=delimiter, escapechar=dialect.escape, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter, escapechar=dialect.escape, quotechar=dialect.quote)


@dataclass
class Odd:
    """Records whose number of cells differs from the header's, by record number below the header."""

    delimiter: str
    ragged: list[int] = field(default_factory=list)
    blank: "array[int]" = field(default_factory=lambda: array("q"))  # there may be millions
    broken: list[int] = field(default_factory=list)
    longer: list[tuple[int, str]] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    last_short: int = 0  # the last record with too few cells

    def add(self, row: pa.csv.InvalidRow) -> str:
        text = row.text.strip("\r\n")
        if not text.strip(" \t" + self.delimiter):
            self.blank.append(row.number)
        elif "\n" in text:
            self.broken.append(row.number)
        elif row.actual_columns < row.expected_columns and self._is_total(text):
            self.totals.append(row.number)
        elif row.actual_columns > row.expected_columns and text.endswith(self.delimiter):
            self.longer.append((row.number, text))
        else:
            self.ragged.append(row.number)
            self.last_short = row.number if row.actual_columns < row.expected_columns else self.last_short
        return "skip"

    def _is_total(self, text: str) -> bool:
        first = text.lstrip(self.delimiter + " \t").split(self.delimiter)[0]
        return tidy.is_total(first.strip(' "'))


def with_longer(table: pa.Table, odd: Odd, width: int, dialect: FileFormat) -> tuple[pa.Table, pa.Array]:
    """Rows with nothing but separators too many are taken in after all; with anything more they are refused.

    Gives back the rows, and the number of each among all records below the header.
    """
    taken: dict[int, list[str]] = {}
    # One row with a separator too many has got it anywhere: only where all have it, it is the exporter's way.
    is_habit = len(odd.longer) >= _HABIT * (table.num_rows + len(odd.longer))
    if is_habit and odd.longer:  # then a row without it has lost a separator somewhere
        odd.ragged += _others(table, odd, [number for number, _ in odd.longer]).tolist()
        table = table.slice(0, 0)
    else:
        odd.ragged += [number for number, _ in odd.longer]
    lengths = Counter(text.count(odd.delimiter) for _, text in odd.longer)
    usual = lengths.most_common(1)[0][0] if lengths else 0
    for number, text in odd.longer if is_habit else ():
        cells = next(records([text], odd.delimiter, dialect))
        if any(cells[width:]) or (len(cells) != usual + 1 and text.count(odd.delimiter) != usual):
            odd.ragged.append(number)
        else:
            taken[number] = cells[:width]
    odd.longer = [item for item in odd.longer if item[0] in taken]
    numbers = pa.array(_others(table, odd, taken))
    if not taken:
        return table, numbers
    more = pa.table({name: [cells[at] for cells in taken.values()] for at, name in enumerate(table.column_names)})
    numbers = pa.concat_arrays([numbers, pa.array(taken, pa.int32())])
    order = pc.sort_indices(numbers)
    return pa.concat_tables([table, more]).take(order), numbers.take(order)


def _others(table: pa.Table, odd: Odd, more: Iterable[int]) -> npt.NDArray[np.int32]:
    """The numbers of the records that are none of the odd ones, nor of these."""
    gone = np.array([*odd.ragged, *odd.totals, *more], dtype=np.int64)
    gone = np.union1d(gone, np.frombuffer(odd.blank, dtype=np.int64)) if odd.blank else np.unique(gone)
    is_other = np.ones(table.num_rows + len(gone) + 1, dtype=bool)
    is_other[0], is_other[gone] = False, False
    return np.flatnonzero(is_other).astype(np.int32)


def without_shifted(sheet: Sheet) -> Sheet:
    """Behind the last named column nothing may stand: what does was shifted there from the columns before."""
    named = len(sheet.headers) - next((n for n, name in enumerate(reversed(sheet.headers)) if name), 0)
    if named == len(sheet.headers) or not sheet.rows:
        return sheet
    shifted = pa.repeat(pa.scalar(False), sheet.rows)
    for column in sheet.columns[named:]:
        shifted = pc.or_(shifted, filled(column))
    count = pc.sum(shifted).as_py() or 0
    if not count or 2 * count > sheet.rows:
        return sheet  # nothing is there, or a column without a name, as some registers have one
    kept = sheet.kept(pc.invert(shifted))
    return replace(kept, ragged=sorted([*sheet.ragged, *sheet.row_no.filter(shifted).to_pylist()]))
