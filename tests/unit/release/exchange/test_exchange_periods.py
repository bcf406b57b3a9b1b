"""Periods as each format names them: by hand, and back again for any month there can be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.networks.tables import PERIODS
from warehouse.release.exchange import periods
from warehouse.release.exchange.cells import digits

FIRSTS = {"month": range(1, 13), "quarter": (1, 4, 7, 10), "half_year": (1, 7), "year": (1,), "fiscal_year": (10,)}
WRITTEN = [
    ("month", date(2023, 12, 1), "202312", "2023-12"),
    ("quarter", date(2023, 10, 1), "2023Q4", "2023-Q4"),
    ("half_year", date(2023, 7, 1), "2023S2", "2023-S2"),
    ("year", date(2023, 1, 1), "2023", "2023"),
    ("fiscal_year", date(2022, 10, 1), "2022Oct", "2022-10-01/P1Y"),
]


@pytest.mark.parametrize(("kind", "start", "dhis2", "short"), WRITTEN)
def test_each_format_has_its_own_name(kind: str, start: date, dhis2: str, short: str) -> None:
    assert (periods.dhis2(kind, start), periods.short(kind, start)) == (dhis2, short)


def test_every_kind_of_period_of_a_network_has_a_name() -> None:
    assert {kind for kind, *_ in WRITTEN} == set(PERIODS)


@given(st.sampled_from(sorted(FIRSTS)), st.integers(1990, 2099), st.data())
def test_a_name_leads_back_to_its_period(kind: str, year: int, data: st.DataObject) -> None:
    start = date(year, data.draw(st.sampled_from(sorted(FIRSTS[kind]))), 1)
    assert periods.of_dhis2(periods.dhis2(kind, start)) == (kind, start)


@given(st.floats(min_value=-1e9, max_value=1e9, allow_nan=False))
def test_digits_of_a_share_are_the_share_and_have_no_exponent(value: float) -> None:
    assert float(digits(value)) == value
    assert "e" not in digits(value).lower()
