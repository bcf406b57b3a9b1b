"""How a period is written in a question, and what it is then."""

from datetime import date

import pytest

from warehouse.errors import ConfigError
from warehouse.release.written_periods import Period, period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-01", Period("month", date(2023, 1, 1))),
        ("2023-12", Period("month", date(2023, 12, 1))),
        ("2023-Q4", Period("quarter", date(2023, 10, 1))),
        ("2023Q1", Period("quarter", date(2023, 1, 1))),
        ("2023-H2", Period("half_year", date(2023, 7, 1))),
        ("2023", Period("year", date(2023, 1, 1))),
        ("FY2023", Period("fiscal_year", date(2022, 10, 1))),
    ],
)
def test_a_period_is_written_as_people_write_it(text, expected):
    assert period(text) == expected


@pytest.mark.parametrize("text", ["", "2023-13", "2023-00", "2023-Q5", "2023-H3", "23", "last year", "2023-01-01"])
def test_anything_else_is_answered_with_how_to_write_it(text):
    with pytest.raises(ConfigError, match="A month is written 2023-01"):
        period(text)
