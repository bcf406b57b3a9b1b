"""Repeat groups of a Kobo form: every group is a page of its own, and its rows point at rows of the page above.

Add here: another way in which a row of a page is tied to the page above.
Keep out: which columns are never read (system.py), and what becomes of the joined rows (kobo.py).

A row whose parent cannot be found for certain belongs to nobody: it is refused by number, never guessed.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.read.layouts import coded, system
from warehouse.contract.read.layouts.coded import Mask, Numbers
from warehouse.contract.read.sheet import Sheet

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))  # in the name of a sheet
_LONGEST_NAME = 31
_DEEPEST = 10


@dataclass(frozen=True)
class Level:
    """A page, and for every row of the page below which of its rows is meant; -1 is none."""

    name: str
    sheet: Sheet
    rows: Numbers


class Family:
    """The pages of one file: the main one, and those of repeat groups below it."""

    def __init__(self, pages: Mapping[str, Sheet], declaration: Declaration) -> None:
        self._pages, self._declaration = pages, declaration
        wanted = declaration.file.sheet
        main = self.find(wanted) if wanted else next(iter(pages), None)
        if main is None:
            raise self.refused("no_such_sheet")
        self.main_name, self.main = main, pages[main]

    def refused(self, rule: str, column: str | None = None) -> FileRefused:
        return FileRefused(Problem(self._declaration.code, rule, column=column))

    def find(self, name: str) -> str | None:
        """The page of this name, as a spreadsheet may hold it: with other signs replaced, and cut off at the end."""
        known = {fold(page): page for page in reversed(list(self._pages))}
        short = name.rsplit("/", 1)[-1]
        spelled = [cut for text in (name, short) for cut in (text, *_as_sheet_names(text))]
        return next((known[fold(text)] for text in spelled if fold(text) in known), None)

    def lineage(self, name: str) -> list[Level]:
        """From this page up to the main one. Every level's rows are those that the rows of this page mean."""
        sheet = self._pages[name]
        levels = [Level(name, sheet, np.arange(sheet.rows))]
        while levels[-1].name != self.main_name:
            here = levels[-1]
            above, parents = self._parents(here.sheet)
            if len(levels) > _DEEPEST or above in {level.name for level in levels}:
                raise self.refused("no_such_sheet")
            rows = parents[here.rows] if len(parents) else here.rows
            levels.append(Level(above, self._pages[above], np.where(here.rows >= 0, rows, -1)))
        top = levels[-1]
        top.rows[self._other_submission(sheet, top)] = -1
        return levels

    def _parents(self, sheet: Sheet) -> tuple[str, Numbers]:
        """The page above, and each row's parent there."""
        index = self._column(sheet, system.PARENT_INDEX)
        table = self._column(sheet, system.PARENT_TABLE)
        told = Counter(table.dictionary.take(table.indices).to_pylist())
        found = {text: self.find(text) for text in told}
        above = next((page for text, _ in told.most_common() if (page := found[text]) is not None), self.main_name)
        here = np.array([found.get(text) == above for text in table.dictionary.to_pylist()], bool)
        parents = _matched(_whole(index), _whole(self._column(self._pages[above], system.INDEX)))
        return above, np.where(here[table.indices.to_numpy(zero_copy_only=False)], parents, -1)

    def _column(self, sheet: Sheet, name: str) -> pa.DictionaryArray:
        position = coded.one(sheet, (name,), self._declaration.code)
        if position is None:
            raise self.refused("missing_column", name)
        return sheet.columns[position]

    def _other_submission(self, sheet: Sheet, top: Level) -> Mask:
        """Rows that name another submission than the one they point at: somebody sorted or cut one of the pages."""
        own = coded.one(sheet, (system.SUBMISSION_UUID,), self._declaration.code)
        theirs = coded.one(top.sheet, (system.UUID,), self._declaration.code)
        result = np.zeros(sheet.rows, bool)
        there = np.flatnonzero(top.rows >= 0)
        if own is None or theirs is None or not len(there):
            return result
        said, meant = coded.picked(sheet.columns[own], there), coded.picked(top.sheet.columns[theirs], top.rows[there])
        texts = said.dictionary.take(said.indices)
        differ = pc.and_(pc.not_equal(texts, ""), pc.not_equal(texts, meant.dictionary.take(meant.indices)))
        result[there] = differ.to_numpy(zero_copy_only=False)
        return result


def _as_sheet_names(name: str) -> list[str]:
    """How Kobo and Excel write a long name, or one with signs that a sheet's name may not have."""
    plain = name.translate(_FORBIDDEN)
    return [plain, plain[:_LONGEST_NAME], plain[: _LONGEST_NAME - 3] + "..."]


def _whole(column: pa.DictionaryArray) -> Numbers:
    """Row numbers; what is none is -1."""
    texts = column.dictionary.to_pylist()
    values = [int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1 for text in texts]
    result: Numbers = np.array(values, np.int64)[column.indices.to_numpy(zero_copy_only=False)]
    return result


def _matched(wanted: Numbers, index: Numbers) -> Numbers:
    """Where each wanted number stands in an index; -1 where it stands nowhere, or twice."""
    known, first, count = np.unique(index, return_index=True, return_counts=True)
    single = (count == 1) & (known >= 0)
    known, first = known[single], first[single]
    if not len(known):
        return np.full(len(wanted), -1)
    place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[place] == wanted, first[place], -1)
