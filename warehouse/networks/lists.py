"""Lists of codes that every network shares: the seeds of dbt.

Add here: nothing for a new list; its name is its file's.
Keep out: the lists themselves.
"""

import csv
from functools import cache

from warehouse.settings import PROJECT_ROOT


@cache
def listed(seed: str, column: str) -> tuple[str, ...]:
    """The codes of one column, each once."""
    return tuple(dict.fromkeys(row[column] for row in _rows(seed)))


def where(seed: str, column: str, condition: str, value: str) -> tuple[str, ...]:
    """The codes of one column in the lines where another one has a value."""
    return tuple(row[column] for row in _rows(seed) if row[condition] == value)


@cache
def _rows(seed: str) -> tuple[dict[str, str], ...]:
    with (PROJECT_ROOT / "dbt" / "seeds" / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
