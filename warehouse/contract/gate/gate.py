"""The gate: which columns may be read, and whether any column holds what identifies a person.

Add here: a rule about columns of a file.
Keep out: rules about single rows (map.py) and the detectors (identifiers.py).
The gate answers with column, rule and count, never with a value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract import contact_fields
from warehouse.contract.declaration.declaration import TICKS, Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.gate import identifiers
from warehouse.contract.read.sheet import Sheet
from warehouse.networks import home
from warehouse.tokens.first_keying import FULL, LABELS, MATCH_LABELS, column_name
from warehouse.tokens.recipe import recipes

_KNOWN_LABELS_UP_TO = 5000


@dataclass(frozen=True)
class Matched:
    """Where each thing the contract knows stands in the file. Everything else is not read."""

    fields: Mapping[str, int]
    choices: Mapping[str, Mapping[str, int]]
    tokens: Mapping[tuple[str, str], int]
    ticks: Mapping[str, int] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)

    def name(self, position: int) -> str:
        """What a column is called in a message: its field, or its place where the contract does not know it."""
        for name, at in (*self.fields.items(), *self.ticks.items()):
            if at == position:
                return name
        for name, choices in self.choices.items():
            if position in choices.values():
                return name
        for (scope, label), at in self.tokens.items():
            if at == position:
                return column_name(scope, label)
        return unknown_column(position)


def unknown_column(position: int) -> str:
    return f"#{position + 1}"


def match(sheet: Sheet, declaration: Declaration) -> Matched:
    """The allow-list. Raises FileRefused naming every declared column that is missing or there twice."""
    where: dict[str, list[int]] = {}
    for position, header in enumerate(sheet.headers):
        where.setdefault(fold(header), []).append(position)
    finder = _Finder(where, declaration.code)
    fields = {name: finder.one(name, spellings) for name, spellings in declaration.columns.items()}
    choices = {
        name: {code: finder.one(name, spellings) for code, spellings in spelled.items()}
        for name, spelled in declaration.one_hot.items()
    }
    ticks = {f"{TICKS}{at}": finder.one(f"{TICKS}{at}", each.headers) for at, each in enumerate(declaration.ticks)}
    tokens = _token_columns(finder, declaration)
    chosen = [at for choice in choices.values() for at in choice.values()]
    known = {*fields.values(), *ticks.values(), *tokens.values(), *chosen} - {None}
    unknown = [position for position in range(len(sheet.headers)) if position not in known]
    _refuse_incomplete(finder, declaration, known, unknown)
    each_choice = {name: _there(found) for name, found in choices.items()}
    matched = Matched(_there(fields), each_choice, tokens, _there(ticks), unknown)
    _refuse_merged(sheet, matched, declaration.code)
    return matched


def _refuse_merged(sheet: Sheet, matched: Matched, partner: str) -> None:
    """A cell merged downwards stands in its first row only: the rows below it would silently have none."""
    read = [
        (row, at)
        for row, left, right, is_down in sheet.merged
        for at in range(left, min(right + 1, len(sheet.headers)))
        if is_down and at not in matched.unknown
    ]
    if read:
        raise FileRefused(
            *(Problem(partner, "merged_cells", row_no=row, column=matched.name(at)) for row, at in read[:100])
        )


def _there(found: Mapping[str, int | None]) -> dict[str, int]:
    return {name: position for name, position in found.items() if position is not None}


def merged_sideways(sheet: Sheet, matched: Matched) -> list[tuple[int, str]]:
    """Rows in which one cell covers several columns that are read, and what the first of them is called."""
    found = []
    for row, left, right, is_down in sheet.merged:
        read = [at for at in range(left, min(right + 1, len(sheet.headers))) if at not in matched.unknown]
        if len(read) > 1 and not is_down:
            found.append((row, matched.name(read[0])))
    return found


class _Finder:
    """Finds headers, and remembers what it did not find or found twice."""

    def __init__(self, where: dict[str, list[int]], partner: str) -> None:
        self.where, self.partner = where, partner
        self.missing: dict[str, int] = {}
        self.doubled: set[str] = set()
        self.lost: list[str] = []  # columns of match keys: without them fewer contacts of a person are found

    def one(self, name: str, spellings: list[str]) -> int | None:
        found = sorted({at for spelling in spellings for at in self.where.get(fold(spelling), [])})
        if len(found) > 1:
            self.doubled.add(name)
        if not found:
            self.missing[name] = self.missing.get(name, 0) + 1
        return found[0] if found else None


def _token_columns(finder: _Finder, declaration: Declaration) -> dict[tuple[str, str], int]:
    if declaration.tokens.mode != "sealed":
        return {}
    found: dict[tuple[str, str], int] = {}
    expected = _match_keys(finder, declaration)
    for scope in declaration.scopes:
        for label in LABELS:
            name = column_name(scope, label)
            if label != FULL and fold(name) not in finder.where:
                finder.lost += [name] if label in expected else []
                continue
            if (at := finder.one(name, [name])) is not None:
                found[scope, label] = at
    return found


def _match_keys(finder: _Finder, declaration: Declaration) -> set[str]:
    """The match keys that the sealing tool makes by the recipe; where it is not shipped, those of any scope."""
    recipe = recipes().get(declaration.tokens.recipe)
    if recipe:
        return set(recipe.match)
    return {
        label
        for label in MATCH_LABELS
        for scope in declaration.scopes
        if fold(column_name(scope, label)) in finder.where
    }


def _refuse_incomplete(
    finder: _Finder, declaration: Declaration, known: set[int | None], unknown: Iterable[int]
) -> None:
    optional = {*declaration.optional, *(f"{TICKS}{at}" for at, each in enumerate(declaration.ticks) if each.optional)}
    missing = {name: count for name, count in finder.missing.items() if name not in optional}
    if missing and not known:
        raise FileRefused(Problem(declaration.code, "header_not_found"))
    problems = [Problem(declaration.code, "missing_column", column=name, count=n) for name, n in missing.items()]
    problems += [Problem(declaration.code, "match_keys_gone", column=name) for name in finder.lost]
    problems += [Problem(declaration.code, "column_twice", column=name) for name in sorted(finder.doubled)]
    if problems:
        # A column that is missing may be there under a header that nobody knows.
        raise FileRefused(*problems, unread=[position + 1 for position in unknown])


def check(sheet: Sheet, matched: Matched, declaration: Declaration, span_start: date) -> None:
    """Look into every column, read or not. Raises FileRefused naming each that identifies persons."""
    problems: list[Problem] = []
    sealed = set(matched.tokens.values())
    for position, column in enumerate(sheet.columns):
        if position in sealed:
            continue
        texts = column.dictionary.filter(pc.greater(pc.binary_length(column.dictionary), 0))
        name = matched.name(position)
        leaks = _leaks(_without_known_labels(texts, name, declaration), name, span_start)
        if not leaks and position in matched.unknown and identifiers.promises_a_person(sheet.headers[position]):
            leaks = [("identifying_header", len(texts))] if len(texts) else []
        problems += [Problem(declaration.code, rule, column=name, count=hits) for rule, hits in leaks]
    if problems:
        raise FileRefused(*problems)


def _leaks(texts: pa.Array, name: str, span_start: date) -> list[tuple[str, int]]:
    if not len(texts):
        return []
    found: dict[str, int] = {}
    for detector in identifiers.detectors(frozenset(home.in_force().countries)):
        if detector.rule not in found and (hits := detector.hits(texts)):
            found[detector.rule] = hits
    if name not in contact_fields.DATES and (hits := identifiers.birth_dates(texts, span_start)):
        found["birth_date"] = hits
    if not found and (hits := identifiers.person_names(texts)):
        found["person_name"] = hits
    if not found and (hits := identifiers.free_texts(texts)):
        found["free_text"] = hits
    return list(found.items())


def _without_known_labels(texts: pa.Array, name: str, declaration: Declaration) -> pa.Array:
    """What the contract expects in a column is no leak, however much it looks like one."""
    known = _known_labels(name, declaration)
    if not known or len(texts) > _KNOWN_LABELS_UP_TO:
        return texts
    separator = declaration.separators.get(name)
    if name.startswith(TICKS):
        separator = declaration.ticks[int(name.removeprefix(TICKS))].separator

    def is_known(text: str) -> bool:
        parts = text.split(separator) if separator else [text]
        return all(fold(part) in known for part in parts)

    return pa.array([text for text in texts.to_pylist() if not is_known(text)], pa.string())


def _known_labels(name: str, declaration: Declaration) -> set[str]:
    if name.startswith(TICKS):
        ticks = declaration.ticks[int(name.removeprefix(TICKS))]
        return {"", *map(fold, (*ticks.words, *ticks.ignore))}
    words = [
        *declaration.values.get(name, {}),
        *contact_fields.CHOICES.get(name, ()),
        *contact_fields.SETS.get(name, ()),
    ]
    if name in contact_fields.BOOLEANS or name == "link_ok" or name in declaration.one_hot:
        words += [*declaration.booleans.get(True, []), *declaration.booleans.get(False, [])]
    return set(map(fold, words))
