"""Answers written one per row: which rows are about the same thing, and one column per question.

Add here: a check of answers that holds for every exporter that writes one row per answer.
Keep out: headers and statuses of one exporter (dhis2.py).
"""

from itertools import pairwise

import numpy as np
import pyarrow as pa

from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.read.layouts import coded
from warehouse.contract.read.layouts.coded import Mask, Numbers

_EMPTY = frozenset({""})


class Groups:
    """Rows with the same text in one column. Groups are numbered in the order in which they begin."""

    def __init__(self, column: pa.DictionaryArray) -> None:
        codes, _ = coded.numbers(column)
        _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
        order = np.argsort(first)
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        self.first: Numbers = first[order]
        self.of_row: Numbers = rank[inverse]

    def __len__(self) -> int:
        return len(self.first)

    def none(self) -> Mask:
        return np.zeros(len(self), bool)

    def any(self, rows: Mask) -> Mask:
        """The groups of which any row is marked."""
        return np.bincount(self.of_row[rows], minlength=len(self)).astype(bool)

    def disagree(self, columns: list[pa.DictionaryArray]) -> Mask:
        """The groups whose rows do not all say the same."""
        result = self.none()
        for column in columns:
            codes, _ = coded.numbers(column)
            result |= self.any(codes != codes[self.first][self.of_row])
        return result


class Answers:
    """Every answer once: who (a group), to which question, with which text. Empty texts are no answers."""

    def __init__(self, groups: Groups, question: pa.DictionaryArray, answer: pa.DictionaryArray, partner: str) -> None:
        self._groups = groups
        asked, questions = coded.numbers(question)
        said, self._texts = coded.numbers(answer)
        is_empty, is_nameless = coded.holds(answer, _EMPTY), coded.holds(question, _EMPTY)
        self.nameless = groups.any(is_nameless & ~is_empty)
        self._asked = np.unique(asked[~is_nameless])  # also those that nobody answered
        self.names: list[str] = questions.take(pa.array(self._asked)).to_pylist()
        if len(self.names) > coded.MAX_COLUMNS or len(self.names) * len(groups) > coded.MAX_CELLS:
            raise FileRefused(Problem(partner, "too_many_columns"))
        there = ~is_empty & ~is_nameless
        self._sort(asked[there], groups.of_row[there], said[there])

    def _sort(self, asked: Numbers, who: Numbers, said: Numbers) -> None:
        """By question, then by group. One number holds all three, so that equal answers fall into one."""
        n, v = max(1, len(self._groups)), max(1, len(self._texts))
        packed = np.unique((np.searchsorted(self._asked, asked) * n + who) * v + said)
        place, self._said = packed // v, packed % v
        self._who, self._question = place % n, place // n
        self.doubled = self._groups.none()
        self.doubled[self._who[1:][place[1:] == place[:-1]]] = True

    def columns(self, kept: Numbers) -> list[pa.DictionaryArray]:
        """One column per question, with a row for each of these groups."""
        row_of = np.full(len(self._groups), -1)
        row_of[kept] = np.arange(len(kept))
        bounds = np.searchsorted(self._question, np.arange(len(self.names) + 1))
        return [self._column(slice(*pair), row_of, len(kept)) for pair in pairwise(bounds)]

    def _column(self, part: slice, row_of: Numbers, rows: int) -> pa.DictionaryArray:
        row, said = row_of[self._who[part]], self._said[part]
        used, place = np.unique(said[row >= 0], return_inverse=True)
        indices = np.zeros(rows, np.int32)
        indices[row[row >= 0]] = place + 1
        texts = pa.concat_arrays([pa.array([""], pa.string()), self._texts.take(pa.array(used))])
        return pa.DictionaryArray.from_arrays(pa.array(indices), texts)
