"""DHIS2 tracker events: one row per answer becomes one row per event.

Add here: a column or status that a newer DHIS2 writes.
Keep out: how a data element is understood (map.py). Coordinates and the names of staff are never read: only the
columns named here, and those that the declaration names, are looked at.

An event is whole or refused: one answer given twice with different values, or a damaged row, would otherwise load an
event with an answer that nobody gave.
"""

import re
from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.read.headers import declared_headers
from warehouse.contract.read.layouts import coded
from warehouse.contract.read.layouts.coded import Mask, Numbers
from warehouse.contract.read.sheet import Sheet

EVENT, ELEMENT, VALUE = ("event",), ("dataElement",), ("value",)
ABOUT_EVENT = (("orgUnit",), ("program",), ("programStage",))
DATE = ("occurredAt", "eventDate")  # the second is the name up to DHIS2 2.39
STATUS, DELETED = ("status",), ("deleted",)
# An event with one of these has not taken place; DHIS2 itself allows no answers in it.
PLANNED = frozenset({"SCHEDULE", "OVERDUE", "SKIPPED"})
TAKEN_PLACE = frozenset({"ACTIVE", "COMPLETED", "VISITED", ""})
YES = frozenset({"TRUE", "1"})
NEVER_READ = frozenset(
    map(
        fold,
        (
            *("geometry", "latitude", "longitude", "coordinate", "storedBy", "storedByDataValue", "completedBy"),
            *("createdBy", "updatedBy", "lastUpdatedBy", "assignedUser", "assignedUserUsername", "username"),
            *("assignedUserDisplayName", "assignedUserFirstName", "assignedUserSurname", "notes"),
        ),
    )
)
_MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")


def contacts(sheet: Sheet, declaration: Declaration) -> Sheet:
    """One row per event that took place. Raises FileRefused for a file that is damaged or no event export."""
    rows = _Rows(sheet, declaration)
    events = Groups(rows.event)
    answers = Answers(events, rows.element, rows.value, declaration.code)
    deleted, planned = (
        events.any(rows.holds(DELETED, frozenset({"TRUE", "1"}))),
        events.any(rows.holds(STATUS, PLANNED)),
    )
    # An event of which one row says deleted and another does not is refused, not dropped.
    torn = events.disagree(rows.compared())
    gone = (deleted | planned) & ~torn
    unknown = events.any(~rows.holds(STATUS, TAKEN_PLACE | PLANNED)) if rows.has(STATUS) else events.none()
    two_answers = torn | (answers.doubled & ~gone)
    nameless = answers.nameless & ~gone & ~two_answers
    unknown &= ~gone & ~two_answers & ~nameless
    kept = np.flatnonzero(~(gone | two_answers | nameless | unknown))

    def begin(which: Mask) -> list[int]:
        return coded.row_numbers(sheet, events.first[which])

    faults = coded.noted(
        sheet.faults, two_answers=begin(two_answers), missing_value=begin(nameless), unknown_label=begin(unknown)
    )
    about = {name: coded.picked(column, events.first[kept]) for name, column in rows.about().items()}
    row_no = sheet.row_no.take(pa.array(events.first[kept]))
    columns = [*about.values(), *answers.columns(kept)]
    result = Sheet([*about, *answers.names], columns, row_no, [], dict(sheet.repaired), faults)
    result = result.told("deleted_events", int((deleted & gone).sum()))
    result = result.told("scheduled_events", int((planned & ~deleted & gone).sum()))
    return coded.with_agreed_headers(result, declaration)


def local_days(moments: pa.DictionaryArray, zone: ZoneInfo) -> pa.DictionaryArray:
    """Moments become days where the partner is; DHIS2 means UTC where it names no offset. The rest stays as it is."""
    days = [_local_day(text, zone) for text in moments.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(moments.indices, pa.array(days, pa.string()))


def _local_day(text: str, zone: ZoneInfo) -> str:
    if not _MOMENT.match(text):
        return text
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone).date().isoformat()
    except (ValueError, OverflowError):  # no such day: the mapper says so, with the row
        return text


class _Rows:
    """The rows of the file, by the columns that may be read."""

    def __init__(self, sheet: Sheet, declaration: Declaration) -> None:
        self.sheet, self.declaration = sheet, declaration
        if sheet.ragged:  # of which event such a row is the answer, nobody knows: it would be loaded without it
            self._refuse("unreadable", row_no=sheet.ragged[0], count=len(sheet.ragged))
        self.event, self.element, self.value = (self.needed(names) for names in (EVENT, ELEMENT, VALUE))
        without = np.flatnonzero(coded.holds(self.event, frozenset({""})))
        if len(without):
            self._refuse("unreadable", row_no=coded.row_numbers(sheet, without)[0], count=len(without))

    def _refuse(self, rule: str, **more: object) -> None:
        raise FileRefused(Problem(self.declaration.code, rule, **more))  # type: ignore[arg-type]

    def column(self, names: tuple[str, ...]) -> pa.DictionaryArray | None:
        position = coded.one(self.sheet, names, self.declaration.code)
        return None if position is None else self.sheet.columns[position]

    def needed(self, names: tuple[str, ...]) -> pa.DictionaryArray:
        if (column := self.column(names)) is None:
            raise FileRefused(Problem(self.declaration.code, "missing_column", column=names[0]))
        return column

    def has(self, names: tuple[str, ...]) -> bool:
        return self.column(names) is not None

    def holds(self, names: tuple[str, ...], words: frozenset[str]) -> Mask:
        column = self.column(names)
        return np.zeros(self.sheet.rows, bool) if column is None else coded.holds(column, words)

    def about(self) -> dict[str, pa.DictionaryArray]:
        """What a row says of its event: header → column."""
        found = {EVENT[0]: self.event}
        for names in ABOUT_EVENT:
            if (column := self.column(names)) is not None:
                found[names[0]] = column
        declared = declared_headers(self.declaration)
        if (moments := self.column(DATE)) is not None:
            name = DATE[1] if fold(DATE[1]) in declared and fold(DATE[0]) not in declared else DATE[0]
            found[name] = local_days(moments, self.declaration.zone_info)
        known = {fold(name) for names in (EVENT, ELEMENT, VALUE, DATE, *ABOUT_EVENT) for name in names} | NEVER_READ
        pairs = zip(self.sheet.headers, self.sheet.columns, strict=True)
        wanted = declared.keys() - known
        return found | {header: column for header, column in pairs if fold(header) in wanted}

    def compared(self) -> list[pa.DictionaryArray]:
        """All rows of one event must say the same of it."""
        more = [column for names in (STATUS, DELETED) if (column := self.column(names)) is not None]
        return [*self.about().values(), *more]


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
