"""All that can be said of one set of capture histories: each pair of lists, the lower bound, the models.

Add here: another estimator, once it has a file of its own.
Keep out: choosing one of the figures: whoever reads them does, with the assumptions beside.
"""

from dataclasses import dataclass

from warehouse.estimators.chao import chao_of
from warehouse.estimators.chapman import chapman
from warehouse.estimators.estimate import Estimate
from warehouse.estimators.histories import Histories
from warehouse.estimators.loglinear import Models, models_of


@dataclass(frozen=True)
class Answer:
    """Pairs that differ by far say that lists depend on each other: one more reason to look at the models."""

    pairs: tuple[Estimate, ...]
    bound: Estimate
    models: Models

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        return (*self.pairs, self.bound, self.models.estimate)


def answer(histories: Histories) -> Answer:
    pairs = tuple(
        chapman(
            histories.on(i),
            histories.on(j),
            histories.on(i, j),
            lists=(histories.lists[i], histories.lists[j]),
        )
        for i, j in histories.pairs
    )
    return Answer(pairs, chao_of(histories), models_of(histories))
