"""Repeat groups of a Kobo form: every group is a page of its own, and its rows point at rows of the page above. Joined,
each row is a contact, with what the pages above and below say of it.

Add here: another way in which a row of a page is tied to the page above; another use of a repeat group, once
`file.repeats` can name it.
Keep out: which columns are never read (system.py), and what becomes of the joined rows (kobo.py).

A row whose parent cannot be found for certain belongs to nobody: it is refused by number, never guessed.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import TICKS, Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.read.headers import declared_headers
from warehouse.contract.read.layouts import coded, system
from warehouse.contract.read.layouts.coded import Mask, Numbers
from warehouse.contract.read.sheet import Sheet
from warehouse.errors import ConfigError

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


@dataclass(frozen=True)
class Joined:
    """Contacts, and for each its submission (a row of the main page) and its number within it."""

    sheet: Sheet
    submission: Numbers
    ordinal: Numbers
    unread: tuple[tuple[str, pa.Array], ...] = ()  # header and texts of columns that are only shown to the gate

    def kept(self, keep: Mask) -> "Joined":
        return Joined(self.sheet.kept(pa.array(keep)), self.submission[keep], self.ordinal[keep], self.unread)

    def shown(self) -> Sheet:
        """With the unread columns: empty, but their texts stay in sight of the gate."""
        empty = pa.array(np.zeros(self.sheet.rows, np.int32))
        columns = [pa.DictionaryArray.from_arrays(empty, texts) for _, texts in self.unread]
        headers = [*self.sheet.headers, *(header for header, _ in self.unread)]
        return replace(self.sheet, headers=headers, columns=[*self.sheet.columns, *columns])


def joined(family: Family, declaration: Declaration) -> Joined:
    """Raises FileRefused when a declared group has no page."""
    uses = declaration.file.repeats
    groups = [group for group, use in uses.items() if use == "rows"]
    if len(groups) > 1:
        raise ConfigError(f"{declaration.code}: only one repeat group can hold the contacts.")
    name = family.find(groups[0]) if groups else family.main_name
    if name is None and family.main.rows:
        raise family.refused("no_such_sheet")
    result = _with_pages_above(family.lineage(name or family.main_name), declaration, is_group=bool(groups))
    for group, use in uses.items():
        if use == "values" and (page := family.find(group)) is not None:
            result = _with_answers(result, family.lineage(page), declaration)
    return result.contacts


@dataclass(frozen=True)
class _Wide:
    """Contacts in the making: which row of which page each of them stands for."""

    contacts: Joined
    rows: Mapping[str, Numbers]


def _with_pages_above(levels: list[Level], declaration: Declaration, *, is_group: bool) -> _Wide:
    own = levels[0].sheet
    there = np.flatnonzero(levels[-1].rows >= 0)
    rows = {level.name: level.rows[there] for level in levels}
    headers = list(own.headers)
    columns = [coded.picked(column, there) for column in own.columns]
    owner = [0] * len(headers)
    for depth, level in enumerate(levels[1:], 1):
        taken = set(map(fold, headers))
        for header, column in zip(level.sheet.headers, level.sheet.columns, strict=True):
            if fold(header) not in taken:  # the row's own column wins over the same of a page above
                headers.append(header)
                columns.append(coded.picked(column, rows[level.name]))
                owner.append(depth)
    submission = rows[levels[-1].name]
    if is_group:
        numbered = [_ordinal(rows[level.name]) for level in levels]
        _number_uids(headers, columns, owner, numbered, declaration)
    sheet = Sheet(headers, columns, own.row_no.take(pa.array(there)), list(own.ragged))
    sheet = replace(sheet, faults=coded.noted({}, orphan_row=coded.row_numbers(own, levels[-1].rows < 0)))
    # Rows of the main page at which no row of the group points.
    empty = np.setdiff1d(np.arange(levels[-1].sheet.rows), levels[-1].rows)
    sheet = sheet.told("no_contact", len(empty) if is_group else 0)
    return _Wide(Joined(sheet, submission, _ordinal(submission)), rows)


def _ordinal(owner: Numbers) -> Numbers:
    """The how-manieth row of its owner each row is, from 1."""
    order = np.argsort(owner, kind="stable")
    begins = np.flatnonzero(np.diff(owner[order], prepend=-1))
    lengths = np.diff(np.append(begins, len(owner)))
    result = np.empty(len(owner), np.int64)
    result[order] = np.arange(len(owner)) - np.repeat(begins, lengths) + 1
    return result


def _number_uids(
    headers: list[str],
    columns: list[pa.DictionaryArray],
    owner: list[int],
    numbered: list[Numbers],
    declaration: Declaration,
) -> None:
    """A record number that comes from a page above is the same for all its rows: each gets its ordinal behind it."""
    spellings = set(map(fold, declaration.columns.get("source_uid", [])))
    for position, header in enumerate(headers):
        depth = len(numbered) - 1 if fold(header).startswith(system.OF_MAIN) else owner[position]
        if fold(header) in spellings and depth:
            columns[position] = coded.joined(columns[position], pa.array(numbered[depth]), "#")


def _with_answers(wide: _Wide, levels: list[Level], declaration: Declaration) -> _Wide:
    """The rows of a page are answers: all that belong to one row of a page above become one text there."""
    target = next(level for level in levels[1:] if level.name in wide.rows)
    page, here = levels[0].sheet, wide.rows[target.name]
    # (Answers to a contact that is itself refused are refused with it.)
    elsewhere = (levels[-1].rows < 0) & np.isin(target.rows, here)
    orphans = (target.rows < 0) | elsewhere
    if orphans.any():  # whose answers these are, nobody knows: somebody's contact would be loaded without them
        row_no = coded.row_numbers(page, orphans)[0]
        raise FileRefused(Problem(declaration.code, "orphan_row", row_no=row_no, count=int(orphans.sum())))
    declared = declared_headers(declaration)
    sheet, unread = wide.contacts.sheet, list(wide.contacts.unread)
    headers, columns = list(sheet.headers), list(sheet.columns)
    torn = np.zeros(target.sheet.rows, bool)
    for header, column in zip(page.headers, page.columns, strict=True):
        if fold(header) in declared:
            answers = _Gathered(target.rows, column, target.sheet.rows, _separator(declared[fold(header)], declaration))
            torn |= answers.torn
            headers.append(header)
            columns.append(coded.picked(answers.column, here))
        elif not system.is_system(header, declared):
            unread.append((header, pa.concat_arrays([pa.array([""], pa.string()), column.dictionary])))
    refused = torn[here]
    faults = coded.noted(sheet.faults, two_answers=coded.row_numbers(sheet, refused))
    sheet = replace(sheet, headers=headers, columns=columns, faults=faults)
    whole = replace(wide.contacts, sheet=sheet, unread=tuple(unread))
    return _Wide(whole.kept(~refused), {name: found[~refused] for name, found in wide.rows.items()})


def _separator(feeds: str, declaration: Declaration) -> str | None:
    """By what the declaration takes several words of one column apart."""
    if feeds.startswith(TICKS):
        return declaration.ticks[int(feeds.removeprefix(TICKS))].separator
    return declaration.separators.get(feeds)


class _Gathered:
    """The distinct texts of many rows as one text per owner. Several that cannot be joined are a contradiction."""

    def __init__(self, owner: Numbers, column: pa.DictionaryArray, owners: int, separator: str | None) -> None:
        codes, texts = coded.numbers(column)
        there = (owner >= 0) & ~coded.holds(column, frozenset({""}))
        packed = owner[there] * max(1, len(texts)) + codes[there]
        _, first = np.unique(packed, return_index=True)
        said: dict[int, list[str]] = {}
        words = texts.to_pylist()
        for pair in packed[np.sort(first)].tolist():
            said.setdefault(pair // len(words), []).append(words[pair % len(words)])
        self.torn = np.zeros(owners, bool)
        if separator is None:
            self.torn[[who for who, many in said.items() if len(many) > 1]] = True
        joined_texts = {who: (separator or "").join(many) for who, many in said.items()}
        known: dict[str, int] = {"": 0}
        found = np.zeros(owners, np.int64)
        for who, text in joined_texts.items():
            found[who] = known.setdefault(text, len(known))
        self.column = coded.column_of(found, pa.array(known, pa.string()))
