"""Sample files for the tests of scaffolding, answers that a person would give, and the draft that comes of both.

Add here: a shape of sample that more than one test needs.
Keep out: expectations (the tests say those).
"""

import io
from typing import Any

import xlsxwriter

from warehouse.intake.scaffold import Draft, Sample, as_yaml, draft, look, with_answer
from warehouse.networks.home import DEMO

WHO: dict[str, Any] = {
    "code": "p017",
    "country": "RU",
    "cities": "ru_spb, ru_irkutsk",
    "agreement_ref": "A-1",
    "dpia_ref": "D-1",
    "zone": "eu-north",
    "review_date": "2030-09-30",
    "safe_to_show": "yes",
    "active_from": "2023-01-01",
    "source": {"url": "/srv/p017"},
    "tokens": {"recipe": "register-1"},
}
REGISTER = [
    ["Дата контакта", "Город", "Форма работы", "Место работы", "Пол", "Возраст", "Презервативы", "Код клиента"],
    ["31.03.2023", "СПб", "Улица", "Улица, Сауна", "Ж", "31", "да", "АБ01"],
    ["02.03.2023", "Иркутск", "Телефон", "Трасса", "М", "24", "нет", "ВГ02"],
    ["05.03.2023", "Санкт-Петербург", "Улица", "Парк", "Ж", "45", "да", "ДЕ03"],
]


def register(*rows: list[str], encoding: str = "windows-1251", delimiter: str = ";", above: str = "") -> bytes:
    lines = [*(rows or REGISTER)]
    return (above + "".join(delimiter.join(line) + "\r\n" for line in lines)).encode(encoding)


def with_column(header: str, *cells: str) -> bytes:
    """The register with one more column."""
    texts = [header, *cells, *[""] * (len(REGISTER) - 1 - len(cells))]
    return register(*([*line, text] for line, text in zip(REGISTER, texts, strict=True)))


def form_with_repeats() -> bytes:
    """A form as KoboToolbox exports it: a sheet for each repeat group."""
    pages = {
        "Outreach": [["start", "visit/date", "visit/city", "visit/channel", "_uuid", "_index"]],
        "person": [["person/gender", "person/age", "person/works/street", "_index", "_parent_index"]],
        "given": [["person/given/what", "_index", "_parent_index"]],
    }
    pages["Outreach"].append(["2024-03-04T10:00", "2024-03-04", "Helsinki", "Katu", "u1", "1"])
    pages["person"].append(["nainen", "30", "1", "1", "1"])
    pages["given"].append(["kondomit", "1", "1"])
    return book_bytes(pages)


def book_bytes(pages: dict[str, list[list[str]]]) -> bytes:
    """A workbook with these sheets."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    for name, rows in pages.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return memory.getvalue()


def drafted(data: bytes | Sample, name: str = "export-2023-03.csv", **answers: Any) -> Draft:
    """The draft once every question that has a default is answered by it."""
    sample = data if isinstance(data, Sample) else look(data)
    given = WHO | answers
    for _ in range(10):
        found = draft(sample, given, name, DEMO)
        usual = [question for question in found.questions if question.default is not None]
        if not usual:
            return found
        for question in usual:
            given = with_answer(given, question.path, question.default)
    raise AssertionError("answers lead to ever new questions")


def asked(data: bytes, **answers: Any) -> dict[str, Any]:
    """The questions of the first round, by key."""
    found = draft(look(data), WHO | answers, "export.csv", DEMO)
    return {question.key: question for question in found.questions}


def written(data: bytes, **answers: Any) -> str:
    found = drafted(data, **answers)
    return as_yaml(found.attributes, found.comments)
