"""How often a series with a season and noise, and without a trend, is given one: one in twenty, never one in five."""

import numpy as np
import pymannkendall
import pytest
from statsmodels.tsa.seasonal import STL

from warehouse.trends.trend import trend

TRIALS = 120


def winters(season_length: int, length: int, seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(0, 0.02, length)
    return 0.5 + 0.1 * np.cos(2 * np.pi * np.arange(length) / season_length) + noise


@pytest.mark.parametrize(("season_length", "length"), [(12, 24), (12, 36), (4, 8), (4, 12)])
def test_false_alarms_are_rare(season_length: int, length: int) -> None:
    found = sum(trend(winters(season_length, length, n), season_length).direction != 0 for n in range(TRIALS))
    assert found / TRIALS < 0.06


@pytest.mark.parametrize("holes", ["here and there", "in a row"])
@pytest.mark.parametrize(("season_length", "length", "gaps"), [(12, 24, 3), (12, 36, 4), (4, 12, 1), (4, 16, 2)])
def test_gaps_make_no_more_of_them(season_length: int, length: int, gaps: int, holes: str) -> None:
    found = 0
    for n in range(TRIALS):
        draw = np.random.default_rng(n + TRIALS)
        first = draw.integers(1, length - gaps)
        left_out = (
            draw.permutation(np.arange(1, length - 1))[:gaps] if holes == "here and there" else first + np.arange(gaps)
        )
        series = winters(season_length, length, n)
        series[left_out] = np.nan
        found += trend(series, season_length).direction != 0
    assert found / TRIALS < 0.06


def test_with_the_usual_window_of_stl_every_series_of_two_years_would_have_a_trend() -> None:
    """Why season.py has a window of its own, and why one test is not enough."""
    alarms = 0
    for n in range(20):
        series = winters(12, 24, n)
        alarms += pymannkendall.original_test(series - STL(series, period=12).fit().seasonal).p < 0.05
    assert alarms >= 18
