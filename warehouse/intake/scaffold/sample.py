"""What kind of file a sample is, and its columns as far as a declaration needs them. In memory only.

Add here: another format or layout that a declaration can name.
Keep out: what a column means (propose.py). No text of a cell is in any message.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from warehouse.contract.read import workbook
from warehouse.contract.read.headers import HEAD_ROWS
from warehouse.errors import ConfigError
from warehouse.intake.scaffold import text
from warehouse.intake.scaffold.vocabulary import headers, key

MOST_BYTES, MOST_ROWS = 1_000_000, 20_000
Layout = Literal["table", "kobo", "dhis2"]
NO_HEADER = "No header line was found. The sample needs one, with a name above every column."
TOTALS = frozenset(map(key, ("Итого", "Всего", "Разом", "Усього", "Всього", "Yhteensä", "Total", "Sum")))
_ZIP, _OLE, _AGE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"age-encryption.org/v1"
_REASONS = {
    "workbook_protected": "it is protected by a password",
    "workbook_macros": "it holds macros",
    "workbook_too_large": "it is too large",
    "formula_without_value": "it holds formulas that were never calculated",
    "empty_file": "it is empty",
}
EVENT, ELEMENT, VALUE = key("event"), key("dataElement"), key("value")
_LISTS = ("results", "events", "instances", "data", "records")


class Unreadable(Exception):
    """Why the workbook cannot be read, in words for people."""


@dataclass(frozen=True)
class Page:
    """A sheet with its rows. `first_row` is the spreadsheet's number of the first of them."""

    name: str
    format: str
    rows: list[list[str]]
    first_row: int


@dataclass(frozen=True)
class Head:
    """The headers, how many rows stand above the data, and how many lines the header itself has."""

    names: list[str]
    first_row: int
    lines: int


@dataclass(frozen=True)
class Records:
    """Records as columns."""

    headers: list[str]
    columns: list[list[str]]
    is_events: bool = False
    repeats: list[str] = field(default_factory=list)


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
    return _pivoted(sample) if is_long(sample.headers) else sample


def _of_json(data: bytes) -> Sample:
    parsed = parsed_records(data)
    if parsed is None:
        raise SampleError("The sample looks like JSON, but is no list of records that we know.")
    layout: Layout = "dhis2" if parsed.is_events else "kobo" if parsed.repeats or "_uuid" in parsed.headers else "table"
    return Sample("json", parsed.headers, parsed.columns, layout=layout, repeats=parsed.repeats)


def _of_book(data: bytes) -> Sample:
    try:
        pages = pages_of(data)
    except Unreadable as error:
        raise SampleError(f"The workbook cannot be read ({error}). Save it anew as .xlsx, without password.") from None
    filled = [page for page in pages if page.rows]
    if not filled:
        raise SampleError("The workbook is empty.")
    sheets = [(page, sample) for page in filled if (sample := _headed(page))]
    if not sheets:
        raise SampleError(NO_HEADER)
    inner = [page.name for page, sample in sheets if "_parent_index" in sample.headers]
    mains = [(page, sample) for page, sample in sheets if page.name not in inner]
    page, sample = max(mains or sheets, key=lambda each: known_headers(each[1].headers))
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


def _headed(page: "Page") -> Sample | None:
    """A sheet of a workbook, or None for one without a header: a cover."""
    try:
        return _page(page.format, page.rows, page.first_row)
    except SampleError:
        return None


def _page(kind: str, rows: Sequence[list[str]], first_row: int) -> Sample:
    header = find_head(list(rows[: HEAD_ROWS + 2]))
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
    headers, columns = pivoted(sample.headers, sample.columns)
    return replace(sample, headers=headers, columns=columns, layout="dhis2")


def pages_of(data: bytes) -> list[Page]:
    """Every visible sheet that holds anything."""
    try:
        sheets = workbook.read(data, [])
    except workbook.WorkbookError as error:
        raise Unreadable(_REASONS.get(error.rule, "it is damaged or no workbook")) from None
    kind = kind_of(data)
    return [Page(page.name, kind, _rows(page), page.first_row) for page in sheets]


def kind_of(data: bytes) -> str:
    """xlsx, xls or ods."""
    if not data.startswith(b"PK"):
        return "xls"
    return "ods" if b"application/vnd.oasis.opendocument.spreadsheet" in data[:200] else "xlsx"


def _rows(page: workbook.Page) -> list[list[str]]:
    columns = [column.slice(0, MOST_ROWS).to_pylist() for column in page.columns]
    return [[(cell or "").strip() for cell in row] for row in zip(*columns, strict=True)]


def find_head(rows: list[list[str]]) -> Head | None:
    """The line that looks most like a header: words that we know, then many short words of which none is a number."""
    best: tuple[tuple[int, float], Head] | None = None
    for at, cells in enumerate(rows[:HEAD_ROWS]):
        for candidate in _candidates(rows, at, cells):
            score = known_headers(candidate.names), _shape(candidate.names) / candidate.lines
            if best is None or score > best[0]:
                best = score, candidate
    return best[1] if best and best[0] > (0, 1.0) else None


def known_headers(names: list[str]) -> int:
    """How many of these headers we know. A line with many numbers is no header, whatever words are in it."""
    filled = [name for name in names if name]
    if sum(name[:1].isdigit() for name in filled) * 2 > len(filled):
        return 0
    return len({name for name in names if _is_known(name)})


def _is_known(name: str) -> bool:
    words, first, last = headers(), key(name.split("/")[0]), key(name.rsplit("/", 1)[-1])
    if key(name) in words.fields or key(name) in words.technical:
        return True
    return first != last and (first in words.groups or last in words.fields)


def _candidates(rows: list[list[str]], at: int, cells: list[str]) -> list[Head]:
    heads = [Head(cells, at + 1, 1)]
    below = rows[at + 1] if at + 1 < len(rows) else []
    if _is_merged(cells, below):
        heads.append(Head(_joined(cells, below), at + 2, 2))
    return heads


def _is_merged(upper: list[str], lower: list[str]) -> bool:
    """A second header line fills the gaps that merged cells left above it, and holds words, not data."""
    if min(sum(map(bool, upper)), sum(map(bool, lower))) < 2 or any(cell[:1].isdigit() for cell in lower if cell):
        return False
    gaps = [at for at, cell in enumerate(lower) if cell and not (upper[at] if at < len(upper) else "")]
    return bool(gaps) and any(upper[: gaps[0]])


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    width = max(len(upper), len(lower))
    names, group = [], ""
    for at in range(width):
        above, below = (line[at] if at < len(line) else "" for line in (upper, lower))
        group = above or group
        names.append(f"{group}/{below}" if group and below else below or above)
    return names


def _shape(cells: list[str]) -> float:
    filled = [cell for cell in cells if cell]
    if not filled:
        return 0.0
    wordy = [cell for cell in filled if len(cell) <= 120 and not cell[:1].isdigit()]
    return len(set(wordy)) * len(wordy) / len(filled) if len(wordy) * 2 > len(filled) else 0.0


def is_long(headers: list[str]) -> bool:
    """Whether each row holds one answer, not one contact."""
    return {EVENT, ELEMENT, VALUE} <= set(map(key, headers))


def pivoted(headers: list[str], columns: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Each data element becomes a column; what is said of the event stays once per event."""
    at = {key(header): position for position, header in enumerate(headers)}
    about = [position for name, position in at.items() if name not in (ELEMENT, VALUE)]
    rows: dict[str, dict[str, str]] = {}
    for position, event in enumerate(columns[at[EVENT]]):
        row = rows.setdefault(event, {headers[each]: columns[each][position] for each in about})
        row[columns[at[ELEMENT]][position]] = columns[at[VALUE]][position]
    return _as_columns(list(rows.values()))


def parsed_records(data: bytes) -> Records | None:
    """The records of a JSON file, nested groups flattened with `/` as form tools write them."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if isinstance(content, dict):
        content = next((content[name] for name in _LISTS if isinstance(content.get(name), list)), None)
    if not isinstance(content, list) or not content or not all(isinstance(item, dict) for item in content):
        return None
    is_events = any("dataValues" in item for item in content)
    repeats: dict[str, list[dict[str, str]]] = {}
    rows = [_event(item) if is_events else _flat(item, "", repeats) for item in content]
    inner = [row for group in repeats.values() for row in group]
    return Records(*_as_columns([*rows, *inner]), is_events, list(repeats))


def _event(item: dict[str, Any]) -> dict[str, str]:
    answers = {str(each.get("dataElement", "")): _text(each.get("value")) for each in item.get("dataValues", [])}
    return {name: _text(value) for name, value in item.items() if not isinstance(value, dict | list)} | answers


def _flat(item: dict[str, Any], prefix: str, repeats: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    row: dict[str, str] = {}
    for name, value in item.items():
        path = f"{prefix}{name}"
        if isinstance(value, dict):
            row |= _flat(value, f"{path}/", repeats)
        elif isinstance(value, list) and value and isinstance(value[0], dict) and not name.startswith("_"):
            group = repeats.setdefault(path.rsplit("/", 1)[-1], [])
            group += [_flat(each, "", repeats) for each in value if isinstance(each, dict)]
        elif not isinstance(value, list):
            row[path] = _text(value)
    return row


def _as_columns(rows: list[dict[str, str]]) -> tuple[list[str], list[list[str]]]:
    headers = list(dict.fromkeys(name for row in rows for name in row if name))
    return headers, [[row.get(header, "") for row in rows] for header in headers]


def _text(value: Any) -> str:
    return "" if value is None else ("1" if value else "0") if isinstance(value, bool) else str(value).strip()
