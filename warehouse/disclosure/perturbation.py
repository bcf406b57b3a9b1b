"""Perturbation tables by maximum entropy.

For each true count i the noise v ranges over the integers from -min(i, D) to D, but for those that would give one of
the blocked values 1 to js. Among all distributions with mean 0, variance at most V and, below 0, probabilities that
never fall towards 0, the one of largest entropy is taken: p(v) is proportional to exp(a*v + b*v^2), b <= 0, with
neighbours tied where the order would break; a count that is blocked itself has no order. Where even b = 0 gives a
variance below V, it stays below (row 1 of D = 5, V = 3). The last row holds for all larger counts. Source: the method
of the European census tables (Giessing 2016, R package ptable); checked against its published values for D = 3, V = 1
and D = 2, V = 1.
"""

from itertools import pairwise

import numpy as np
from scipy.optimize import brentq

from warehouse.definitions.made_files import csv_text

KEY_SPACE = 2**32

# Not published; see the privacy promises. Changing them changes every number that was ever published.
MAXIMUM_NOISE = 5
VARIANCE = 3.0


def distribution(count: int, maximum: int, variance: float, js: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Noise values and their probabilities for a true count >= 1. Raises ValueError where D, V, js contradict."""
    _refuse_impossible(maximum, variance, js)
    values = np.arange(max(count - maximum, 0), count + maximum + 1)
    noise = values[(values == 0) | (values > js)] - count
    blocks = [[i] for i in range(len(noise))]
    while True:
        probability = _largest_entropy(noise, blocks, variance)
        broken = _first_broken_order(noise, probability, blocks)
        if broken is None:
            return noise, probability
        blocks[broken : broken + 2] = [blocks[broken] + blocks[broken + 1]]


def _refuse_impossible(maximum: int, variance: float, js: int) -> None:
    # A blocked count i goes to 0 or to js + 1 and more: with mean 0, its variance is at least i * (js + 1 - i).
    least = ((js + 1) // 2) * ((js + 2) // 2)
    if maximum < max(js, 1):
        raise ValueError(
            f"D = {maximum} is too small for js = {js}: no blocked count could reach both 0 and {js + 1}. "
            f"D must be at least {max(js, 1)}."
        )
    if variance <= least:
        raise ValueError(f"V = {variance} is too small for js = {js}: it must exceed {least}.")


def _largest_entropy(noise: np.ndarray, blocks: list[list[int]], variance: float) -> np.ndarray:
    """Largest entropy with mean 0 and variance <= V, equal within each block of neighbours."""
    first = np.empty(len(noise))
    second = np.empty(len(noise))
    for block in blocks:
        first[block] = noise[block].mean()
        second[block] = (noise[block] ** 2).mean()

    def shaped(a: float, b: float) -> np.ndarray:
        exponent = a * first + b * second
        weight = np.exp(exponent - exponent.max())
        return np.asarray(weight / weight.sum())

    def centred(b: float) -> np.ndarray:
        steepest = 60 - 2 * b * float(np.abs(noise).max())
        return shaped(brentq(lambda a: float(shaped(a, b) @ noise), -steepest, steepest, xtol=1e-14), b)

    def spread(b: float) -> float:
        return float(centred(b) @ noise**2)

    if spread(0.0) <= variance:
        return centred(0.0)
    if spread(-20.0) > variance:
        raise ValueError(
            f"No distribution on {noise[0]}..{noise[-1]} has mean 0 and variance {variance}: V is too small."
        )
    return centred(brentq(lambda b: spread(b) - variance, -20, 0, xtol=1e-14))


def _first_broken_order(noise: np.ndarray, probability: np.ndarray, blocks: list[list[int]]) -> int | None:
    """Index of the first block of noise below 0 whose probability falls towards 0; none where 0 is not among it."""
    if 0 not in noise:
        return None
    for index, (left, right) in enumerate(pairwise(blocks)):
        if noise[right[0]] <= 0 and probability[right[0]] - probability[left[-1]] < -1e-12:
            return index
    return None


def table(maximum: int = MAXIMUM_NOISE, variance: float = VARIANCE, js: int = 0) -> list[tuple[int, int, int, int]]:
    """Rows (true count, noise, low, high): a cell key k with low <= k < high takes that noise. 0 -> 0 always.

    maximum: D, the largest noise. variance: V. js: the values 1 to js never appear. The largest true count in the table
    stands for all larger ones too. Raises ValueError when D, V and js do not go together.
    """
    rows = [(0, 0, 0, KEY_SPACE)]
    for count in range(1, (maximum + js + 1 if js else maximum) + 1):
        noise, probability = distribution(count, maximum, variance, js)
        bounds = [0, *(int(x) for x in np.floor(np.cumsum(probability) * KEY_SPACE))]
        bounds[-1] = KEY_SPACE  # the last cumulative sum may fall short of 1 by a rounding error
        rows += [(count, int(v), low, high) for v, low, high in zip(noise, bounds[:-1], bounds[1:], strict=True)]
    return rows


def seed() -> str:
    """dbt/seeds/perturbation.csv, which the disclosure macro joins."""
    columns = ("true_count", "noise", "key_low", "key_high")
    return csv_text(dict(zip(columns, row, strict=True)) for row in table())
