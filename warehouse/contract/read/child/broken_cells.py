"""Cells of a workbook that show something else on the partner's screen than the parser reads: errors, formulas that
were never calculated, and numbers in the format of a code (number_formats.py).

Add here: another way in which a cell loses its value on the way to the parser.
Keep out: imports of this project: this runs in the child process (open_workbook.py), which is alone.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import number_formats  # type: ignore[import-not-found]

Cell = tuple[int, int]  # row and column, from 0
# In the place of a value that is lost: no contract word, date or number is read from it, so its row is refused.
LOST = "\ufffd"
_NAME = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(rb'<c\s([^>]*\bt="e"[^>]*)>')
_FORMULA = re.compile(rb"<c(\s[^>]*)>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v>([^<]*)</v>)?")
_SINGLE_QUOTES = re.compile(rb"<c\s[^>]*='")
_LOOK = 1_000_000
BOOK = "xl/workbook.xml"


class Unplaced(Exception):
    """Such a cell is there, but the file does not say where."""


def parts(data: bytes, sheets: list[str]) -> list[str]:
    """The parts of an archive that `cells` reads to their end for these sheets."""
    if not data.startswith(b"PK"):
        return []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        places = _places(archive) if BOOK in archive.namelist() else {}
    return [places[sheet] for sheet in sheets if sheet in places] or ["content.xml"]


def cells(data: bytes, sheet: str) -> dict[Cell, str]:
    """Such cells of one sheet, and what is to be read in them. OpenDocument spells errors out, so it has none."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _of_xlsx(archive, sheet) if BOOK in archive.namelist() else {}
    return dict.fromkeys(_of_xls(data, sheet), LOST)


def _of_xlsx(archive: zipfile.ZipFile, sheet: str) -> dict[Cell, str]:
    book, places = archive.read(BOOK), _places(archive)
    if sheet not in places:
        raise Unplaced
    text = archive.read(places[sheet])
    if b"<![CDATA[" in text:
        raise Unplaced  # the parser passes over what stands in it
    styles = archive.read(number_formats.STYLES) if number_formats.STYLES in archive.namelist() else b""
    found = dict(number_formats.shown(styles, text)) if styles else {}
    return found | dict.fromkeys(_lost(book, text), LOST)


def _lost(book: bytes, text: bytes) -> Iterator[Cell]:
    # A program that only writes workbooks leaves every formula to be calculated on opening.
    is_never_calculated = re.search(rb"""fullCalcOnLoad=["'](?:1|true)["']""", book) is not None
    if b"<c " not in text[:_LOOK] or _SINGLE_QUOTES.search(text[:_LOOK]):
        yield from _spelled_otherwise(text, is_never_calculated=is_never_calculated)
        return
    for found in _ERROR.finditer(text):
        yield _place(found[1])
    if b"<f" in text:
        for found in _FORMULA.finditer(text):
            is_text = b't="str"' in found[1] and found[2] is not None
            if b't="e"' not in found[1] and (is_never_calculated or not (found[2] or is_text)):
                yield _place(found[1])


def _spelled_otherwise(text: bytes, *, is_never_calculated: bool) -> Iterator[Cell]:
    """The same by an XML parser, for programs that write prefixes or other marks: slower, and right for all."""
    for _, element in ElementTree.iterparse(io.BytesIO(text)):  # noqa: S314 - as above
        if _local(element.tag) != "c":
            continue
        parts = {_local(part.tag): part.text for part in element}
        is_error = element.get("t") == "e"
        is_empty = not parts.get("v") and (element.get("t") != "str" or "v" not in parts)
        if is_error or ("f" in parts and (is_never_calculated or is_empty)):
            yield _place(f' r="{element.get("r")}"'.encode())
        element.clear()


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _places(archive: zipfile.ZipFile) -> dict[str, str]:
    """Where in the file each sheet is. Strict and transitional files name the relation in different spaces."""
    relations = {
        value: str(each.get("name"))
        for each in ElementTree.fromstring(archive.read(BOOK)).iter()  # noqa: S314 - a child with limits
        if _local(each.tag) == "sheet"
        for name, value in each.attrib.items()
        if name.endswith("}id")
    }
    there, found = set(archive.namelist()), {}
    for each in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):  # noqa: S314 - as above
        target = str(each.get("Target"))
        name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if each.get("Id") in relations and name in there:
            found[relations[str(each.get("Id"))]] = name
    return found


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
