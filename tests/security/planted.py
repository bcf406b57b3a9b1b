"""What must never be written, and deliveries of every format that hold it wherever a file can hold something.

Everybody in here is invented. The numbers are valid by their checksums, so that the gate takes them for real.

Add here: another place in a file where somebody's particulars can stand.
Keep out: what is asked of the outcome (the tests say that).
"""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyrage
import xlsxwriter
import yaml
from intake_files import attributes, csv_bytes, put, row, text_bytes

EXAMPLES = Path(__file__).parents[1] / "unit" / "intake" / "examples"
NAME, PHONE, MAIL = "Канарейкина Зинаида", "89217773101", "kanareikina@example.org"
PHONES = (
    *(PHONE, "+7 921 777-31-01", "+7 (921) 777 31 01", "8-921-777-31-01", "9217773101", "+380 50 777 31 04"),
    *("0507773104", "+358 40 777 3105", "0407773105"),
)
NUMBERS = ("131052-308T", "500100732259", "112-233-445 95", "11223344595", "3184710691")  # HETU, INN, SNILS, RNTRC
NAMES = (NAME, "Канарейкина", "КАНАРЕЙКИНА", "Канаренко Оксана", "Kanariainen Aino", "Kanareikina")
PLACES = ("Лиговский 177-31", "59.93427", "30.33509")
CANARIES = (*PHONES, MAIL, *NUMBERS, *NAMES, *PLACES)
NOTE = "; ".join(CANARIES)
SHEET_NAME = f"{NAME} {PHONE}"
FILE_NAME = f"{NAME} {PHONE} {MAIL} "
WORDS = frozenset(CANARIES) | {NAME.replace(" ", "_")}
GOOD = [row(number) for number in range(1, 41)]


def declarations() -> dict[str, dict[str, Any]]:
    """One partner a format."""
    kobo = yaml.safe_load((EXAMPLES / "kobo.yaml").read_text())
    dhis2 = yaml.safe_load((EXAMPLES / "dhis2.yaml").read_text())
    pattern = {"name_pattern": r"(?P<year>\d{4})-(?P<month>\d{2})\.\w+$", "refuse_above": 0.5}
    declared = [
        attributes(code="ru_text", alias="RU-1"),
        attributes(
            code="ru_book", alias="RU-2", file={"format": "xlsx", "sheet": SHEET_NAME, "date_format": "%d.%m.%Y"}
        ),
        kobo | {"active_from": "2024-01-01"},
        dhis2 | {"active_from": "2024-01-01"},
        dhis2
        | {
            "active_from": "2024-01-01",
            "code": "ua_json",
            "alias": "UA-J",
            "file": {"format": "json", "layout": "dhis2"},
        },
    ]
    changes = {"delivery": pattern}
    return {
        one["code"]: one | changes | {"source": {"url": f"{{demo}}/{one['code']}", "pattern": "*"}} for one in declared
    }


def deliver(demo: Path, recipient: str) -> None:
    """Every file of every partner."""
    for code, files in {
        "ru_text": _texts(recipient),
        "ru_book": _books(),
        "fi_kobo": _kobo(),
        "ua_dhis": {"x-2024-01.csv": _events_csv()},
        "ua_json": {"x-2024-01.json": _events_json()},
    }.items():
        for name, data in files.items():
            put(demo / code, name, data)


def _texts(recipient: str) -> dict[str, bytes]:
    cells = {"Город": PLACES[0], "Номер": PHONE, "Пол": NAME, "Дата контакта": MAIL, "t1_ru_full": NUMBERS[1]}
    refused = [row(50 + at, **{column: cell}) for at, (column, cell) in enumerate(cells.items())]
    child = row(60, Возраст="15", Номер=PHONE, Город=PLACES[0])
    plain = csv_bytes([*GOOD, *refused, child])
    unread = csv_bytes([one | {"Примечание": NOTE if at == 3 else ""} for at, one in enumerate(_in("02", GOOD))])
    framed = text_bytes([["Отчёт составила", NAME, PHONE, MAIL], []]) + csv_bytes(_in("04", GOOD))
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr(f"{FILE_NAME}x-2023-05.csv", csv_bytes(_in("05", GOOD)))
        archive.comment = NOTE.encode()
    sealed = pyrage.encrypt(csv_bytes(_in("06", GOOD)), [pyrage.x25519.Recipient.from_str(recipient)])
    phones = [one | {"Телефон": f"+7 921 777-31-{at:02}", NAME: NOTE} for at, one in enumerate(_in("07", GOOD))]
    return {
        "x-2023-03.csv": plain,
        "x-2023-02.csv": unread,
        f"{FILE_NAME}x-2023-04.csv": framed,
        f"{FILE_NAME}x-2023-05.zip": memory.getvalue(),
        f"{FILE_NAME}x-2023-06.csv": sealed,
        "x-2023-07.csv": csv_bytes(phones),
        "x-2023-08.csv": text_bytes([[NAME, PHONE], [MAIL, PLACES[0]], list(NUMBERS)]),
        "x-2023-09.csv": f'"{NOTE}'.encode("windows-1251"),
        "x-2023-10.csv": NOTE.encode("utf-16"),
        "x-2023-11.csv": csv_bytes(_in("11", GOOD)).replace(b"\r\n", f";{NAME}\r\n".encode("windows-1251"), 9),
        f"{FILE_NAME}.csv": csv_bytes(GOOD),
        "x-2023-12.csv": csv_bytes(_in("12", GOOD)),
        "x-2023-12.csv.manifest.json": json.dumps({"start": NAME, "end": PHONE, MAIL: NOTE}).encode(),
    }


def _in(month: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [one | {"Дата контакта": f"{one['Дата контакта'][:2]}.{month}.2023"} for one in rows]


def _books() -> dict[str, bytes]:
    whole = _book(_in("03", GOOD))
    return {
        "x-2023-03.xlsx": whole,
        "x-2023-04.xlsx": whole[: len(whole) // 2],
        f"{FILE_NAME}x-2023-05.xlsx": b"PK\3\4" + NOTE.encode(),
    }


def _book(rows: list[dict[str, str]]) -> bytes:
    """A workbook with somebody's particulars everywhere but in the cells that are read."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    page = book.add_worksheet(SHEET_NAME)
    _write(
        page,
        [one | {"Примечание": NOTE if at == 5 else ""} for at, one in enumerate([*rows, row(70, Город=PLACES[0])])],
    )
    page.write_comment("A2", NOTE, {"author": NAME})
    page.set_header(f"&L{NAME}")
    page.set_footer(f"&R{PHONE}")
    page.data_validation("A1", {"validate": "any", "input_title": "Кто", "input_message": NOTE[:200]})
    page.write_url("AZ1", f"mailto:{MAIL}", string=NAME)
    for name, hide in ((f"{NAME} 2", "hide"), (f"{NAME} 3", "very_hidden")):
        hidden = book.add_worksheet(name)
        _write(hidden, [{"ФИО": NAME, "Телефон": one, "Заметка": NOTE} for one in PHONES])
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


def _kobo() -> dict[str, bytes]:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    system = {"_submitted_by": NAME, "_notes": NOTE, "_tags": MAIL, "__version__": "vQx3mFb8", "deviceid": PHONE}
    places = {"_geo_latitude": PLACES[1], "_geo_longitude": PLACES[2], "Nimi": NAME}
    main = [
        {"visit/date": f"2024-01-{at:02}", "visit/city": "Helsinki", "visit/channel": "street", "_index": at}
        | {"_id": at, "_uuid": f"uuid-{at}"} | system | places
        for at in range(1, 11)
    ]  # fmt: skip
    settings = {f"person/works/{one}": "1" if one == "street" else "0" for one in ("street", "sauna", "online")}
    persons = [
        {"person/code": f"AIKA{at}90", "person/gender": "nainen", "person/age": 30, **settings, "_index": at}
        | {"_parent_table_name": "Outreach", "_parent_index": at, "_submission__uuid": f"uuid-{at}"}
        | {"_submission__submitted_by": NAME, "person/huomio": NOTE if at == 2 else ""}
        for at in range(1, 11)
    ]  # fmt: skip
    given = [
        {"person/given/what": "condoms", "_index": at, "_parent_table_name": "person", "_parent_index": at, "nota": PHONE}
        for at in range(1, 11)
    ]  # fmt: skip
    for name, rows in (("Outreach", main), ("person", persons), ("given", given), (SHEET_NAME, main)):
        _write(book.add_worksheet(name), rows)
    book.close()
    return {"x-2024-01.xlsx": memory.getvalue()}


_ANSWERS = {
    "ChAnNeLde01": "STREET",
    "GeNdErOfP03": "FEMALE",
    "AgEiNyEar04": "31",
    "WoRkPlAce07": "FLAT",
    "NoTeOfWor09": NOTE,
}


def _events() -> list[dict[str, Any]]:
    staff = dict.fromkeys(("storedBy", "completedBy", "createdBy", "updatedBy", "assignedUser"), NAME)
    return [
        {"event": f"EvEnTaAa{at:03}", "status": "COMPLETED", "program": "P", "programStage": "S", "orgUnit": "OuKyivCi001"}
        | {"occurredAt": f"2024-01-{at:02}T10:00:00Z", "deleted": "false", "geometry": f"POINT ({PLACES[2]} {PLACES[1]})"}
        | {"latitude": PLACES[1], "longitude": PLACES[2], **staff, "answers": _ANSWERS | {"CoDeOfPer02": f"KA-{at:02}-90", "CoNdOmSgi05": "true"}}
        for at in range(1, 11)
    ]  # fmt: skip


def _events_csv() -> bytes:
    lines: list[list[str]] = []
    for event in _events():
        answers = event.pop("answers")
        lines = lines or [[*event, "dataElement", "value"]]
        lines += [[*event.values(), element, value] for element, value in answers.items() if value != NOTE]
    return text_bytes(lines, "utf-8", ",")


def _events_json() -> bytes:
    events = []
    for event in _events():
        values = [{"dataElement": key, "value": text, "storedBy": NAME} for key, text in event.pop("answers").items()]
        events.append(
            event
            | {
                "deleted": False,
                "dataValues": values,
                "notes": [{"value": NOTE, "storedBy": PHONE}],
                "createdByUser": {"phone": PHONE, MAIL: NAME},
            }
        )
    return json.dumps({"instances": events, "page": {"who": NAME}}, ensure_ascii=False).encode()
