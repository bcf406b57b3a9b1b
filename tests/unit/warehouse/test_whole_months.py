"""Whole months are counted alike in Python and in SQL."""

import ast
import re
from datetime import date

from warehouse.settings import PROJECT_ROOT
from warehouse.whole_months import MONTHS, months_after, months_before


def test_months_are_counted_over_the_ends_of_years() -> None:
    assert months_after(date(2023, 11, 30), 3) == date(2024, 2, 1)
    assert months_before(date(2024, 2, 29), 26) == date(2021, 12, 1)
    assert months_before(date(2024, 2, 29), 0) == date(2024, 2, 1)


def test_what_lies_before_the_first_year_is_in_it() -> None:
    assert months_before(date(2024, 2, 1), 12 * 3000) == date(1, 2, 1)


def test_dbt_knows_the_same_kinds_of_periods() -> None:
    text = (PROJECT_ROOT / "dbt" / "macros" / "periods.sql").read_text(encoding="utf-8")
    (said,) = re.findall(r"macro period_months\(\) %}{{ return\((.*?)\) }}", text)
    assert ast.literal_eval(said) == MONTHS
