"""Merged cells of an OpenDocument sheet, and its formulas without a value: its parser tells neither.

Add here: another property of cells that an OpenDocument file alone spells out.
Keep out: imports of this project: this runs in the child process (open_workbook.py), which is alone.
"""

import io
import zipfile
from typing import Any
from xml.etree import ElementTree

Range = tuple[int, int, int, int]  # first row and column, last row and column, from 0
MOST_ROWS = 2_000_000  # an empty tail may repeat to the end of the sheet


def of_ods(data: bytes, sheet: str) -> tuple[list[Range], list[tuple[int, int]]]:
    """Merged ranges and uncalculated formulas of one sheet. Nothing for other kinds of files."""
    if not data.startswith(b"PK"):
        return [], []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "content.xml" not in archive.namelist():
            return [], []
        text = archive.read("content.xml")
    if b"-spanned" not in text and b":formula=" not in text:
        return [], []
    merged: list[Range] = []
    broken: list[tuple[int, int]] = []
    row, is_wanted = 0, False
    for event, element in ElementTree.iterparse(io.BytesIO(text), ("start", "end")):  # noqa: S314 - limits of the child
        kind = _local(element.tag)
        if event == "start" and kind == "table":
            row, is_wanted = 0, _said(element, "name") == sheet
        elif event == "end" and kind == "table-row":
            if is_wanted:
                _look(element, row, merged, broken)
            row = min(MOST_ROWS, row + int(_said(element, "number-rows-repeated", "1")))
            element.clear()
    return merged, broken


def _look(line: Any, row: int, merged: list[Range], broken: list[tuple[int, int]]) -> None:
    column = 0
    for cell in line:
        if _local(cell.tag) not in ("table-cell", "covered-table-cell"):
            continue
        down, across = int(_said(cell, "number-rows-spanned", "1")), int(_said(cell, "number-columns-spanned", "1"))
        if down > 1 or across > 1:
            merged.append((row, column, row + down - 1, column + across - 1))
        if _said(cell, "formula") and not _said(cell, "value-type"):
            broken.append((row, column))
        column += int(_said(cell, "number-columns-repeated", "1"))


def _said(element: Any, name: str, otherwise: str = "") -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == name), otherwise)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
