"""The partner's own file in every format and layout that intake reads, with names where the exporter puts them."""

import gzip
import io
import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pyrage
import pytest
import xlsxwriter
import xlwt
from laptop import FI_HEADERS, WAREHOUSE, Laptop, accepted, fi_row, laptop, opened, taken_in
from laptop_forms import FI
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from warehouse.contract.declaration.mistakes import mistakes
from warehouse.sealing.export_columns import matching
from warehouse.sealing.reading import declared
from warehouse.sealing.refused import Refused
from warehouse.sealing.settings import load
from warehouse.settings import settings as warehouse_settings

ROWS = [fi_row(), fi_row(**{"Päivä": "12.03.2024", "Äidin nimi": "Елена", "Isän nimi": "Николай"})]
Sheets = dict[str, list[dict[str, Any]]]


def xlsx(sheets: Sheets) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for at, line in enumerate([list(rows[0]), *(list(row.values()) for row in rows)]):
            page.write_row(at, 0, line)
    book.close()
    return memory.getvalue()


def xls() -> bytes:
    book, memory = xlwt.Workbook(), io.BytesIO()
    page = book.add_sheet("s")
    for row, line in enumerate([list(ROWS[0]), *(list(row.values()) for row in ROWS)]):
        for column, text in enumerate(line):
            page.write(row, column, text)
    book.save(memory)
    return memory.getvalue()


def ods() -> bytes:
    book, page, memory = OpenDocumentSpreadsheet(), Table(name="s"), io.BytesIO()
    for line in [list(ROWS[0]), *(list(row.values()) for row in ROWS)]:
        row = TableRow()
        for text in line:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        page.addElement(row)
    book.spreadsheet.addElement(page)
    book.save(memory)
    return memory.getvalue()


def with_file(folder: Path, file: dict[str, Any], headers: dict[str, list[str]] = FI_HEADERS, **more: Any) -> Laptop:
    return laptop(folder, FI | {"file": {"date_format": "%d.%m.%Y"} | file} | more, headers)


def contacts_of_each_person(rows: list[dict[str, Any]]) -> list[int]:
    """[2] for the two contacts of one person whose names stand in two scripts. Who has no key is somebody else."""
    return list(Counter(row["key_fi_full"] or object() for row in rows).values())


@pytest.mark.parametrize(("kind", "data"), [("xls", xls()), ("ods", ods()), ("xlsx", xlsx({"s": ROWS}))])
def test_every_kind_of_workbook_is_read(tmp_path: Path, kind: str, data: bytes) -> None:
    assert contacts_of_each_person(taken_in(with_file(tmp_path / "fi", {"format": kind}), f"2024-03.{kind}", data)) == [
        2
    ]


KOBO = {"format": "xlsx", "layout": "kobo", "sheet": "form", "repeats": {"visit": "rows"}}


def kobo_sheets() -> Sheets:
    person = {"person/Äidin nimi": "Jelena", "person/Isän nimi": "Nikolai", "Syntynyt": "17.08.1991"}
    main = {"Sukupuoli": "nainen", **person, "_uuid": "u-1", "_index": 1}
    visits = [
        {"Päivä": day, "Kaupunki": "Helsinki", "Tapa": "Katu", "_parent_index": 1, "_parent_table_name": "form"}
        for day in ("11.03.2024", "12.03.2024")
    ]
    return {"form": [main], "visit": visits}


GROUPED = {"mother": ["person/Äidin nimi"], "father": ["person/Isän nimi"], "birth_date": ["Syntynyt"]}


def test_names_of_a_submission_belong_to_every_contact_in_its_repeat_group(tmp_path: Path) -> None:
    one = with_file(tmp_path / "fi", KOBO, GROUPED)
    path = one.pack("2024-03.xlsx", xlsx(kobo_sheets()))
    assert path is not None, one.told
    assert contacts_of_each_person(accepted(one.arrived(path))) == [2]
    assert "Jelena" not in opened(path)
    assert "1991-08" not in opened(path)


def test_a_name_in_a_group_of_answers_is_read_and_two_of_them_refuse_the_contact(tmp_path: Path) -> None:
    sheets = kobo_sheets()
    main = sheets["form"][0] | {"Päivä": "11.03.2024", "Kaupunki": "Helsinki", "Tapa": "Katu"}
    del main["person/Äidin nimi"]
    mother = [{"mothers/nimi": "Jelena", "_parent_index": 1, "_parent_table_name": "form"}]
    headers = GROUPED | {"mother": ["mothers/nimi"]}
    file = KOBO | {"repeats": {"mothers": "values"}}
    one = with_file(tmp_path / "one", file, headers)
    rows = taken_in(one, "2024-03.xlsx", xlsx({"form": [main], "mothers": mother}))
    assert [row["key_fi_full"] is not None for row in rows] == [True]
    two = with_file(tmp_path / "two", file, headers, delivery=FI["delivery"] | {"refuse_above": 1.0})
    both = [*mother, mother[0] | {"mothers/nimi": "Anna"}]
    assert two.pack("2024-03.xlsx", xlsx({"form": [main], "mothers": both}), "ei") is None
    assert "Hylätty: 1" in two.told


def test_kobo_answers_in_json_are_read_by_the_same_headers(tmp_path: Path) -> None:
    records = [
        {"visit/Päivä": day, "Kaupunki": "Helsinki", "Tapa": "Katu", "Sukupuoli": "nainen", "_uuid": day}
        | {"person/Äidin nimi": mother, "person/Isän nimi": "Nikolai", "person/Syntynyt": "17.08.1991"}
        for day, mother in (("11.03.2024", "Jelena"), ("12.03.2024", "Olena"))
    ]
    one = with_file(tmp_path / "fi", {"format": "json", "layout": "kobo"})
    assert contacts_of_each_person(taken_in(one, "2024-03.json", json.dumps(records).encode())) == [2]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_events_with_names_among_their_data_elements_are_read(tmp_path: Path, kind: str) -> None:
    said = [(at, one | {"Päivä": None}) for at, one in enumerate(ROWS, 11)]
    columns = {"contact_date": ["occurredAt"]} | {name: FI["columns"][name] for name in ("city", "channel", "gender")}
    if kind == "csv":
        lines = [
            f"e{day};2024-03-{day}T10:00:00.000;{element};{value}"
            for day, one in said
            for element, value in one.items()
            if value
        ]
        data = "\n".join(["event;occurredAt;dataElement;value", *lines]).encode()
    else:
        events = [
            {
                "event": f"e{day}",
                "occurredAt": f"2024-03-{day}T10:00:00.000",
                "dataValues": [{"dataElement": name, "value": text} for name, text in one.items() if text],
            }
            for day, one in said
        ]
        data = json.dumps({"events": events}).encode()
    dialect = {"delimiter": ";", "encoding": "utf-8"} if kind == "csv" else {}
    file = {"format": kind, "layout": "dhis2", **dialect}
    one = laptop(tmp_path / "fi", FI | {"file": file, "columns": columns}, FI_HEADERS, birth_date_formats=["%d.%m.%Y"])
    assert contacts_of_each_person(taken_in(one, f"2024-03.{kind}", data)) == [2]


def test_a_header_that_is_nowhere_in_a_form_is_named(tmp_path: Path) -> None:
    one = with_file(tmp_path / "fi", KOBO, GROUPED | {"father": ["isä"]})
    with pytest.raises(Refused, match="header_missing") as refused:
        one.pack("2024-03.xlsx", xlsx(kobo_sheets()))
    assert refused.value.named == {"part": "father", "header": "isä"}


def test_a_name_over_merged_cells_is_refused_and_not_taken_for_nobody(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx({"s": ROWS})))
    at = list(ROWS[0]).index("Äidin nimi") + 1
    book["s"].merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
    memory = io.BytesIO()
    book.save(memory)
    one = with_file(tmp_path / "fi", {"format": "xlsx"})
    assert one.pack("2024-03.xlsx", memory.getvalue()) is None
    assert "Äidin nimi" in one.told


def test_a_column_that_serves_the_contract_and_the_code_stays_the_contracts(tmp_path: Path) -> None:
    one = with_file(tmp_path / "fi", {"format": "xlsx"}, FI_HEADERS | {"sex": ["Sukupuoli"]})
    assert contacts_of_each_person(taken_in(one, "2024-03.xlsx", xlsx({"s": ROWS}))) == [2]
    assert "sex" not in declared(load(one.settings).declaration).columns


def test_what_is_sealed_is_not_pulled_out_of_a_form_any_more(tmp_path: Path) -> None:
    source = {"url": "kobo+https://kobo.example.org/aBc", "token_env": "KOBO_TOKEN"}
    one = with_file(tmp_path / "fi", {"format": "json", "layout": "kobo"}, source=source)
    settings = load(one.settings)
    found = matching(declared(settings.declaration), settings.followed)
    assert (found.source.url, found.source.token_env, found.source.pattern) == ("sealed/fi_laptop", None, "*.csv.age")
    assert mistakes(found.model_dump(mode="json", by_alias=True), warehouse_settings()) == []


def test_a_file_in_an_archive_is_read_and_an_encrypted_one_is_refused(tmp_path: Path) -> None:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("2024-03.xlsx", xlsx({"s": ROWS}))
    assert contacts_of_each_person(
        taken_in(with_file(tmp_path / "zip", {"format": "xlsx"}), "export.zip", memory.getvalue())
    ) == [2]
    packed = gzip.compress(xlsx({"s": ROWS}))
    assert contacts_of_each_person(
        taken_in(with_file(tmp_path / "gz", {"format": "xlsx"}), "2024-03.xlsx", packed)
    ) == [2]
    one = with_file(tmp_path / "age", {"format": "xlsx"})
    assert one.pack("2024-03.xlsx", pyrage.encrypt(packed, [WAREHOUSE.to_public()])) is None
    assert list(one.out.iterdir()) == []
