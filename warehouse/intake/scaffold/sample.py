"""What kind of file a sample is, and its columns as far as a declaration needs them. In memory only.

Add here: another format or layout that a declaration can name.
Keep out: what a column means (propose.py). No text of a cell is in any message.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from warehouse.contract.read.headers import HEAD_ROWS
from warehouse.errors import ConfigError
from warehouse.intake.scaffold import book, head, records, text
from warehouse.intake.scaffold.vocabulary import key

MOST_BYTES, MOST_ROWS = 1_000_000, 20_000
Layout = Literal["table", "kobo", "dhis2"]
NO_HEADER = "No header line was found. The sample needs one, with a name above every column."
TOTALS = frozenset(map(key, ("Итого", "Всего", "Разом", "Усього", "Всього", "Yhteensä", "Total", "Sum")))
_ZIP, _OLE, _AGE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"age-encryption.org/v1"


class SampleError(ConfigError):
    """The sample is no file from which a declaration can be made."""


@dataclass(frozen=True)
class Sample:
    """One page of a file: its header, and below each header the texts of the rows."""

    format: str
    headers: list[str]
    columns: list[list[str]]
    header_row: int = 1
    header_lines: int = 1
    layout: Layout = "table"
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = '"'
    decimal: str = "."
    sheet: str | None = None
    repeats: list[str] = field(default_factory=list)  # names of repeat groups; their columns stand beside the others
    _distinct: dict[int, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def name(self, position: int) -> str:
        """What people call a column: its letter, or its key where the file has no letters."""
        return letter(position) if self.has_letters else self.headers[position]

    @property
    def has_letters(self) -> bool:
        return self.layout != "dhis2" and self.format != "json" and not self.repeats

    def texts(self, position: int) -> list[str]:
        """The distinct texts of a column, most frequent first; the empty text is not among them."""
        if position not in self._distinct:
            counts = Counter(filter(None, self.columns[position]))
            self._distinct[position] = [cell for cell, _ in counts.most_common()]
        return self._distinct[position]


def letter(position: int) -> str:
    """The column's name in a spreadsheet: A, B, … Z, AA."""
    name, rest = "", position + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(65 + digit) + name
    return name


def look(data: bytes) -> Sample:
    """The sample of these bytes. Raises SampleError, saying how to mend it."""
    if not data.strip():
        raise SampleError("The sample is empty. Take a file with at least a header and a few rows.")
    if data.startswith(_AGE):
        raise SampleError("The sample is encrypted. Decrypt it first, on a machine that may hold it.")
    if data.startswith((_ZIP, _OLE)):
        return _of_book(data)
    return _of_json(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") else _of_text(data)


def _of_text(data: bytes) -> Sample:
    encoding = text.encoding_of(data)
    if encoding is None:
        raise SampleError("The sample's encoding is none that we know. Save it as CSV UTF-8, or as a workbook.")
    content = data[:MOST_BYTES].decode(encoding, errors="replace").removeprefix("\ufeff")
    dialect = text.dialect_of(content)
    rows = text.rows_of(content, dialect, MOST_ROWS)
    if len(data) > MOST_BYTES:
        rows = rows[:-1]  # it broke off somewhere
    sample = _page("csv", rows, 1)
    decimal = text.decimal_of(cell for column in sample.columns for cell in column)
    sample = replace(sample, encoding=encoding, delimiter=dialect.delimiter, quote=dialect.quote, decimal=decimal)
    return _pivoted(sample) if records.is_long(sample.headers) else sample


def _of_json(data: bytes) -> Sample:
    parsed = records.parsed(data)
    if parsed is None:
        raise SampleError("The sample looks like JSON, but is no list of records that we know.")
    layout: Layout = "dhis2" if parsed.is_events else "kobo" if parsed.repeats or "_uuid" in parsed.headers else "table"
    return Sample("json", parsed.headers, parsed.columns, layout=layout, repeats=parsed.repeats)


def _of_book(data: bytes) -> Sample:
    try:
        pages = book.pages(data)
    except book.Unreadable as error:
        raise SampleError(f"The workbook cannot be read ({error}). Save it anew as .xlsx, without password.") from None
    filled = [page for page in pages if page.rows]
    if not filled:
        raise SampleError("The workbook is empty.")
    sheets = [(page, sample) for page in filled if (sample := _headed(page))]
    if not sheets:
        raise SampleError(NO_HEADER)
    inner = [page.name for page, sample in sheets if "_parent_index" in sample.headers]
    mains = [(page, sample) for page, sample in sheets if page.name not in inner]
    page, sample = max(mains or sheets, key=lambda each: head.known(each[1].headers))
    repeats = {each.name: inner_sample for each, inner_sample in sheets if each.name in inner}
    is_kobo = bool(repeats) or {key("_uuid"), key("_index")} <= set(map(key, sample.headers))
    has_others = len(filled) > len(inner) + 1  # a cover sheet too: deliveries need to know which sheet is meant
    named = page.name if has_others or repeats else None
    sample = replace(sample, layout="kobo" if is_kobo else "table", sheet=named, repeats=list(repeats))
    return replace(sample, **_beside(sample, list(repeats.values())))


def _beside(sample: Sample, others: list[Sample]) -> dict[str, Any]:
    """The columns of repeat groups stand beside those of the form. Their rows need not be joined to be recognised."""
    headers, columns = list(sample.headers), list(sample.columns)
    for other in others:
        for header, column in zip(other.headers, other.columns, strict=True):
            if header not in headers:
                headers.append(header)
                columns.append(column)
    return {"headers": headers, "columns": columns}


def _headed(page: book.Page) -> Sample | None:
    """A sheet of a workbook, or None for one without a header: a cover."""
    try:
        return _page(page.format, page.rows, page.first_row)
    except SampleError:
        return None


def _page(kind: str, rows: Sequence[list[str]], first_row: int) -> Sample:
    header = head.find(list(rows[: HEAD_ROWS + 2]))
    if header is None:
        raise SampleError(NO_HEADER)
    names = header.names
    while names and not names[-1]:
        names = names[:-1]
    below = [row for row in rows[header.first_row :] if any(row) and key(next(filter(None, row))) not in TOTALS]
    columns = [[row[at] if at < len(row) else "" for row in below] for at in range(len(names))]
    return Sample(kind, names, columns, first_row + header.first_row - 1, header.lines)


def _pivoted(sample: Sample) -> Sample:
    """One row per answer: each question becomes a column, as the layout of deliveries does it."""
    headers, columns = records.pivoted(sample.headers, sample.columns)
    return replace(sample, headers=headers, columns=columns, layout="dhis2")
