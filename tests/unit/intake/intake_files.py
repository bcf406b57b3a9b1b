"""Small partners and small files for the intake tests: one contract, rows as dictionaries, bytes in any format.

Add here: a shape of file that more than one test needs.
Keep out: expectations about the outcome (the tests say those).
"""

import io
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.keying.second_keying import Keying
from warehouse.contract.prepare import Prepared, prepare, unpacked
from warehouse.networks.home import DEMO
from warehouse.tokens.first_keying import seal

K_NET, K_WH = b"network key of the tests, 32 byte", b"warehouse key of the tests, 32 b."
KEYING = Keying((K_WH,), b"n" * 32, b"e" * 32)
MARCH = "export-2023-03.csv"
THEN = datetime(2023, 4, 8, tzinfo=UTC)


def attributes(**changes: Any) -> dict[str, Any]:
    """A declaration as YAML would give it, with some keys changed."""
    base: dict[str, Any] = {
        "code": "ru_test",
        "alias": "RU-T",
        "country": "RU",
        "language": "en",
        "demo": True,
        "safe_to_show": True,
        "active_from": "2022-01-01",
        "timezone": "Europe/Moscow",
        "cities": ["ru_spb", "ru_irkutsk"],
        "source": {"url": "{demo}/ru_test", "pattern": "*.csv"},
        "file": {"format": "csv", "encoding": "windows-1251", "delimiter": ";", "date_format": "%d.%m.%Y"},
        "delivery": {
            "name_pattern": r"(?P<year>\d{4})-(?P<month>\d{2})(_v(?P<version>\d+))?\.\w+$",
            "refuse_above": 0.5,
        },
        "tokens": {"mode": "sealed", "recipe": "demo-1"},
        "scopes": ["ru", "fi_ru"],
        "columns": {
            "contact_date": ["Дата контакта", "Дата"],
            "source_uid": ["Номер"],
            "city": ["Город"],
            "channel": ["Форма работы"],
            "settings": ["Место работы"],
            "gender": ["Пол"],
            "age": ["Возраст"],
            "birth_year_band": ["Годы рождения"],
            "svc_condoms": ["Презервативы"],
        },
        "separators": {"settings": ","},
        "booleans": {True: ["да", "1"], False: ["нет", "0", ""]},
        "values": {
            "city": {"Санкт-Петербург": "ru_spb", "Иркутск": "ru_irkutsk"},
            "channel": {"Улица": "street_outreach", "Телефон": "phone"},
            "settings": {"Улица": "street", "Сауна": "sauna", "Онлайн": "remote_only"},
            "gender": {"Ж": "woman", "М": "man"},
        },
        "constants": {"origin_kind": "citizenship"},
    }
    return base | changes


def declaration(**changes: Any) -> Declaration:
    return Declaration.model_validate(attributes(**changes))


def sealed(code: str, scopes: tuple[str, ...] = ("ru", "fi_ru")) -> dict[str, str]:
    labels = ("full", "m1")
    return {
        f"t1_{scope}_{label}": seal(K_NET + scope.encode(), "demo-1", label, code)
        for scope in scopes
        for label in labels
    }


def row(number: int = 1, **changes: str) -> dict[str, str]:
    """One good row, with some cells changed."""
    base = {
        "Дата контакта": f"{number % 28 + 1:02}.03.2023",
        "Номер": str(number),
        "Город": "Санкт-Петербург",
        "Форма работы": "Улица",
        "Место работы": "Улица,Сауна",
        "Пол": "Ж",
        "Возраст": "31",
        "Годы рождения": "1990-1994",
        "Презервативы": "да",
        **sealed(f"person {number}"),
    }
    return base | changes


def csv_bytes(rows: list[dict[str, str]], encoding: str = "windows-1251", delimiter: str = ";") -> bytes:
    headers = list(dict.fromkeys(header for one in rows for header in one)) or list(row())
    return text_bytes([headers, *([one.get(header, "") for header in headers] for one in rows)], encoding, delimiter)


def text_bytes(lines: list[list[str]], encoding: str = "windows-1251", delimiter: str = ";") -> bytes:
    return "".join(delimiter.join(line) + "\r\n" for line in lines).encode(encoding)


def header_only() -> bytes:
    return text_bytes([list(row())])


def xlsx_bytes(rows: list[dict[str, Any]], sheet: str = "Sheet1") -> bytes:
    """A workbook; dates and numbers are written as such."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    page = book.add_worksheet(sheet)
    headers = list(dict.fromkeys(header for one in rows for header in one))
    page.write_row(0, 0, headers)
    for line, one in enumerate(rows, 1):
        for column, header in enumerate(headers):
            page.write(line, column, one.get(header))
    book.close()
    return memory.getvalue()


def prepared(data: bytes, partner: Declaration | None = None, name: str = MARCH) -> Prepared:
    partner = partner or declaration()
    opened = unpacked(Arrived(data, name, THEN), partner, ())
    return opened if isinstance(opened, Prepared) else prepare(opened, partner, DEMO, KEYING)


def rules(outcome: Prepared) -> list[tuple[int | None, str | None, str]]:
    """Row, column and rule of every problem."""
    return [(problem.row_no, problem.column, problem.rule) for problem in outcome.manifest.problems]


def accepted(outcome: Prepared) -> list[dict[str, Any]]:
    assert outcome.accepted is not None
    rows: list[dict[str, Any]] = outcome.accepted.to_pylist()
    return rows


def put(folder: Path, name: str, data: bytes, at: datetime = THEN) -> Path:
    """A file at a partner's source, with its time."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path
