"""Requests of partners that wait for a person: somebody withdraws, or two people were taken for one.

Add here: another thing that only a person may decide.
Keep out: what a request says, and of whom it is.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, well

# Somebody has withdrawn. The Monday after must not be the first day on which anybody looks.
NOW_DAYS = 7


def look(case: Case) -> Iterator[Finding]:
    waiting = sorted(case.settings.requests.glob("*/*.age"))
    if not waiting:
        yield well("none", "No request waits.", requests_waiting=0)
        return
    days = max(case.age_days(datetime.fromtimestamp(path.stat().st_mtime, UTC)) for path in waiting)
    level = Level.NOW if days >= NOW_DAYS else Level.SOON
    said = f"Requests of partners that wait: {len(waiting)}, the oldest for {days:.0f} days. One may be a withdrawal."
    names = tuple(sorted({path.parent.name for path in waiting}))
    figures = {"requests_waiting": float(len(waiting))}
    yield Finding(level, "wait", said, "requests", "crossings status says the command for each", names, figures)
