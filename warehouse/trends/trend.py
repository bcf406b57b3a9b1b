"""Is there a trend beyond the season, and how steep is it?

Two tests must both see it. Mann-Kendall over the deseasonalised series is sensitive, and over two or three years too
much so: the season was estimated from the same few years. The seasonal Kendall test compares each season with the same
season of other years alone, and knows nothing of a winter that moves indoors. The interval of the slope is the hull of
both; zero must lie outside, since whoever reads that a trend is clear reads its interval beside it.

Add here: what is said of a trend.
Keep out: thresholds of what is worth a sentence (seed alert_rule).
"""

from dataclasses import dataclass

import numpy as np
import pymannkendall

from warehouse.trends.season import DIGITS, Series, amplitude, deseasonalised
from warehouse.trends.sen import pair_slopes, sen_slope

ALPHA = 0.05


@dataclass(frozen=True)
class Trend:
    """In the units of the series; slopes per year. `direction` is 1, 0 or -1."""

    slope: float
    slope_low: float
    slope_high: float
    tau: float
    p_value: float
    p_same_season: float
    seasonal_amplitude: float
    direction: int


def trend(series: Series, season_length: int) -> Trend:
    """Of a series of two years or longer; a gap is NaN, and both tests leave it out."""
    raw = np.round(series, DIGITS)
    plain = deseasonalised(raw, season_length)
    kendall = pymannkendall.original_test(plain)
    same_season = pymannkendall.seasonal_test(raw, period=season_length)
    slope = sen_slope(pair_slopes(plain), float(kendall.var_s))
    yearly = sen_slope(pair_slopes(raw, season_length), float(same_season.var_s))
    low, high = min(slope.low, yearly.low), max(slope.high, yearly.high)
    is_clear = kendall.p < ALPHA and same_season.p < ALPHA and kendall.s * same_season.s > 0 and low * high > 0
    return Trend(
        slope=slope.point * season_length,
        slope_low=low * season_length,
        slope_high=high * season_length,
        tau=float(kendall.Tau),
        p_value=float(kendall.p),
        p_same_season=float(same_season.p),
        seasonal_amplitude=amplitude(raw, season_length),
        direction=int(np.sign(kendall.s)) if is_clear else 0,
    )
