"""What a limit of memory for DuckDB means: bytes, and how many threads it is enough for.

Add here: another consequence of the limit.
Keep out: the limit itself (settings.py), and how much memory the machine has (dagster_project/room_for_a_run.py).
"""

import os

_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
# The makers of DuckDB name one to four gigabytes for each thread that joins and groups. With less of them at work, what
# one of them holds of millions of persons fits; a small network loses little by it.
ENOUGH_FOR_A_THREAD = 1_000_000_000


def allowed(limit: str) -> int:
    """Bytes of a limit like `500MB`."""
    return int(limit[:-2]) * _UNITS[limit[-2:]]


def threads(limit: str, cores: int | None = None) -> int:
    """How many threads of DuckDB, or models built at once, have enough; all of the cores where there is no limit."""
    cores = cores or os.cpu_count() or 1
    return max(1, min(cores, allowed(limit) // ENOUGH_FOR_A_THREAD)) if limit else cores
