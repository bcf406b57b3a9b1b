"""Workbooks: read in a child process that may die, while the parent goes on and names a rule."""

import io
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from intake_files import accepted, declaration, prepared, row, rules, xlsx_bytes

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.read import workbook

NAME = "kobo-2023-03.xlsx"


def partner(sheet: str | None = None, **changes: object) -> Declaration:
    file = {"format": "xlsx", "sheet": sheet, "date_format": "%d.%m.%Y"}
    return declaration(file=file, **changes)


def stray_cells() -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    page = book.add_worksheet()
    page.write("A1048576", "x")
    page.write("XFD1", "y")
    book.close()
    return memory.getvalue()


def bomb() -> bytes:
    """A sheet of one shared string, a thousand times smaller packed than unpacked."""
    memory = io.BytesIO(xlsx_bytes([{"a": "b"}]))
    out = io.BytesIO()
    with zipfile.ZipFile(memory) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sharedStrings.xml"):
                content = content.replace(b"<t>b</t>", b"<t>" + b"b" * 200_000_000 + b"</t>")
            new.writestr(name, content)
    return out.getvalue()


def test_dates_numbers_and_text_of_a_workbook_become_the_same_contacts_as_a_csv() -> None:
    rows = [
        row(1) | {"Дата контакта": date(2023, 3, 5), "Возраст": 31, "Номер": 17},
        row(2) | {"Дата контакта": "06.03.2023", "Возраст": 31.0, "Презервативы": True},
    ]
    one, two = accepted(prepared(xlsx_bytes(rows), partner(), NAME))
    assert (one["contact_date"], two["contact_date"]) == (date(2023, 3, 5), date(2023, 3, 6))
    assert (one["age_band"], two["svc_condoms"], one["row_no"]) == ("30-34", True, 2)


def test_columns_of_zeros_and_ones_become_one_set() -> None:
    one_hot = {"settings": {"street": ["place/street"], "sauna": ["place/sauna"]}}
    columns = {name: spelled for name, spelled in declaration().columns.items() if name != "settings"}
    rows = []
    for number, ticks in enumerate([(1, 0), (1, 1), (0, 0), ("", "")], 1):
        plain = {name: value for name, value in row(number).items() if name != "Место работы"}
        rows.append(plain | dict(zip(("place/street", "place/sauna"), ticks, strict=True)))
    outcome = prepared(xlsx_bytes(rows), partner(one_hot=one_hot, columns=columns), NAME)
    assert [one["settings"] for one in accepted(outcome)] == ["street", "sauna|street", "not_recorded", "not_recorded"]


def test_a_tick_that_is_neither_zero_nor_one_refuses_its_row() -> None:
    one_hot = {"finds_clients": {"in_person": ["by/person"], "internet": ["by/net"]}}
    rows = [row(1) | {"by/person": "maybe", "by/net": "maybe"}, row(2) | {"by/person": "1", "by/net": "0"}]
    outcome = prepared(xlsx_bytes(rows), partner(one_hot=one_hot), NAME)
    assert rules(outcome) == [(2, "finds_clients", "unknown_label")]


def test_a_column_of_a_multiple_choice_that_is_missing_refuses_the_file() -> None:
    one_hot = {"finds_clients": {"in_person": ["by/person"], "internet": ["by/net"]}}
    outcome = prepared(xlsx_bytes([row(1) | {"by/person": 1}]), partner(one_hot=one_hot), NAME)
    assert rules(outcome) == [(None, "finds_clients", "missing_column")]


def test_the_named_sheet_is_read_and_a_missing_one_refuses_the_file() -> None:
    assert prepared(xlsx_bytes([row(1)], "Контакти"), partner("Контакти"), NAME).manifest.rows_accepted == 1
    assert rules(prepared(xlsx_bytes([row(1)], "Sheet1"), partner("Контакти"), NAME)) == [(None, None, "no_such_sheet")]


@pytest.mark.parametrize("make", [stray_cells, bomb])
def test_a_workbook_beyond_all_limits_dies_alone(make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MEMORY_MB", 150)
    assert rules(prepared(make(), partner(), NAME)) == [(None, None, "workbook_too_large")]


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SECONDS", 0)
    monkeypatch.setattr(workbook, "GRACE_SECONDS", 0)
    with pytest.raises(workbook.WorkbookError, match="workbook_too_large"):
        workbook.read(xlsx_bytes([{"a": 1}]), [])


@pytest.mark.parametrize("data", [b"PK\x03\x04 nothing of the kind", xlsx_bytes([row(1)])[:2000]])
def test_a_damaged_workbook_is_refused_by_rule(data: bytes) -> None:
    assert [rule for _, _, rule in rules(prepared(data, partner(), NAME))] == ["unreadable"]


def test_an_empty_sheet_is_an_empty_file() -> None:
    assert [rule for _, _, rule in rules(prepared(xlsx_bytes([]), partner(), NAME))] == ["empty_file"]


def test_a_workbook_with_a_header_only_is_an_empty_delivery() -> None:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    book.add_worksheet().write_row(0, 0, list(row()))
    book.close()
    assert prepared(memory.getvalue(), partner(), NAME).manifest.status == "pending"


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


def test_cells_that_show_an_error_refuse_their_rows_and_no_others() -> None:
    data = written(lambda _, page: page.write_formula("C3", "=NA()", None, "#N/A"))
    outcome = prepared(data, partner(), NAME)
    assert rules(outcome) == [(3, "city", "unreadable_cell")]
    assert [one["row_no"] for one in accepted(outcome)] == [2, 4]


def test_formulas_that_were_never_calculated_are_not_read_as_nothing() -> None:
    """A program that writes workbooks stores no results, and a reader sees a nought or an empty cell there."""
    data = written(lambda _, page: page.write_formula("I3", '="да"'))
    assert rules(prepared(data, partner(), NAME)) == [(3, "svc_condoms", "unreadable_cell")]
    below = written(lambda _, page: page.write_formula("A9", "=TODAY()", None, ""))
    assert rules(prepared(below, partner(), NAME)) == [(None, None, "unplaced_cells")]


def test_cells_merged_downwards_in_a_column_that_is_read_refuse_the_file() -> None:
    data = written(lambda _, page: page.merge_range("C3:C4", "Иркутск"))
    assert rules(prepared(data, partner(), NAME)) == [(3, "city", "merged_cells")]
    outside = written(lambda _, page: page.merge_range("X3:X4", "x"))
    assert len(accepted(prepared(outside, partner(), NAME))) == 3


def test_a_title_merged_above_the_header_is_passed_over() -> None:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    page = book.add_worksheet()
    page.merge_range("B2:F2", "Отчёт за март")
    page.write_row("B4", list(row()))
    page.write_row("B5", list(row(1).values()))
    book.close()
    assert [one["row_no"] for one in accepted(prepared(memory.getvalue(), partner(), NAME))] == [5]


def test_of_several_sheets_the_one_with_contacts_is_read_and_two_are_refused() -> None:
    def legend(book: Any, _: Any) -> None:
        book.add_worksheet("Справочник").write_row(0, 0, ["Город", "Иркутск"])

    def second(book: Any, _: Any) -> None:
        page = book.add_worksheet("Апрель")
        page.write_row(0, 0, list(row()))
        page.write_row(1, 0, list(row(9).values()))

    def hidden(book: Any, page: Any) -> None:
        second(book, page)
        book.get_worksheet_by_name("Апрель").hide()

    assert len(accepted(prepared(written(legend), partner(), NAME))) == 3
    assert rules(prepared(written(second), partner(), NAME)) == [(None, None, "several_sheets")]
    assert len(accepted(prepared(written(second), partner("Март"), NAME))) == 3
    assert rules(prepared(written(hidden), partner(), NAME)) == [(None, None, "hidden_contacts")]


def test_old_workbooks_and_open_ones_are_read_alike() -> None:
    for data in (as_xls([row(1), row(2)]), as_ods([row(1), row(2)])):
        outcome = prepared(data, partner(), NAME)
        assert [(one["row_no"], one["contact_date"]) for one in accepted(outcome)] == [
            (2, date(2023, 3, 2)),
            (3, date(2023, 3, 3)),
        ]


def test_an_error_in_an_old_workbook_refuses_its_row() -> None:
    outcome = prepared(as_xls([row(1), row(2), row(3)], error=(2, 2)), partner(), NAME)
    assert rules(outcome) == [(3, "city", "unreadable_cell")]


def test_workbooks_with_macros_or_a_password_are_refused_by_name() -> None:
    macros = repacked(xlsx_bytes([row(1)]), "xl/vbaProject.bin", b"x")
    assert [rule for _, _, rule in rules(prepared(macros, partner(), NAME))] == ["workbook_macros"]
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(99)
    assert [rule for _, _, rule in rules(prepared(encrypted, partner(), NAME))] == ["workbook_protected"]


def as_xls(rows: list[dict[str, str]], error: tuple[int, int] | None = None) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("Март")
    for line, cells in enumerate([list(row()), *(list(one.values()) for one in rows)]):
        for column, cell in enumerate(cells):
            if (line, column) == error:
                page.row(line).set_cell_error(column, 42)
            else:
                page.write(line, column, cell)
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


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


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    memory = io.BytesIO(data)
    with zipfile.ZipFile(memory, "a") as archive:
        archive.writestr(name, content)
    return memory.getvalue()
