"""Delimited text: any delimiter, quote and line end; preambles, totals, two-line headers; and nothing moves over."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_files import accepted, csv_bytes, declaration, prepared, row, rules, text_bytes

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.read import delimited


def dialect(**file: Any) -> Declaration:
    base = {"format": "csv", "encoding": "windows-1251", "delimiter": ";", "date_format": "%d.%m.%Y"}
    return declaration(file=base | file)


THREE = [row(1), row(2, Город="Иркутск"), row(3)]
CITIES = ["ru_spb", "ru_irkutsk", "ru_spb"]


def cities(data: bytes, partner: Declaration | None = None) -> list[str]:
    return [one["city"] for one in accepted(prepared(data, partner))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", "::", "||", "\x1e"])
def test_any_delimiter_is_read(delimiter: str) -> None:
    rows = [one | {"Место работы": "Улица"} for one in THREE]
    assert cities(csv_bytes(rows, delimiter=delimiter), dialect(delimiter=delimiter)) == CITIES


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_is_read(end: str) -> None:
    assert cities(csv_bytes(THREE).replace(b"\r\n", end.encode())) == CITIES


def test_the_last_line_needs_no_end() -> None:
    assert cities(csv_bytes(THREE).rstrip()) == CITIES


@pytest.mark.parametrize("quote", ['"', "'"])
def test_cells_may_be_quoted(quote: str) -> None:
    lines = [[f"{quote}{cell}{quote}" for cell in line] for line in (list(row()), *(list(o.values()) for o in THREE))]
    assert cities(text_bytes(lines), dialect(quote=quote)) == CITIES


def test_marks_inside_a_cell_that_is_not_quoted_are_letters() -> None:
    rows = [one | {"Примечание": 'ООО "Ромашка" и К'} for one in THREE]
    assert cities(csv_bytes(rows)) == CITIES


@pytest.mark.parametrize("cell", ['"Улица', 'Улица";"', '"Улица" x', '"a"b"'])
def test_a_lost_mark_is_found_with_its_row(cell: str) -> None:
    data = csv_bytes([row(1), row(2, Примечание=cell), row(3, Примечание="ok")])
    outcome = prepared(data)
    assert outcome.manifest.status == "refused" or not any(one["row_no"] == 3 for one in accepted(outcome)), (
        "the row with the lost mark was read"
    )


def test_preambles_are_passed_over_and_rows_keep_their_numbers() -> None:
    data = "Отчёт НКО;;\r\nза март 2023\r\n\r\n".encode("cp1251") + csv_bytes([row(1), row(2, Город="?")])
    outcome = prepared(data)
    assert [one["row_no"] for one in accepted(outcome)] == [5]
    assert rules(outcome) == [(6, "city", "unknown_label")]


def test_the_separator_line_of_excel_is_no_header() -> None:
    assert cities(b"sep=;\r\n" + csv_bytes(THREE)) == CITIES


@pytest.mark.parametrize("word", ["Итого", "ИТОГО:", "Итого за март", "Всего", "Разом", "Yhteensä 3", "Total"])
def test_totals_are_taken_out_and_told(word: str) -> None:
    first, *rest = row().keys()
    total = {first: word, **dict.fromkeys(rest, ""), "Презервативы": "3"}
    encoding = "utf-8"
    outcome = prepared(csv_bytes([*THREE, total], encoding), dialect(encoding=encoding))
    assert [one["city"] for one in accepted(outcome)] == CITIES
    assert (outcome.manifest.repaired, rules(outcome)) == ({"totals_rows": 1}, [])


def test_a_contact_that_says_total_somewhere_stays() -> None:
    outcome = prepared(csv_bytes([*THREE, row(4, Примечание="Итого")]))
    assert len(accepted(outcome)) == 4


def test_headers_that_stand_there_again_are_taken_out() -> None:
    outcome = prepared(csv_bytes(THREE[:2]) + csv_bytes(THREE[2:]))
    assert [one["city"] for one in accepted(outcome)] == CITIES
    assert outcome.manifest.repaired == {"repeated_headers": 1}


def test_a_header_in_two_lines_is_joined() -> None:
    columns = declaration().model_dump()["columns"] | {"svc_condoms": ["Услуги / Презервативы"]}
    columns |= {"svc_lubricant": ["Услуги / Лубрикант"]}
    names = list(row())
    upper = [*["Контакт", *[""] * (names.index("Презервативы") - 1)], "Услуги", "", *names[9:]]
    lower = [*names[:8], "Презервативы", "Лубрикант", *[""] * len(names[9:])]
    lines = [[*list(one.values())[:8], "да", "нет", *list(one.values())[9:]] for one in THREE]
    outcome = prepared(text_bytes([upper, lower, *lines]), declaration(columns=columns))
    assert [(one["svc_condoms"], one["svc_lubricant"]) for one in accepted(outcome)] == [(True, False)] * 3
    assert [one["row_no"] for one in accepted(outcome)] == [3, 4, 5]


def test_separators_too_many_are_no_cells() -> None:
    data = csv_bytes(THREE).replace(b"\r\n", b";;\r\n")
    header, rest = data.split(b";;\r\n", 1)
    outcome = prepared(header + b"\r\n" + rest)
    assert [one["city"] for one in accepted(outcome)] == CITIES
    assert outcome.manifest.repaired == {"extra_separators": 3}


def test_rows_with_too_few_or_too_many_cells_are_refused_by_number() -> None:
    lines = csv_bytes(THREE).split(b"\r\n")
    lines[2] = lines[2].rsplit(b";", 1)[0]
    lines[3] += b";more"
    assert rules(prepared(b"\r\n".join(lines)))[1:] == [(3, None, "ragged_row"), (4, None, "ragged_row")]


def test_another_delimiter_than_agreed_is_refused() -> None:
    assert [rule for _, _, rule in rules(prepared(csv_bytes(THREE, delimiter="\t")))] == ["header_not_found"]


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
