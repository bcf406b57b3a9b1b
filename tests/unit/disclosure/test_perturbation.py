"""The perturbation table against published values, its own promises, and a general optimiser as oracle."""

import itertools

import numpy as np
import pytest
from scipy.optimize import minimize

from warehouse.disclosure.perturbation import KEY_SPACE, MAXIMUM_NOISE, VARIANCE, distribution, table


def test_rows_of_three_and_more_equal_the_published_ones_for_d_3_v_1() -> None:
    expected = [0.00450820, 0.05434724, 0.24203727, 0.39821458, 0.24203727, 0.05434724, 0.00450820]
    assert distribution(3, 3, 1.0)[1] == pytest.approx(expected, abs=1e-8)
    assert distribution(9, 3, 1.0)[1] == pytest.approx(expected, abs=1e-8)


def test_row_one_equals_the_published_one_for_d_3_v_1() -> None:
    expected = [0.36988218, 0.36988218, 0.17106039, 0.06870396, 0.02047129]
    assert distribution(1, 3, 1.0)[1] == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("count", range(1, MAXIMUM_NOISE + 1))
def test_noise_is_unbiased_bounded_and_of_the_stated_variance(count: int) -> None:
    noise, probability = distribution(count, MAXIMUM_NOISE, VARIANCE)
    assert noise.min() == -min(count, MAXIMUM_NOISE)
    assert noise.max() == MAXIMUM_NOISE
    assert probability @ noise == pytest.approx(0, abs=1e-9)
    spread = probability @ noise**2
    assert spread <= VARIANCE + 1e-9
    assert count == 1 or spread == pytest.approx(VARIANCE, abs=1e-9)


def test_row_one_equals_the_published_one_for_d_2_v_1_whose_variance_stays_below() -> None:
    noise, probability = distribution(1, 2, 1.0)
    assert probability == pytest.approx([0.3665, 0.3665, 0.1676, 0.0995], abs=1e-4)
    assert probability @ noise**2 == pytest.approx(0.932, abs=1e-3)


PARAMETERS = [(5, 3.0, 0), (2, 1.08, 1), (5, 3.0, 2), (4, 2.5, 2), (8, 3.5, 2), (12, 5.0, 2), (5, 10.0, 0), (7, 4.5, 3)]


@pytest.mark.parametrize(
    ("maximum", "variance", "js", "count"),
    # Small counts, and the last row: between them nothing new happens.
    [(*each, count) for each in PARAMETERS for count in {*range(1, each[2] + 3), each[0] + each[2] + 1}],
)
def test_no_other_distribution_of_the_kind_has_a_larger_entropy(
    maximum: int, variance: float, js: int, count: int
) -> None:
    noise, probability = distribution(count, maximum, variance, js)
    below = [at for at in range(len(noise) - 1) if noise[at + 1] <= 0] if 0 in noise else []
    steps = np.diff(np.eye(len(noise)), axis=0)[below]
    found = minimize(
        lambda p: float(np.sum(p * np.log(np.maximum(p, 1e-300)))),
        np.full(len(noise), 1 / len(noise)),
        jac=lambda p: np.log(np.maximum(p, 1e-300)) + 1,
        bounds=[(1e-12, 1)] * len(noise),
        constraints=[
            {"type": "eq", "fun": lambda p: p.sum() - 1, "jac": np.ones_like},
            {"type": "eq", "fun": lambda p: p @ noise, "jac": lambda p: noise},
            {"type": "ineq", "fun": lambda p: variance - p @ noise**2, "jac": lambda p: -(noise**2)},
            *([{"type": "ineq", "fun": lambda p: steps @ p, "jac": lambda p: steps}] if below else []),
        ],
        options={"maxiter": 1000, "ftol": 1e-13},
    )
    assert probability == pytest.approx(found.x, abs=5e-5)


@pytest.mark.parametrize(("maximum", "variance", "js"), PARAMETERS)
def test_blocked_values_never_appear_and_the_rest_keeps_its_promises(maximum: int, variance: float, js: int) -> None:
    for count in range(1, maximum + js + 2):
        noise, probability = distribution(count, maximum, variance, js)
        assert not set(count + noise) & set(range(1, js + 1))
        assert np.abs(noise).max() <= maximum
        assert probability.sum() == pytest.approx(1, abs=1e-12)
        assert probability @ noise == pytest.approx(0, abs=1e-9)
        assert probability @ noise**2 <= variance + 1e-9
    assert list(noise) == list(range(-maximum, maximum + 1))


@pytest.mark.parametrize(("js", "least"), [(0, 0), (1, 1), (2, 2), (3, 4), (4, 6)])
def test_a_variance_that_cannot_be_kept_is_refused(js: int, least: int) -> None:
    with pytest.raises(ValueError, match=f"must exceed {least}"):
        table(9, least, js)
    assert table(9, least + 0.5, js)


def test_a_noise_too_small_for_what_is_blocked_is_refused() -> None:
    with pytest.raises(ValueError, match="D must be at least 3"):
        table(2, 9.0, 3)


def test_bounds_are_integers_that_cover_the_key_space_without_gaps() -> None:
    rows = table()
    for count in range(MAXIMUM_NOISE + 1):
        bounds = [(low, high) for true, _, low, high in rows if true == count]
        assert bounds[0][0] == 0
        assert bounds[-1][1] == KEY_SPACE
        assert all(high == low for (_, high), (low, _) in itertools.pairwise(bounds))


def test_nobody_stays_nobody() -> None:
    assert [row for row in table() if row[0] == 0] == [(0, 0, 0, KEY_SPACE)]
