"""The span and version that a file name declares. The name itself goes no further.

Add here: another way in which partners write periods.
Keep out: what follows from a span (map.py, admit.py).
"""

import calendar
import re
from datetime import date

from warehouse.intake.declaration import Declaration
from warehouse.intake.findings import Span


def declared(name: str, declaration: Declaration) -> tuple[Span, int] | None:
    """First and last day, and the version (1 where none is named). None where the name does not say."""
    match = re.search(declaration.delivery.name_pattern, name)
    if match is None:
        return None
    said = match.groupdict()
    version = int(said.get("version") or 1)
    try:
        if said.get("start") and said.get("end"):
            first, last = _day(said["start"]), _day(said["end"])
        else:
            first, last = _month(int(said["year"]), int(said["month"]), said.get("half"))
    except ValueError:
        return None
    return ((first, last), version) if first <= last else None


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _month(year: int, month: int, half: str | None) -> Span:
    last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
    if half is None:
        return date(year, month, 1), date(year, month, last)
    return (
        (date(year, month, 1), date(year, month, 15))
        if half == "1"
        else (date(year, month, 16), date(year, month, last))
    )
