"""Days that keep the month and a person's own order, and nothing else of when somebody was met.

Add here: another date of the contract, if it gains one.
Keep out: which partner blurs (settings.py), and everything about a row but its dates and whose it is.

The n days on which a person was met in a month become n days spread evenly over it: one is its middle, two are the ends
of its first and third quarter. So the days say how often she was met, as the rows do anyway, and not when. Numbering
the days of the whole file would keep the order between persons too, but where somebody works every day it would be the
true calendar; so persons are not compared. Spread evenly, gaps between months are right on average; counted from the
first of the month they would not be. Who is anonymous has no order: every such contact is dated to the middle.
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pyarrow as pa

from warehouse.contract.findings import Span
from warehouse.sealing.refused import Refused

CONTACT, COMPLETED = "contact_date", "referral_completed_date"
Month = tuple[int, int]
Calendar = Mapping[Month, tuple[list[date], list[date]]]  # of one person: true days, in order, and their stand-ins


def blurred(table: pa.Table, whose: Sequence[str | None], span: Span, begun: date, today: date) -> pa.Table:
    """The same rows with other days. They are sorted anew: rows in the partner's order would tell the days again."""
    _refuse_parts_of_months(span, begun, today)
    met = table[CONTACT].to_pylist()
    keys = [one or f"row {number}" for number, one in enumerate(whose)]
    true_days: dict[str, set[date]] = {}
    for key, day in zip(keys, met, strict=True):
        true_days.setdefault(key, set()).add(day)
    calendars = {key: _calendar(sorted(of_one), span, today) for key, of_one in true_days.items()}
    changed = {CONTACT: [_stand_in(day, calendars[key], today) for key, day in zip(keys, met, strict=True)]}
    if COMPLETED in table.column_names:
        ended = zip(keys, table[COMPLETED].to_pylist(), strict=True)
        changed[COMPLETED] = [day and _stand_in(day, calendars[key], today) for key, day in ended]
    for name, stand_ins in changed.items():
        table = table.set_column(table.column_names.index(name), name, pa.array(stand_ins, pa.date32()))
    return table.sort_by([(name, "ascending") for name in table.column_names])


def _refuse_parts_of_months(span: Span, begun: date, today: date) -> None:
    """A file of some days of a month says by its name what its rows should not. (A partner begins on any day.)"""
    first, last = span
    if first not in (first.replace(day=1), begun) or last < min(_month_end(last), today):
        raise Refused("blur_needs_months", first=first, last=last)


def _calendar(days: list[date], span: Span, today: date) -> Calendar:
    months: dict[Month, list[date]] = {}
    for day in days:
        months.setdefault((day.year, day.month), []).append(day)
    return {month: (of_month, _spread(of_month, span, today)) for month, of_month in months.items()}


def _spread(days: list[date], span: Span, today: date) -> list[date]:
    """As many days as there are, evenly over what the span has of their month. No stand-in lies in the future."""
    first = max(days[0].replace(day=1), span[0])
    last = max(days[-1], min(_month_end(days[0]), span[1], today))
    length = (last - first).days + 1
    return [first + timedelta((2 * at + 1) * length // (2 * len(days))) for at in range(len(days))]


def _stand_in(day: date, calendar: Calendar, today: date) -> date:
    """A day of a contact is its stand-in. Another one goes with the last contact before it in its month, so that what
    was completed after a contact stays so."""
    true_days, stand_ins = calendar.get((day.year, day.month), ([], []))
    if before := bisect_right(true_days, day):
        return stand_ins[before - 1]
    return min([_middle(day, today), *stand_ins[:1]])


def _middle(day: date, today: date) -> date:
    first, last = day.replace(day=1), max(day, min(_month_end(day), today))
    return first + timedelta(((last - first).days + 1) // 2)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
