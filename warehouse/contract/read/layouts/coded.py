"""Columns as numbers: equal texts have equal numbers, so that rows are compared and joined without a loop over them.

Add here: something done to a column whatever exporter wrote it.
Keep out: what any header means (kobo.py, dhis2.py).
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.read.headers import declared_headers
from warehouse.contract.read.sheet import Sheet, compact, encode
from warehouse.tokens.first_keying import FULL, column_name

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
MAX_COLUMNS = 1000
MAX_CELLS = 60_000_000


def numbers(column: pa.DictionaryArray) -> tuple[Numbers, pa.Array]:
    """Each row's text as a number into distinct texts. (A dictionary may hold the same text twice after trimming.)"""
    distinct = pc.dictionary_encode(column.dictionary)
    positions = distinct.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return positions[column.indices.to_numpy(zero_copy_only=False)], distinct.dictionary


def column_of(codes: Numbers, texts: pa.Array) -> pa.DictionaryArray:
    """The way back, without texts that no row holds."""
    return compact(pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), texts))


def same(text: str, rows: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(rows, np.int32)), pa.array([text], pa.string()))


def holds(column: pa.DictionaryArray, words: frozenset[str]) -> Mask:
    """Which rows hold one of these (folded) words."""
    found = np.array([fold(text) in words for text in column.dictionary.to_pylist()], dtype=bool)
    result: Mask = found[column.indices.to_numpy(zero_copy_only=False)]
    return result


def picked(column: pa.DictionaryArray, rows: Numbers) -> pa.DictionaryArray:
    return compact(column.take(pa.array(rows)))


def joined(left: pa.DictionaryArray, right: pa.Array, sign: str) -> pa.DictionaryArray:
    """Text, sign, text; an empty left side stays empty."""
    texts = left.dictionary.take(left.indices)
    both = pc.binary_join_element_wise(texts, right.cast(pa.string()), sign)
    return encode(pc.if_else(pc.equal(texts, ""), "", both))


def places(headers: list[str]) -> dict[str, int]:
    """Folded header → its first column."""
    found: dict[str, int] = {}
    for position, header in enumerate(headers):
        found.setdefault(fold(header), position)
    return found


def one(sheet: Sheet, names: tuple[str, ...], partner: str) -> int | None:
    """Where the column of any of these names stands. Raises FileRefused when there are two."""
    wanted = set(map(fold, names))
    found = [position for position, header in enumerate(sheet.headers) if fold(header) in wanted]
    if len(found) > 1:
        raise FileRefused(Problem(partner, "column_twice", column=names[0]))
    return found[0] if found else None


def agreed_headers(declaration: Declaration) -> list[str]:
    """The first spelling of everything the declaration reads, for files that hold nothing and so no header."""
    found = [spellings[0] for spellings in declaration.columns.values()]
    found += [spelled[0] for choices in declaration.one_hot.values() for spelled in choices.values()]
    found += [ticks.headers[0] for ticks in declaration.ticks]
    sealed = declaration.scopes if declaration.tokens.mode == "sealed" else []
    return found + [column_name(scope, FULL) for scope in sealed]


def with_agreed_headers(sheet: Sheet, declaration: Declaration) -> Sheet:
    """A file without any contact cannot show which columns it would have: that is no drift."""
    if sheet.rows:
        return sheet
    there, feeds = places(sheet.headers), declared_headers(declaration)
    fed = {feeds[header] for header in there if header in feeds}
    missing = [name for name in agreed_headers(declaration) if feeds[fold(name)] not in fed]
    columns = [*sheet.columns, *(same("", 0) for _ in missing)]
    return Sheet([*sheet.headers, *missing], columns, sheet.row_no, sheet.ragged, sheet.repaired, sheet.faults)


def row_numbers(sheet: Sheet, rows: Mask | Numbers) -> list[int]:
    """The rows of a mask or a list of positions, as a spreadsheet counts them."""
    found: list[int] = sheet.row_no.to_numpy(zero_copy_only=False)[rows].tolist()
    return found


def noted(faults: Mapping[str, list[int]], **more: list[int]) -> dict[str, list[int]]:
    """Faults with others added; a rule that nothing breaks is not named."""
    rules = {*faults, *more}
    found = {rule: sorted({*faults.get(rule, []), *more.get(rule, [])}) for rule in sorted(rules)}
    return {rule: rows for rule, rows in found.items() if rows}
