"""A form of KoboToolbox as its server exports it: pages, system columns, names or labels, and JSON.

Add here: another shape in which the server hands out the same submissions.
Keep out: what is wrong with a single file (kobo.py, kobo_json.py).
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

from corpus.making import book_of
from corpus.meant import Contact, contacts

VERSION = "vR7kQ2mXb9"
CHOICES = ("street", "sauna", "rented_flat")
LABELS = {"street": "Улица", "sauna": "Сауна", "rented_flat": "Съёмная квартира"}
FIELDS = {
    "contact_date": ["visit/date", "date", "Дата визита"],
    "source_uid": ["_uuid"],
    "city": ["visit/city", "Город визита"],
    "channel": ["visit/channel", "Как встретились"],
    "client_code": ["visit/code", "person/code", "Код"],
    "gender": ["visit/gender", "person/gender", "Пол"],
    "age": ["visit/age", "person/age", "Возраст"],
    "birth_year_band": ["visit/years", "person/years", "Годы рождения"],
    "svc_condoms": ["visit/condoms", "person/condoms", "Презервативы"],
}
FORM: dict[str, Any] = {
    "file": {"format": "xlsx", "layout": "kobo", "date_format": "%Y-%m-%d", "delimiter": None},
    "file_name": "export-2023-03.xlsx",
    "columns": FIELDS | {"settings": None},
    "separators": {"settings": None},
    "one_hot": {"settings": {code: [f"visit/works/{code}", f"Место работы/{LABELS[code]}"] for code in CHOICES}},
}
PHONE, IMEI = "+79215550123", "imei:356938035643809"
Row = dict[str, Any]


def uuid(number: int) -> str:
    return f"0a1f2c3d-5b6e-4f70-8a9b-{number:012x}"


def submitted(count: int = 6) -> list[Contact]:
    """Contacts whose record number is that of their submission."""
    return [one.but(uid=uuid(number)) for number, one in enumerate(contacts(count), 1)]


def answers(one: Contact, group: str = "visit/") -> Row:
    return {
        f"{group}code": one.code,
        f"{group}gender": one.gender,
        f"{group}age": one.age,
        f"{group}years": one.years or "",
        f"{group}condoms": "1" if one.condoms else "0",
    }


def visit(one: Contact) -> Row:
    return {"visit/date": one.day.isoformat(), "visit/city": one.city, "visit/channel": one.channel}


def works(one: Contact) -> Row:
    return {"visit/works": " ".join(one.settings)} | {
        f"visit/works/{code}": int(code in one.settings) for code in CHOICES
    }


def before(number: int) -> Row:
    at = f"2023-03-31T1{number % 10}:00:00.000+03:00"
    return {
        "start": at,
        "end": at,
        "today": "2023-03-31",
        "username": "field_worker",
        "deviceid": IMEI,
        "phonenumber": PHONE,
    }


def after(number: int) -> Row:
    return {
        "_id": 301_000_000 + 997 * number,
        "_uuid": uuid(number),
        "_submission_time": "2023-03-31T18:00:00",
        "_validation_status": "",
        "_notes": "",
        "_status": "submitted_via_web",
        "_submitted_by": "field_worker",
        "__version__": VERSION,
        "_tags": "",
        "_index": number,
    }


def rows(found: Sequence[Contact]) -> list[Row]:
    """The main page of a form without repeat groups."""
    return [
        before(number) | visit(one) | answers(one) | works(one) | after(number) for number, one in enumerate(found, 1)
    ]


def book(*pages: tuple[str, list[Row]]) -> bytes:
    def write(made: xlsxwriter.Workbook) -> None:
        for name, found in pages:
            page = made.add_worksheet(name)
            names = list(dict.fromkeys(name for row in found for name in row))
            page.write_row(0, 0, names)
            for at, row in enumerate(found, 1):
                page.write_row(at, 0, [row.get(name, "") for name in names])

    return book_of(write)


def labelled(found: list[Row]) -> list[Row]:
    """The export with labels in place of names, which a slash still parts from their choices."""
    words = {spellings[0]: spellings[-1] for spellings in FIELDS.values()} | {"visit/works": "Место работы"}
    words |= {f"visit/works/{code}": f"Место работы/{label}" for code, label in LABELS.items()}
    return [{words.get(name, name): cell for name, cell in row.items()} for row in found]


def changed(found: list[Row], change: Callable[[int, Row], Row]) -> list[Row]:
    return [change(number, row) for number, row in enumerate(found, 1)]


def groups(visits: Sequence[Sequence[Contact]]) -> tuple[list[Row], list[Row]]:
    """A form whose repeat group holds the persons met in one visit. The main page, and that of the group."""
    main, below = [], []
    for number, met in enumerate(visits, 1):
        main.append(before(number) | visit(met[0]) | after(number))
        for one in met:
            ties = {"_index": len(below) + 1, "_parent_table_name": "form", "_parent_index": number}
            below.append(answers(one, "person/") | works(one) | ties | {"_submission__uuid": uuid(number)})
    return main, below


def as_json(found: list[Row], **envelope: Any) -> bytes:
    """As API version 2 answers: choices joined by blanks, and lists and objects among the answers of the system."""
    records: list[Any] = []
    for row in found:
        plain = {name: cell for name, cell in row.items() if not name.startswith("visit/works/")}
        plain |= {"_geolocation": [None, None], "_attachments": [], "_validation_status": {}, "_tags": [], "_notes": []}
        records.append({name: cell for name, cell in plain.items() if name != "_index"})
    content: Any = {"count": len(records), "next": None, "previous": None, "results": records} | envelope
    return json.dumps(content, ensure_ascii=False).encode()
