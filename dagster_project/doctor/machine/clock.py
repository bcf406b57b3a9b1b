"""Clock: releases, retention and certificates hang on it. Told by the machine's own files; nobody else is asked.

Add here: another sign of a wrong clock.
Keep out: time servers: the doctor talks to no other machine but the database that it is configured with.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from dagster_project.doctor import stores
from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, now, soon, well
from warehouse.release import journal, steps
from warehouse.settings import variable

_BEFORE_US = date(2026, 1, 1)
_TOLERANCE = timedelta(minutes=10)
_REMEDY = "Set the clock and let it be kept: timedatectl set-ntp true"


def look(case: Case) -> Iterator[Finding]:
    found = list(_signs(case))
    yield from found or [well("right", "The clock shows no sign of being wrong.")]


def _signs(case: Case) -> Iterator[Finding]:
    if case.at.date() < _BEFORE_US:
        yield now("long_ago", f"The clock says {case.at:%Y-%m-%d}, before this program was written.", "clock", _REMEDY)
    if ahead := [what for what, moment in _written(case) if moment > case.at + _TOLERANCE]:
        said = f"The clock is behind what was written already: {', '.join(ahead)}."
        yield now("behind", said, "clock", f"{_REMEDY}. If it is right now and was ahead then: crossings run")
    if case.is_real and variable("as_of") in case.environment:
        yield soon(
            "day_is_fixed", "The day of releases is fixed by CROSSINGS_AS_OF, in a real network.", "environment",
            "Unset CROSSINGS_AS_OF where the pipeline runs.",
        )  # fmt: skip
    skew = stores.skew(case.settings, case.at)
    if skew is not None and abs(skew) > _TOLERANCE:
        said = f"The clock differs from the database server's by {abs(skew).total_seconds() / 60:.0f} minutes."
        yield now("differs", said, "clock", _REMEDY)
    systemd = case.path("run/systemd")
    if (systemd / "timesync").is_dir() and not (systemd / "timesync" / "synchronized").exists():
        yield soon("not_kept", "The system keeps time by a server, and has not reached one.", "clock", _REMEDY)


def _written(case: Case) -> Iterator[tuple[str, datetime]]:
    """Moments that lie in the past, if the clock is right."""
    here = case.settings
    for step in journal.flips(here)[-1:]:
        yield "the last step of a release", step.at
    # Not the newest name on disk: a release of a clock that was ahead stays there after the clock was set right.
    if case.is_real and (name := steps.shown(here)):
        yield "the day of a release", datetime.fromisoformat(name[:10]).replace(tzinfo=UTC)
    for what, path in (("the working database", here.working_db), ("the folder of deliveries", here.landing)):
        if path.exists():
            yield what, datetime.fromtimestamp(path.stat().st_mtime, UTC)
