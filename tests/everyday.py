"""What the everyday run takes of a list of points, and what waits for `make test-all`.

CONTRIBUTING.md lists what waits, with its reason.
Add here: another way to choose.
Keep out: the points themselves.
"""

from collections.abc import Iterable
from typing import TypeVar

import pytest

Point = TypeVar("Point")


def every_day(points: Iterable[Point], chosen: Iterable[Point]) -> list[object]:
    """All points for `parametrize`: those that are not chosen are for `make test-all`."""
    points, chosen = list(points), list(chosen)
    assert set(chosen) <= set(points), "A point of the everyday run is not among the points."
    return [point if point in chosen else pytest.param(point, marks=pytest.mark.exhaustive) for point in points]
