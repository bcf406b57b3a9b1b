"""Which models were compared with DuckDB's, row for row, and found the same. Spark builds these and no other.

Add here: nothing; `make spark-reach` writes the list.
Keep out: how tables are compared (tests/spark).
"""

import json
from pathlib import Path
from typing import Any

LIST = Path(__file__).with_name("proven.json")


def models() -> list[str]:
    """Names of the models, in the order of the alphabet."""
    return sorted(_said()["models"])


def compared_with() -> str:
    """With which network, on which day, for people."""
    said = _said()
    return f"{said['network']}, on {said['compared_on']}"


def _said() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(LIST.read_text(encoding="utf-8"))
    return said
