"""Backups: how old the newest is, whether it was tried, and whether an erasure has reached them.

    backups/last.json     {"at", "checked_at", "ended", …}: the newest backup, and how many ends it knows
    backups/ended.json    {"count"}: how often something ended here for good

Add here: another sign that a backup could not be relied upon.
Keep out: making them, and looking into them.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, soon, well

NOW_DAYS, CHECK_DAYS = 2, 14
WAITING_DAYS = 2
_MAKE = "crossings backup"


def look(case: Case) -> Iterator[Finding]:
    if not case.is_real or not case.is_begun:
        yield Finding(Level.NOTE, "not_asked_for", "A network of invented data needs no backup.")
        return
    last = _read(case, "last.json")
    yield from _newest(case, last)
    ended, known = _read(case, "ended.json").get("count"), last.get("ended")
    if isinstance(ended, int) and isinstance(known, int) and known < ended:
        since = (case.settings.home / "backups" / "ended.json").stat().st_mtime
        days = case.age_days(datetime.fromtimestamp(since, UTC))
        level = Level.NOW if days >= WAITING_DAYS else Level.SOON
        said = "Backups still hold what was erased here."
        yield Finding(level, "erasures_wait", said, "backups", f"Make the place of backups reachable, then: {_MAKE}")


def _newest(case: Case, last: Mapping[str, object]) -> Iterator[Finding]:
    made, checked = _moment(last.get("at")), _moment(last.get("checked_at"))
    if made is None:
        yield soon("none", "No backup is known. What is lost with this disk is lost.", "backups", _MAKE)
        return
    days = case.age_days(made)
    figures = {"backup_age_seconds": days * 86_400}
    if days > NOW_DAYS:
        said = f"The newest backup is {days:.0f} days old."
        yield Finding(Level.NOW, "old", said, "backups", _MAKE, figures=figures)
    else:
        yield well("new", f"The newest backup is of {made:%Y-%m-%d %H:%M} UTC.", **figures)
    if checked is None or case.age_days(checked) > CHECK_DAYS:
        said = f"No backup was read back in {CHECK_DAYS} days."
        yield soon("not_checked", said, "backups", f"{_MAKE} --check")


def _read(case: Case, name: str) -> Mapping[str, object]:
    """Empty where there is none, or where it was cut off."""
    try:
        read = json.loads((case.settings.home / "backups" / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _moment(written: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None
