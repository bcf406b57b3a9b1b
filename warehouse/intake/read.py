"""Turn the bytes of a file into a sheet of text columns, strictly by the contract.

Add here: another format or dialect of text files.
Keep out: what a column means (map.py) and whether it may be there (gate.py). No value leaves this file in a message:
errors of the parsers are replaced, never chained, because they quote the text they failed on.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field

import chardet
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from warehouse.intake import workbook
from warehouse.intake.declaration import Declaration
from warehouse.intake.findings import FileRefused, Problem

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
MAX_COLUMNS = 1000
MAX_CELL = 10_000
Refuse = Callable[..., FileRefused]


@dataclass(frozen=True)
class Sheet:
    """A file as read: one dictionary-encoded text column per header. `row_no` counts as a spreadsheet does."""

    headers: list[str]
    columns: list[pa.DictionaryArray]
    row_no: pa.Array
    ragged: list[int]
    repaired: dict[str, int] = field(default_factory=dict)  # a word of rules.yaml's `repairs` → how many rows

    @property
    def rows(self) -> int:
        return len(self.row_no)


def read(data: bytes, declaration: Declaration) -> Sheet:
    """The sheet of one file. Raises FileRefused when the bytes are not what the contract says."""

    def refuse(rule: str, row_no: int | None = None, count: int = 1) -> FileRefused:
        return FileRefused(Problem(declaration.code, rule, row_no=row_no, count=count))

    if not data:
        raise refuse("empty_file")
    is_csv = declaration.file.format == "csv"
    if data.startswith(OLE):
        raise refuse("workbook_protected")
    if data.startswith(ZIP) == is_csv:
        raise refuse("wrong_format")
    sheet = _csv(data, declaration, refuse) if is_csv else workbook_sheet(data, declaration, refuse)
    if len(sheet.headers) > MAX_COLUMNS:
        raise refuse("too_many_columns")
    return _without_blank_rows(sheet)


def workbook_sheet(data: bytes, declaration: Declaration, refuse: Refuse) -> Sheet:
    try:
        book = workbook.read(data, declaration.file.sheet)
    except workbook.WorkbookError as error:
        raise refuse(error.rule) from None
    row_no = pa.array(range(book.first_row, book.first_row + book.rows), pa.int32())
    return Sheet(book.headers, book.columns, row_no, [])


def decoded(data: bytes, encoding: str) -> bytes | None:
    """The text as UTF-8, or None where the bytes are not valid in that encoding."""
    try:
        text = data.decode("utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding)
    except UnicodeDecodeError:
        return None
    return text.encode()


def looks_like(data: bytes) -> str | None:
    """The encoding the bytes seem to have. Only ever used to explain a refusal."""
    found = chardet.detect(data[:200_000])["encoding"]
    return found.lower() if found else None


@dataclass
class _Skipped:
    """Records whose number of cells differs from the header's, by record number."""

    ragged: list[int]
    blank: list[int]
    broken: list[int]

    def add(self, row: pa.csv.InvalidRow, delimiter: str) -> str:
        if not row.text.strip(" \t\r\n" + delimiter):
            self.blank.append(row.number)
        elif "\n" in row.text.strip():
            self.broken.append(row.number)
        else:
            self.ragged.append(row.number)
        return "skip"


def _csv(data: bytes, declaration: Declaration, refuse: Refuse) -> Sheet:
    text = decoded(data, declaration.file.encoding or "utf-8")
    delimiter = declaration.file.delimiter or ","
    if text is None:
        raise refuse("wrong_encoding")
    if b"\0" in text:
        raise refuse("wrong_encoding" if data.startswith(UTF_16) else "wrong_format")
    if not text.strip():
        raise refuse("empty_file")
    skipped = _Skipped([], [], [])
    try:
        table = _parsed(text, delimiter, skipped)
    except pa.ArrowInvalid:
        raise refuse("unreadable") from None
    if skipped.broken:
        raise refuse("broken_quotes", row_no=skipped.broken[0], count=len(skipped.broken))
    headers = [(column[0].as_py() or "").strip() for column in table.columns]
    columns = [_encoded(column.slice(1)) for column in table.columns]
    if b'"' in text:
        _check_cells(columns, delimiter, refuse)
    gone = {*skipped.ragged, *skipped.blank}
    numbers = (number for number in range(2, table.num_rows + len(gone) + 1) if number not in gone)
    return Sheet(headers, columns, pa.array(numbers, pa.int32()), sorted(skipped.ragged))


def _parsed(text: bytes, delimiter: str, skipped: _Skipped) -> pa.Table:
    text = text if text.endswith((b"\n", b"\r")) else text + b"\n"
    width = text.split(b"\n", 1)[0].count(delimiter.encode()) + 1
    types = {f"f{position}": pa.string() for position in range(min(width, MAX_COLUMNS + 1))}
    return pa.csv.read_csv(
        io.BytesIO(text),
        pa.csv.ReadOptions(use_threads=False, autogenerate_column_names=True, block_size=1 << 27),
        pa.csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=lambda row: skipped.add(row, delimiter),
        ),
        pa.csv.ConvertOptions(column_types=types, strings_can_be_null=False),
    )


def _encoded(column: pa.ChunkedArray) -> pa.DictionaryArray:
    encoded = pc.dictionary_encode(column.cast(pa.string()).combine_chunks())
    return pa.DictionaryArray.from_arrays(encoded.indices, pc.utf8_trim_whitespace(encoded.dictionary))


def _check_cells(columns: list[pa.DictionaryArray], delimiter: str, refuse: Refuse) -> None:
    """A lost quotation mark swallows whole rows into one cell: it is long or holds row-like lines."""
    for column in columns:
        texts = column.dictionary
        if pc.any(pc.greater(pc.binary_length(texts), MAX_CELL)).as_py():
            raise refuse("broken_quotes")
        for text in texts.filter(pc.match_substring(texts, "\n")).to_pylist():
            if len(columns) > 2 and any(line.count(delimiter) >= len(columns) - 1 for line in text.split("\n")):
                raise refuse("broken_quotes")


def _without_blank_rows(sheet: Sheet) -> Sheet:
    """Rows without any content are what spreadsheets leave behind: not data, not counted."""
    keep = pa.repeat(pa.scalar(False), sheet.rows)
    for column in sheet.columns:
        filled = pc.greater(pc.utf8_length(column.dictionary), 0)
        keep = pc.or_(keep, filled.take(column.indices))
    if pc.all(keep).as_py() is not False:
        return sheet
    columns = [column.filter(keep) for column in sheet.columns]
    return Sheet(sheet.headers, columns, sheet.row_no.filter(keep), sheet.ragged)
