"""Periods as people write them: 2023-01, 2023-Q1, 2023-H1, 2023, FY2023.

Add here: another way in which a person writes a period.
Keep out: what formats call them (exchange/periods.py), and which of them are closed; a published cell says so itself.
"""

import re
from dataclasses import dataclass
from datetime import date

from warehouse.errors import ConfigError

_STARTS = {"month": lambda n: n, "quarter": lambda n: 3 * n - 2, "half_year": lambda n: 6 * n - 5}
_PERIODS = (
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), "month"),
    (re.compile(r"(\d{4})-?Q([1-4])"), "quarter"),
    (re.compile(r"(\d{4})-?H([12])"), "half_year"),
    (re.compile(r"(\d{4})"), "year"),
    (re.compile(r"FY(\d{4})"), "fiscal_year"),
)


@dataclass(frozen=True)
class Period:
    kind: str
    start: date


def period(text: str) -> Period:
    """A month 2023-01, a quarter 2023-Q1, a half-year 2023-H1, a year 2023 or FY2023. ConfigError for anything else."""
    for form, kind in _PERIODS:
        if match := form.fullmatch(text):
            year, *number = map(int, match.groups())
            if kind == "fiscal_year":
                return Period(kind, date(year - 1, 10, 1))
            return Period(kind, date(year, _STARTS[kind](*number) if number else 1, 1))
    raise ConfigError(
        "That is no period. A month is written 2023-01, a quarter 2023-Q1, a half-year 2023-H1, a year 2023, the US "
        "fiscal year that ends in September 2023 FY2023."
    )
