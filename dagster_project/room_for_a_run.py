"""Is there room for a run, on the disk and in memory: asked before anything starts.

A run writes new parts of the working database beside the old ones, and a whole release, twice where the disclosure test
finds something in it. What DuckDB cannot hold in memory it spills to the disk, but it needs some for each thread.

Add here: another thing that a run needs room for.
Keep out: judging whether there is little left (doctor/machine.py), and a disk that fills up meanwhile
(warehouse/disk.py).
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from warehouse import memory_limit
from warehouse.errors import CrossingsError
from warehouse.settings import Settings

SPARE = 500_000_000  # dbt's and Dagster's own files, logs, spill
# The makers of DuckDB name 125 MB as the least for each of its threads. A run of a small network passes with less,
# and only what cannot pass is refused.
PER_THREAD = 75_000_000
BESIDES = 500_000_000  # Python and Dagster, which hold no rows
REMEDY = "Make room: crossings retain --apply, old logs, releases no longer needed; or a larger disk."
_MEMORY, _LIMIT = Path("/proc/meminfo"), Path("/sys/fs/cgroup/memory.max")


@dataclass(frozen=True)
class Disk:
    """Bytes. `database` and `release` are as large as those of now; there may be none yet."""

    place: Path
    free: int
    total: int
    database: int
    release: int

    @property
    def needed(self) -> int:
        return self.database + 2 * self.release + SPARE


def disk(settings: Settings) -> Disk:
    place = next(path for path in (settings.home, *settings.home.parents) if path.exists())
    usage = shutil.disk_usage(place)
    folders = [path for path in settings.published.glob("*/") if not path.is_symlink()]
    return Disk(place, usage.free, usage.total, size(settings.working), max(map(size, folders), default=0))


def require(settings: Settings) -> None:
    """Raises CrossingsError that says what is needed, what is there and how that was estimated."""
    wants = [want for want in (disk_wanted(disk(settings)), *memory_wanted(settings)) if want]
    if wants:
        raise CrossingsError("\n".join(["Nothing was started, and people see what they saw.", *wants]))


def disk_wanted(found: Disk) -> str:
    if found.free >= found.needed:
        return ""
    return (
        f"There is too little room on the disk: {said(found.free)} are free where {found.place} lies, and a run needs "
        f"about {said(found.needed)}: {said(found.database)} for new parts of the working database, as much as it "
        f"takes now; {said(2 * found.release)} for a release, twice the largest one of now; {said(SPARE)} for what "
        f"dbt, Dagster and DuckDB write meanwhile. {REMEDY}"
    )


def memory_wanted(settings: Settings, available: int | None = None) -> list[str]:
    """Of DuckDB's limit where one is set, and of the machine."""
    threads = memory_limit.threads(settings.memory, settings.working_db)
    least = threads * PER_THREAD
    how = f"{said(PER_THREAD)} for each thread ({threads}), the least that a small network was seen to pass with"
    found = []
    if settings.memory and memory_limit.allowed(settings.memory) < least:
        found.append(
            f"CROSSINGS_MEMORY allows DuckDB {settings.memory}, and it needs about {said(least)}: {how}. Set it to "
            "more, or unset it."
        )
    there = machine() if available is None else available
    if there < least + BESIDES:
        found.append(
            f"There is too little memory: {said(there)} are available, and a run needs about {said(least + BESIDES)}: "
            f"{how}; {said(BESIDES)} for Python and Dagster. Stop other programs (`crossings down` stops the "
            "dashboards), or take a larger machine."
        )
    return found


def machine() -> int:
    """Bytes of memory that programs may still take here; in a container no more than its limit."""
    found = re.search(r"^MemAvailable:\s+(\d+) kB", _MEMORY.read_text(), re.MULTILINE)
    available = int(found[1]) * 1024 if found else 0
    limit = _LIMIT.read_text().strip() if _LIMIT.exists() else ""
    return min(available, int(limit)) if limit.isdigit() else available


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    total = 0
    for here, _, names in os.walk(folder):
        for name in names:
            try:
                total += Path(here, name).lstat().st_size
            except FileNotFoundError:  # a run goes on meanwhile
                continue
    return total


def said(size: int) -> str:
    return f"{size / 1e9:.1f} GB"
