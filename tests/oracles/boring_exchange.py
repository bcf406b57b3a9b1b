"""What a recipient must hold after the newest release: worked out from the mapping's lines and the file, plainly.

It shares no code with the packages: the lines are read as CSV, periods are spelt here, each cell is one query.

Add here: another way to look at what was sent.
Keep out: assertions.
"""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

_PLACES = ("country_code", "region_code", "city_code")
# The columns of each table's key besides period and place, as docs/reference/published-tables.md has them.
_DIMENSIONS = {
    "pub_coverage": ("indicator_code", "coverage_scope"),
    "pub_reach": ("setting_group", "gender", "age_band", "origin_code"),
    "pub_services": ("service_code",),
    "pub_setting_share": ("reporters", "setting_group"),
    "pub_violations": ("violation_kind", "perpetrator_group", "perpetrator_detail"),
}


def lines(network: Path, file: str, recipient: str) -> list[dict[str, str]]:
    with (network / file).open(encoding="utf-8", newline="") as rows:
        return [row for row in csv.DictReader(rows) if row["recipient_code"] == recipient]


def options(text: str) -> str:
    return ";".join(sorted(part.strip() for part in text.split(";") if part.strip()))


def dhis2(period_type: str, start: date) -> str:
    month = start.month
    said = {
        "month": f"{month:02}",
        "quarter": f"Q{(month + 2) // 3}",
        "half_year": "S1" if month == 1 else "S2",
        "year": "",
        "fiscal_year": "Oct",
    }
    return f"{start.year}{said[period_type]}"


def cells(network: Path, recipient: str, file: Path) -> Iterator[tuple[dict[str, str], str, str, str, date, Any, str]]:
    """Every closed cell: the mapping's line, place, unit, period type, first day, number, status."""
    (about,) = lines(network, "recipients.csv", recipient)
    units = {row["place_code"]: row["org_unit"] for row in lines(network, "recipient_org_units.csv", recipient)}
    since = date.fromisoformat(about["since"]) if about["since"] else date.min
    with duckdb.connect(str(file), read_only=True) as con:
        for line in lines(network, "recipient_elements.csv", recipient):
            table = line["table_name"]
            wanted = dict(part.strip().split("=", 1) for part in line["cells"].split(";") if part.strip())
            columns = [
                name for (name,) in con.execute(f"select column_name from (describe published.{table})").fetchall()
            ]
            for row in con.execute(f"from published.{table}").fetchall():
                said = dict(zip(columns, row, strict=True))
                if said["status"] == "open" or said["period_type"] not in about["period_types"].split():
                    continue
                if any(said[name] != wanted.get(name, "all") for name in _DIMENSIONS[table]):
                    continue
                place = [said[name] for name in _PLACES if said.get(name, "all") != "all"][-1]
                if place in units and said["period_start"] >= since:
                    when = (said["period_type"], said["period_start"])
                    yield line, place, units[place], *when, said[line["value_column"]], said["status"]


def held(network: Path, recipient: str, file: Path) -> dict[tuple[str, str, str, str], str]:
    """What the recipient's DHIS2 must hold, and nothing else: (element, period, unit, options) → digits."""
    return {
        (line["data_element"], dhis2(period_type, start), unit, options(line["options"])): _digits(value)
        for line, _, unit, period_type, start, value, _ in cells(network, recipient, file)
        if value is not None and (value or line["zero_is_significant"] == "1")
    }


def codes(network: Path, recipient: str) -> tuple[dict[str, bool], set[str], dict[str, str]]:
    """What its DHIS2 knows: data elements, units, combinations."""
    elements = lines(network, "recipient_elements.csv", recipient)
    return (
        {row["data_element"]: row["zero_is_significant"] == "1" for row in elements},
        {row["org_unit"] for row in lines(network, "recipient_org_units.csv", recipient)},
        {row["option_combo"]: options(row["options"]) for row in elements if row["option_combo"]},
    )


def _digits(value: Any) -> str:
    return str(value) if isinstance(value, int) else format(Decimal(repr(value)), "f")
