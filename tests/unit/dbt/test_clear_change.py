"""When a change is called one: against the published interval of Newcombe, and against plain Python with noise."""

import math
import random
from pathlib import Path

import duckdb
import jinja2
import pytest

MACROS = Path(__file__).resolve().parents[3] / "dbt" / "macros"
TEXT = "".join((MACROS / name).read_text() for name in ("intervals.sql", "comparisons.sql"))
MACRO = jinja2.Environment(autoescape=False).from_string(TEXT).module.is_clear_change
Z = 1.96


def is_clear(k0: int, n0: int, k1: int, n1: int, noise: float) -> bool:
    inside = f"select {k0} as k0, {n0} as n0, {k1} as k1, {n1} as n1, cast({noise} as double) as noise_variance"
    return bool(duckdb.sql(f"select {MACRO('k0', 'n0', 'k1', 'n1')} from ({inside})").fetchall()[0][0])


def wilson(k: int, n: int) -> tuple[float, float]:
    middle = (k + Z * Z / 2) / (n + Z * Z)
    half = Z * math.sqrt(k * (n - k) / n + Z * Z / 4) / (n + Z * Z)
    return middle - half, middle + half


def interval(k0: int, n0: int, k1: int, n1: int, noise: float) -> tuple[float, float]:
    p0, p1 = k0 / n0, k1 / n1
    (l0, u0), (l1, u1) = wilson(k0, n0), wilson(k1, n1)
    added = Z * Z * noise * ((1 + p0 * p0) / n0**2 + (1 + p1 * p1) / n1**2)
    return (
        p1 - p0 - math.sqrt((p1 - l1) ** 2 + (u0 - p0) ** 2 + added),
        p1 - p0 + math.sqrt((u1 - p1) ** 2 + (p0 - l0) ** 2 + added),
    )


def test_the_oracle_is_the_published_interval() -> None:
    """Newcombe 1998, method 10: 56 of 70 against 48 of 80 is 0.0524 to 0.3339."""
    low, high = interval(48, 80, 56, 70, 0.0)
    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)
    assert is_clear(48, 80, 56, 70, 0.0)
    assert is_clear(56, 70, 48, 80, 0.0)


@pytest.mark.parametrize("seed", range(60))
def test_a_change_is_clear_when_zero_is_outside(seed: int) -> None:
    draw = random.Random(seed)
    n0, n1 = draw.randint(10, 400), draw.randint(10, 400)
    cell = (draw.randint(5, n0), n0, draw.randint(5, n1), n1)
    noise = draw.choice([0.0, 1.0, 4.0])
    low, high = interval(*cell, noise)
    assert is_clear(*cell, noise) == (low > 0 or high < 0)


def test_random_changes_make_a_small_group_unsure() -> None:
    assert is_clear(6, 20, 13, 20, 0.0)
    assert not is_clear(6, 20, 13, 20, 4.0)


def test_no_change_is_not_clear() -> None:
    assert not is_clear(10, 20, 10, 20, 0.0)
    assert not is_clear(20, 20, 20, 20, 0.0)
