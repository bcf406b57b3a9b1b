"""What is known about each row before it is spelled in a partner's words.

Add here: a kind of answer (one code, several codes, yes or no, a day, a text).
Keep out: the answers themselves (work.py, support.py, person.py) and their spelling (dialect.py).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NO_ANSWER = -1


@dataclass(frozen=True)
class Code:
    """One code per row, or NO_ANSWER."""

    codes: tuple[str, ...]
    index: NDArray[np.int64]


@dataclass(frozen=True)
class CodeSet:
    """Any number of codes per row."""

    codes: tuple[str, ...]
    chosen: NDArray[np.bool_]

    @property
    def bits(self) -> NDArray[np.int64]:
        """The set as one number: few different ones occur, so each is spelled once."""
        powers: NDArray[np.int64] = 1 << np.arange(len(self.codes))
        return self.chosen @ powers

    def names(self, bits: int) -> list[str]:
        return [code for position, code in enumerate(self.codes) if bits >> position & 1]


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    is_set: NDArray[np.bool_]


@dataclass(frozen=True)
class Day:
    """Days since the first one, or NO_ANSWER."""

    day: NDArray[np.int64]


@dataclass(frozen=True)
class Number:
    """A whole number, or NO_ANSWER."""

    number: NDArray[np.int64]


Answer = Code | CodeSet | Flag | Day | Number
Answers = dict[str, Answer]


def as_code(answer: Answer) -> Code:
    """The answer, where only one code per row makes sense."""
    if not isinstance(answer, Code):
        raise TypeError("one code per row expected")
    return answer


def as_flag(answer: Answer) -> Flag:
    """The answer, where only yes or no makes sense."""
    if not isinstance(answer, Flag):
        raise TypeError("yes or no per row expected")
    return answer


def as_set(answer: Answer) -> CodeSet:
    """The answer, where only a set of codes makes sense."""
    if not isinstance(answer, CodeSet):
        raise TypeError("a set of codes per row expected")
    return answer


def draw_rows(rng: np.random.Generator, weights: NDArray[np.float64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each row one column of `weights[row]`, by chance."""
    cumulated = np.cumsum(weights, axis=1)
    cumulated /= cumulated[:, -1:]
    drawn: NDArray[np.int64] = (rng.random(len(rows))[:, None] >= cumulated[rows, :-1]).sum(axis=1)
    return drawn
