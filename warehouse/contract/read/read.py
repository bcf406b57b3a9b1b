"""Turn the bytes of a file into one sheet of text columns, strictly by the contract.

Add here: which kind of file goes to which reader.
Keep out: what a column means (map.py) and whether it may be there (gate.py).
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.read import days, delimited, headers, tidy, workbook
from warehouse.contract.read.decode import decoded
from warehouse.contract.read.layouts import dhis2, kobo, records, system
from warehouse.contract.read.sheet import Sheet, compact, filled, trimmed

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
Refuse = Callable[..., FileRefused]
_FEWEST_WORDS, _LONGEST_WORD, _ROWS_ASKED = 3, 60, 20
_NOTES = "notes_dropped"  # of rules.yaml's `repairs`
_RECORD_KEYS = ("contact_date", "city", "channel")


def read(data: bytes, declaration: Declaration) -> Sheet:
    """The contacts of one file. Raises FileRefused when the bytes are not what the contract says."""

    def refuse(rule: str, row_no: int | None = None, count: int = 1) -> FileRefused:
        return FileRefused(Problem(declaration.code, rule, row_no=row_no, count=count))

    if not data[:10_000].strip() and not data.strip():
        raise refuse("empty_file")
    is_book = data.startswith((ZIP, OLE))
    if is_book == (declaration.file.format in ("csv", "json")):
        raise refuse("wrong_format")
    pages = _pages(data, declaration, refuse)
    if any(len(page.headers) > delimited.MAX_COLUMNS for page in pages.values()):
        raise refuse("too_many_columns")
    pages = {name: _without_notes(page, declaration) for name, page in pages.items()}
    noted = sum(page.repaired.get(_NOTES, 0) for page in pages.values())
    sheet = _laid_out(pages, declaration)
    sheet = _without_notes(sheet.told(_NOTES, noted - sheet.repaired.get(_NOTES, 0)), declaration)
    return tidy.tidied(sheet, declaration)


def _laid_out(pages: dict[str, Sheet], declaration: Declaration) -> Sheet:
    """One contact a row, whatever the exporter's layout."""
    if declaration.file.layout == "table":
        return _without_points(next(iter(pages.values())), declaration)

    if declaration.file.layout == "kobo":
        return kobo.contacts(pages, declaration)
    return dhis2.contacts(next(iter(pages.values())), declaration)


def _without_points(sheet: Sheet, declaration: Declaration) -> Sheet:
    declared = headers.declared_headers(declaration)
    gone = {at for at in system.surveycto_points(sheet.headers) if fold(sheet.headers[at]) not in declared}
    if not gone:
        return sheet
    kept = [at for at in range(len(sheet.headers)) if at not in gone]
    columns = [sheet.columns[at] for at in kept]
    return replace(sheet, headers=[sheet.headers[at] for at in kept], columns=columns)


def _pages(data: bytes, declaration: Declaration, refuse: Refuse) -> dict[str, Sheet]:
    if declaration.file.format == "json":
        return records.pages_of_records(data, declaration)
    if declaration.file.format == "csv":
        text = decoded(data, declaration.file.encoding or "utf-8", _words(declaration))
        if text is None:
            raise refuse("wrong_encoding")
        return {"": delimited.read(text, declaration, refuse)}
    return _of_workbook(data, declaration, refuse)


def _words(declaration: Declaration) -> set[str]:
    """What the partner writes into headers and cells, as it is spelled."""
    spelled = {word for words in declaration.values.values() for word in words}
    spelled |= {word for words in declaration.booleans.values() for word in words}
    spelled |= {word for ticks in declaration.ticks for word in (*ticks.headers, *ticks.words, *ticks.ignore)}
    spelled |= {word for spellings in declaration.columns.values() for word in spellings}
    return spelled | {word for each in declaration.one_hot.values() for words in each.values() for word in words}


def _of_workbook(data: bytes, declaration: Declaration, refuse: Refuse) -> dict[str, Sheet]:
    dialect = declaration.file
    # A repeat group may lie inside others that nobody declared: their sheets are needed to find its submissions.
    wanted = [dialect.sheet] if dialect.sheet and not dialect.repeats else []
    try:
        pages = workbook.read(data, wanted)
    except workbook.WorkbookError as error:
        raise refuse(error.rule) from None
    if dialect.layout == "kobo":
        return {page.name: _as_sheet(page, headers.Header(page.head[0], 1, 0)) for page in pages if page.head}
    hidden = [page for page in pages if not page.is_visible]
    pages = [page for page in pages if page.is_visible] if not dialect.sheet else pages
    found = [(page, header) for page in pages if (header := headers.find(page.head, declaration))]
    if not found:
        raise refuse("header_not_found" if any(page.rows for page in pages) else "empty_file")
    whole = [pair for pair in found if _is_whole(pair[1], declaration)]
    if len(whole) > 1:
        raise refuse("several_sheets", count=len(whole))
    page, header = (whole or sorted(found, key=lambda pair: -pair[1].known))[0]
    others = [other for other in pages if other is not page]
    if any(_goes_on(other, header, declaration) or _has_words_of_contacts(other, declaration) for other in others):
        raise refuse("several_sheets")
    if not dialect.sheet and any(_holds_contacts(other, header, declaration) for other in hidden):
        raise refuse("hidden_contacts")
    if row := headers.row_above(page.head, header, declaration):
        raise refuse("rows_above_header", row_no=page.first_row + row - 1)
    return {page.name: _as_sheet(page, header)}


def _goes_on(page: workbook.Page, header: headers.Header, declaration: Declaration) -> bool:
    """Whether another sheet holds contacts too: under a header of its own, or without one."""
    own = headers.find(page.head, declaration)
    dates = set(map(fold, declaration.columns.get("contact_date", [])))
    has_header = own is not None and own.known > 1 and any(fold(name) in dates for name in own.names)
    return has_header or any(headers.is_contact(cells, header, declaration) for cells in page.head)


def _holds_contacts(page: workbook.Page, header: headers.Header, declaration: Declaration) -> bool:
    """Whether a hidden sheet holds more than an empty form or a list of words."""
    own = headers.find(page.head, declaration)
    is_form = own is not None and _is_whole(own, declaration) and page.rows > own.first_row
    if is_form or _has_words_of_contacts(page, declaration):
        return True
    return any(headers.is_contact(cells, header, declaration) for cells in page.head)


def _has_words_of_contacts(page: workbook.Page, declaration: Declaration) -> bool:
    """Whether a row holds a day and the partner's words of three fields, in whatever order and under whatever header.
    Lists of words have no days, and tables of numbers by day and city have two."""
    vocabularies = [set(map(fold, words)) - {""} for words in declaration.values.values()]
    if len(vocabularies) < _FEWEST_WORDS:
        return False
    fields, cells = np.zeros((len(vocabularies), page.rows), dtype=bool), np.zeros(page.rows, dtype=np.int64)
    for column in page.columns:
        texts = [fold(text) if len(text) < _LONGEST_WORD else "" for text in column.dictionary.to_pylist()]
        is_word = np.array([[text in words for text in texts] for words in vocabularies], dtype=bool)
        here = is_word[:, column.indices.to_numpy(zero_copy_only=False)]
        fields |= here
        cells += here.any(axis=0)  # one word may be of two fields
    rows = np.flatnonzero((fields.sum(axis=0) >= _FEWEST_WORDS) & (cells >= _FEWEST_WORDS))
    read_day = days.reader(declaration)
    return any(read_day(str(column[row].as_py())) for row in rows[:_ROWS_ASKED].tolist() for column in page.columns)


def _is_whole(header: headers.Header, declaration: Declaration) -> bool:
    """Whether a sheet has what every contact needs. A legend of codes has a header or two of the contract at most."""
    declared = headers.declared_headers(declaration)
    there = {declared.get(fold(name)) for name in header.names}
    return {field for field in _RECORD_KEYS if field in declaration.columns} <= there


def _as_sheet(page: workbook.Page, header: headers.Header) -> Sheet:
    first = header.first_row
    columns = [compact(trimmed(column.slice(first))) for column in page.columns]
    row_no = pa.array(np.arange(page.first_row + first, page.first_row + page.rows, dtype=np.int32))
    merged = [
        (page.first_row + max(top, first), left, right, bottom > top)
        for top, left, bottom, right in page.merged
        if bottom >= first
    ]
    names = [*header.names, *[""] * (len(columns) - len(header.names))]
    return Sheet([name.strip() for name in names], columns, row_no, [], merged=merged)


def _without_notes(sheet: Sheet, declaration: Declaration) -> Sheet:
    """Empty cells in the place of notes that nobody reads, before anything looks into them: every column keeps the
    letter that people know it by."""
    named = set(map(fold, declaration.unread_notes.drop))
    places = [at for at, header in enumerate(sheet.headers) if fold(header) in named]
    if not places:
        return sheet
    columns, rows = list(sheet.columns), pa.repeat(pa.scalar(False), sheet.rows)
    for at in places:
        rows = pc.or_(rows, filled(columns[at]))
        columns[at] = pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), sheet.rows), pa.array([""]))
    return replace(sheet, columns=columns).told(_NOTES, int(pc.sum(rows).as_py() or 0))
