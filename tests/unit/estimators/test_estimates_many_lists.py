"""Chao's lower bound and the log-linear models on published data, to the printed digit and against slow ways."""

import math
from itertools import combinations

import numpy as np
import pytest
from boring_estimates import independence, one_apart, poisson, two_given_one
from published_captures import DIABETES, HEPATITIS, KAMPALA, histories

from warehouse.estimators import fits
from warehouse.estimators.chao import chao, chao_of
from warehouse.estimators.estimate import Label
from warehouse.estimators.histories import Histories
from warehouse.estimators.loglinear import fit, models_of
from warehouse.estimators.together import answer


def test_the_published_list_sizes_are_those_of_the_cells():
    assert [KAMPALA.on(i) for i in range(3)] == [962, 965, 1417]
    assert [KAMPALA.on(*pair) for pair in ((0, 1), (1, 2), (0, 2))] == [316, 214, 235]
    assert (KAMPALA.on(0, 1, 2), KAMPALA.observed) == (109, 2688)
    assert [HEPATITIS.on(i) for i in range(3)] == [135, 122, 126]
    assert HEPATITIS.observed == 271
    assert [DIABETES.on(i) for i in range(4)] == [1754, 452, 1135, 173]
    assert DIABETES.observed == 2069


def test_kampala_independence_is_5191_3_and_rejected():
    model = fit(KAMPALA, ())

    assert (round(model.estimate.point, 1), round(model.estimate.se, 1)) == (5191.3, 146.3)
    assert (round(model.deviance, 1), model.df) == (229.6, 3)
    assert model.p < 0.05
    assert model.estimate.label is Label.LOWER_BOUND
    assert "rejected" in model.estimate.reason


def test_kampala_two_dependent_pairs_are_8267_9_and_have_the_smallest_aic():
    models = models_of(KAMPALA)

    assert models.chosen.terms == ("c1:c2", "c1:c3")
    assert (round(models.estimate.point, 1), round(models.estimate.se, 1)) == (8267.9, 623.1)
    assert models.fitted == 8
    assert models.estimate.label is Label.LOWER_BOUND


def test_kampala_chao_is_6176_5():
    found = chao_of(KAMPALA)

    assert round(found.point, 1) == 6176.5
    assert found.label is Label.LOWER_BOUND
    assert found.observed < found.low < found.point < found.high


@pytest.mark.parametrize("data", [KAMPALA, HEPATITIS, DIABETES], ids=["Kampala", "hepatitis", "diabetes"])
def test_independence_solves_the_likelihood_equation(data):
    assert fit(data, ()).estimate.point == pytest.approx(independence(data), rel=1e-7)


@pytest.mark.parametrize("data", [KAMPALA, HEPATITIS], ids=["Kampala", "hepatitis"])
@pytest.mark.parametrize("list_no", [0, 1, 2])
def test_models_of_three_lists_with_a_closed_form_have_its_value(data, list_no):
    one, other = (i for i in range(3) if i != list_no)
    pairs = tuple(sorted(tuple(sorted((list_no, each))) for each in (one, other)))

    assert fit(data, ((one, other),)).estimate.point == pytest.approx(one_apart(data, list_no), rel=1e-7)
    assert fit(data, pairs).estimate.point == pytest.approx(two_given_one(data, list_no), rel=1e-7)


def test_hepatitis_independence_is_388_with_the_published_deviance():
    model = fit(HEPATITIS, ())

    assert (round(model.estimate.point), round(model.deviance, 2), model.df) == (388, 24.36, 3)


def test_diabetes_is_2771_by_the_published_model_which_is_not_rejected():
    models = models_of(DIABETES)

    assert set(models.chosen.terms) == {
        "clinic:hospital",
        "clinic:prescription",
        "hospital:prescription",
        "hospital:strips",
        "prescription:strips",
    }
    assert (round(models.estimate.point), round(models.chosen.deviance, 1), models.chosen.df) == (2771, 7.6, 5)
    assert models.estimate.said == "estimate"


def test_a_general_optimiser_finds_the_same_population():
    pairs = [pair for pair in DIABETES.pairs if pair != (0, 3)]

    assert fit(DIABETES, tuple(pairs)).estimate.point == pytest.approx(poisson(DIABETES, pairs)[0], rel=1e-4)


def test_the_search_over_all_sets_has_the_aic_of_statsmodels():
    sets = list(fits.all_sets(DIABETES.pairs))
    found = fits.aics(fits.table_of(DIABETES), sets)

    assert len(sets) == 64
    for i in range(0, 64, 7):
        assert found[i] == pytest.approx(fit(DIABETES, sets[i]).aic, abs=1e-6)


def test_the_variance_of_chao_is_that_of_the_delta_method():
    f1, f2, t, observed = 2141, 438, 3, 2688
    factor = (t - 1) / t
    total = observed + factor * f1**2 / (2 * f2)
    slopes = [(1 + factor * f1 / f2, f1), (1 - factor * f1**2 / (2 * f2**2), f2), (1.0, observed - f1 - f2)]
    variance = sum(slope**2 * count for slope, count in slopes) - total

    assert chao(observed, f1, f2, t).se == pytest.approx(math.sqrt(variance))


def test_without_anybody_on_exactly_two_lists_chao_is_corrected_and_says_so():
    found = chao(12, 10, 0, 3)

    assert found.point == pytest.approx(12 + 2 / 3 * 10 * 9 / 2)
    assert "bias-corrected" in found.reason
    assert 12 <= found.low <= found.point <= found.high


@pytest.mark.parametrize(
    ("observed", "f1", "f2", "t", "reason"),
    [
        (10, 10, 0, 1, "one list"),
        (0, 0, 0, 3, "the lists are empty"),
        (10, 10, 0, 3, "nobody is on two lists"),
        (10, 0, 4, 3, "everybody is on several lists"),
    ],
)
def test_chao_without_information_gives_a_reason(observed, f1, f2, t, reason):
    assert chao(observed, f1, f2, t).said.startswith(f"cannot be estimated: {reason}")


def test_chao_refuses_counts_that_contradict_each_other():
    with pytest.raises(ValueError):
        chao(10, 8, 3, 3)


def test_an_interaction_of_lists_without_a_common_person_is_refused_with_its_reason():
    models = models_of(histories("a b c", _110=0, _111=0, _101=30, _011=40, _100=100, _010=90, _001=80))

    assert models.refused == (("a:b", "not identifiable: nobody is on both lists"),)
    assert all("a:b" not in model.terms for model in models.shown)
    assert models.estimate.point is not None


def test_models_that_empty_cells_leave_without_an_estimate_are_counted():
    """People on b alone and c alone, and nobody on both: what is a:b and a:c together leaves no finite number."""
    models = models_of(histories("a b c", _110=4, _101=3, _100=20, _010=15, _001=18))

    assert (models.fitted, models.without) == (3, 1)


def test_an_interaction_of_a_list_within_another_is_refused():
    models = models_of(histories("a b c", _110=20, _111=10, _101=0, _011=40, _100=0, _010=90, _001=80))

    assert ("a:b", "not identifiable: everybody on one of the lists is on the other") in models.refused


def test_empty_cells_never_give_a_number_that_runs_away():
    """Every way to empty two of the seven cells."""
    cells = list(KAMPALA.counts)
    for empty in combinations(cells, 2):
        data = Histories(KAMPALA.lists, KAMPALA.counts | dict.fromkeys(empty, 0))
        for one in (*answer(data).estimates, *(model.estimate for model in models_of(data).shown)):
            assert one.point is None or one.observed <= one.low <= one.point <= one.high < 1e9
            assert one.reason or one.label is Label.ESTIMATE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (histories("a", _1=10), "one list"),
        (histories("a b", _11=3, _10=57, _01=42), "two lists"),
        (histories("a b c", _100=5, _010=6, _001=7), "nobody is on two lists"),
        (histories("a b c", _110=5, _010=6, _100=7), "a list is empty"),
        (histories("a b c d e f g", _1111111=5), "more than 6 lists"),
    ],
)
def test_where_there_are_no_models_the_reason_is_said(data, reason):
    assert models_of(data).estimate.said.startswith(f"cannot be estimated: {reason}")


def test_the_saturated_model_is_shown_and_never_chosen():
    models = models_of(KAMPALA)

    saturated = next(model for model in models.shown if model.df == 0)
    assert saturated.aic < models.chosen.aic
    assert "cannot be checked" in saturated.estimate.reason


def test_six_lists_are_searched_whole():
    rng = np.random.default_rng(6)
    met = rng.random((800, 6)) < rng.uniform(0.15, 0.4, size=6)
    counts: dict[tuple[int, ...], int] = {}
    for row in met.astype(int):
        if row.any():
            counts[tuple(int(each) for each in row)] = counts.get(tuple(int(each) for each in row), 0) + 1

    models = models_of(Histories(tuple("abcdef"), counts))

    assert models.fitted > 16_000
    assert models.estimate.point == pytest.approx(800, rel=0.15)


@pytest.mark.parametrize(
    ("lists", "counts"),
    [
        ((), {}),
        (("a", "a"), {(1, 0): 1}),
        (("a", "b"), {(1,): 1}),
        (("a", "b"), {(1, 2): 1}),
        (("a", "b"), {(0, 0): 5, (1, 1): 1}),
        (("a", "b"), {(1, 1): -1}),
    ],
)
def test_impossible_histories_are_an_error(lists, counts):
    with pytest.raises(ValueError):
        Histories(lists, counts)


def test_a_model_that_has_become_singular_does_not_stop_the_others_of_its_block():
    """Means that drift to the bounds of the exponent swallow any small number that is added to the diagonal."""
    normal = np.array([[[1e13, 1e13], [1e13, 1e13]], [[2.0, 0.0], [0.0, 4.0]]])
    right = np.array([[1e13, 1e13], [2.0, 4.0]])
    solved = fits._solved(normal, right)
    assert np.isfinite(solved).all()
    assert solved[1] == pytest.approx([1.0, 1.0])
