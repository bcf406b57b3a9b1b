"""KoboToolbox exports (XLSX with a sheet per repeat group, or JSON) to one sheet in which each row is a contact.

Add here: a rule about submissions: their versions, their copies, their validation in Kobo.
Keep out: how groups are joined (repeats.py), and what the answers mean (map.py).

Headers may be names or labels, with groups or without: the declaration lists the spellings. A select_multiple is read
from its columns of 0 and 1; one whose labels stand in a single cell, parted by blanks, cannot be taken apart.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.read.headers import declared_headers
from warehouse.contract.read.layouts import coded, system
from warehouse.contract.read.layouts.coded import Mask, Numbers
from warehouse.contract.read.layouts.repeats import Family, Joined, joined
from warehouse.contract.read.sheet import Sheet

NOT_APPROVED = frozenset(map(fold, ("Not Approved", "validation_status_not_approved")))


def contacts(pages: Mapping[str, Sheet], declaration: Declaration) -> Sheet:
    """The contacts of an export, its pages by name, the main one first. Raises FileRefused."""
    family = Family(pages, declaration)
    _check_version(family.main, declaration)
    found = _without_copies(_approved(joined(family, declaration)), declaration)
    return coded.with_agreed_headers(_readable(found.shown(), declaration), declaration)


def _check_version(main: Sheet, declaration: Declaration) -> None:
    """A question of another version of the form may have the same name and mean something else."""
    known = declaration.file.form_versions
    if not known or not main.rows:
        return
    columns = [column for header, column in zip(main.headers, main.columns, strict=True) if fold(header) in _VERSION]
    if not columns:
        raise FileRefused(Problem(declaration.code, "missing_column", column=system.VERSION[0]))
    others = np.zeros(main.rows, bool)
    for column in columns:
        is_other = pc.invert(pc.is_in(column.dictionary, pa.array([*known, ""], pa.string())))
        others |= is_other.take(column.indices).to_numpy(zero_copy_only=False)
    if others.any():
        first = coded.row_numbers(main, others)[0]
        problem = Problem(
            declaration.code, "new_form_version", row_no=first, column=system.VERSION[0], count=int(others.sum())
        )
        raise FileRefused(problem)


_VERSION = frozenset(map(fold, system.VERSION))


def _approved(found: Joined) -> Joined:
    """Without what the partner's own reviewers have turned down."""
    refused = np.zeros(found.sheet.rows, bool)
    for header, column in zip(found.sheet.headers, found.sheet.columns, strict=True):
        if fold(header) in set(map(fold, system.STATUS)):
            refused |= coded.holds(column, NOT_APPROVED)
    return _told(found.kept(~refused), "not_approved", int(refused.sum()))


def _told(found: Joined, word: str, rows: int) -> Joined:
    return replace(found, sheet=found.sheet.told(word, rows))


def _without_copies(found: Joined, declaration: Declaration) -> Joined:
    """The same submission twice, with the same answers, is one. With other answers the later one is refused."""
    uuid = coded.places(found.sheet.headers).get(fold(system.UUID))
    if uuid is None:
        return found
    spellings = {fold(text) for text in declaration.columns.get("source_uid", [])}
    codes, _ = coded.numbers(found.sheet.columns[uuid])
    who = codes * (int(found.ordinal.max(initial=0)) + 1) + found.ordinal
    has_uuid = ~coded.holds(found.sheet.columns[uuid], frozenset({""}))
    alike = _alike(found.sheet, who, has_uuid, declared_headers(declaration).keys() - spellings)
    copies = _again(alike, has_uuid)
    kept = _told(found.kept(~copies), "repeated_rows", int(copies.sum()))
    if fold(system.UUID) in spellings:
        return kept  # the mapper sees the number twice, and keeps the first good one
    other = _again(who[~copies], has_uuid[~copies])
    faults = coded.noted(kept.sheet.faults, duplicate_uid=coded.row_numbers(kept.sheet, other))
    return replace(kept, sheet=replace(kept.sheet, faults=faults)).kept(~other)


def _alike(sheet: Sheet, who: Numbers, rows: Mask, compared: set[str]) -> Numbers:
    """Rows of the same submission that are equal in every compared column have the same number."""
    result = np.unique(who, return_inverse=True)[1]
    if not _again(result, rows).any():
        return result
    for header, column in zip(sheet.headers, sheet.columns, strict=True):
        if fold(header) in compared:
            codes, texts = coded.numbers(column)
            result = np.unique(result * len(texts) + codes, return_inverse=True)[1]
    return result


def _again(numbers: Numbers, rows: Mask) -> Mask:
    """Of these rows, the ones whose number another of them had before."""
    places = np.flatnonzero(rows)
    result = np.zeros(len(numbers), bool)
    result[places] = True
    result[places[np.unique(numbers[places], return_index=True)[1]]] = False
    return result


def _readable(sheet: Sheet, declaration: Declaration) -> Sheet:
    """Without the columns that Kobo adds on its own, and without places on the map."""
    declared = declared_headers(declaration)
    points = system.geopoints(sheet.headers) - declared.keys()

    def is_read(header: str, column: pa.DictionaryArray) -> bool:
        if fold(header) in declared:
            return True
        is_own = not system.is_system(header, declared) and fold(header) not in points
        return is_own and not system.is_all_geopoints(column)

    pairs = [pair for pair in zip(sheet.headers, sheet.columns, strict=True) if is_read(*pair)]
    return replace(sheet, headers=[header for header, _ in pairs], columns=[column for _, column in pairs])
