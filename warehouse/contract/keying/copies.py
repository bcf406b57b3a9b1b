"""Contacts copied under other record numbers, or without, in any order: they agree in everything but the number.

Add here: another share of equal contacts that speaks of copies.
Keep out: blocks that stand in the file again in the same order (map/pasted.py).

Nobody meets many of its people twice on one day with all things equal. How many are usual, the partner's last
deliveries say, or its declaration. Anonymous contacts may be alike as often as they like, but not nearly all of them
two by two.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.contract.gate.gate import Matched
from warehouse.contract.keying.second_keying import PREFIX
from warehouse.contract.manifest import Manifest
from warehouse.contract.map import pasted
from warehouse.contract.map.early_end import Known
from warehouse.contract.map.pasted import Hashes, Numbers
from warehouse.contract.read.sheet import Sheet
from warehouse.tokens.first_keying import FULL

# Shares of the rows with a code that may agree with another one: where nothing earlier is known, and where more than
# three times the usual is too many, but never less than this.
FEWEST_ALIKE, UNKNOWN_SHARE, LEAST_SHARE, TIMES_USUAL = 3, 0.1, 0.03, 3
HALF = 0.5  # of contacts that all stand there twice
BY_CHANCE = 4  # so many deviations from what a coin would give: one file in thirty thousand
_NUMBERS = ("row_no", "source_uid")


def found(
    accepted: pa.Table, sheet: Sheet, matched: Matched, manifest: Manifest, declaration: Declaration, known: Known
) -> list[Problem]:
    """Rows that agree in all but their record numbers: more than is usual with codes, or two by two without."""
    again, coded = alike(accepted)
    share = len(again) / coded if coded else 0.0
    if len(again) >= FEWEST_ALIKE and share > LEAST_SHARE and share > _most(manifest, declaration, known):
        return [Problem(declaration.code, "rows_alike", row_no=int(again[0]), count=len(again))]
    is_read = np.isin(np.asarray(sheet.row_no), np.asarray(accepted["row_no"])) & ~pasted.with_code(sheet, matched)
    place = _by_twos_or_threes(pasted.alike_rows(sheet, matched, only_read=True)[is_read])
    if place is None or (declaration.delivery.alike_up_to or 0.0) >= HALF:
        return []
    return [Problem(declaration.code, "rows_alike", row_no=int(np.asarray(sheet.row_no)[is_read][place]))]


def alike(accepted: pa.Table) -> tuple[Numbers, int]:
    """The rows that agree with an earlier one of the same person in everything but the record number; and how many
    rows have a code."""
    persons = [name for name in accepted.column_names if name.startswith(PREFIX) and name.endswith(f"_{FULL}")]
    has_code = np.zeros(accepted.num_rows, dtype=bool)
    for name in persons:
        has_code |= np.asarray(accepted[name].is_valid())
    coded = accepted.filter(pa.array(has_code))
    # Nearly all rows are out of the question by their person and day, and the other columns are not looked at.
    day = _hashed(coded.select([*persons, "contact_date"]))
    which, counts = np.unique(day, return_inverse=True, return_counts=True)[1:]
    candidates = coded.filter(pa.array(counts[which] > 1))
    others = candidates.select([name for name in candidates.column_names if name not in _NUMBERS])
    return np.asarray(candidates["row_no"])[~pasted.is_first(_hashed(others))], coded.num_rows


def _most(manifest: Manifest, declaration: Declaration, known: Known) -> float:
    if declaration.delivery.alike_up_to is not None:
        return declaration.delivery.alike_up_to
    usual = known.alike(manifest)
    return UNKNOWN_SHARE if usual is None else TIMES_USUAL * usual


def _by_twos_or_threes(rows: Hashes) -> int | None:
    """Where the first copy stands, when nearly every kind of row stands there a multiple of two or three times."""
    first, counts = np.unique(rows, return_index=True, return_counts=True)[1:]
    for times in (2, 3):
        fits = np.count_nonzero(counts % times == 0)
        if len(counts) and 2 * fits - len(counts) >= BY_CHANCE * np.sqrt(len(counts)):
            return int(np.flatnonzero(~np.isin(np.arange(len(rows)), first))[0])
    return None


def _hashed(table: pa.Table) -> Hashes:
    rows = np.zeros(table.num_rows, dtype=np.uint64)
    for position, column in enumerate(table.columns):
        whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        encoded = whole if pa.types.is_dictionary(whole.type) else pc.dictionary_encode(whole)
        if isinstance(encoded, pa.ChunkedArray):
            encoded = encoded.combine_chunks()
        rows = pasted.mixed(rows, pc.fill_null(encoded.indices, -1), position)
    return rows
