"""A series without its season.

Add here: another way to take a season out, with its measured rate of false alarms beside it.
Keep out: filling gaps. A series with a gap has no season here.
"""

import numpy as np
from numpy.typing import NDArray
from statsmodels.tsa.seasonal import STL

Series = NDArray[np.float64]
# A series shorter than two years says nothing of a season.
YEARS_REQUIRED = 2
# Values are rounded so: what is equal but for the last bits is a tie, on every machine.
DIGITS = 9


def seasonal(series: Series, season_length: int) -> Series:
    """The same season in every year, by STL.

    STL's usual window lets each month drift by itself. Over two years it then takes the noise for season, and what is
    left is so smooth that every series has a "trend". So the season's window is longer than any series, of degree 0.
    """
    if len(series) < YEARS_REQUIRED * season_length:
        raise ValueError("a season needs two years")
    fitted = STL(series, period=season_length, seasonal=20 * len(series) + 1, seasonal_deg=0).fit()
    season: Series = np.asarray(fitted.seasonal, dtype=np.float64)
    return season.round(DIGITS)


def deseasonalised(series: Series, season_length: int) -> Series:
    return np.round(series - seasonal(series, season_length), DIGITS)


def amplitude(series: Series, season_length: int) -> float:
    """From the lowest to the highest point of the season's year."""
    season = seasonal(series, season_length)
    return float(season.max() - season.min())
