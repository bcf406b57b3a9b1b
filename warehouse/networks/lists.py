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
    with (PROJECT_ROOT / "dbt" / "seeds" / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(dict.fromkeys(row[column] for row in csv.DictReader(file)))
