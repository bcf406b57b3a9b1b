"""Read the demo's files the slow and obvious way: the csv module, calamine, one row after the other.

It shares no line with the generator nor with intake, so that either may be wrong and be found out.
"""

import csv
import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from warehouse import yaml_text

PARTNERS = Path(__file__).parents[3] / "warehouse" / "networks" / "demo" / "partners"
PHONES = "Телефон"


@dataclass(frozen=True)
class Row:
    partner: str
    day: date
    city: str
    tokens: dict[str, str]
    birth_years: str


@lru_cache
def declared(slug: str) -> dict[str, Any]:
    content = yaml_text.read((PARTNERS / f"{slug}.yaml").read_text(encoding="utf-8"))
    attributes: dict[str, Any] = content["attributes"]
    return attributes


def sheet(path: Path, how: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Headers and rows of one file."""
    if how["format"] == "csv":
        text = path.read_bytes().decode(how["encoding"])
        rows: list[list[Any]] = list(csv.reader(io.StringIO(text, newline=""), delimiter=how["delimiter"]))
    else:
        book = CalamineWorkbook.from_path(path)
        rows = book.get_sheet_by_name(how["sheet"] or book.sheet_names[0]).to_python()
    return [str(cell) for cell in rows[0]], rows[1:]


def good_rows(folder: Path) -> Iterator[Row]:
    """The rows that count, of the files that count: newest version, no phone numbers, dates and channels in order."""
    for slug in sorted(path.stem for path in PARTNERS.glob("*.yaml")):
        attributes = declared(slug)
        for (year, month), path in sorted(_newest(folder / slug, attributes).items()):
            headers, rows = sheet(path, attributes["file"])
            if PHONES not in headers:
                yield from _rows(attributes, headers, rows, (year, month))


def _newest(folder: Path, attributes: dict[str, Any]) -> dict[tuple[int, int], Path]:
    chosen: dict[tuple[int, int], tuple[int, Path]] = {}
    for path in sorted(folder.iterdir()):
        match = re.search(attributes["delivery"]["name_pattern"], path.name)
        assert match, path.name
        span, version = (int(match["year"]), int(match["month"])), int(match["version"] or 1)
        if span not in chosen or version > chosen[span][0]:
            chosen[span] = version, path
    return {span: path for span, (_, path) in chosen.items()}


def _rows(
    attributes: dict[str, Any], headers: list[str], rows: list[list[Any]], span: tuple[int, int]
) -> Iterator[Row]:
    def cell(row: list[Any], field: str) -> Any:
        at = next(headers.index(name) for name in attributes["columns"][field] if name in headers)
        return row[at]

    numbers = set()
    for row in rows:
        day = _day(cell(row, "contact_date"), attributes["file"]["date_format"])
        if not day or (day.year, day.month) != span or cell(row, "channel") not in attributes["values"]["channel"]:
            continue
        if "source_uid" in attributes["columns"]:
            number = cell(row, "source_uid")
            if number in numbers:
                continue
            numbers.add(number)
        if _is_under_age(attributes, lambda field, row=row: cell(row, field)):
            continue
        tokens = {name: text for name, text in zip(headers, row, strict=True) if name.startswith("t1_") and text}
        city = attributes["values"]["city"][cell(row, "city")]
        yield Row(attributes["code"], day, city, tokens, cell(row, "birth_year_band"))


def _day(text: Any, date_format: str) -> date | None:
    if isinstance(text, date):
        return text
    try:
        return date(*time.strptime(str(text), date_format)[:3])
    except ValueError:
        return None


def _is_under_age(attributes: dict[str, Any], cell: Any) -> bool:
    if "age_band" in attributes["columns"]:
        return bool(attributes["values"]["age_band"][cell("age_band")] == "under_18")
    age = cell("age")
    return age not in ("", None) and int(age) < 18
