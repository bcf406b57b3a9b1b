"""Delimited text: any delimiter, quote and line end; preambles, totals, two-line headers; and nothing moves over."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_files import accepted, csv_bytes, declaration, prepared, row

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.read import delimited


def dialect(**file: Any) -> Declaration:
    base = {"format": "csv", "encoding": "windows-1251", "delimiter": ";", "date_format": "%d.%m.%Y"}
    return declaration(file=base | file)


THREE = [row(1), row(2, Город="Иркутск"), row(3)]
CITIES = ["ru_spb", "ru_irkutsk", "ru_spb"]


def test_separators_too_many_are_no_cells() -> None:
    data = csv_bytes(THREE).replace(b"\r\n", b";;\r\n")
    header, rest = data.split(b";;\r\n", 1)
    outcome = prepared(header + b"\r\n" + rest)
    assert [one["city"] for one in accepted(outcome)] == CITIES
    assert outcome.manifest.repaired == {"extra_separators": 3}


TEXT = st.text(st.sampled_from(list("ab\";\n'\\ ")), max_size=6)


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=6))
@settings(max_examples=200, deadline=None)
def test_quoted_cells_come_back_as_they_were_written(cells: list[list[str]]) -> None:
    """Whatever stands in a cell: quoted by the rules, it is read as it was, in the row where it was."""
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in line] for line in [["x", "y", "Дата"], *cells]]
    data = "".join(";".join(line) + "\r\n" for line in quoted).encode()

    def refuse(rule: str, row_no: int | None = None, count: int = 1) -> FileRefused:
        return FileRefused(Problem("p", rule, row_no=row_no, count=count))

    try:
        sheet = delimited.read(data, dialect(encoding="utf-8"), refuse)
    except FileRefused as refusal:
        is_row_in_a_cell = any(cell.count(";") >= 2 for line in cells for cell in line)
        if refusal.rule != "broken_quotes" or not is_row_in_a_cell:
            raise
        return
    read = list(zip(*(column.to_pylist() for column in sheet.columns), strict=True))
    assert read == [tuple(cell.strip() for cell in line) for line in cells]


@pytest.mark.parametrize("block", [64, 512, 3000, 1 << 20])
def test_where_a_block_ends_changes_nothing(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that are odd, blank, quoted over several lines or longer than a block: read as in one piece."""
    rows = [row(number, Примечание='"a\r\nb;c"' if number % 7 == 0 else "x" * (number % 11)) for number in range(1, 60)]
    lines = csv_bytes(rows).splitlines(keepends=True)
    lines[20:20] = [b"1;2;3\r\n", b"\r\n", lines[20].replace(b"\r\n", b";;1\r\n"), b";;;\r\n"]
    lines[30:30] = [lines[30].replace("Улица".encode("cp1251"), b"y" * 700)]
    text = b"".join(lines).decode("cp1251").encode()

    def sheet() -> tuple[object, ...]:
        read = delimited.read(text, dialect(), lambda rule, **_: FileRefused(Problem("ru_test", rule)))
        return [column.to_pylist() for column in read.columns], read.row_no.to_pylist(), read.ragged, read.repaired

    monkeypatch.setattr(delimited, "_BLOCKS", (1 << 27,))
    whole = sheet()
    monkeypatch.setattr(delimited, "_BLOCKS", (block, 1 << 27))
    assert sheet() == whole
    assert len(whole[2]) == 2  # type: ignore[arg-type]
