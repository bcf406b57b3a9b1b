"""Nothing is read into a field where it does not belong, and nothing that the partner sees is lost without a word."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from intake_files import accepted, csv_bytes, declaration, header_only, prepared, row, rules, xlsx_bytes
from test_contract_workbook import NAME, as_ods, partner, written

THREE = [row(1), row(2), row(3)]


def test_contacts_above_the_header_refuse_the_file() -> None:
    header, *lines = csv_bytes(THREE).split(b"\r\n")
    assert rules(prepared(b"\r\n".join([lines[0], header, *lines[1:]]))) == [(1, None, "rows_above_header")]
    assert rules(prepared(b"\r\n".join([*lines[:-1], header, b""]))) == [(1, None, "rows_above_header")]


def test_a_date_in_a_title_is_no_contact() -> None:
    title = "Отчёт от;05.03.2023\r\n".encode("cp1251")
    assert len(accepted(prepared(title + csv_bytes(THREE)))) == 3


def test_a_second_header_in_another_order_refuses_the_file() -> None:
    swapped = [dict(reversed(row(4).items()))]
    outcome = prepared(csv_bytes(THREE) + csv_bytes(swapped))
    assert [(rule, row_no) for row_no, _, rule in rules(outcome)] == [("several_tables", 5)]


def test_one_separator_too_many_refuses_its_row() -> None:
    lines = csv_bytes([one | {"Презервативы": ""} for one in THREE]).split(b"\r\n")
    lines[2] += b";"
    assert rules(prepared(b"\r\n".join(lines))) == [(3, None, "ragged_row")]


def test_a_cell_shifted_behind_the_last_named_column_refuses_its_row() -> None:
    lines = [line + b";" for line in csv_bytes(THREE).split(b"\r\n")[:-1]]
    lines[2] = lines[2].replace(b";", b";;", 1)[:-1]
    assert rules(prepared(b"\r\n".join(lines))) == [(3, None, "ragged_row")]


def test_signs_that_nobody_sees_make_no_other_person_date_or_word() -> None:
    columns = {name: spelled for name, spelled in declaration().columns.items() if name != "source_uid"}
    unsealed = {"tokens": {"mode": "unsealed", "recipe": "r"}, "columns": columns | {"client_code": ["Код"]}}
    utf_8 = {"file": {"format": "csv", "encoding": "utf-8", "delimiter": ";", "date_format": "%d.%m.%Y"}}
    rows = [row(1, Код="АБ-15"), row(1, Код="А\u200eБ\u2060-15", Город="\u200eСанкт-Петербург", Возраст="31\u200f")]
    rows[1]["Дата контакта"] = "\u200e" + rows[0]["Дата контакта"]
    one, two = accepted(prepared(csv_bytes(rows, "utf-8"), declaration(**unsealed, **utf_8)))
    assert {name: value for name, value in one.items() if name != "row_no"} == {
        name: value for name, value in two.items() if name != "row_no"
    }


@pytest.mark.parametrize(
    "code", ["#REF!", "0000", "1,23E+11", "2023-05-01", "05.мар", "????", "ab" * 32, "нет кода", "х" * 150]
)
def test_what_many_would_share_is_nobodys_code(code: str) -> None:
    columns = {name: spelled for name, spelled in declaration().columns.items() if name != "source_uid"}
    partner_ = declaration(tokens={"mode": "unsealed", "recipe": "r"}, columns=columns | {"client_code": ["Код"]})
    outcome = prepared(csv_bytes([row(1, Код=code), row(2, Код="АБ-15"), row(3, Код="ВГ-16")]), partner_)
    assert rules(outcome) == [(2, "client_code", "bad_token")]


def test_a_cell_merged_over_columns_refuses_its_row() -> None:
    data = written(lambda _, page: page.merge_range("G3:I3", "да"))
    outcome = prepared(data, partner(), NAME)
    assert (3, "merged_in_row") in [(row_no, rule) for row_no, _, rule in rules(outcome)]
    assert [one["row_no"] for one in accepted(outcome)] == [2, 4]


def _sheets(*pages: list[list[str]]) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    for lines in pages:
        page = book.add_worksheet()
        for number, cells in enumerate(lines):
            page.write_row(number, 0, cells)
    book.close()
    return memory.getvalue()


def test_contacts_on_another_sheet_are_never_passed_over() -> None:
    header, one, two = list(row()), list(row(1).values()), list(row(2).values())
    other = ["Канал" if name == "Форма работы" else name for name in header]
    for pages in ([[header], [other, one]], [[header, one], [other, two]], [[header, one], [two]]):
        assert rules(prepared(_sheets(*pages), partner(), NAME)) == [(None, None, "several_sheets")]


def _respelled(change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with an error in C3, as another program would spell it."""
    data = written(lambda _, page: page.write_formula("C3", "=NA()", None, "#N/A"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.startswith("xl/worksheets/sheet") else content)
    return out.getvalue()


def _prefixed(text: bytes) -> bytes:
    space = b' xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    text = text.replace(b"<worksheet ", b"<worksheet" + space)
    return text.replace(b"<c ", b"<x:c ").replace(b"</c>", b"</x:c>")


def _single_quoted(text: bytes) -> bytes:
    return text.replace(b't="e"', b"t='e'")


@pytest.mark.parametrize("change", [_prefixed, _single_quoted])
def test_errors_are_seen_however_the_file_is_spelled(change: Callable[[bytes], bytes]) -> None:
    outcome = prepared(_respelled(change), partner(), NAME)
    assert (3, "city", "unreadable_cell") in rules(outcome)


def test_cells_of_the_kind_yes_or_no_are_read_whatever_word_they_show() -> None:
    words = declaration(
        booleans={True: ["ИСТИНА"], False: ["ЛОЖЬ"]}, file={"format": "xlsx", "date_format": "%d.%m.%Y"}
    )
    rows: list[dict[str, Any]] = [row(1) | {"Презервативы": True}, row(2) | {"Презервативы": False}]
    assert [one["svc_condoms"] for one in accepted(prepared(xlsx_bytes(rows), words, NAME))] == [True, False]


def test_merged_cells_of_an_open_document_refuse_the_file() -> None:
    data = as_ods(THREE)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "content.xml":
                mark = "Санкт-Петербург".encode()
                start = content.rindex(b"<table:table-cell", 0, content.index(mark))
                content = content[: start + 17] + b' table:number-rows-spanned="2"' + content[start + 17 :]
            new.writestr(name, content)
    assert rules(prepared(out.getvalue(), partner(), NAME)) == [(2, "city", "merged_cells")]


def test_a_header_alone_is_an_empty_month_still() -> None:
    assert prepared(header_only()).manifest.status == "pending"
