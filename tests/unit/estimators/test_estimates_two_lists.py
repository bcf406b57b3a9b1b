"""Chapman's estimator and the multiplier, to the printed digit and against sums over all outcomes."""

import math

import pytest
from boring_estimates import hypergeometric
from hypothesis import given
from hypothesis import strategies as st

from warehouse.estimators.chapman import chapman
from warehouse.estimators.estimate import Label
from warehouse.estimators.multiplier import multiplier


def test_sixty_and_fortyfive_with_three_on_both_are_700_5_with_a_standard_error_of_289_8():
    found = chapman(60, 45, 3)

    assert (round(found.point, 1), round(found.se, 1)) == (700.5, 289.8)
    assert found.observed == 102
    assert found.label is Label.LOWER_BOUND
    assert found.n_lists == 2
    assert found.assumptions


def test_over_all_outcomes_point_and_variance_are_unbiased():
    """Exactly so where the lists together are as long as the population."""
    total, n1, n2 = 40, 25, 20
    chances = hypergeometric(total, n1, n2)

    def point(m: int) -> float:
        return (n1 + 1) * (n2 + 1) / (m + 1) - 1

    found = {m: chapman(n1, n2, m) for m in chances if m not in (n1, n2)}
    assert all(one.point == pytest.approx(point(m)) for m, one in found.items())
    mean = sum(chance * point(m) for m, chance in chances.items())
    spread = sum(chance * (point(m) - total) ** 2 for m, chance in chances.items())
    # Where one list lies within the other, the formula's variance is zero.
    variance = sum(chances[m] * one.se**2 for m, one in found.items())
    assert mean == pytest.approx(total)
    assert variance == pytest.approx(spread)


@given(st.integers(1, 5000), st.integers(1, 5000), st.data())
def test_the_interval_holds_the_point_and_never_falls_below_the_people_observed(n1, n2, data):
    found = chapman(n1, n2, data.draw(st.integers(0, min(n1, n2))))

    if found.label is Label.NONE:
        assert (found.point, found.se, found.low, found.high) == (None, None, None, None)
        assert found.reason
    else:
        assert found.observed <= found.low <= found.point <= found.high


@pytest.mark.parametrize(
    ("n1", "n2", "m", "reason"),
    [
        (60, 45, 0, "nobody is on both lists"),
        (60, 0, 0, "one list"),
        (0, 0, 0, "both lists are empty"),
        (20, 45, 20, "everybody on one list is on the other"),
    ],
)
def test_degenerate_lists_give_a_reason_and_no_number(n1, n2, m, reason):
    found = chapman(n1, n2, m)

    assert found.said.startswith(f"cannot be estimated: {reason}")
    assert found.point is None


@pytest.mark.parametrize(("n1", "n2", "m"), [(60, 45, 46), (-1, 45, 0), (60, 45.0, 3), (True, 45, 0)])
def test_figures_that_contradict_each_other_are_an_error(n1, n2, m):
    with pytest.raises(ValueError):
        chapman(n1, n2, m)


def test_a_multiplier_is_the_count_over_the_share_with_the_delta_method():
    found = multiplier(1000, 0.25, se=0.02)

    assert found.point == 4000
    assert found.se == pytest.approx(1000 / 0.25**2 * 0.02)
    assert found.low == pytest.approx(4000 - 1.959964 * 320, abs=0.01)
    assert found.high == pytest.approx(4000 + 1.959964 * 320, abs=0.01)


def test_respondents_stand_for_a_simple_random_sample_and_it_is_said():
    found = multiplier(1000, 0.25, n=400)

    assert found.se == pytest.approx(16000 * math.sqrt(0.25 * 0.75 / 400))
    assert any("simple random sample" in each for each in found.assumptions)


def test_a_multiplier_never_falls_below_the_people_counted():
    assert multiplier(1000, 0.5, se=0.4).low == 1000


@pytest.mark.parametrize(
    ("counted", "share", "spread", "reason"),
    [
        (0, 0.5, {"se": 0.1}, "the service counted nobody"),
        (100, 0.0, {"n": 50}, "no respondent"),
        (100, 1.0, {"n": 50}, "every respondent"),
        (100, 0.1, {"se": 0.2}, "the standard error is as large"),
    ],
)
def test_a_survey_that_says_nothing_gives_a_reason(counted, share, spread, reason):
    assert multiplier(counted, share, **spread).said.startswith(f"cannot be estimated: {reason}")


@pytest.mark.parametrize(
    ("share", "spread"), [(25, {"n": 5}), (-0.1, {"n": 5}), (0.2, {}), (0.2, {"n": 5, "se": 0.1}), (0.2, {"se": -1})]
)
def test_impossible_surveys_are_an_error(share, spread):
    with pytest.raises(ValueError):
        multiplier(100, share, **spread)
