"""A winter that moves indoors is no trend, a trend beneath a season is found, and nothing is said of a short series."""

import math

import numpy as np
import pymannkendall
import pytest
from scipy.stats import norm

from warehouse.trends.columns import MEASURES, trend_measure, trend_measures
from warehouse.trends.season import amplitude, deseasonalised, seasonal
from warehouse.trends.sen import pair_slopes
from warehouse.trends.trend import trend


def siberia(months: int, per_year: float = 0.0, noise: float = 0.015, seed: int = 7) -> np.ndarray:
    """Indoor share of an invented Siberian region: 25 points more in January than in July."""
    drawn = np.random.default_rng(seed).normal(0, noise, months)
    return np.array(
        [0.55 + 0.125 * math.cos(2 * math.pi * n / 12) + per_year * n / 12 + drawn[n] for n in range(months)]
    )


@pytest.mark.parametrize("months", [24, 36, 48])
def test_a_siberian_winter_is_no_trend(months: int) -> None:
    found = trend(siberia(months), 12)
    assert found.direction == 0
    assert found.slope_low < 0 < found.slope_high
    assert found.seasonal_amplitude == pytest.approx(0.25, abs=0.04)


def test_plain_mann_kendall_on_part_of_a_year_would_call_it_one() -> None:
    from_july_to_january = siberia(24)[6:13]
    assert pymannkendall.original_test(from_july_to_january).trend == "increasing"


@pytest.mark.parametrize(("per_year", "direction"), [(0.06, 1), (-0.06, -1)])
def test_a_trend_beneath_the_season_is_found_with_its_slope(per_year: float, direction: int) -> None:
    found = trend(siberia(36, per_year), 12)
    assert found.direction == direction
    assert found.slope == pytest.approx(per_year, abs=0.015)
    assert found.slope_low < per_year < found.slope_high


def test_a_pure_season_is_taken_out_whole() -> None:
    wave = siberia(36, noise=0.0)
    assert np.ptp(deseasonalised(wave, 12)) < 1e-6
    assert amplitude(wave, 12) == pytest.approx(0.25, abs=1e-6)


@pytest.mark.parametrize("gaps", [[2], [14], [7, 15, 22], [11, 12], [0, 1, 2]])
def test_gaps_change_no_season(gaps: list[int]) -> None:
    """Each value that is there keeps its place in the season, and nothing stands where nothing was."""
    wave = siberia(24, noise=0.0)
    wave[gaps] = np.nan
    plain = deseasonalised(wave, 12)
    assert np.isnan(plain[gaps]).all()
    assert np.nanmax(plain) - np.nanmin(plain) < 1e-3


def test_a_trend_is_found_beside_gaps() -> None:
    series = siberia(36, 0.06)
    whole = trend(series, 12)
    series[[4, 5, 17, 30]] = np.nan
    found = trend(series, 12)
    assert found.direction == whole.direction == 1
    assert found.slope == pytest.approx(whole.slope, abs=0.01)
    assert found.slope_low < 0.06 < found.slope_high


def test_gaps_are_in_no_pair_and_in_no_test() -> None:
    """The oracle is written out: same months of three years, without the pairs of the two that are missing."""
    series = np.array([0.1, 0.2, 0.3, 0.4, 0.15, np.nan, 0.35, 0.45, 0.2, 0.3, np.nan, 0.5])
    found = trend(series, 4)
    pairs = [
        (series[later] - series[earlier]) / (later - earlier)
        for earlier in range(12)
        for later in range(earlier + 4, 12, 4)
        if not np.isnan(series[[earlier, later]]).any()
    ]
    assert len(pairs) == 8
    assert pair_slopes(series, 4) == pytest.approx(sorted(pairs))
    signs = sum(np.sign(pairs))
    variance = 2 * 3 * 2 * 11 / 18 + 2 * 2 * 1 * 9 / 18
    assert found.p_same_season == pytest.approx(2 * norm.sf((signs - 1) / math.sqrt(variance)))


def test_every_year_has_the_same_season() -> None:
    season = seasonal(siberia(48), 12)
    assert np.abs(season[:12] - season[36:]).max() < 1e-3


def test_a_constant_series_has_no_trend() -> None:
    found = trend(np.full(24, 0.5), 12)
    assert (found.slope, found.direction, found.p_value) == (0.0, 0, 1.0)


def text(series: np.ndarray) -> str:
    return ";".join(f"{value:.9f}" for value in series)


def test_a_series_of_less_than_two_years_has_no_measure() -> None:
    assert trend_measure(text(siberia(23)), 12, "slope") is None
    assert trend_measure(text(siberia(24)), 12, "slope") is not None
    assert trend_measure(None, 12, "slope") is None
    with pytest.raises(ValueError, match="two years"):
        seasonal(siberia(23), 12)


def test_measures_come_in_columns_and_are_rounded_to_six_digits() -> None:
    series = text(siberia(24))
    found = trend_measures([series] * len(MEASURES), [12] * len(MEASURES), MEASURES)
    assert all(value == round(value, 6) for value in found if value is not None)
    assert None not in found


def test_an_unknown_measure_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match="there is no measure 'median'"):
        trend_measure(text(siberia(24)), 12, "median")
