"""Periods as each format writes them, and back.

Add here: another format's way to name a period.
Keep out: which periods are closed; a published cell says so itself.
"""

from collections.abc import Callable
from datetime import date

_FISCAL = "fiscal_year"
Period = tuple[str, date]  # its type, its first day


_DHIS2: dict[str, Callable[[date], str]] = {
    "month": lambda day: f"{day:%Y%m}",
    "quarter": lambda day: f"{day.year}Q{day.month // 3 + 1}",
    "half_year": lambda day: f"{day.year}S{day.month // 6 + 1}",
    "year": lambda day: f"{day.year}",
    "fiscal_year": lambda day: f"{day.year}Oct",  # the financial year that begins then, as that of the US does
}


def dhis2(period_type: str, start: date) -> str:
    """As DHIS2 calls it: `202312`, `2023Q4`, `2023S1`, `2023`, `2022Oct`."""
    return _DHIS2[period_type](start)


def of_dhis2(text: str) -> Period:
    year, rest = int(text[:4]), text[4:]
    if not rest:
        return "year", date(year, 1, 1)
    if rest[0] == "Q":
        return "quarter", date(year, int(rest[1:]) * 3 - 2, 1)
    if rest[0] == "S":
        return "half_year", date(year, int(rest[1:]) * 6 - 5, 1)
    return ("month", date(year, int(rest), 1)) if rest.isdigit() else (_FISCAL, date(year, 10, 1))


_SHORT: dict[str, Callable[[date], str]] = {
    "month": lambda day: f"{day:%Y-%m}",
    "quarter": lambda day: f"{day.year}-Q{day.month // 3 + 1}",
    "half_year": lambda day: f"{day.year}-S{day.month // 6 + 1}",
    "year": lambda day: f"{day.year}",
    "fiscal_year": lambda day: f"{day.isoformat()}/P1Y",
}


def short(period_type: str, start: date) -> str:
    """For people: `2023-12`, `2023-Q4`, `2023-S1`, `2023`, or a range for a year that begins in another month."""
    return _SHORT[period_type](start)
