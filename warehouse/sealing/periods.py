"""Periods of whole months, as people name them: 2024-03, 2024-Q1, 2024-H1, 2024, FY2024.

Add here: a period that a contract counts by.
Keep out: what is counted in it (figures.py). FY2024 is the US fiscal year that ends in September 2024.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from warehouse.sealing.refused import Refused
from warehouse.whole_months import MONTHS, months_after

FILES = "files"  # whatever the files cover
_NAMED = re.compile(r"(?P<fiscal>FY)?(?P<year>\d{4})(?:-(?P<kind>[QH]?)(?P<number>\d{1,2}))?", re.IGNORECASE)
_KINDS = {"": "month", "Q": "quarter", "H": "half_year"}


@dataclass(frozen=True)
class Period:
    """So many months from the first day of one of them."""

    kind: str
    first: date
    length: int

    @property
    def months(self) -> list[date]:
        return [months_after(self.first, count) for count in range(self.length)]

    @property
    def last(self) -> date:
        month = months_after(self.first, self.length - 1)
        return month.replace(day=monthrange(month.year, month.month)[1])

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def name(self) -> str:
        year, number = self.first.year, (self.first.month - 1) // self.length + 1
        names = {"month": f"{year}-{number:02}", "quarter": f"{year}-Q{number}", "half_year": f"{year}-H{number}"}
        names |= {"year": str(year), "fiscal_year": f"FY{year + 1}"}
        return names.get(self.kind) or f"{self.first:%Y-%m} – {self.last:%Y-%m}"

    @property
    def halves(self) -> tuple["Period", "Period"]:
        """Of a fiscal year: October to March, which is reported in Q2, and April to September, in Q4."""
        return Period(FILES, self.first, 6), Period(FILES, months_after(self.first, 6), 6)


def named(text: str) -> Period:
    """The period of that name. Raises Refused for anything else."""
    found = _NAMED.fullmatch(text.strip())
    if found is None or (found["fiscal"] and found["number"]) or not 1990 <= int(found["year"]) <= 2099:
        raise Refused("period_unknown")
    year = int(found["year"])
    if found["number"] is None:
        return (
            Period("fiscal_year", date(year - 1, 10, 1), 12)
            if found["fiscal"]
            else Period("year", date(year, 1, 1), 12)
        )
    kind = _KINDS[found["kind"].upper()]
    length, number = MONTHS[kind], int(found["number"])
    if not 1 <= number <= 12 // length:
        raise Refused("period_unknown")
    return Period(kind, date(year, (number - 1) * length + 1, 1), length)


def around(months: Iterable[date]) -> list[Period]:
    """Every period that has one of these months in it; shorter ones first."""
    found = {(kind, _start(kind, month)) for month in months for kind in MONTHS}
    order = list(MONTHS)
    return [
        Period(kind, first, MONTHS[kind])
        for kind, first in sorted(found, key=lambda one: (order.index(one[0]), one[1]))
    ]


def inside(period: Period) -> list[Period]:
    """The months, quarters and half-years that lie whole in a longer period."""
    own = set(period.months)
    return [one for one in around(own) if one.length < period.length and own.issuperset(one.months)]


def spanning(months: Iterable[date]) -> Period:
    """From the first of these months to the last."""
    first, last = min(found := list(months)), max(found)
    return Period(FILES, first, (last.year - first.year) * 12 + last.month - first.month + 1)


def months_of(first: date, last: date) -> set[date]:
    return {(first + timedelta(days=count)).replace(day=1) for count in range((last - first).days + 1)}


def _start(kind: str, month: date) -> date:
    if kind == "fiscal_year":
        return date(month.year if month.month >= 10 else month.year - 1, 10, 1)
    return month.replace(month=(month.month - 1) // MONTHS[kind] * MONTHS[kind] + 1, day=1)
