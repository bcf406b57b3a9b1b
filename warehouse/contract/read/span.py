"""The span and version of a delivery: what the file's name declares, or what the contract makes of its rows.

A name is read here and goes no further.

Add here: another way in which partners write periods.
Keep out: what follows from a span (map.py, admit.py).
"""

import calendar
import re
from collections import Counter
from datetime import date, datetime

import pyarrow as pa

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Span
from warehouse.contract.fold import fold
from warehouse.contract.read import days
from warehouse.contract.read.sheet import Sheet

_MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_MOST = 0.5
FIRST_YEAR, LAST_YEAR = 1990, 2099


def declared(name: str, declaration: Declaration) -> tuple[Span, int] | None:
    """First and last day, and the version (1 where none is named). None where the name does not say."""
    if declaration.delivery.name_pattern is None:
        return None
    pattern = re.compile(declaration.delivery.name_pattern, re.MULTILINE)  # one line a wrapper, the innermost last
    place = 0
    while match := pattern.search(name, place):
        if found := _said(match.groupdict(), declaration):
            return found
        place = match.start() + 1  # a number before the year may look like one: windows-1251-2024-03
    return None


def _said(groups: dict[str, str | None], declaration: Declaration) -> tuple[Span, int] | None:
    try:
        version = int(groups.get("version") or 1)
        if last := groups.get("end"):  # without a beginning it goes back to the partner's first day
            span = (_day(groups.get("start") or declaration.active_from.isoformat()), _day(last))
        else:
            span = _month(int(groups["year"] or 0), int(groups["month"] or 0), groups.get("half"))
    except ValueError:
        return None
    is_span = span[0] <= span[1] and FIRST_YEAR <= span[0].year <= LAST_YEAR
    return (span, version) if is_span else None


def of_rows(sheet: Sheet, declaration: Declaration, modified_at: datetime) -> Span | None:
    """The span by the contract's rule, where the name need not say it. None where the rows do not agree on one.

    Slips of the pen must not widen a span: it would replace months that this file knows nothing of.
    """
    written = modified_at.astimezone(declaration.zone_info).date()
    dates = Counter({day: count for day, count in _dates(sheet, declaration).items() if day <= written})
    if not dates:
        return None
    if declaration.delivery.span == "history":
        return min(declaration.active_from, max(dates)), _last_covered(max(dates), written)
    periods: Counter[Span] = Counter()
    for day, count in dates.items():
        periods[_period_of(day, declaration)] += count
    period, count = periods.most_common(1)[0]
    return period if count > _MOST * dates.total() else None


def _period_of(day: date, declaration: Declaration) -> Span:
    """Within the days of one rule: the first quarter of a partner that sent by month does not replace those months."""
    cadence, since, until = declaration.cadence_on(day)
    months = _MONTHS[cadence]
    last = ((day.month - 1) // months + 1) * months
    end = date(day.year, last, calendar.monthrange(day.year, last)[1])
    return max(date(day.year, last - months + 1, 1), since), min(end, until)


def _last_covered(last: date, written: date) -> date:
    """An export made after a month had ended covers that month to its end, though its last days had no contact."""
    end = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return end if written > end else last


def unread_dates(sheet: Sheet, declaration: Declaration) -> list[int]:
    """Rows with a date that cannot be read as agreed: most often why no span can be found."""
    wanted, read = set(map(fold, declaration.columns.get("contact_date", []))), days.reader(declaration)
    rows: list[int] = []
    for header, column in zip(sheet.headers, sheet.columns, strict=True):
        if fold(header) in wanted:
            broken = pa.array([bool(text) and read(text) is None for text in column.dictionary.to_pylist()], pa.bool_())
            rows += sheet.row_no.filter(broken.take(column.indices)).to_pylist()
    return rows


def _dates(sheet: Sheet, declaration: Declaration) -> Counter[date]:
    """How many rows are of which day."""
    wanted = set(map(fold, declaration.columns.get("contact_date", [])))
    read = days.reader(declaration)
    found: Counter[date] = Counter()
    for header, column in zip(sheet.headers, sheet.columns, strict=True):
        if fold(header) in wanted:
            for counted in column.value_counts().to_pylist():
                if day := read(counted["values"] or ""):
                    found[day] += counted["counts"]
    return found


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
