"""Workbooks and exports of forms that hold somebody's particulars wherever a file can hold something.

Add here: another place in a workbook, or another exporter.
Keep out: plain tables (planted.py).
"""

import io
import json
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from canaries import FILE_NAME, MAIL, NAME, NOTE, PHONE, PHONES, PLACES, QUIET, SHEET_NAME
from intake_files import row, text_bytes

Cells = Mapping[str, Any]
TEN = range(1, 11)


def books() -> dict[str, bytes]:
    """Particulars everywhere but in cells that are read; then also in cells; then damaged."""
    quiet, full = _book("03", QUIET), _book("04", NOTE)
    return {
        "x-2023-03.xlsx": quiet,
        "x-2023-04.xlsx": full,
        "x-2023-05.xlsx": quiet[: len(quiet) // 2],
        f"{FILE_NAME}x-2023-06.xlsx": b"PK\3\4" + NOTE.encode(),
    }


def _book(month: str, unread: str) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    page = book.add_worksheet(SHEET_NAME)
    rows = [row(at, **{"Дата контакта": f"{at % 28 + 1:02}.{month}.2023"}) for at in range(1, 41)]
    rows[5] |= {"Примечание": unread}
    rows[7] |= {"Город": PLACES[0]}
    _write(page, rows)
    page.write_comment("A2", NOTE, {"author": NAME})
    page.set_header(f"&L{NAME}")
    page.set_footer(f"&R{PHONE}")
    page.data_validation("A1", {"validate": "any", "input_title": "Кто", "input_message": NOTE[:200]})
    for name, hide in ((f"{NAME} 2", "hide"), (f"{NAME} 3", "very_hidden")):
        hidden = book.add_worksheet(name)
        _write(hidden, [{"ФИО": NAME, "Телефон": phone, "Заметка": NOTE} for phone in PHONES])
        getattr(hidden, hide)()
    book.define_name("Кто", f'="{PHONE}"')
    said = ("title", "subject", "author", "manager", "company", "category", "keywords", "comments", "status")
    book.set_properties(dict.fromkeys(said, NOTE))
    book.set_custom_property(PHONE, NOTE[:200])
    book.close()
    return memory.getvalue()


def _write(page: Any, rows: list[dict[str, Any]]) -> None:
    headers = list(dict.fromkeys(header for one in rows for header in one))
    for line, cells in enumerate([headers, *([one.get(header, "") for header in headers] for one in rows)]):
        page.write_row(line, 0, cells)


def form() -> dict[str, bytes]:
    """Of KoboToolbox: the enumerator's name and telephone, the place, a note in a repeat group, a foreign page."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    main, given = [_submission(at) for at in TEN], [_of(at, "person", {"person/given/what": "condoms"}) for at in TEN]
    for name, rows in (("Outreach", main), ("person", [_person(at) for at in TEN]), ("given", given)):
        _write(book.add_worksheet(name), rows)
    _write(book.add_worksheet(SHEET_NAME), [{"ФИО": NAME, "Телефон": phone} for phone in PHONES])
    book.set_properties({"author": NAME, "comments": NOTE})
    book.close()
    return {"x-2024-01.xlsx": memory.getvalue()}


def _submission(at: int) -> dict[str, Any]:
    said = {"visit/date": f"2024-01-{at:02}", "visit/city": "Helsinki", "visit/channel": "street", "Huomio": QUIET}
    system = {"_id": at, "_uuid": f"uuid-{at}", "_index": at, "__version__": "vQx3mFb8"}
    return said | system | {"_submitted_by": NAME, "_notes": NOTE, "_tags": MAIL, "deviceid": PHONE, "username": NAME}


def _person(at: int) -> dict[str, Any]:
    works = {f"person/works/{one}": "1" if one == "street" else "0" for one in ("street", "sauna", "online")}
    said = {"person/code": f"AIKA{at}90", "person/gender": "nainen", "person/age": 30, "person/huomio": QUIET}
    return _of(at, "Outreach", said | works | {"_submission__uuid": f"uuid-{at}", "_submission__submitted_by": NAME})


def _of(at: int, table: str, cells: Cells) -> dict[str, Any]:
    return {**cells, "_index": at, "_parent_table_name": table, "_parent_index": at}


def events_as_rows() -> dict[str, bytes]:
    """Of DHIS2, one row an answer: staff, coordinates, and an answer to a question that is not read."""
    lines: list[list[str]] = [[*_event(1), "dataElement", "value", "storedByDataValue"]]
    for at in TEN:
        lines += [[*map(str, _event(at).values()), *answer, NAME] for answer in _answers(at, QUIET).items()]
    lines[3][lines[0].index("orgUnit")] = NAME
    return {"x-2024-01.csv": text_bytes([[f'"{cell}"' for cell in line] for line in lines], "utf-8", ",")}


def events_as_records() -> dict[str, bytes]:
    """The same as JSON, with keys beside those that are read, and once with everything in an answer."""
    return {f"x-2024-0{month}.json": _records(month, answer) for month, answer in ((1, QUIET), (2, NOTE))}


def _records(month: int, answer: str) -> bytes:
    events = [
        {key: str(cell).replace("2024-01", f"2024-0{month}") for key, cell in _event(at).items()}
        | {"dataValues": [{"dataElement": key, "value": text, "storedBy": NAME} for key, text in answers.items()]}
        | {"notes": [{"value": NOTE, "storedBy": PHONE}], "createdByUser": {"phone": PHONE, "email": MAIL, MAIL: NAME}}
        for at in TEN
        for answers in [_answers(at, answer)]
    ]
    return json.dumps({"instances": events, "page": {"who": NAME}}, ensure_ascii=False).encode()


def _answers(at: int, note: str) -> dict[str, str]:
    said = {"ChAnNeLde01": "STREET", "GeNdErOfP03": "FEMALE", "AgEiNyEar04": "31", "WoRkPlAce07": "FLAT"}
    return said | {"CoDeOfPer02": f"KA-{at:02}-90", "CoNdOmSgi05": "true", "NoTeOfWor09": note}


def _event(at: int) -> dict[str, str]:
    known = {"event": f"EvEnTaAa{at:03}", "status": "COMPLETED", "program": "P", "programStage": "S"}
    where = {"geometry": f"POINT ({PLACES[2]} {PLACES[1]})", "latitude": PLACES[1], "longitude": PLACES[2]}
    staff = dict.fromkeys(("storedBy", "completedBy", "createdBy", "updatedBy", "assignedUser"), NAME)
    when = {"orgUnit": "OuKyivCi001", "occurredAt": f"2024-01-{at:02}T10:00:00Z", "deleted": "false"}
    return known | when | where | staff
