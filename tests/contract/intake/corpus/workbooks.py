"""Family "xlsx": workbooks as Excel, LibreOffice, Google Sheets and libraries write them.

Add here: something that a sheet of a workbook may hold, or how it may be laid out.
Keep out: other formats of workbooks and files that are none (workbooks_other.py).
"""

import io
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from corpus.making import Line, lines, repacked, typed, with_cells, with_column, xlsx
from corpus.meant import Contact, contacts, headers
from corpus.outcomes import Family, Outcome, loads, one_of, refused

# fmt: off
FAMILY = Family("xlsx")
RU = contacts(8)
TYPED = typed(RU)
XLSX = {"format": "xlsx", "date_format": "%d.%m.%Y"}
NAME = "export-2023-03.xlsx"
PHONE = "+7 921 555-01-23"


def add(name: str, data: Callable[[], bytes], outcome: Outcome, **changes: Any) -> None:
    FAMILY.add(name, data, outcome, **({"file": XLSX, "file_name": NAME} | changes))


def but(*rows: int) -> dict[int, Contact]:
    return {row: one for row, one in enumerate(RU, 2) if row not in rows}


def of_openpyxl(table: Iterable[Line] = TYPED, then: Callable[[Any, Any], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    for line in table:
        page.append(list(line))
    if then:
        then(book, page)
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


add("dates and numbers", lambda: xlsx(TYPED), loads(RU))
add("texts alone", lambda: xlsx(lines(RU)), loads(RU))
add("as openpyxl writes it", lambda: of_openpyxl(), loads(RU))
add("numbers with decimals of zero", lambda: xlsx([[float(cell) if isinstance(cell,
    int) else cell for cell in line] for line in TYPED]),
    loads(RU))
add("yes and no as truth values", lambda: xlsx([[{"да": True, "нет": False}.get(cell, cell) if isinstance(cell,
    str) else cell for cell in line]
    for line in TYPED]), loads(RU))
add("moments in place of days", lambda: xlsx([TYPED[0], *([line[0], datetime.combine(line[1], time(14, 30)),
    *line[2:]] for line in TYPED[1:])]),
    loads(RU))
add("days as texts and as dates by turns", lambda: xlsx([TYPED[0], *(line if at % 2 else lines([one])[1] for at, (line,
    one) in enumerate(
    zip(TYPED[1:], RU, strict=True)))]), loads(RU))
add("days as American texts", lambda: xlsx([TYPED[0], *([line[0], line[1].strftime("%m/%d/%Y"),
    *line[2:]] for line in TYPED[1:])]),
    refused("column_changed", "date_flipped", column="contact_date"))
_SERIAL = [TYPED[0], *([line[0], (line[1] - date(1899, 12, 30)).days, *line[2:]] for line in TYPED[1:])]
add("days as bare numbers that nobody formatted", lambda: xlsx(_SERIAL), one_of(loads(RU), refused("column_changed",
    column="contact_date")))
add("the calendar that begins in 1904", lambda: xlsx(TYPED, date_1904=True), loads(RU))
add("one cell of a time without a day", lambda: xlsx(with_cells(TYPED, {(2, 1): time(9, 30)})), loads(but(3), (3,
    "contact_date", "bad_date")))
_UIDS = [123456789012 + at for at in range(8)]
add("record numbers of twelve digits", lambda: xlsx([TYPED[0], *([uid, *line[1:]] for uid, line in zip(_UIDS, TYPED[1:],
    strict=True))]),
    loads([one.but(uid=str(uid)) for uid, one in zip(_UIDS, RU, strict=True)]))
add("record numbers of twenty digits, which a spreadsheet cannot hold", lambda: xlsx([TYPED[0], *([uid,
    *line[1:]] for uid, line in zip(
    [12345678901234567890] * 8, TYPED[1:], strict=True))]), one_of(refused("too_many_refused", "column_changed"), loads(
    [RU[0].but(uid=str(int(1.234567890123457e19)))], *((row, "source_uid", "duplicate_uid") for row in range(3, 10)))),
    delivery={"refuse_above": 1.0})
add("codes that became numbers", lambda: xlsx([TYPED[0], *([*line[:2], 70_000 + at, *line[3:]] for at,
    line in enumerate(TYPED[1:]))]),
    loads([one.but(code=str(70_000 + at)) for at, one in enumerate(RU)]))
add("one code that became a date", lambda: xlsx(with_cells(TYPED, {(2, 2): date(2023, 5, 1)})), one_of(
    loads(but(3), (3, "client_code", "bad_token")), loads(but(3), (3, "client_code", "unreadable_cell"))))


def _calculated() -> bytes:
    def write(book: Any, page: Any) -> None:
        for row, one in enumerate(RU, 1):
            page.write_formula(row, 7, f"=19+MOD({row}*7,33)", None, one.age)

    made = xlsx(TYPED, then=write)
    return repacked(made, lambda name, data: data.replace(b' fullCalcOnLoad="1"',
        b"") if name == "xl/workbook.xml" else data)


add("formulas that Excel calculated and saved", _calculated, loads(RU))


def _never_calculated() -> bytes:
    return of_openpyxl(with_cells(TYPED, {(row, 7): "=19+1" for row in (2, 5)}))


add("a formula that was never calculated", _never_calculated, loads(
    but(3, 6), (3, "age", "unreadable_cell"), (6, "age", "unreadable_cell")))
add("a formula for a city never calculated", lambda: of_openpyxl(with_cells(TYPED, {(2, 3): "=A1"})), loads(
    but(3), (3, "city", "unreadable_cell")))
for _error in ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"):
    add(f"an error {_error} in a cell", lambda error=_error: of_openpyxl(with_cells(TYPED, {(2, 7): error})),
        loads(but(3), (3, "age", "unreadable_cell")))
add("an error in place of a code", lambda: of_openpyxl(with_cells(TYPED, {(2, 2): "#N/A", (4, 2): "#N/A"})), one_of(
    loads(but(3, 5), (3, "client_code", "unreadable_cell"), (5, "client_code", "unreadable_cell")),
    loads(but(3, 5), (3, "client_code", "bad_token"), (5, "client_code", "bad_token"))))


def _merged(first: int, last: int, column: int = 3, word: str = "Санкт-Петербург") -> Callable[[Any, Any], None]:
    return lambda book, page: page.merge_range(first, column, last, column, word)


add("cities merged downwards", lambda: xlsx(with_cells(TYPED, {(2, 3): None, (3, 3): None}), then=_merged(1, 3)),
    refused("merged_cells", column="city"))
add("a title merged over the table", lambda: xlsx([["Отчёт"], [], *TYPED], then=lambda book, page: page.merge_range(0,
    0, 0, 9, "Отчёт")),
    loads(RU, first=4))
add("groups merged above the names of columns", lambda: xlsx([["Контакт"], *TYPED], then=lambda book, page: (
    page.merge_range(0, 0, 0, 2, "Контакт"), page.merge_range(0, 3, 0, 5, "Где"), page.merge_range(0, 6, 0, 9, "Кто"))),
    loads(RU, first=3))
add("cells merged downwards in a column nobody reads", lambda: xlsx(with_column(TYPED, "Группа", [""] * 8),
    then=_merged(1, 3, 10, "А")),
    loads(RU))

for _at in ((3, 0), (0, 2), (4, 3)):
    add(f"the table begins at row {_at[0] + 1}, column {_at[1] + 1}", lambda at=_at: xlsx(TYPED, at=at), loads(RU,
        first=_at[0] + 2))
add("titles above and a total below", lambda: xlsx([["Отчёт"], ["за март"], [], *TYPED, ["Итого", *[None] * 8, 4]]),
    loads(
    RU, first=5, repaired={"totals_rows": 1}))
add("five hundred empty rows with borders below", lambda: xlsx(TYPED, then=lambda book, page: [page.write_blank(
    row, column, None, book.add_format({"border": 1}) if row == 9 else None) for row in range(9,
    500) for column in range(10)]), loads(RU))
add("a row hidden by a filter", lambda: xlsx(TYPED, then=lambda book, page: (page.autofilter(0, 0, 8, 9),
    page.set_row(3, None, None,
    {"hidden": True}))), loads(RU))
add("a column hidden", lambda: xlsx(TYPED, then=lambda book, page: page.set_column(7, 7, None, None, {"hidden": True})),
    loads(RU))
add("panes, widths, colours and lists of choices", lambda: xlsx(TYPED, then=lambda book, page: (page.freeze_panes(1, 0),
    page.set_column(
    0, 9, 20), page.data_validation(1, 6, 99, 6, {"validate": "list", "source": ["Ж", "М"]}), page.conditional_format(1,
    7, 99, 7, {
    "type": "cell", "criteria": ">", "value": 30, "format": book.add_format({"bg_color": "#ff0000"})}))), loads(RU))
add("a table of Excel", lambda: of_openpyxl(then=lambda book, page: page.add_table(Table(displayName="t",
    ref="A1:J9"))), loads(RU))
add("letters in bold within a cell", lambda: xlsx(TYPED, then=lambda book, page: page.write_rich_string(
    2, 3, book.add_format({"bold": True}), "Ирку", "тск")), loads(RU))
add("line ends and blanks in cells", lambda: xlsx(with_cells(TYPED, {(0, 1): "Дата\nконтакта ", (2, 3): " Иркутск\n"})),
    loads(RU))
add("a phone number in a comment of a cell", lambda: of_openpyxl(then=lambda book, page: setattr(page["C3"], "comment",
    Comment(
    PHONE, "автор"))), loads(RU), canaries=[PHONE])
add("a name among the properties of the document", lambda: of_openpyxl(then=lambda book, page: setattr(
    book.properties, "creator", PHONE)), loads(RU), canaries=[PHONE])
add("a chart on a sheet of its own", lambda: xlsx(TYPED, then=lambda book, page: (lambda chart: (chart.add_series(
    {"values": "=Sheet1!$H$2:$H$9"}), book.add_chartsheet("График").set_chart(chart)))(book.add_chart({
    "type": "line"}))), loads(RU))


def _more(name: str, rows: list[list[Any]], *, hidden: bool = False, first: bool = False) -> bytes:
    def then(book: Any, page: Any) -> None:
        other = book.create_sheet(name, 0 if first else None)
        for line in rows:
            other.append(line)
        other.sheet_state = "hidden" if hidden else "visible"

    return of_openpyxl(then=then)


add("a second sheet of codes", lambda: _more("Справочник", [["Город", "Код"], ["Иркутск", 1]]), loads(RU))
add("a first sheet of explanations", lambda: _more("Титул", [["Отчёт за март"], ["Составил"]], first=True), loads(RU))
add("an empty first sheet", lambda: _more("Лист0", [], first=True), loads(RU))
add("a hidden sheet of phone numbers", lambda: _more("Контакты", [["Телефон"],
    *([f"+7 921 555-01-{at}"] for at in range(10, 30))], hidden=True),
    loads(RU), canaries=["+7 921 555"])
add("a visible sheet of phone numbers beside", lambda: _more("Контакты", [["Телефон"],
    *([f"+7 921 555-01-{at}"] for at in range(10, 30))]),
    one_of(loads(RU), refused("phone", "identifying_header")), canaries=["+7 921 555"])
add("two sheets of contacts", lambda: _more("Апрель", TYPED), refused("several_sheets"))
add("two sheets of contacts, one agreed on", lambda: _more("Апрель", TYPED[:3]), loads(RU),
    file=XLSX | {"sheet": "Sheet"})
add("the agreed sheet is missing", lambda: xlsx(TYPED), refused("no_such_sheet"), file=XLSX | {"sheet": "Контакты"})
add("the agreed sheet is hidden", lambda: _more("Контакты", TYPED, hidden=True), one_of(loads(RU),
    refused("no_such_sheet")),
    file=XLSX | {"sheet": "Контакты"})
add("the agreed sheet in other capitals and with a blank", lambda: xlsx(TYPED, "контакты "), one_of(loads(RU),
    refused("no_such_sheet")),
    file=XLSX | {"sheet": "Контакты"})
add("a header alone", lambda: xlsx([headers()]), loads([]))
add("an empty workbook", lambda: xlsx([]), refused("empty_file"))
add("no header", lambda: xlsx(TYPED[1:]), refused("header_not_found"))
