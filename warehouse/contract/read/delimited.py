"""Delimited text to a sheet: the header found by the contract, the rows below parsed by Arrow, every quote
accounted for.

Add here: another dialect of delimited text.
Keep out: encodings (decode.py) and what a column means. No text of a row leaves this file in a message: errors of the
parsers are replaced, never chained, because they quote what they failed on.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from warehouse.contract.declaration.declaration import Declaration, FileFormat
from warehouse.contract.findings import FileRefused
from warehouse.contract.read import headers
from warehouse.contract.read.odd_records import Odd, records, with_longer
from warehouse.contract.read.sheet import Sheet, encode

MAX_COLUMNS = 1000
MAX_CELL = 10_000
HEAD_BYTES = 1_000_000
csv.field_size_limit(2 * HEAD_BYTES)
# Arrow reads a text in blocks, the faster the more of one stays in the processor. A record must fit into one: where one
# does not, the text is read once more in large blocks.
_BLOCKS = (1 << 20, 1 << 27)
_STAND_IN = b"\x1f"  # the unit separator, in the place of a delimiter of several signs
LONG_GAP = 2000  # signs of nothing but blanks and line ends
_DENSE = 16  # below so many bytes a line in the mean, blank lines may be mixed of blanks and line ends
_FEWEST_ROWS, _MOST_WORDS = 10, 20  # of a column in which half a word shows
Refuse = Callable[..., FileRefused]


@dataclass(frozen=True)
class Gaps:
    """After which record below the header how many blank records were taken out, all before it included."""

    after: npt.NDArray[np.int64]
    taken: npt.NDArray[np.int64]

    def rows(self, numbers: pa.Array) -> pa.Array:
        """The numbers that records had before."""
        if not len(self.after):
            return numbers
        there = numbers.to_numpy(zero_copy_only=False)
        return pa.array((there + self.taken[np.searchsorted(self.after, there)]).astype(np.int32))

    def row(self, number: int) -> int:
        return int(number + self.taken[np.searchsorted(self.after, number)])


def read(text: bytes, declaration: Declaration, refuse: Refuse) -> Sheet:
    """The sheet of UTF-8 text. Raises FileRefused."""
    dialect = declaration.file
    delimiter = (dialect.delimiter or ",").encode()
    if b"\0" in text or (len(delimiter) > 1 and _STAND_IN in text):
        raise refuse("wrong_format")
    if not text[:10_000].strip() and not text.strip():
        raise refuse("empty_file")
    agreed = delimiter.decode()
    if len(delimiter) > 1:
        text, delimiter = _with_stand_in(text, delimiter, dialect), _STAND_IN
    _check_quotes(text, delimiter, dialect, refuse)
    head, ends = _head(text, delimiter.decode(), dialect, refuse)
    if any(len(record) > MAX_COLUMNS for record in head):
        raise refuse("too_many_columns")
    header = headers.find(head, declaration)
    if header is None:
        raise refuse("header_not_found")
    if row := headers.row_above(head, header, declaration):
        raise refuse("rows_above_header", row_no=row)
    names = _as_wide_as(header.names, head[header.first_row : header.first_row + 1])
    start = ends[header.first_row - 1]
    body = without_gaps(text, start, delimiter.decode(), dialect.quote)
    sheet = _parsed(body, names, header.first_row, delimiter.decode(), dialect, refuse)
    sheet = replace(sheet, is_open=text[-1:] not in (b"\n", b"\r"))
    if sheet.is_open and (sheet.is_short or _is_half_a_word(sheet.columns[-1])):
        raise refuse("cut_off", row_no=int(max([*sheet.ragged[-1:], *sheet.row_no[-1:].to_pylist()])))
    if dialect.quote and text.find(dialect.quote.encode(), start) >= 0:
        _check_cells(sheet, agreed, refuse)
    return sheet


def _with_stand_in(text: bytes, delimiter: bytes, dialect: FileFormat) -> bytes:
    """The text with one sign between its cells. A delimiter inside of quotation marks is part of its cell."""
    quote = (dialect.quote or "").encode()
    if not quote or quote not in text:
        return text.replace(delimiter, _STAND_IN)
    d, q, inside = re.escape(delimiter), re.escape(quote), _inside_quotes(dialect)
    cells = re.compile(rb"(%s|[\r\n]|\A)(%s(?:%s)*+%s(?=%s|[\r\n]|\Z))?" % (d, q, inside, q, d), re.DOTALL)
    return cells.sub(lambda cell: (_STAND_IN if cell[1] == delimiter else cell[1]) + (cell[2] or b""), text)


def _inside_quotes(dialect: FileFormat) -> bytes:
    """What may stand within a quoted cell, as one alternative of a regular expression after another."""
    q, e = re.escape((dialect.quote or "").encode()), re.escape((dialect.escape or "").encode())
    return rb"[^" + q + e + rb"]++|" + q + q + (rb"|" + e + rb"." if e else b"")


def _as_wide_as(names: list[str], below: list[list[str]]) -> list[str]:
    """Separators after the last header name no column, where the rows do not have them too."""
    while below and len(names) > len(below[0]) and not names[-1]:
        names = names[:-1]
    return names


def _check_quotes(text: bytes, delimiter: bytes, dialect: FileFormat, refuse: Refuse) -> None:
    """Every quoted cell ends where a cell ends. One lost mark would move all that follows into other cells."""
    quote = (dialect.quote or "").encode()
    if not quote or quote not in text:
        return
    d, q = re.escape(delimiter), re.escape(quote)
    legal = re.compile(
        rb"(?:[^%(d)s\r\n%(q)s][^%(d)s\r\n]*+|%(q)s(?:%(in)s)*+%(q)s(?=[%(d)s\r\n]|\Z)|[%(d)s\r\n])*+"
        % {b"d": d, b"q": q, b"in": _inside_quotes(dialect)},
        re.DOTALL,
    )
    found = legal.match(text)
    end = found.end() if found else 0
    if end < len(text):
        before = text[:end]
        raise refuse("broken_quotes", row_no=(before.count(b"\n") or before.count(b"\r")) + 1)


def _head(text: bytes, delimiter: str, dialect: FileFormat, refuse: Refuse) -> tuple[list[list[str]], list[int]]:
    """The first records, and where in the text each of them ends."""
    start = text[:HEAD_BYTES].decode(errors="ignore")
    lengths: list[int] = []

    def counted() -> Iterator[str]:
        for line in io.StringIO(start, newline=""):
            lengths.append(len(line.encode()))
            yield line

    found: list[list[str]] = []
    ends: list[int] = []
    try:
        for record in records(counted(), delimiter, dialect):
            found.append([cell.strip() for cell in record])
            ends.append(sum(lengths))
            if len(found) == headers.HEAD_ROWS:
                break
    except csv.Error:
        raise refuse("broken_quotes", row_no=len(found) + 1) from None
    return found, ends


def _parsed(
    without: tuple[memoryview, Gaps],
    names: list[str],
    offset: int,
    delimiter: str,
    dialect: FileFormat,
    refuse: Refuse,
) -> Sheet:
    body, gaps = without
    if not bytes(body[:10_000]).strip() and not bytes(body).strip():
        empty = [encode(pa.array([], pa.string())) for _ in names]
        return Sheet(names, empty, pa.array([], pa.int32()), [])
    read = _by_arrow(body, len(names), delimiter, dialect)
    if read is None:
        raise refuse("unreadable")
    table, odd = read
    if odd.broken:
        raise refuse("broken_quotes", row_no=gaps.row(odd.broken[0]) + offset, count=len(odd.broken))
    table, numbers = with_longer(table, odd, len(names), dialect)
    columns = [encode(column) for column in table.columns]
    row_no = pc.add(gaps.rows(numbers), pa.scalar(offset, pa.int32()))
    ragged = [gaps.row(number) + offset for number in sorted(odd.ragged)]
    is_short = odd.last_short > max([0, *numbers[-1:].to_pylist(), *odd.totals])
    sheet = Sheet(names, columns, row_no, ragged, is_short=is_short)
    return sheet.told("extra_separators", len(odd.longer)).told("totals_rows", len(odd.totals))


def _by_arrow(body: memoryview, width: int, delimiter: str, dialect: FileFormat) -> tuple[pa.Table, Odd] | None:
    text = pa.py_buffer(body if bytes(body[-1:]) in (b"\n", b"\r") else bytes(body) + b"\n")
    names = [f"f{position}" for position in range(width)]
    for block in _BLOCKS:
        odd = Odd(delimiter)
        try:
            table = pa.csv.read_csv(
                pa.BufferReader(text),
                pa.csv.ReadOptions(use_threads=False, column_names=names, block_size=block),
                pa.csv.ParseOptions(
                    delimiter=delimiter,
                    quote_char=dialect.quote or False,
                    escape_char=dialect.escape or False,
                    newlines_in_values=True,
                    ignore_empty_lines=False,
                    invalid_row_handler=odd.add,
                ),
                pa.csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()),
                    strings_can_be_null=False,
                    check_utf8=False,  # it was decoded (decode.py)
                ),
            )
        except pa.ArrowInvalid:
            continue
        return table, odd
    return None


def _check_cells(sheet: Sheet, delimiter: str, refuse: Refuse) -> None:
    """A lost quotation mark swallows whole rows into one cell: it holds row-like lines. No cell may be too long."""
    width = len(sheet.columns)
    for column in sheet.columns:
        texts = column.dictionary
        for text in texts.filter(pc.match_substring(texts, "\n")).to_pylist():
            if width > 2 and text.count(delimiter) >= width - 1:
                raise refuse("broken_quotes")
        is_long = pc.greater(pc.binary_length(texts), MAX_CELL)
        if pc.any(is_long).as_py():
            rows = sheet.row_no.filter(is_long.take(column.indices))
            raise refuse("cell_too_long", row_no=rows[0].as_py(), count=len(rows))


def _is_half_a_word(column: pa.DictionaryArray) -> bool:
    """Whether the last cell stands nowhere else, and a word begins with it that does. Nothing begins every word."""
    if len(column) < _FEWEST_ROWS or len(column.dictionary) > _MOST_WORDS:
        return False
    texts = column.dictionary.to_pylist()
    last = texts[column.indices[-1].as_py()]
    is_alone = pc.sum(pc.equal(column.indices, column.indices[-1])).as_py() == 1
    longer = [text for text in texts if text != last and text.startswith(last)]
    return is_alone and not last[-1:].isdigit() and any(not last or text[len(last)].isalpha() for text in longer)


def without_gaps(text: bytes, start: int, delimiter: str, quote: str | None) -> tuple[memoryview, Gaps]:
    """The text below the header without its long runs of blank lines. What a quoted cell may hold stays."""
    kept: list[bytes] = []
    after: list[int] = []
    taken, records, marks = [0], 0, 0
    begin = seen = start
    for first, last in _runs(text, start, delimiter):
        marks += text.count(quote.encode(), seen, first) if quote else 0
        seen = first
        if marks % 2:
            continue
        kept.append(text[begin:first])
        records += _line_ends(kept[-1], quote)
        after.append(records)
        taken.append(taken[-1] + _line_ends(text[first:last], None))
        begin = last
    whole = memoryview(b"".join([*kept, text[begin:]])) if after else memoryview(text)[start:]
    return whole, Gaps(np.array(after, np.int64), np.array(taken, np.int64))


def _runs(text: bytes, start: int, delimiter: str) -> list[tuple[int, int]]:
    """From behind the line end before each such run to behind its last line end."""
    is_there = any(text.find(end * (LONG_GAP // len(end)), start) >= 0 for end in (b"\n", b"\r\n", b"\r"))
    lines = text.count(b"\n") or text.count(b"\r")
    if not is_there and len(text) > _DENSE * lines:
        return []
    blanks = b" \t".replace(delimiter.encode(), b"")
    end_of_line = re.compile(rb"[%s]*(?:\r\n|\n|\r)" % blanks)
    found = []
    for run in re.compile(rb"[\r\n%s]{%d,}+" % (blanks, LONG_GAP)).finditer(text, start):
        ended = end_of_line.match(text, run.start())
        first = start if run.start() == start else ended.end() if ended else run.end()
        last = max(text.rfind(b"\n", first, run.end()), text.rfind(b"\r", first, run.end())) + 1
        if last > first:
            found.append((first, last))
    return found


def _line_ends(text: bytes, quote: str | None) -> int:
    """How many records end in a text. Line ends between quotation marks end none."""
    if quote is None or quote.encode() not in text:
        return text.count(b"\n") + text.count(b"\r") - text.count(b"\r\n")
    signs = np.frombuffer(text, np.uint8)
    is_inside = np.logical_xor.accumulate(signs == ord(quote))
    ends = (signs == 10) | ((signs == 13) & (np.append(signs[1:], 0) != 10))
    return int(np.count_nonzero(ends & ~is_inside))
