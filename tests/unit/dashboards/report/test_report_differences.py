"""When a difference of two published numbers is called one."""

from hypothesis import given
from hypothesis import strategies as st

from dashboards.report.content.differences import Difference, of_counts, of_shares, wilson


def test_an_interval_that_touches_zero_is_no_change():
    assert Difference(1.0, 0.0, 2.0).verdict == "unclear"
    assert Difference(-1.0, -2.0, 0.0).verdict == "unclear"


def test_an_interval_beside_zero_is_one():
    assert Difference(1.0, 1e-9, 2.0).verdict == "up"
    assert Difference(-1.0, -2.0, -1e-9).verdict == "down"


def test_wilson_is_that_of_the_printed_example():
    """Newcombe 1998, table I: 81 of 263."""
    share = wilson(81, 263)
    assert (round(share.low, 4), round(share.high, 4)) == (0.2553, 0.3662)


def test_newcombe_widened_by_the_random_changes_holds_what_the_printed_interval_holds():
    """Newcombe 1998, method 10, 56/70 less 48/80: 0.0524 to 0.3339; ours is wider by 2/70 + 2/80."""
    difference = of_shares(wilson(48, 80), wilson(56, 70))
    noise = 2 / 80 + 2 / 70
    assert abs(difference.low - (0.0524 - noise)) < 1e-4
    assert abs(difference.high - (0.3339 + noise)) < 1e-4


def test_as_many_people_more_as_chance_brings_are_no_change():
    assert of_counts(928, 985).verdict == "unclear"
    assert of_counts(100, 100).verdict == "unclear"
    assert of_counts(100, 200).verdict == "up"
    assert of_counts(200, 100).verdict == "down"


@given(st.integers(5, 5000), st.integers(5, 5000))
def test_turning_before_and_after_turns_the_verdict(before: int, after: int):
    turned = {"up": "down", "down": "up", "unclear": "unclear"}
    assert of_counts(after, before).verdict == turned[of_counts(before, after).verdict]


@given(st.integers(0, 400), st.integers(0, 400), st.integers(400, 4000), st.integers(400, 4000))
def test_the_point_lies_in_its_interval(first: int, second: int, base: int, other: int):
    difference = of_shares(wilson(first, base), wilson(second, other))
    assert difference.low < difference.point < difference.high
