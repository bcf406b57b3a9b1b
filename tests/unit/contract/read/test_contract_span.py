"""Spans: what a file name declares."""

from datetime import date

import pytest
from intake_files import declaration

from warehouse.contract.read.span import declared

MONTH = r"(?P<year>\d{4})-(?P<month>\d{2})(-h(?P<half>[12]))?(_v(?P<version>\d+))?\.csv$"
DAYS = r"(?P<start>\d{8})_(?P<end>\d{8})\.csv$"


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        (MONTH, "x-2023-02.csv", ((date(2023, 2, 1), date(2023, 2, 28)), 1)),
        (MONTH, "x-2024-02_v3.csv", ((date(2024, 2, 1), date(2024, 2, 29)), 3)),
        (MONTH, "x-2023-12-h1.csv", ((date(2023, 12, 1), date(2023, 12, 15)), 1)),
        (MONTH, "x-2023-12-h2.csv", ((date(2023, 12, 16), date(2023, 12, 31)), 1)),
        (DAYS, "20230105_20230110.csv", ((date(2023, 1, 5), date(2023, 1, 10)), 1)),
        (MONTH, "x-2023-13.csv", None),
        (MONTH, "report.csv", None),
        (DAYS, "20230110_20230105.csv", None),
        (DAYS, "20230199_20230205.csv", None),
    ],
)
def test_a_name_declares_its_span_or_nothing(pattern: str, name: str, expected: object) -> None:
    assert declared(name, declaration(delivery={"name_pattern": pattern})) == expected


@pytest.mark.parametrize("name", ["cp1251-2024-03.csv", "x_1904-2024-03.xlsx", "2024-03_sent_2024-04-05.csv"])
def test_the_first_place_that_is_a_month_counts(name: str) -> None:
    pattern = r"(?P<year>\d{4})-(?P<month>\d{2})"
    found = declared(name, declaration(delivery={"name_pattern": pattern}))
    assert found == ((date(2024, 3, 1), date(2024, 3, 31)), 1)
