"""Simulated people: where the assumptions hold the estimates are right, where they do not the output says so.

The seed is drawn anew each time and printed; give it as CROSSINGS_TEST_SEED to see the same people again.
"""

import os
import secrets
from statistics import fmean

import numpy as np
import pytest

from warehouse.estimators.chao import chao_of
from warehouse.estimators.chapman import chapman
from warehouse.estimators.estimate import Estimate, Label
from warehouse.estimators.histories import Histories
from warehouse.estimators.loglinear import models_of

PEOPLE = 1000


@pytest.fixture
def rng() -> np.random.Generator:
    seed = int(os.environ.get("CROSSINGS_TEST_SEED", secrets.randbits(32)))
    print(f"CROSSINGS_TEST_SEED={seed}")
    return np.random.default_rng(seed)


def captured(chances: np.ndarray, lists: int, rng: np.random.Generator) -> Histories:
    met = rng.random((len(chances), lists)) < chances[:, None]
    rows, counts = np.unique(met.astype(int)[met.any(axis=1)], axis=0, return_counts=True)
    cells = {tuple(int(each) for each in row): int(count) for row, count in zip(rows, counts, strict=True)}
    return Histories(tuple(f"list {i + 1}" for i in range(lists)), cells)


def two(found: Histories) -> Estimate:
    return chapman(found.on(0), found.on(1), found.on(0, 1))


def equal() -> np.ndarray:
    return np.full(PEOPLE, 0.3)


def unequal(rng: np.random.Generator) -> np.ndarray:
    """Half are hard to meet, some are met nearly always; 0.3 on average."""
    return rng.beta(0.6, 1.4, size=PEOPLE)


def test_in_a_closed_homogeneous_population_chapman_is_right_and_its_interval_covers(rng):
    found = [two(captured(equal(), 2, rng)) for _ in range(1000)]

    assert fmean(one.point for one in found) == pytest.approx(PEOPLE, rel=0.05)
    assert fmean(one.low <= PEOPLE <= one.high for one in found) >= 0.90


def test_the_interval_covers_in_a_small_population_too(rng):
    drawn = [two(captured(np.full(120, 0.35), 2, rng)) for _ in range(1000)]
    found = [one for one in drawn if one.point is not None]

    assert fmean(one.point for one in found) == pytest.approx(120, rel=0.05)
    assert fmean(one.low <= 120 <= one.high for one in found) >= 0.90


def test_in_a_heterogeneous_population_chapman_says_lower_bound_and_is_one(rng):
    found = [two(captured(unequal(rng), 2, rng)) for _ in range(300)]

    assert {one.label for one in found} == {Label.LOWER_BOUND}
    assert all("heterogeneity" in one.reason for one in found)
    assert fmean(one.point for one in found) < 0.8 * PEOPLE
    assert fmean(one.point < PEOPLE for one in found) > 0.99


def test_chao_is_a_lower_bound_there_and_a_better_one(rng):
    drawn = [captured(unequal(rng), 4, rng) for _ in range(300)]

    bounds, pairs = [chao_of(one) for one in drawn], [two(one) for one in drawn]
    assert {bound.label for bound in bounds} == {Label.LOWER_BOUND}
    assert fmean(pair.point for pair in pairs) < fmean(bound.point for bound in bounds) < PEOPLE


def test_models_of_homogeneous_lists_pass_their_check_and_are_right(rng):
    found = [models_of(captured(equal(), 3, rng)).estimate for _ in range(60)]

    assert fmean(one.label is Label.ESTIMATE for one in found) > 0.8
    assert fmean(one.point for one in found) == pytest.approx(PEOPLE, rel=0.08)


def test_a_model_without_the_dependence_is_rejected_and_called_a_lower_bound(rng):
    """Who is on the first list is sent to the second."""
    met = rng.random((3000, 3)) < 0.25
    met[:, 1] |= met[:, 0] & (rng.random(3000) < 0.6)
    rows, counts = np.unique(met.astype(int)[met.any(axis=1)], axis=0, return_counts=True)
    data = Histories(
        ("a", "b", "c"),
        {tuple(int(each) for each in row): int(count) for row, count in zip(rows, counts, strict=True)},
    )

    models = models_of(data)

    independence = next(model for model in models.shown if not model.terms)
    assert independence.estimate.label is Label.LOWER_BOUND
    assert independence.estimate.point < 3000
    assert "a:b" in models.chosen.terms
    assert models.estimate.point > independence.estimate.point
