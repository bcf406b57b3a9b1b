"""A letter as a workbook, made in memory: one sheet in words, one with a line for each refused row.

Add here: how a part of a letter looks in a spreadsheet.
Keep out: what it says (letter_content.py), and formulas: every text is written as text, every number as a number.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from warehouse.formula_cells import harmless
from warehouse.intake.letters.letter_content import Cell, Letter
from warehouse.style.colours import SHADE

_WIDE = (34, 26, 60, 80)
_LINES = (10, 28, 22, 56, 90)
_LINE_HEIGHT, _SIGNS_A_LINE = 15, 170  # merged cells do not grow by themselves
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same letter is the same file, whenever it is made
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
Styles = Mapping[str, Format]


def xlsx(letter: Letter) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, _OPTIONS)
    book.set_properties({"title": letter.title, "created": _NO_DAY})
    wrapped = {"text_wrap": True, "valign": "top"}
    styles = {
        "text": book.add_format(wrapped),
        "head": book.add_format({**wrapped, "bold": True, "bg_color": SHADE[0]}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }
    _letter(book.add_worksheet(letter.words.say("sheet_letter")), letter, styles)
    _lines(book.add_worksheet(letter.words.say("sheet_rows")), letter, styles)
    book.close()
    return memory.getvalue()


def _letter(page: Worksheet, letter: Letter, styles: Styles) -> None:
    _for_paper(page, _WIDE)
    _write(page, 0, [letter.title], styles["title"])
    row = 2
    for section in letter.sections:
        titles = [(section.title, "head")] if section.title else []
        for text, style in [*titles, *((text, "text") for text in section.paragraphs)]:
            page.merge_range(row, 0, row, len(_WIDE) - 1, "", styles[style])
            page.set_row(row, _LINE_HEIGHT * (1 + len(text) // _SIGNS_A_LINE))
            row = _write(page, row, [text], styles[style])
        if section.table:
            row = _write(page, row, section.table.heads, styles["head"])
            for cells in section.table.rows:
                row = _write(page, row, cells, styles["text"])
        row += 1


def _lines(page: Worksheet, letter: Letter, styles: Styles) -> None:
    _for_paper(page, _LINES)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    row = _write(page, 0, letter.line_heads, styles["head"])
    for line in letter.lines:
        row = _write(page, row, [line.row_no, line.column, line.rule, line.what, line.how], styles["text"])
    page.autofilter(0, 0, row - 1, len(_LINES) - 1)


def _write(page: Worksheet, row: int, cells: Sequence[Cell], style: Format) -> int:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            page.write_string(row, column, harmless(cell), style)
        elif cell is not None:
            page.write_number(row, column, cell, style)
    return row + 1


def _for_paper(page: Worksheet, widths: Sequence[int]) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
