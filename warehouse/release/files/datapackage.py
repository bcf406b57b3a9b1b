"""A release as a Frictionless tabular data package: `datapackage.json` beside the CSV files that it describes.

No licence is named: the project has one for its code and none for its data.

Add here: another property that the specification knows, and the contracts say.
Keep out: what is said in words (warehouse/release/reading.py).
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from warehouse.definitions.contracts import Contract
from warehouse.first_row import first_row
from warehouse.release.reading import CAVEATS, METHODS, TAGS, WORDS, About

# DuckDB's types → those of Table Schema.
TYPES = {
    "varchar": "string",
    "integer": "integer",
    "bigint": "integer",
    "double": "number",
    "boolean": "boolean",
    "date": "date",
}
_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True, "lineTerminator": "\n"}


def write(con: duckdb.DuckDBPyConnection, folder: Path, about: About, tables: dict[str, Contract]) -> None:
    """Write `datapackage.json` over the CSV files of the folder, which are there already."""
    package = {
        "profile": "tabular-data-package",
        "name": f"crossings-{about.audience.name}",
        "title": about.title,
        "description": f"{about.scope} {about.notice}".strip(),
        "version": about.release_id,
        "created": f"{about.day.isoformat()}T00:00:00Z",
        "keywords": ["sex work", "outreach", "coverage", "mobility"],
        "citation": about.citation,
        "methods": list(METHODS),
        "status_words": list(WORDS),
        "caveats": list(CAVEATS),
        "held_back": list(about.held),
        "resources": [_resource(con, folder, contract) for contract in tables.values()],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def _resource(con: duckdb.DuckDBPyConnection, folder: Path, contract: Contract) -> dict[str, Any]:
    path = folder / "csv" / f"{contract.table}.csv"
    content = path.read_bytes()
    schema: dict[str, Any] = {
        "fields": [
            {
                "name": column.name,
                "type": TYPES[column.kind],
                "description": column.description,
                "protection": TAGS.get(column.tag, ""),
            }
            for column in contract.columns
        ],
        "missingValues": [""],
    }
    if _is_key(con, contract):
        schema["primaryKey"] = list(contract.key)
    return {
        "profile": "tabular-data-resource",
        "name": contract.table,
        "path": f"csv/{contract.table}.csv",
        "description": contract.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema,
    }


def _is_key(con: duckdb.DuckDBPyConnection, contract: Contract) -> bool:
    """Whether the declared combination can be a primary key of the CSV: there, an empty text is a missing value."""
    if not contract.key:
        return False
    missing = " or ".join(f"coalesce(cast({column} as varchar), '') = ''" for column in contract.key)
    return first_row(con.execute(f"select 1 from release.published.{contract.table} where {missing} limit 1")) is None
