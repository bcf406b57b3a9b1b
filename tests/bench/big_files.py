"""Large files for the benchmarks, the same ones every time: written column by column, in seconds.

Add here: another shape of large file.
Keep out: measuring, and small files (tests/unit/intake/intake_files.py).
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

FIRST_DAY = np.datetime64("2023-01-01")
NAME = "contacts_2023-01-01_2023-12-31"
CITIES = {"Санкт-Петербург": "ru_spb", "Иркутск": "ru_irkutsk"}
CHANNELS = {"Улица": "street_outreach", "Телефон": "phone", "Дроп-ин центр": "drop_in", "Онлайн": "online"}
SETTINGS = {"Улица": "street", "Сауна": "sauna", "Съёмная квартира": "rented_flat", "Трасса": "highway"}
COUNTRIES = {"Россия": "RU", "Украина": "UA", "Молдова": "MD", "Узбекистан": "UZ"}
SERVICES = ("condoms", "lubricant", "counselling", "information", "hiv_test_offered", "sti", "legal", "shelter")


def declared(**file: Any) -> dict[str, Any]:
    """What the declaration of such a file says beside who the partner is."""
    return {
        "file": {"date_format": "%d.%m.%Y"} | file,
        "source": {"url": "{demo}/ru_test", "pattern": "contacts_*", "max_mb": 500},
        "delivery": {
            "name_pattern": r"(?P<start>\d{4}-\d\d-\d\d)_(?P<end>\d{4}-\d\d-\d\d)",
            "refuse_above": 0.05,
        },
        "scopes": ["ru"],
        "columns": {
            "contact_date": ["Дата контакта"],
            "source_uid": ["Номер"],
            "city": ["Город"],
            "channel": ["Форма работы"],
            "settings": ["Место работы"],
            "gender": ["Пол"],
            "age": ["Возраст"],
            "birth_year_band": ["Годы рождения"],
            "origin_country": ["Гражданство"],
            "link_ok": ["Согласие"],
            **{f"svc_{service}": [f"Услуга {number}"] for number, service in enumerate(SERVICES, 1)},
        },
        "booleans": {True: ["да"], False: ["нет", ""]},
        "values": {
            "city": CITIES,
            "channel": CHANNELS,
            "settings": SETTINGS,
            "gender": {"Ж": "woman", "М": "man", "Т": "trans_or_nonbinary"},
            "origin_country": COUNTRIES,
        },
    }


@dataclass(frozen=True)
class Contacts:
    """Contacts of persons, as columns: distinct texts, and which of them stands in which row."""

    rows: int
    persons: int

    def columns(self) -> dict[str, pa.DictionaryArray]:
        """Twenty columns as an NGO sends them."""
        rng = np.random.default_rng(2023)
        person = rng.integers(0, self.persons, self.rows)
        birth = rng.integers(1960, 2004, self.persons)[person]
        days = [str(FIRST_DAY + day) for day in range(365)]
        texts = [f"{day[8:]}.{day[5:7]}.{day[:4]}" for day in days]
        columns = {
            "Дата контакта": _coded(texts, np.sort(rng.integers(0, 365, self.rows))),
            "Номер": pc.dictionary_encode(pa.array(np.arange(self.rows) + 100_001).cast(pa.string())),
            "Город": _coded(list(CITIES), _of(rng, person, self.persons, 2)),
            "Форма работы": _coded(list(CHANNELS), rng.integers(0, 4, self.rows)),
            "Место работы": _coded(list(SETTINGS), rng.integers(0, 4, self.rows)),
            "Пол": _coded(["Ж", "М", "Т"], _of(rng, person, self.persons, 3)),
            "Возраст": _coded([str(age) for age in range(100)], 2023 - birth),
            "Годы рождения": _coded([f"{year}-{year + 4}" for year in range(1960, 2005, 5)], (birth - 1960) // 5),
            "Гражданство": _coded(list(COUNTRIES), _of(rng, person, self.persons, 4)),
            "Согласие": _coded(["да", "нет"], (_of(rng, person, self.persons, 50) == 0).astype(int)),
        }
        for number in range(1, len(SERVICES) + 1):
            columns[f"Услуга {number}"] = _coded(["да", "нет"], rng.integers(0, 2, self.rows))
        for label in ("full", "m1"):
            columns[f"t1_ru_{label}"] = _coded([_sealed(label, one) for one in range(self.persons)], person)
        return columns


def csv_of(contacts: Contacts) -> bytes:
    """UTF-8, divided by semicolons."""
    table = pa.table({name: column.dictionary_decode() for name, column in contacts.columns().items()})
    memory = io.BytesIO()
    pa.csv.write_csv(table, memory, pa.csv.WriteOptions(delimiter=";", quoting_style="none", quoting_header="none"))
    return memory.getvalue()


def workbook_of(contacts: Contacts, path: Path) -> None:
    """A workbook as spreadsheets write it: texts in one shared list, dates and numbers as numbers.

    Written by hand, because a library needs a minute for four million cells.
    """
    columns = contacts.columns()
    shared: dict[str, int] = {}
    cells = [_cells(name, column, shared) for name, column in columns.items()]
    header = "".join(f'<c t="s"><v>{shared.setdefault(name, len(shared))}</v></c>' for name in columns)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, text)
        archive.writestr("xl/worksheets/sheet1.xml", "".join(_sheet(header, cells)))
        texts = "".join(f"<si><t>{text}</t></si>" for text in shared)
        archive.writestr("xl/sharedStrings.xml", f"{_XML}<sst {_MAIN}>{texts}</sst>")


def _coded(texts: list[str], index: Any) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(index.astype(np.int32)), pa.array(texts))


def _of(rng: np.random.Generator, person: Any, persons: int, kinds: int) -> Any:
    return rng.integers(0, kinds, persons)[person]


def _sealed(label: str, person: int) -> str:
    return hashlib.sha256(f"{label} {person}".encode()).hexdigest()


def _cells(name: str, column: pa.DictionaryArray, shared: dict[str, int]) -> list[str]:
    texts = column.dictionary.to_pylist()
    if name == "Дата контакта":
        parts = [f'<c s="1"><v>{44927 + day}</v></c>' for day in range(len(texts))]
    elif name in ("Номер", "Возраст"):
        parts = [f"<c><v>{text}</v></c>" for text in texts]
    else:
        parts = [f'<c t="s"><v>{shared.setdefault(text, len(shared))}</v></c>' for text in texts]
    return [parts[index] for index in column.indices.to_pylist()]


def _sheet(header: str, cells: list[list[str]]) -> Iterator[str]:
    yield f"{_XML}<worksheet {_MAIN}><sheetData><row>{header}</row>"
    for row in zip(*cells, strict=True):
        yield f"<row>{''.join(row)}</row>"
    yield "</sheetData></worksheet>"


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
_MAIN = f'xmlns="{_FORMATS}/spreadsheetml/2006/main"'
_TYPE = f"{_FORMATS}/officeDocument/2006/relationships"
_PARTS = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_FORMATS}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
    'sheet.main+xml"/></Types>',
    "_rels/.rels": f'{_XML}<Relationships xmlns="{_FORMATS}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_TYPE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{_XML}<workbook {_MAIN} xmlns:r="{_TYPE}"><sheets><sheet name="Лист1" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_FORMATS}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_TYPE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_TYPE}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="rId3" Type="{_TYPE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'{_XML}<styleSheet {_MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" '
    'applyNumberFormat="1"/></cellXfs></styleSheet>',
}
