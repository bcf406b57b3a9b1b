"""Disk: is there room for the next run, and for a change of keys.

A run writes the working database's new parts beside the old ones and a whole release; a change of keys writes the
database and every object of landing a second time.

Add here: another thing that needs room.
Keep out: making room.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level

_SPARE = 500_000_000
_LEAST_SHARE = 0.1
_FEW_FILES = 10_000


def look(case: Case) -> Iterator[Finding]:
    here = case.settings
    place = next(path for path in (here.home, *here.home.parents) if path.exists())
    free, total = shutil.disk_usage(place).free, shutil.disk_usage(place).total
    database = _size(here.working)
    release = max((_size(path) for path in here.published.glob("*/") if not path.is_symlink()), default=0)
    yield judged(free, total, run=database + 2 * release + _SPARE, rotation=database + _size(here.landing) + _SPARE)
    files = os.statvfs(place)
    if files.f_files and files.f_favail < _FEW_FILES:
        yield Finding(
            Level.SOON, "few_files", f"The disk can hold only {files.f_favail} more files.", str(place), _REMEDY
        )


_REMEDY = "Make room: crossings retain --apply, old logs, releases no longer needed; or a larger disk."


def judged(free: int, total: int, *, run: int, rotation: int) -> Finding:
    figures = {"disk_free_bytes": free, "disk_total_bytes": total, "disk_needed_bytes": run}
    said = f"{_said(free)} free; the next run needs about {_said(run)}, a change of keys {_said(rotation)}"
    if free < run:
        return Finding(Level.NOW, "full", f"The disk is nearly full: {said}.", "home", _REMEDY, figures=figures)
    if free < max(rotation, int(total * _LEAST_SHARE)):
        return Finding(Level.SOON, "little", f"Little room: {said}.", "home", _REMEDY, figures=figures)
    return Finding(Level.WELL, "room", f"{said}.", figures=figures)


def _size(folder: Path) -> int:
    total = 0
    for here, _, names in os.walk(folder):
        for name in names:
            try:
                total += Path(here, name).lstat().st_size
            except FileNotFoundError:  # a run goes on meanwhile
                continue
    return total


def _said(size: int) -> str:
    return f"{size / 1e9:.1f} GB"
