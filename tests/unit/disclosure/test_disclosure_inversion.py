"""Derived numbers are turned back into the counts that they can be made of."""

import math

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from warehouse.disclosure.inference import inversion
from warehouse.estimators.chapman import chapman


def test_the_estimate_of_700_5_with_its_error_has_one_solution():
    assert list(inversion.chapman(700.5, se=289.8, half=0.05)) == [(60, 45, 3)]


def test_whole_numbers_of_a_small_overlap_have_no_harmless_solution():
    whole = chapman(60, 45, 3)
    found = list(inversion.chapman(round(whole.point), round(whole.low), round(whole.high)))
    assert (60, 45, 3) in found
    assert {m for _, _, m in found} <= {1, 2, 3, 4}


def test_an_overlap_of_twenty_is_found_before_any_small_one():
    whole = chapman(120, 90, 20)
    found = next(inversion.chapman(round(whole.point), round(whole.low), round(whole.high)))
    assert min(found) >= 5


@given(n1=st.integers(6, 90), n2=st.integers(6, 90), m=st.integers(1, 5))
@settings(max_examples=40, deadline=None)
def test_the_counts_of_an_estimate_are_among_its_solutions(n1, n2, m):
    whole = chapman(n1, n2, m)
    found = list(inversion.chapman(whole.point, whole.low, whole.high, whole.se, half=0.05))
    assert (max(n1, n2), min(n1, n2), m) in found


def every(half, point, low=None, high=None, se=None):
    """All solutions, by trying every n1, n2 and m one by one."""
    largest = int((point + half + 1) * (point + 2))
    for m in range(1, int(point) + 2):
        for n2 in range(m + 1, math.isqrt(largest) + 1):
            least, most = ((point + sign * half + 1) * (m + 1) / (n2 + 1) - 1 for sign in (-1, 1))
            # An estimate may lie on the very edge of rounding: 43.55 is told as 43.6.
            for n1 in range(max(n2, math.ceil(least - 1e-9)), math.floor(most + 1e-9) + 1):
                whole = chapman(n1, n2, m)
                said = ((whole.low, low), (whole.high, high), (whole.se, se))
                if all(shown is None or abs(value - shown) <= half + 1e-9 for value, shown in said):
                    yield n1, n2, m


@given(
    lists=st.tuples(st.integers(2, 30), st.integers(2, 30)),
    m=st.integers(1, 12),
    shown=st.sets(st.sampled_from(["low", "high", "se"])),
    digits=st.sampled_from([0, 1]),
)
@example(lists=(11, 25), m=6, shown=set(), digits=1)
@example(lists=(10, 25), m=6, shown=set(), digits=1)  # 39.95 is an edge of 39.9
@settings(max_examples=25, deadline=None)
def test_no_solution_is_missing_and_none_is_too_many(lists, m, shown, digits):
    assume(m < min(lists) and (lists[0] + 1) * (lists[1] + 1) / (m + 1) < 120)
    whole = chapman(*lists, m)
    said = {name: round(getattr(whole, name), digits) for name in shown}
    point, half = round(whole.point, digits), 0.5 / 10**digits
    found = list(inversion.chapman(point, **said, half=half))
    assert sorted(found) == sorted(every(half, point, **said))
    is_small = [m < 5 for _, _, m in found]
    assert is_small == sorted(is_small)


def test_an_estimate_of_hundreds_of_thousands_is_answered():
    whole = chapman(300_000, 150_000, 40_000)
    found = next(inversion.chapman(round(whole.point), round(whole.low), round(whole.high)))
    assert min(found) >= 5


@pytest.mark.parametrize("kind", ["wilson", "jeffreys"])
@given(k=st.integers(1, 60), more=st.integers(1, 400))
@settings(max_examples=30, deadline=None)
def test_a_share_and_its_interval_give_numerator_and_denominator(kind, k, more):
    n = k + more
    low, high = getattr(inversion, kind)(np.array([k]), np.array([n]))
    assert inversion.interval(k / n, float(low[0]), float(high[0]), kind) == [(k, n)]


def test_ends_of_the_wilson_interval_are_those_of_the_macro():
    low, high = inversion.wilson(np.array([0, 3, 10]), np.array([10, 59, 10]))
    assert low == pytest.approx([0, 0.017445, 0.722460], abs=1e-5)
    assert high == pytest.approx([0.277540, 0.139165, 1], abs=1e-5)


def test_a_bare_share_has_as_many_solutions_as_its_denominator_has_room():
    assert inversion.fraction(3 / 59, 100) == [(3, 59)]
    assert inversion.fraction(3 / 59, 200) == [(3, 59), (6, 118), (9, 177)]
    assert inversion.fraction(0.123456789, 200) == []
    assert inversion.fraction(1.0, 200) == []


def test_a_rate_of_a_public_denominator_is_a_count():
    assert inversion.multiple(3 / 1450, 1450) == 3
    assert inversion.multiple(0.00213, 1450) is None
