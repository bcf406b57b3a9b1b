"""Whole months: how many a period of each kind has, and the month that lies so many before or after another.

Add here: another kind of period; dbt/macros/periods.sql says it to SQL.
Keep out: what people and formats call a period, and which periods are closed.
"""

from datetime import date

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "fiscal_year": 12}


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many whole months before that of `day`."""
    month = day.year * 12 + day.month - 1 - months
    return date(max(month // 12, 1), month % 12 + 1, 1)


def months_after(day: date, months: int) -> date:
    """The first day of the month that lies so many whole months after that of `day`."""
    return months_before(day, -months)
