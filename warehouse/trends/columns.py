"""Trends as functions over columns of text, the way the SQL of the models asks for them.

    trend_measure(series, season_length, measure)   series: numbers in their order, joined with ';', a gap is 'nan'

Add here: another way in which an engine asks.
Keep out: statistics (trend.py).
"""

from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache

import numpy as np

from warehouse.trends.season import YEARS_REQUIRED
from warehouse.trends.trend import Trend, trend

MEASURES = tuple(field.name for field in fields(Trend))
# What is published hangs on no last bit of a machine's arithmetic.
_PUBLISHED_DIGITS = 6


def trend_measure(series: str | None, season_length: int | None, measure: str) -> float | None:
    """One measure of one series, rounded; nothing of a series that is too short."""
    if measure not in MEASURES:
        raise ValueError(f"there is no measure {measure!r}; there are {', '.join(MEASURES)}")
    found = _trend(series, season_length) if series and season_length else None
    return None if found is None else round(float(getattr(found, measure)), _PUBLISHED_DIGITS) + 0.0


def trend_measures(
    series: Iterable[str | None], season_lengths: Iterable[int | None], measures: Iterable[str]
) -> list[float | None]:
    return [trend_measure(*row) for row in zip(series, season_lengths, measures, strict=True)]


@lru_cache(maxsize=256)
def _trend(series: str, season_length: int) -> Trend | None:
    values = np.array([float(value) for value in series.split(";")], dtype=np.float64)
    return trend(values, season_length) if len(values) >= YEARS_REQUIRED * season_length else None
