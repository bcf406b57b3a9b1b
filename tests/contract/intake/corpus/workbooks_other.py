"""Family "xlsx": the old format, the open one, and workbooks that are damaged, locked or something else.

Add here: another program's package, or another way in which a workbook is not one.
Keep out: what cells hold (workbooks.py) and files made to harm (bombs.py).
"""

import io
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import odf.opendocument
import odf.style
import odf.table
import odf.text
import xlwt

from corpus.making import Line, csv_of, lines, repacked, typed, with_cells, xlsx, zipped
from corpus.meant import Contact, contacts
from corpus.outcomes import Family, Outcome, loads, one_of, refused

# fmt: off
FAMILY = Family("xlsx")
RU = contacts(8)
TYPED = typed(RU)
DATES = {"date_format": "%d.%m.%Y"}


def add(name: str, data: Callable[[], bytes], outcome: Outcome, kind: str = "xlsx", **changes: Any) -> None:
    FAMILY.add(name, data, outcome, **({"file": DATES | {"format": kind},
        "file_name": f"export-2023-03.{kind}"} | changes))


def but(*rows: int) -> dict[int, Contact]:
    return {row: one for row, one in enumerate(RU, 2) if row not in rows}


def xls(table: Iterable[Line] = TYPED, then: Callable[[Any, Any], None] | None = None) -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("Лист1", cell_overwrite_ok=True)
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for row, line in enumerate(table):
        for column, cell in enumerate(line):
            if cell is not None:
                page.write(row, column, cell, *([day] if isinstance(cell, date) else []))
    if then:
        then(book, page)
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


def _ods_cell(cell: Any) -> Any:
    if isinstance(cell, date):
        made = odf.table.TableCell(valuetype="date", datevalue=cell.isoformat())
    elif isinstance(cell, int):
        made = odf.table.TableCell(valuetype="float", value=cell)
    else:
        made = odf.table.TableCell(valuetype="string")
    made.addElement(odf.text.P(text="" if cell is None else str(cell)))
    return made


def ods(table: Iterable[Line] = TYPED, tail: int = 0, *, hidden: bool = False) -> bytes:
    document = odf.opendocument.OpenDocumentSpreadsheet()
    page = odf.table.Table(name="Лист1")
    for line in table:
        row = odf.table.TableRow()
        for cell in line:
            row.addElement(_ods_cell(cell))
        row.addElement(odf.table.TableCell(numbercolumnsrepeated=1024 - len(line)))
        page.addElement(row)
    if tail:
        row = odf.table.TableRow(numberrowsrepeated=tail)
        row.addElement(odf.table.TableCell(numbercolumnsrepeated=1024))
        page.addElement(row)
    document.spreadsheet.addElement(page)
    if hidden:
        style = odf.style.Style(name="ta9", family="table")
        style.addElement(odf.style.TableProperties(display="false"))
        document.automaticstyles.addElement(style)
        other = odf.table.Table(name="Скрытый", stylename="ta9")
        row = odf.table.TableRow()
        row.addElement(_ods_cell("+7 921 555-01-23"))
        other.addElement(row)
        document.spreadsheet.addElement(other)
    memory = io.BytesIO()
    document.save(memory)
    return memory.getvalue()


add("the old format", lambda: xls(), loads(RU), "xls")
add("the old format, texts alone", lambda: xls(lines(RU)), loads(RU), "xls")
add("the old format with a title and a total", lambda: xls([["Отчёт"], [], *TYPED, ["Итого", *[None] * 8, 4]]),
    loads(RU, first=4), "xls")
add("the old format with cells merged downwards", lambda: xls(with_cells(TYPED, {(2, 3): None}), lambda book,
    page: page.write_merge(
    1, 2, 3, 3, "Санкт-Петербург")), refused("merged_cells", column="city"), "xls")
add("the old format with an error in a cell", lambda: xls(with_cells(TYPED, {(2, 7): None}), lambda book,
    page: page.row(2).set_cell_error(
    7, 42)), loads(but(3), (3, "age", "unreadable_cell")), "xls")
# Libraries that write the old format say of such a formula that its answer is an empty text, as some answers are.
add("the old format with a formula never calculated", lambda: xls(with_cells(TYPED, {(2, 7): None}), lambda book,
    page: page.write(
    2, 7, xlwt.Formula("19+1"))), one_of(loads(but(3), (3, "age", "unreadable_cell")), loads({**but(),
    3: RU[1].but(age=None)})), "xls")
add("the old format with a hidden sheet", lambda: xls(then=lambda book, page: setattr(book.add_sheet("Скрытый"),
    "visibility", 1)), loads(RU), "xls")
add("the old format cut off", lambda: xls()[:3000], refused("unreadable", "workbook_too_large"), "xls")
add("the new format where the old one was agreed", lambda: xlsx(TYPED), one_of(loads(RU), refused("wrong_format")),
    "xls")
add("the old format where the new one was agreed", lambda: xls(), one_of(loads(RU), refused("wrong_format")))
add("the open format", lambda: ods(), loads(RU), "ods")
add("the open format with all its empty rows", lambda: ods(tail=1_048_560), loads(RU), "ods")
add("the open format with a title and a total", lambda: ods([["Отчёт"], [None], *TYPED, ["Итого", *[None] * 8, 4]]),
    loads(RU, first=4), "ods")
add("the open format with a hidden sheet", lambda: ods(hidden=True), loads(RU), "ods", canaries=["921 555"])
add("the open format cut off", lambda: ods()[:900], refused("unreadable"), "ods")
add("a text document of the open format", lambda: zipped(("mimetype", b"application/vnd.oasis.opendocument.text"), (
    "content.xml", b"<office:document-content/>")), refused("unreadable", "wrong_format", "no_such_sheet"), "ods")


SHEET = "xl/worksheets/sheet1.xml"


def _members() -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    repacked(xlsx(TYPED), lambda name, data: found.append((name, data)) or data)
    return found


_FULL = [one.but(years=one.years or "1980-1984") for one in RU]  # an empty cell without a place would move the next one
add("cells without their places", lambda: repacked(xlsx(typed(_FULL)), lambda name, data: re.sub(rb'<c r="[A-Z]+\d+"',
    b"<c", data)
    if name == SHEET else data), one_of(loads(_FULL), refused("unplaced_cells", "unreadable")))
add("a sheet that ends in the middle", lambda: repacked(xlsx(TYPED), lambda name,
    data: data[: len(data) // 2] if name == SHEET else data), refused("unreadable"))
add("cut off", lambda: xlsx(TYPED)[:-600], refused("unreadable"))
add("macros", lambda: repacked(xlsx(TYPED), lambda name, data: data) and zipped(*_members(), ("xl/vbaProject.bin",
    b"x")), refused("workbook_macros"))
add("macros of the old kind", lambda: zipped(*_members(), ("xl/macrosheets/sheet1.xml", b"<x/>")),
    refused("workbook_macros"))
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + "EncryptionInfo\0EncryptedPackage\0".encode(
    "utf-16-le") + b"\0" * 2000
add("a password", lambda: _LOCKED, refused("workbook_protected"))
add("a password in the open format", lambda: zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), (
    "META-INF/manifest.xml", b"<manifest:encryption-data/>"), ("content.xml", b"\x8f\x11")),
    refused("workbook_protected"), "ods")
add("a sheet protected against changes", lambda: xlsx(TYPED, then=lambda book, page: page.protect("secret")), loads(RU))
add("a table of CSV under the name of a workbook", lambda: csv_of(RU), refused("wrong_format"))
_HTML = "<html><table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines(
    RU)) + "</table></html>"
add("a table of HTML under the name of a workbook, as registers export it", lambda: _HTML.encode("cp1251"),
    refused("wrong_format"), "xls")
add("XML of 2003 under the name of a workbook",
    lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', refused(
    "wrong_format"), "xls")
add("a document of Word under the name of a workbook", lambda: zipped(("[Content_Types].xml", b"<Types/>"),
    ("word/document.xml", b"<w/>")),
    refused("unreadable", "wrong_format"))
add("a binary workbook without any sheet", lambda: zipped(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin",
    b"")), refused(
    "unreadable", "no_such_sheet", "wrong_format"))
add("a workbook where delimited text was agreed", lambda: xlsx(TYPED), refused("wrong_format"), file={})
