"""Files in the making: contacts as delimited text and as workbooks of several programs.

Add here: another program's way of writing the same contacts.
Keep out: the contacts (meant.py) and what is wrong with a single file (the families).
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from corpus.meant import Contact, cells, contacts, headers

Line = Sequence[Any]


def lines(rows: Iterable[Contact], language: str = "ru") -> list[list[str]]:
    """Header and rows."""
    return [headers(language), *(list(cells(row, language).values()) for row in rows)]


def text(
    table: Iterable[Line],
    delimiter: str = ";",
    end: str = "\r\n",
    quoting: int = csv.QUOTE_MINIMAL,
    **options: Any,
) -> str:
    """As Python's csv module writes it, which quotes as Excel does."""
    memory = io.StringIO()
    writer = csv.writer(memory, delimiter=delimiter, lineterminator=end, quoting=quoting, **options)
    writer.writerows(table)
    return memory.getvalue()


def csv_of(
    rows: Iterable[Contact] | None = None, encoding: str = "utf-8", language: str = "ru", **options: Any
) -> bytes:
    rows = contacts(language=language) if rows is None else rows
    return text(lines(rows, language), **options).encode(encoding)


def with_column(table: list[list[Any]], header: str, values: Iterable[Any]) -> list[list[Any]]:
    """One more column at the right."""
    return [[*line, value] for line, value in zip(table, [header, *values], strict=True)]


def with_cells(table: list[list[Any]], changes: dict[tuple[int, int], Any]) -> list[list[Any]]:
    """Some cells changed, by row and column from 0."""
    return [[changes.get((at, column), cell) for column, cell in enumerate(line)] for at, line in enumerate(table)]


def typed(rows: Iterable[Contact], language: str = "ru") -> list[list[Any]]:
    """As a spreadsheet holds them: numbers as numbers, dates as dates."""
    head, *rest = lines(rows, language)
    return [head, *([_typed(one, at) for at, one in enumerate(line)] for line in rest)]


def _typed(cell: str, column: int) -> Any:
    if column == 1:
        day, month, year = map(int, cell.split("."))
        return date(year, month, day)
    return int(cell) if column in (0, 7) and cell else cell or None


def xlsx(
    table: Iterable[Line] | None = None,
    sheet: str = "Sheet1",
    at: tuple[int, int] = (0, 0),
    then: Callable[[Any, Any], None] | None = None,
    **options: Any,
) -> bytes:
    """A workbook; `then` gets the book and its page, for whatever else it should hold."""

    def write(book: Any) -> None:
        page = book.add_worksheet(sheet)
        for row, line in enumerate(typed(contacts()) if table is None else table):
            page.write_row(at[0] + row, at[1], line)
        if then:
            then(book, page)

    return book_of(write, **options)


def book_of(write: Callable[[Any], None], **options: Any) -> bytes:
    """A workbook that xlsxwriter makes in memory."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True, "default_date_format": "dd.mm.yyyy", **options})
    write(book)
    book.close()
    return memory.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A zip with its members changed, or left out where `change` answers None."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def zipped(*members: tuple[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return memory.getvalue()
