"""A partner's own figures as a file: CSV or a workbook, which only its owner reads.

Add here: another kind of file that a partner's books are kept in.
Keep out: what is in it (figures_said.py), and formulas: every text is harmless, every number a number.
"""

import csv
import io
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from warehouse.formula_cells import harmless
from warehouse.sealing import folders
from warehouse.sealing.figures_said import Cell
from warehouse.sealing.messages import phrase
from warehouse.sealing.refused import Refused

KINDS = (".csv", ".xlsx")
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same figures are the same file
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NAME = 7  # the column of names, which also holds the notes
_WIDTHS = (12, 11, 11, 9, 6, 22, 24, 34, 10, 10, 14, 34)


def check(path: Path) -> None:
    """Before anything is read: whether these figures could be written there at all."""
    if path.suffix.lower() not in KINDS:
        raise Refused("figures_kind")
    if path.exists():
        raise Refused("file_there", path=path)
    folders.require(path.parent)


def write(
    path: Path, notes: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[Cell]], language: str
) -> None:
    """Written at once, mode 0600; a file that is there is not overwritten."""
    data = _csv(notes, heads, rows) if path.suffix.lower() == ".csv" else _xlsx(notes, heads, rows, language)
    folders.make(path.parent)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except FileExistsError:
        raise Refused("file_there", path=path) from None
    except OSError as error:
        raise Refused("cannot_write", path=path, why=error.strerror) from None


def _csv(notes: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """The notes stand in rows of the same columns, before the figures, so that the file is one table."""
    memory = io.StringIO(newline="")
    writer = csv.writer(memory, lineterminator="\r\n")
    told = [[""] * _NAME + [note] + [""] * (len(heads) - _NAME - 1) for note in notes]
    every: list[Sequence[Cell]] = [heads, *told, *rows]
    for row in every:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return memory.getvalue().encode("utf-8-sig")  # with the mark spreadsheets read it as what it is


def _xlsx(notes: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[Cell]], language: str) -> bytes:
    import xlsxwriter  # who writes no workbook needs no such package

    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, _OPTIONS)
    book.set_properties({"created": _NO_DAY})
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    first = book.add_worksheet(phrase("notes_sheet", language))
    first.set_column(0, 0, 110)
    for at, note in enumerate(notes):
        first.write_string(at, 0, harmless(note), wrapped)
    page = book.add_worksheet(phrase("figures_sheet", language))
    page.freeze_panes(1, 0)
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, harmless(head), bold)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(at, column, harmless(cell))
            elif cell is not None:
                page.write_number(at, column, cell)
    page.autofilter(0, 0, len(rows), len(heads) - 1)
    book.close()
    return memory.getvalue()
