"""What a limit of memory for DuckDB means: bytes, and how many threads it is enough for.

Add here: another consequence of the limit.
Keep out: the limit itself (settings.py), and how much memory the machine has (dagster_project/room_for_a_run.py).
"""

import os
from pathlib import Path

_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
# The makers of DuckDB name one to four gigabytes for each thread that joins and groups.
ENOUGH_FOR_A_THREAD = 1_000_000_000


def allowed(limit: str) -> int:
    """Bytes of a limit like `500MB`."""
    return int(limit[:-2]) * _UNITS[limit[-2:]]


def is_exceeded(limit: str, working_db: Path) -> bool:
    """Whether a limit is set, and the database is larger."""
    return bool(limit) and working_db.exists() and working_db.stat().st_size > allowed(limit)


def threads(limit: str, working_db: Path) -> int:
    """How many threads of DuckDB may work: as many as there are cores.

    Fewer where the database is larger than the limit: then what each of them holds at once must fit, too. A small
    network is not slowed down.
    """
    cores = os.cpu_count() or 1
    if not is_exceeded(limit, working_db):
        return cores
    return max(1, min(cores, allowed(limit) // ENOUGH_FOR_A_THREAD))
