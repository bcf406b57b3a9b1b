"""The page of what one server was measured to do: restores, loads, kills, silence, each from the last run that kept it.

Add here: nothing for a new measurement; its file says title, heads and rows.
Keep out: how it is measured (tests/ops), and figures that nobody measured.
"""

import json
from pathlib import Path
from typing import Any

from page import page, table

RESULTS = Path(__file__).resolve().parents[1] / "tests" / "ops" / "results"
INTRODUCTION = (
    "Figures of tests that use real servers: PostgreSQL, Redis and nginx of Debian's packages. "
    "`RESULTS=write make test-ops` measures them again. Seconds hang on the machine; what was lost, missed or answered "
    "wrongly must not."
)


def operations() -> str:
    results = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(RESULTS.glob("*.json"))]
    parts = [INTRODUCTION]
    for result in sorted(results, key=lambda one: (one["place"], one["title"])):
        parts += [
            f"## {result['title']}",
            f"{result['what']} {_when(result)}",
            table(tuple(result["heads"]), _rows(result)),
        ]
    return page("One server in use, measured", *parts)


def _rows(result: dict[str, Any]) -> list[tuple[str, ...]]:
    return [tuple(row) for row in result["rows"]]


def _when(result: dict[str, Any]) -> str:
    return f"Measured on {result['measured_on']}: {result['machine']}."
