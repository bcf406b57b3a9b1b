"""Good files of every kind that is read, small, with a word in each that no message may repeat.

Add here: another kind of file. Keep out: how they are damaged (mutations.py, archives.py).
"""

import io
import json
from typing import Any

import xlwt
from intake_files import csv_bytes, row, sealed, xlsx_bytes
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

# What a person's cell could hold. The last is no value of the contract, so that its row is a finding.
NEEDLES = ("ZAYTSEVA7731", "Зеленогорская42", "q0q0q0q0q0q0")
ROWS = [
    *(row(number, Номер=f"{NEEDLES[0]}-{number}") for number in range(6)),
    row(6, Город=NEEDLES[1]),
    row(7, **{"Дата контакта": NEEDLES[2]}),
]
LAYOUT = {"contact_date": ["visit/date"], "source_uid": ["_uuid"], "city": ["visit/city"]}
LAYOUT |= {"channel": ["visit/channel"], "gender": ["gender"], "settings": ["works"]}
SUBMISSIONS: list[dict[str, Any]] = [
    {
        "visit/date": f"2023-03-{number + 1:02}",
        "visit/city": "Санкт-Петербург" if number else NEEDLES[1],
        "visit/channel": "Улица",
        "_id": 1000 + number,
        "_uuid": f"{NEEDLES[0]}-{number}",
        "__version__": "vA",
        "_validation_status": {},
        "_index": number,
        "person": [{"gender": "Ж", "works": "Улица Сауна"}, {"gender": "М", "works": "Сауна"}],
        **sealed(f"person {number}"),
    }
    for number in range(4)
]
EVENTS: list[dict[str, Any]] = [
    {
        "event": f"ev{number}",
        "status": "COMPLETED",
        "occurredAt": f"2023-03-{number + 1:02}T10:00:00.000",
        "program": "prog",
        "orgUnit": "Санкт-Петербург",
        "dataValues": [
            {"dataElement": "Город", "value": "Санкт-Петербург" if number else NEEDLES[1]},
            {"dataElement": "Форма работы", "value": "Улица"},
            {"dataElement": "Пол", "value": "Ж"},
        ],
    }
    for number in range(4)
]


def csv_file() -> bytes:
    return csv_bytes(ROWS)


def quoted() -> bytes:
    lines = csv_bytes(ROWS).decode("windows-1251").splitlines()
    return "".join(";".join(f'"{cell}"' for cell in line.split(";")) + "\r\n" for line in lines).encode("windows-1251")


def kobo_json() -> bytes:
    return json.dumps({"count": len(SUBMISSIONS), "results": SUBMISSIONS}, ensure_ascii=False).encode()


def dhis2_json() -> bytes:
    return json.dumps({"instances": EVENTS}, ensure_ascii=False).encode()


def dhis2_csv() -> bytes:
    lines = [["event", "status", "occurredAt", "orgUnit", "dataElement", "value"]]
    for event in EVENTS:
        about = [event["event"], event["status"], event["occurredAt"], event["orgUnit"]]
        lines += [[*about, answer["dataElement"], answer["value"]] for answer in event["dataValues"]]
    return "".join(",".join(line) + "\n" for line in lines).encode()


def xlsx() -> bytes:
    return xlsx_bytes(ROWS)


def xls() -> bytes:
    memory, book = io.BytesIO(), xlwt.Workbook()
    page = book.add_sheet("s")
    for number, line in enumerate([list(ROWS[0]), *(list(one.values()) for one in ROWS)]):
        for column, text in enumerate(line):
            page.write(number, column, text)
    book.save(memory)
    return memory.getvalue()


def ods() -> bytes:
    book, page, memory = OpenDocumentSpreadsheet(), Table(name="s"), io.BytesIO()
    for line in [list(ROWS[0]), *(list(one.values()) for one in ROWS)]:
        cells = TableRow()
        for text in line:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            cells.addElement(cell)
        page.addElement(cells)
    book.spreadsheet.addElement(page)
    book.save(memory)
    return memory.getvalue()
