"""Workbooks: read in a child process that may die, while the parent goes on and names a rule."""

import io
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from intake_files import declaration, prepared, row, rules, xlsx_bytes

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.read import workbook

NAME = "kobo-2023-03.xlsx"


def partner(sheet: str | None = None, **changes: object) -> Declaration:
    file = {"format": "xlsx", "sheet": sheet, "date_format": "%d.%m.%Y"}
    return declaration(file=file, **changes)


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SECONDS", 0)
    monkeypatch.setattr(workbook, "GRACE_SECONDS", 0)
    with pytest.raises(workbook.WorkbookError, match="workbook_too_large"):
        workbook.read(xlsx_bytes([{"a": 1}]), [])


def test_the_child_gets_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    run = subprocess.run

    def watched(*args: Any, **options: Any) -> Any:
        seen.append(options["env"])
        return run(*args, **options)

    monkeypatch.setattr(workbook.subprocess, "run", watched)
    monkeypatch.setenv("CROSSINGS_KEY_WH", "secret")
    workbook.read(xlsx_bytes([{"a": 1}]), [])
    assert set(seen[0]) == {"PATH", "LANG"}


def written(write: Callable[[Any, Any], None], **options: Any) -> bytes:
    """A workbook with a header, three rows, and what else `write(book, page)` puts there."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    page = book.add_worksheet("Март")
    for line, cells in enumerate([list(row()), *(list(row(number).values()) for number in (1, 2, 3))]):
        page.write_row(line, 0, cells)
    write(book, page)
    book.close()
    return memory.getvalue()


def test_formulas_that_were_never_calculated_are_not_read_as_nothing() -> None:
    """A program that writes workbooks stores no results, and a reader sees a nought or an empty cell there."""
    data = written(lambda _, page: page.write_formula("I3", '="да"'))
    assert rules(prepared(data, partner(), NAME)) == [(3, "svc_condoms", "unreadable_cell")]
    below = written(lambda _, page: page.write_formula("A9", "=TODAY()", None, ""))
    assert rules(prepared(below, partner(), NAME)) == [(None, None, "unplaced_cells")]


def as_ods(rows: list[dict[str, str]]) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="Март")
    for cells in [list(row()), *(list(one.values()) for one in rows)]:
        line = TableRow()
        for cell in cells:
            made = TableCell(valuetype="string")
            made.addElement(P(text=cell))
            line.addElement(made)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    memory = io.BytesIO()
    book.write(memory)
    return memory.getvalue()
