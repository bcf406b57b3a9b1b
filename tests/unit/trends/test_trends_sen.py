"""Sen's slope against brute force, its interval against scipy, Kendall's tau against scipy and against counting."""

import statistics

import numpy as np
import pymannkendall
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes

from warehouse.trends.sen import pair_slopes, sen_slope

values = st.lists(st.integers(0, 1000).map(lambda n: n / 1000), min_size=4, max_size=30)


def by_hand(series: list[float], apart: int = 1) -> list[float]:
    return sorted(
        (series[j] - series[i]) / (j - i)
        for i in range(len(series))
        for j in range(i + 1, len(series))
        if (j - i) % apart == 0
    )


@given(values)
def test_the_slope_is_the_median_of_all_pairs(series: list[float]) -> None:
    found = sen_slope(pair_slopes(np.array(series)), 1.0)
    assert found.point == pytest.approx(statistics.median(by_hand(series)), abs=1e-12)
    assert found.low <= found.point <= found.high


@given(st.lists(st.integers(0, 1000).map(lambda n: n / 1000), min_size=24, max_size=24))
def test_pairs_of_the_same_season_are_whole_years_apart(series: list[float]) -> None:
    assert pair_slopes(np.array(series), 12).tolist() == pytest.approx(by_hand(series, 12))


@pytest.mark.parametrize("seed", range(20))
def test_the_interval_holds_that_of_scipy_and_is_at_most_one_rank_wider(seed: int) -> None:
    series = np.random.default_rng(seed).normal(0, 1, 24)
    slopes = pair_slopes(series)
    variance = 24 * 23 * (2 * 24 + 5) / 18
    found = sen_slope(slopes, variance)
    oracle = theilslopes(series, np.arange(24), alpha=0.95)
    low, high = np.searchsorted(slopes, [oracle.low_slope - 1e-12, oracle.high_slope - 1e-12])
    assert found.point == pytest.approx(oracle.slope)
    assert slopes[max(low - 2, 0)] <= found.low <= oracle.low_slope + 1e-12
    assert oracle.high_slope - 1e-12 <= found.high <= slopes[min(high + 2, len(slopes) - 1)]


@pytest.mark.parametrize("seed", range(10))
def test_kendall_is_what_counting_and_scipy_say(seed: int) -> None:
    series = np.random.default_rng(seed).normal(0, 1, 30)
    counted = sum(int(np.sign(series[j] - series[i])) for i in range(30) for j in range(i + 1, 30))
    found = pymannkendall.original_test(series)
    assert found.s == counted
    assert pytest.approx(kendalltau(np.arange(30), series).statistic) == found.Tau
