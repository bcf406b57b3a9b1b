"""A series without its season.

A gap is NaN and stays one: what bridges it while the season is estimated comes of the season and the course that all
other values show, and is never a value of the series.

Add here: another way to take a season out, with its measured rate of false alarms beside it.
Keep out: how many gaps a series may have (dbt/models/published/compared/compared_series.sql).
"""

import numpy as np
from numpy.typing import NDArray
from statsmodels.tsa.seasonal import STL

Series = NDArray[np.float64]
# A series shorter than two years says nothing of a season.
YEARS_REQUIRED = 2
# Values are rounded so: what is equal but for the last bits is a tie, on every machine.
DIGITS = 9
# A bridge over a gap and the season around it find each other in some twenty rounds, over many gaps in a row in more.
_ROUNDS, _STILL = 500, 1e-9


def seasonal(series: Series, season_length: int) -> Series:
    """The same season in every year, by STL.

    STL's usual window lets each month drift by itself. Over two years it then takes the noise for season, and what is
    left is so smooth that every series has a "trend". So the season's window is longer than any series, of degree 0.
    """
    if len(series) < YEARS_REQUIRED * season_length:
        raise ValueError("a season needs two years")
    gaps = np.isnan(series)
    places = np.arange(len(series))
    bridged = np.where(gaps, np.interp(places, places[~gaps], series[~gaps]), series)
    for _ in range(_ROUNDS):
        fitted = STL(bridged, period=season_length, seasonal=20 * len(series) + 1, seasonal_deg=0).fit()
        former = bridged
        # Of a month that no year has, nothing could be found: each round would move it on.
        bridged = np.where(gaps & _seen(series, season_length), fitted.trend + fitted.seasonal, former)
        if np.abs(bridged - former).max() < _STILL:
            break
    season: Series = np.asarray(fitted.seasonal, dtype=np.float64)
    return season.round(DIGITS)


def deseasonalised(series: Series, season_length: int) -> Series:
    return np.round(series - seasonal(series, season_length), DIGITS)


def amplitude(series: Series, season_length: int) -> float:
    """From the lowest to the highest point of the season's year, of those that any year has."""
    season = seasonal(series, season_length)[_seen(series, season_length)]
    return float(season.max() - season.min())


def _seen(series: Series, season_length: int) -> NDArray[np.bool_]:
    """For each place of the series whether the same season of any year has a value."""
    seasons = np.arange(len(series)) % season_length
    return np.isin(seasons, seasons[~np.isnan(series)])
