"""Many log-linear Poisson models at once: every set of pairwise interactions, told apart by AIC.

With six lists there are 32,768 sets. One after the other they would take minutes; here they are fitted together, a
block at a time, by iteratively reweighted least squares. What is reported is fitted once more by statsmodels
(loglinear.py).

Add here: what makes the search faster or surer.
Keep out: which model is chosen, and what its fit is called.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from warehouse.estimators.histories import Histories

BLOCK = 2048
STEPS = 40
CLOSE = 1e-7

Pair = tuple[int, int]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """The 2^t - 1 cells that can be observed: persons, and the columns 1, lists, pairs of lists."""

    persons: Floats
    design: Floats
    pairs: tuple[Pair, ...]
    t: int

    def columns(self, pairs: Sequence[Pair]) -> list[int]:
        return [*range(1 + self.t), *(1 + self.t + self.pairs.index(pair) for pair in pairs)]


def table_of(histories: Histories) -> Table:
    cells = [cell for cell in product((0, 1), repeat=histories.t) if any(cell)]
    persons = np.array([float(histories.counts.get(cell, 0)) for cell in cells])
    pairs = tuple(histories.pairs)
    rows = [[1.0, *cell, *(cell[i] * cell[j] for i, j in pairs)] for cell in cells]
    return Table(persons, np.array(rows, dtype=np.float64), pairs, histories.t)


def all_sets(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, ...]]:
    """From none of the pairs to all."""
    return chain.from_iterable(combinations(pairs, size) for size in range(len(pairs) + 1))


def aics(table: Table, sets: Sequence[tuple[Pair, ...]]) -> Floats:
    """AIC of each model; nan where no finite estimate exists, because empty cells carry a parameter off for ever."""
    return np.concatenate([_block(table, sets[start : start + BLOCK]) for start in range(0, len(sets), BLOCK)])


def _block(table: Table, sets: Sequence[tuple[Pair, ...]]) -> Floats:
    used = np.zeros((len(sets), table.design.shape[1]))
    for row, pairs in zip(used, sets, strict=True):
        row[table.columns(pairs)] = 1.0
    means, is_found = _fit(table.persons, table.design, used)
    with np.errstate(all="ignore"):
        likelihood = (table.persons * np.log(means) - means - gammaln(table.persons + 1)).sum(axis=1)
    found: Floats = np.where(is_found, 2 * used.sum(axis=1) - 2 * likelihood, np.nan)
    return found


def _fit(persons: Floats, design: Floats, used: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Fitted means of each model, and whether its parameters came to rest."""
    unused = np.eye(design.shape[1]) * (1 - used)[:, None, :]  # a column that a model does not have stays at 0
    means = np.repeat((persons + 0.5)[None, :], len(used), axis=0)
    logs, beta = np.log(means), np.zeros_like(used)
    is_found = np.zeros(len(used), dtype=bool)
    products = np.einsum("ci,cj->cij", design, design).reshape(len(persons), -1)
    for _ in range(STEPS):
        working = logs + (persons - means) / means
        normal = (means @ products).reshape(len(used), *unused.shape[1:])
        normal = normal * used[:, :, None] * used[:, None, :] + unused
        right = ((means * working) @ design) * used
        beta, before = _solved(normal, right), beta
        is_found = np.abs(beta - before).max(axis=1) < CLOSE
        logs = np.clip(beta @ design.T, -30.0, 30.0)
        means = np.exp(logs)
        if is_found.all():
            break
    return means, is_found & (logs > -29.0).all(axis=1)


def _solved(normal: Floats, right: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.solve(normal, right[..., None])[..., 0], dtype=np.float64)
    except np.linalg.LinAlgError:
        # A model that drifts has become singular. It is refused anyway; the others of its block must not suffer.
        return np.asarray((np.linalg.pinv(normal, hermitian=True) @ right[..., None])[..., 0], dtype=np.float64)
