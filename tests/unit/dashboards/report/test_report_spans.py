"""Which periods lie in the months that were asked, and when a report of them is refused."""

from datetime import date

import pytest
from tiny_release import QUARTERS, YEAR, Tiny

from dashboards.report.content.published import opened
from dashboards.report.content.span import Span, require, year_before
from warehouse.errors import ConfigError


def test_only_whole_periods_lie_in_a_span():
    span = Span(date(2023, 2, 1), date(2023, 9, 1))
    assert span.whole("year") == []
    assert span.whole("half_year") == []
    assert span.whole("quarter") == [date(2023, 4, 1)]
    assert len(span.whole("month")) == 7


def test_the_longest_period_comes_first():
    assert next(YEAR.periods()) == ("year", date(2023, 1, 1))
    assert YEAR.single() == ("year", date(2023, 1, 1))
    assert Span(date(2022, 1, 1), date(2024, 1, 1)).single() is None


def test_the_year_before_a_january_begins_in_january():
    assert year_before(date(2023, 1, 1)) == date(2022, 1, 1)


def _asked(tiny: Tiny, first: date, after: date) -> None:
    with opened(tiny.file, tiny.audience) as published:
        require(published, Span(first, after))


def test_a_period_can_be_reported_to_its_last_closed_month_and_no_further(tiny: Tiny):
    for start in QUARTERS:
        tiny.reached(100, start, period_type="quarter")
    _asked(tiny, date(2023, 1, 1), date(2024, 1, 1))
    with pytest.raises(ConfigError, match=r"--to 2024-01.*last month that has closed is 2023-12"):
        _asked(tiny, date(2023, 1, 1), date(2024, 2, 1))


def test_a_release_that_says_nothing_of_people_reached_has_no_report(tiny: Tiny):
    """As one in which the table is held."""
    with pytest.raises(ConfigError, match="pub_reach is held back or has no row"):
        _asked(tiny, date(2023, 1, 1), date(2023, 4, 1))


def test_a_period_that_has_not_closed_is_refused_with_the_last_that_has(tiny: Tiny):
    for start in QUARTERS[:3]:
        tiny.reached(100, start, period_type="quarter")
    tiny.reached(None, QUARTERS[3], period_type="quarter", status="open")
    with pytest.raises(ConfigError, match=r"--to 2023-12.*last month that has closed is 2023-09"):
        _asked(tiny, date(2023, 1, 1), date(2024, 1, 1))


def test_months_before_the_figures_begin_are_refused_with_the_first(tiny: Tiny):
    tiny.reached(100, QUARTERS[1], period_type="quarter")
    with pytest.raises(ConfigError, match="begin in 2023-04"):
        _asked(tiny, date(2023, 1, 1), date(2023, 7, 1))


def test_a_release_in_which_nothing_has_closed_has_no_report(tiny: Tiny):
    tiny.reached(None, QUARTERS[0], period_type="quarter", status="open")
    with pytest.raises(ConfigError, match="No period has closed"):
        _asked(tiny, date(2023, 1, 1), date(2023, 4, 1))


@pytest.mark.parametrize(
    ("first", "after"), [(date(2023, 1, 2), date(2023, 4, 1)), (date(2023, 4, 1), date(2023, 4, 1))]
)
def test_days_and_turned_months_are_refused(tiny: Tiny, first: date, after: date):
    with pytest.raises(ConfigError, match="--from and --to must be months"):
        _asked(tiny, first, after)
