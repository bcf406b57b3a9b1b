"""What a limit of memory for DuckDB means: bytes, and how many threads it is enough for.

Add here: another consequence of the limit.
Keep out: the limit itself (settings.py), and how much memory the machine has (dagster_project/room_for_a_run.py).
"""

import os
import re
from functools import cache
from pathlib import Path

import duckdb

_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000, "MiB": 1 << 20, "GiB": 1 << 30, "TiB": 1 << 40}
# The makers of DuckDB name one to four gigabytes for each thread that joins and groups.
ENOUGH_FOR_A_THREAD = 1_000_000_000
BYTES_OF_A_MARK = 8  # that DuckDB 1.5 holds for every row of a table in which rows were deleted here and there


def allowed(limit: str) -> int:
    """Bytes of a limit like `500MB`. Where none is set, what DuckDB takes of this machine, or of its container."""
    ((number, unit),) = re.findall(r"([\d.]+) ?(\w+)", limit or _of_duckdb())
    return int(float(number) * _UNITS[unit])


@cache
def _of_duckdb() -> str:
    with duckdb.connect() as con:
        ((said,),) = con.execute("select current_setting('memory_limit')").fetchall()
    return str(said)


def is_exceeded(limit: str, working_db: Path) -> bool:
    """Whether the database is larger than what DuckDB may take."""
    return working_db.exists() and working_db.stat().st_size > allowed(limit)


def marked_rows(limit: str) -> int:
    """Of how many rows marks may be held: three quarters of the limit, if rows were deleted in each table there is.

    That is so in two tables of three, which leaves half of the limit for what is computed.
    """
    return allowed(limit) * 3 // 4 // BYTES_OF_A_MARK


def threads(limit: str, working_db: Path) -> int:
    """How many threads of DuckDB may work: as many as there are cores.

    Fewer where the database is larger than the limit: then what each of them holds at once must fit, too. A small
    network is not slowed down.
    """
    cores = os.cpu_count() or 1
    if not is_exceeded(limit, working_db):
        return cores
    return max(1, min(cores, allowed(limit) // ENOUGH_FOR_A_THREAD))
