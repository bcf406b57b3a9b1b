"""Pages as exporters write them, as sheets in memory, and sheets back to rows.

Add here: a shape of page that more than one test of the layouts needs.
Keep out: whole files (intake_files.py) and expectations (the tests say those).
"""

from pathlib import Path
from typing import Any

import pyarrow as pa
from intake_files import declaration

from warehouse import yaml_text
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.read.sheet import Sheet, encode

EXAMPLES = Path(__file__).with_name("examples")
Row = dict[str, str]


def example(name: str, **changes: Any) -> Declaration:
    """One of the example declarations, with some keys changed."""
    attributes = yaml_text.read((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))
    return Declaration.model_validate(attributes | changes)


def kobo(repeats: dict[str, str] | None = None, **changes: Any) -> Declaration:
    """A small Kobo partner that reads a date, a city, a gender and a set of settings."""
    columns = {
        "contact_date": ["visit/date"],
        "source_uid": ["_uuid"],
        "city": ["visit/city"],
        "channel": ["visit/channel"],
        "gender": ["gender"],
        "settings": ["works"],
    }
    file = {"format": "xlsx", "layout": "kobo", "repeats": repeats or {}, **changes.pop("file", {})}
    return declaration(**{"file": file, "columns": columns, "separators": {"settings": " "}} | changes)


def sheet(rows: list[Row], headers: list[str] | None = None, first_row: int = 2) -> Sheet:
    headers = headers or list(dict.fromkeys(header for row in rows for header in row))
    columns = [encode(pa.array([row.get(header, "") for row in rows], pa.string())) for header in headers]
    return Sheet(headers, columns, pa.array(range(first_row, first_row + len(rows)), pa.int32()), [])


def rows_of(found: Sheet) -> list[Row]:
    """Every row as it would be read, without its empty cells."""
    cells = [column.to_pylist() for column in found.columns]
    return [
        {header: cell for header, cell in zip(found.headers, row, strict=True) if cell}
        for row in zip(*cells, strict=True)
    ] or [{} for _ in range(found.rows)]


def submission(index: int, **changes: str) -> Row:
    """One row of a main page."""
    base = {
        "visit/date": "2023-03-05",
        "visit/city": "Санкт-Петербург",
        "visit/channel": "Улица",
        "_id": str(1000 + index),
        "_uuid": f"uuid-{index}",
        "__version__": "vA",
        "_validation_status": "",
        "_index": str(index),
    }
    return base | changes


def member(index: int, parent: int, table: str = "Outreach", **changes: str) -> Row:
    """One row of a repeat group's page."""
    return {
        "_index": str(index),
        "_parent_table_name": table,
        "_parent_index": str(parent),
        "_submission__uuid": f"uuid-{parent}" if table == "Outreach" else "",
    } | changes
