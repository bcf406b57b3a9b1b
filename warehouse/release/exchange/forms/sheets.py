"""Workbooks of forms: made in memory, with equal bytes for equal content, and read back cell by cell.

Add here: how another kind of cell looks.
Keep out: what stands in them.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from warehouse.formula_cells import harmless

_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same package is the same file, whenever it is made
_NARROWEST, _WIDEST = 8, 60
_PERCENT = "0.0%"


@dataclass(frozen=True)
class Sheet:
    """One sheet. `shares`: numbers of columns that are shown in per cent."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Any]]
    shares: frozenset[int] = frozenset()


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Numbers as numbers, everything else as text that no spreadsheet runs."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": title, "created": _NO_DAY})
    bold, percent = book.add_format({"bold": True}), book.add_format({"num_format": _PERCENT})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for column, head in enumerate(sheet.heads):
            longest = max([len(head), *(len(str(row[column])) for row in sheet.rows if row[column] is not None)])
            page.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
            page.write_string(0, column, head, bold)
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, int | float):
                    page.write_number(number, column, value, percent if column in sheet.shares else None)
                elif value is not None:
                    page.write_string(number, column, harmless(str(value)))
    book.close()
    return content.getvalue()


def read(content: bytes) -> dict[str, list[list[Any]]]:
    """Sheet → its rows below the heads."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)[1:] for name in book.sheet_names}


def number(value: float) -> int | float:
    """A cell of a workbook is always a float."""
    return int(value) if float(value).is_integer() else value
