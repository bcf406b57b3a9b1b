"""Sen's slope with its interval: the median of the slopes of all pairs, and the two that Kendall's test leaves open.

Add here: another set of pairs.
Keep out: the tests of direction (pymannkendall has them).
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from warehouse.trends.season import Series

_Z = float(norm.ppf(0.975))


@dataclass(frozen=True)
class Slope:
    """Per step of the series, with its 95 % interval."""

    point: float
    low: float
    high: float


def pair_slopes(series: Series, only_apart_by: int = 1) -> Series:
    """Slopes of all pairs that are a multiple of so many steps apart, in rising order; a gap is in no pair."""
    first, second = np.triu_indices(len(series), k=1)
    kept = ((second - first) % only_apart_by == 0) & ~np.isnan(series[first]) & ~np.isnan(series[second])
    first, second = first[kept], second[kept]
    return np.sort((series[second] - series[first]) / (second - first))


def sen_slope(slopes: Series, variance: float) -> Slope:
    """Gilbert's ranks, rounded outwards. `variance` is that of Kendall's S over the same pairs, ties taken out."""
    half = _Z * math.sqrt(variance) / 2
    middle = len(slopes) / 2
    low = max(math.floor(middle - half), 1)
    high = min(math.ceil(middle + half) + 1, len(slopes))
    return Slope(float(np.median(slopes)), float(slopes[low - 1]), float(slopes[high - 1]))
