"""Partners of every format, and plain tables that hold somebody's particulars wherever a table can hold something.

Add here: another place in a table, in a name or in a wrapper.
Keep out: workbooks and exports of forms (planted_exports.py), and what is asked of the outcome (the tests).
"""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import planted_exports as exports
import pyrage
from canaries import FILE_NAME, MAIL, NAME, NOTE, NUMBERS, PHONE, PLACES, QUIET, SHEET_NAME
from intake_files import attributes, csv_bytes, put, row, text_bytes

from warehouse import yaml_text

EXAMPLES = Path(__file__).parents[1] / "unit" / "intake" / "examples"
Row = dict[str, str]


def declarations() -> dict[str, dict[str, Any]]:
    """One partner a format."""
    kobo, dhis2 = (yaml_text.read((EXAMPLES / f"{name}.yaml").read_text("utf-8")) for name in ("kobo", "dhis2"))
    book = {"format": "xlsx", "sheet": SHEET_NAME, "date_format": "%d.%m.%Y"}
    records = {"code": "ua_json", "alias": "UA-J", "file": {"format": "json", "layout": "dhis2"}}
    kobo["file"] |= {"sheet": "Outreach"}
    declared = [attributes(), attributes(code="ru_book", alias="RU-2", file=book), kobo, dhis2, dhis2 | records]
    pattern = {"name_pattern": r"(?P<year>\d{4})-(?P<month>\d{2})\.\w+$", "refuse_above": 0.5}
    return {
        one["code"]: one
        | {"active_from": "2023-01-01", "delivery": pattern}
        | {"source": {"url": f"{{demo}}/{one['code']}", "pattern": "*"}}
        for one in declared
    }


def deliver(demo: Path, recipient: str) -> None:
    """Every file of every partner."""
    sent = {
        "ru_test": _texts(recipient),
        "ru_book": exports.books(),
        "fi_kobo": exports.form(),
        "ua_dhis": exports.events_as_rows(),
        "ua_json": exports.events_as_records(),
    }
    for code, files in sent.items():
        for name, data in files.items():
            put(demo / code, name, data)


def _texts(recipient: str) -> dict[str, bytes]:
    sealed = pyrage.encrypt(csv_bytes(_rows("06")), [pyrage.x25519.Recipient.from_str(recipient)])
    heading = text_bytes([["Отчёт составила", NAME, PHONE, MAIL], []])
    return {
        "x-2023-01.csv": csv_bytes([one | {"Примечание": QUIET} for one in _rows("01")]),
        "x-2023-02.csv": csv_bytes([one | {"Примечание": NOTE} for one in _rows("02")]),
        "x-2023-03.csv": csv_bytes([*_rows("03"), *_refused(), row(60, Возраст="15", Номер=PHONE, Город=PLACES[0])]),
        f"{FILE_NAME}x-2023-04.csv": heading + csv_bytes(_rows("04")) + text_bytes([["Итого", NAME, "40"]]),
        f"{FILE_NAME}x-2023-05.zip": _zipped(csv_bytes(_rows("05"))),
        f"{FILE_NAME}x-2023-06.csv": sealed,
        "x-2023-07.csv": csv_bytes([one | {"Телефон": _phone(at), NAME: NOTE} for at, one in enumerate(_rows("07"))]),
        "x-2023-08.csv": text_bytes([[NAME, PHONE], [MAIL, PLACES[0]], list(NUMBERS)]),
        "x-2023-09.csv": f'"{NOTE}'.encode("windows-1251"),
        "x-2023-10.csv": NOTE.encode("utf-16"),
        "x-2023-11.csv": csv_bytes(_rows("11")).replace(b"\r\n", f";{NAME}\r\n".encode("windows-1251"), 9),
        f"{FILE_NAME}.csv": csv_bytes(_rows("12")),
        "x-2023-12.csv": csv_bytes([one | {"Пол": NAME} for one in _rows("12")]),
        "y-2023-12.csv": csv_bytes([one | {"Город": PLACES[0]} for one in _rows("12")]),
        "y-2023-12.csv.manifest.json": json.dumps({"start": NAME, "end": PHONE, MAIL: NOTE}).encode(),
    }


def _rows(month: str) -> list[Row]:
    return [row(at, **{"Дата контакта": f"{at % 28 + 1:02}.{month}.2023"}) for at in range(1, 41)]


def _refused() -> list[Row]:
    cells = {"Город": PLACES[0], "Номер": PHONE, "Пол": NAME, "Дата контакта": NAME, "t1_ru_full": NUMBERS[1]}
    return [row(50 + at, **{column: cell}) for at, (column, cell) in enumerate(cells.items())]


def _phone(last: int) -> str:
    return f"+7 921 777-31-{last:02}"


def _zipped(data: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr(f"{FILE_NAME}x-2023-05.csv", data)
        archive.comment = NOTE.encode()
    return memory.getvalue()
