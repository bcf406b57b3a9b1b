"""Log-linear Poisson models of three lists and more: which lists depend on each other, and how many people are on none.

Add here: another check of a model, or another word for what it may be called.
Keep out: interactions of three lists and more, which few data can tell from unequal chances.
"""

import math
import warnings
from dataclasses import dataclass
from itertools import islice

import numpy as np
from scipy.stats import chi2

from warehouse.estimators import fits
from warehouse.estimators.estimate import (
    CLOSED,
    RIGHT_LINKS,
    SAME_POPULATION,
    Estimate,
    Label,
    cannot,
    log_normal_interval,
)
from warehouse.estimators.histories import Histories

METHOD = "log-linear model"
MOST_LISTS = 6
REJECTED_BELOW = 0.05
SHOWN = 12
NOT_FINITE = "empty cells leave no finite estimate"


@dataclass(frozen=True)
class Model:
    """One model: the pairs of lists that may depend on each other, how it fits, and the estimate it gives."""

    terms: tuple[str, ...]
    estimate: Estimate
    aic: float | None
    df: int
    deviance: float | None
    p: float | None

    @property
    def name(self) -> str:
        return " + ".join(self.terms) or "independence"


@dataclass(frozen=True)
class Models:
    """`shown` by AIC, independence always among them; `refused` interactions with their reasons; `chosen`, if any.

    `without` is the number of models that have no finite estimate, since cells are empty.
    """

    fitted: int
    without: int
    shown: tuple[Model, ...]
    refused: tuple[tuple[str, str], ...]
    chosen: Model | None
    estimate: Estimate


def models_of(histories: Histories) -> Models:
    """All sets of pairwise interactions; the smallest AIC among those with a degree of freedom left is chosen."""
    if reason := _reason(histories):
        none = cannot(METHOD, histories.t, histories.observed, reason, histories.lists)
        return Models(0, 0, (), (), None, none)
    table = fits.table_of(histories)
    refused = {pair: reason for pair in histories.pairs if (reason := _refusal(histories, pair))}
    sets = list(fits.all_sets([pair for pair in histories.pairs if pair not in refused]))
    aic = fits.aics(table, sets)
    ranked = [sets[i] for i in np.argsort(aic, kind="stable") if math.isfinite(aic[i])]
    found = (one for one in (fit(histories, pairs) for pairs in ranked) if one.aic is not None)
    shown = list(islice(found, SHOWN))
    if not any(not model.terms for model in shown):
        shown.append(fit(histories, ()))
    chosen = next((one for one in shown if one.df >= 1 and one.aic is not None), None)
    none = cannot(METHOD, histories.t, histories.observed, NOT_FINITE, histories.lists)
    named = tuple((histories.name(pair), reason) for pair, reason in refused.items())
    without = len(sets) - len(ranked)
    return Models(len(ranked), without, tuple(shown), named, chosen, chosen.estimate if chosen else none)


def fit(histories: Histories, pairs: tuple[fits.Pair, ...]) -> Model:
    """One model by statsmodels."""
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    table = fits.table_of(histories)
    design = table.design[:, table.columns(pairs)]
    df = len(table.persons) - design.shape[1]
    terms = tuple(histories.name(pair) for pair in pairs)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the model with all interactions fits the lists perfectly is no news
        done = GLM(table.persons, design, family=Poisson()).fit(maxiter=100, tol=1e-10)
        variance = float(done.cov_params()[0, 0])
    unseen = math.exp(min(float(done.params[0]), 50.0))
    if not np.isfinite(fits.aics(table, [pairs])[0]) or not math.isfinite(variance) or unseen > 1e12:
        none = cannot(METHOD, histories.t, histories.observed, NOT_FINITE, histories.lists)
        return Model(terms, none, None, df, None, None)
    deviance = max(0.0, float(done.deviance))
    p = float(chi2.sf(deviance, df)) if df else None
    return Model(terms, _estimate(histories, unseen, variance, p), float(done.aic), df, deviance, p)


def _estimate(histories: Histories, unseen: float, variance: float, p: float | None) -> Estimate:
    """se(N) = √(n0²·var(a) + n0), a being the log of the people on no list."""
    observed, point = histories.observed, histories.observed + unseen
    total = unseen**2 * variance + unseen
    low, high = log_normal_interval(observed, point, total)
    label, reason = _label(p)
    assumptions = (
        CLOSED,
        SAME_POPULATION,
        "no three lists depend on each other beyond what their pairs do",
        "what unequal chances remain are carried by the interactions",
        RIGHT_LINKS,
    )
    return Estimate(
        METHOD,
        histories.t,
        observed,
        label,
        reason,
        point,
        math.sqrt(total),
        low,
        high,
        assumptions,
        histories.lists,
    )


def _label(p: float | None) -> tuple[Label, str]:
    if p is None:
        return Label.LOWER_BOUND, "the model cannot be checked: it has no degree of freedom"
    if p < REJECTED_BELOW:
        return Label.LOWER_BOUND, "the model does not fit the lists (rejected at 5 %)"
    return Label.ESTIMATE, ""


def _reason(histories: Histories) -> str:
    if histories.t < 3:
        return "one list" if histories.t == 1 else "two lists: their dependence cannot be modelled"
    if histories.t > MOST_LISTS:
        return f"more than {MOST_LISTS} lists"
    if histories.empty_lists():
        return "a list is empty"
    return "nobody is on two lists" if histories.times(1) == histories.observed else ""


def _refusal(histories: Histories, pair: fits.Pair) -> str:
    both = histories.on(*pair)
    if both == 0:
        return "not identifiable: nobody is on both lists"
    nested = both in (histories.on(pair[0]), histories.on(pair[1]))
    return "not identifiable: everybody on one of the lists is on the other" if nested else ""
