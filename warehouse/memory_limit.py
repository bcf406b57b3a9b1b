"""What a limit of memory for DuckDB means: bytes, and how many models may be built at once.

Add here: another consequence of the limit.
Keep out: the limit itself (settings.py), and how much memory the machine has (dagster_project/room_for_a_run.py).
"""

from pathlib import Path

_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
# What a model of a large network holds at once. Fewer threads of DuckDB are no help: it parts a table less finely then.
ENOUGH_FOR_A_MODEL = 1_000_000_000


def allowed(limit: str) -> int:
    """Bytes of a limit like `500MB`."""
    return int(limit[:-2]) * _UNITS[limit[-2:]]


def models_at_once(limit: str, working_db: Path, wanted: int) -> int:
    """Fewer than wanted where a limit is set and the database is larger than it: then one takes the memory of another.

    A small network is not slowed down.
    """
    if not limit or not working_db.exists() or working_db.stat().st_size <= allowed(limit):
        return wanted
    return max(1, min(wanted, allowed(limit) // ENOUGH_FOR_A_MODEL))
