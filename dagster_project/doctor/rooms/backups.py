"""Backups: how old the newest is, whether it was tried, and whether what ended here has ended in them.

Add here: another sign that a backup could not be relied upon.
Keep out: making them, and looking into them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, soon, well
from warehouse.backup import forgetting, last
from warehouse.backup.last import Last

NOW_DAYS, CHECK_DAYS = 2, 14
WAITING_DAYS = 2
_MAKE = "crossings backup"


def look(case: Case) -> Iterator[Finding]:
    if not case.is_real or not case.is_begun:
        said = "A network of invented data needs no backup." if case.is_begun else "Nothing was taken in yet."
        yield Finding(Level.NOTE, "not_asked_for", said)
        return
    known = last.read(case.settings)
    if known is None:
        yield soon("none", "No backup is known. What is lost with this disk is lost.", "backups", _MAKE)
        return
    yield from _newest(case, known)
    if forgetting.is_due(case.settings):
        since = datetime.fromtimestamp(forgetting.path(case.settings).stat().st_mtime, UTC)
        level = Level.NOW if case.age_days(since) >= WAITING_DAYS else Level.SOON
        said = "Backups still hold what was erased here."
        yield Finding(level, "erasures_wait", said, "backups", f"Make the place of backups reachable, then: {_MAKE}")


def _newest(case: Case, known: Last) -> Iterator[Finding]:
    days = case.age_days(known.at)
    figures = {"backup_age_seconds": days * 86_400}
    if days > NOW_DAYS:
        said = f"The newest backup is {days:.0f} days old."
        yield Finding(Level.NOW, "old", said, "backups", _MAKE, figures=figures)
    else:
        yield well("new", f"The newest backup is of {known.at:%Y-%m-%d %H:%M} UTC.", **figures)
    if known.checked_at is None or case.age_days(known.checked_at) > CHECK_DAYS:
        said = f"No backup was read back in {CHECK_DAYS} days."
        yield soon("not_checked", said, "backups", f"{_MAKE} --check")
