"""Disk: is there room for the next run, and for a change of keys.

A run writes the working database's new parts beside the old ones and a whole release; a change of keys writes the
database and every object of landing a second time.

Add here: another thing that needs room.
Keep out: making room.
"""

import os
from collections.abc import Iterator

from dagster_project import room_for_a_run
from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level
from dagster_project.room_for_a_run import REMEDY, SPARE, said, size

_LEAST_SHARE = 0.1
_FEW_FILES = 10_000


def look(case: Case) -> Iterator[Finding]:
    found = room_for_a_run.disk(case.settings)
    rotation = found.database + size(case.settings.landing) + SPARE
    yield judged(found.free, found.total, run=found.needed, rotation=rotation)
    files = os.statvfs(found.place)
    if files.f_files and files.f_favail < _FEW_FILES:
        yield Finding(
            Level.SOON, "few_files", f"The disk can hold only {files.f_favail} more files.", str(found.place), REMEDY
        )


def judged(free: int, total: int, *, run: int, rotation: int) -> Finding:
    figures = {"disk_free_bytes": free, "disk_total_bytes": total, "disk_needed_bytes": run}
    words = f"{said(free)} free; the next run needs about {said(run)}, a change of keys {said(rotation)}"
    if free < run:
        return Finding(Level.NOW, "full", f"The disk is nearly full: {words}.", "home", REMEDY, figures=figures)
    if free < max(rotation, int(total * _LEAST_SHARE)):
        return Finding(Level.SOON, "little", f"Little room: {words}.", "home", REMEDY, figures=figures)
    return Finding(Level.WELL, "room", f"{words}.", figures=figures)
