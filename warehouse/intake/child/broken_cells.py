"""Cells of a workbook that show something on the partner's screen, and read as empty: errors, and formulas
that were never calculated.

Add here: another way in which a cell loses its value on the way to the parser.
Keep out: imports of this project: this runs in the child process (open_workbook.py), which is alone.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

Cell = tuple[int, int]  # row and column, from 0
_NAME = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(rb'<c\s([^>]*\bt="e"[^>]*)>')
_FORMULA = re.compile(rb"<c(\s[^>]*)>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v>([^<]*)</v>)?")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Unplaced(Exception):
    """Such a cell is there, but the file does not say where."""


def cells(data: bytes, sheet: str) -> list[Cell]:
    """The broken cells of one sheet. OpenDocument spells errors out as texts, so it has none."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return list(_of_xlsx(archive, sheet)) if "xl/workbook.xml" in archive.namelist() else []
    return list(_of_xls(data, sheet))


def _of_xlsx(archive: zipfile.ZipFile, sheet: str) -> Iterator[Cell]:
    book = archive.read("xl/workbook.xml")
    name = _part(archive, book, sheet)
    text = archive.read(name) if name in archive.namelist() else b""
    # A program that only writes workbooks leaves every formula to be calculated on opening.
    is_never_calculated = b'fullCalcOnLoad="1"' in book
    for found in _ERROR.finditer(text):
        yield _place(found[1])
    if b"<f" in text:
        for found in _FORMULA.finditer(text):
            is_text = b't="str"' in found[1]
            if b't="e"' not in found[1] and (is_never_calculated or not (found[2] or is_text)):
                yield _place(found[1])


def _part(archive: zipfile.ZipFile, book: bytes, sheet: str) -> str:
    relation = next(
        (each.get(_RELATION) for each in ElementTree.fromstring(book).iter() if each.get("name") == sheet),  # noqa: S314
        None,
    )
    for each in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):  # noqa: S314
        if each.get("Id") == relation:
            target = str(each.get("Target"))
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _place(attributes: bytes) -> Cell:
    found = _NAME.search(attributes)
    if found is None:
        raise Unplaced
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1


def _of_xls(data: bytes, sheet: str) -> Iterator[Cell]:
    import xlrd  # only here: for the old format alone

    page: Any = xlrd.open_workbook(file_contents=data, on_demand=True, logfile=io.StringIO()).sheet_by_name(sheet)
    for row in range(page.nrows):
        for column, kind in enumerate(page.row_types(row)):
            if kind == xlrd.XL_CELL_ERROR:
                yield row, column
