"""Population estimates the slow way: roots of likelihood equations, sums over all outcomes, a general optimiser."""

import math
from collections.abc import Iterable
from itertools import product

import numpy as np
from scipy.optimize import brentq, minimize

from warehouse.estimators.histories import Histories


def independence(found: Histories) -> float:
    """The likelihood of independent lists has its maximum where (N - M) / N is the product of (1 - n / N)."""
    sizes = [found.on(i) for i in range(found.t)]

    def slope(total: float) -> float:
        return math.prod(1 - size / total for size in sizes) - (1 - found.observed / total)

    return float(brentq(slope, found.observed + 1e-6, 1000 * found.observed, xtol=1e-9))


def one_apart(found: Histories, apart: int) -> float:
    """Three lists; the two that are not `apart` may depend on each other in any way."""
    alone = found.counts[tuple(int(i == apart) for i in range(3))]
    both = sum(count for cell, count in found.counts.items() if cell[apart] and sum(cell) > 1)
    rest = sum(count for cell, count in found.counts.items() if not cell[apart])
    return found.observed + alone * rest / both


def two_given_one(found: Histories, given: int) -> float:
    """Three lists; the two others are independent among people on `given`, and among people who are not."""
    one, other = (i for i in range(3) if i != given)
    cell = {k: tuple(int(i in k) for i in range(3)) for k in [(one,), (other,), (one, other)]}
    return found.observed + found.counts[cell[one,]] * found.counts[cell[other,]] / found.counts[cell[one, other]]


def poisson(found: Histories, pairs: Iterable[tuple[int, int]]) -> tuple[float, float]:
    """(N, log-likelihood up to the constant) by a general optimiser on the cells."""
    pairs = list(pairs)
    cells = [cell for cell in product((0, 1), repeat=found.t) if any(cell)]
    design = np.array([[1, *cell, *(cell[i] * cell[j] for i, j in pairs)] for cell in cells], dtype=float)
    persons = np.array([found.counts.get(cell, 0) for cell in cells], dtype=float)

    def loss(beta: np.ndarray) -> float:
        return float(np.exp(design @ beta).sum() - persons @ design @ beta)

    def slope(beta: np.ndarray) -> np.ndarray:
        return design.T @ (np.exp(design @ beta) - persons)

    start = np.zeros(design.shape[1])
    start[0] = math.log(persons.mean())
    done = minimize(loss, start, jac=slope, method="BFGS", options={"gtol": 1e-7, "maxiter": 5000})
    return found.observed + math.exp(done.x[0]), -float(done.fun)


def hypergeometric(total: int, n1: int, n2: int) -> dict[int, float]:
    """Chances of each overlap of two lists drawn from a closed population."""
    ways = math.comb(total, n2)
    lowest = max(0, n1 + n2 - total)
    return {m: math.comb(n1, m) * math.comb(total - n1, n2 - m) / ways for m in range(lowest, min(n1, n2) + 1)}
