"""Cutting what an interface gives into whole months of the partner's own calendar.

Add here: another spelling of a moment in which an interface may answer.
Keep out: what is in a record beyond its day.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from warehouse.contract.declaration.declaration import Declaration

_BARE_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
T = TypeVar("T")


def month_of(day: date) -> date:
    return day.replace(day=1)


def after(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def ended_months(declaration: Declaration, as_of: date) -> list[date]:
    """Every month in which the partner is active and which has ended on that day, by its first day."""
    last = min(as_of, after(month_of(declaration.active_to))) if declaration.active_to else as_of
    months, month = [], month_of(declaration.active_from)
    while after(month) <= last:
        months.append(month)
        month = after(month)
    return months


def moment(text: object) -> datetime | None:
    """A moment with its offset. Interfaces write moments without one in UTC."""
    try:
        parsed = datetime.fromisoformat(str(text).strip())
    except ValueError:
        return None
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed


def local_day(text: object, zone: ZoneInfo) -> date | None:
    """The partner's own day of a moment or a bare date. In Kyiv 23:30 UTC on the last of a month is in the next one."""
    written = str(text).strip()
    if _BARE_DATE.match(written) is None:
        at = moment(written)
        return at.astimezone(zone).date() if at else None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def cut(dated: Iterable[tuple[date, T]], ended: list[date]) -> dict[date, list[T]]:
    """The ended months from the first to the last with a record in it; a month between them may be empty.

    Before the first and after the last one nothing was sent: that is a gap, not an empty month, unless something was
    taken from there before (records.py). So the month that is still running counts as the last one, if it has a record.
    """
    by_month: dict[date, list[T]] = {}
    if not ended:
        return {}
    for day, record in dated:
        by_month.setdefault(month_of(day), []).append(record)
    inside = [month for month in by_month if ended[0] <= month <= after(ended[-1])]
    if not inside:
        return {}
    return {month: by_month.get(month, []) for month in ended if min(inside) <= month <= max(inside)}
