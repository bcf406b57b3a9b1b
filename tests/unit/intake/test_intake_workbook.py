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

from warehouse.intake import workbook
from warehouse.intake.declaration import Declaration

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
    with pytest.raises(workbook.WorkbookError, match="workbook_too_large"):
        workbook.read(xlsx_bytes([{"a": 1}]), None)


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
    workbook.read(xlsx_bytes([{"a": 1}]), None)
    assert set(seen[0]) == {"PATH", "LANG"}
