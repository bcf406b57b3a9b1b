"""How many persons a delivery speaks of: by the partner's own codes, and after joining codes that are one person.

Add here: another count of persons that a partner may hear about its own delivery.
Keep out: other partners' rows: a letter that knew them would tell one NGO whom another one meets.

Joining follows the linkage of the warehouse (dbt, int_token_candidate), within this one delivery: a match key joins two
codes when it is found with exactly these two, and their known birth-year bands are the same. Evidence of place is not
weighed: both were met by one partner, where a shared key is nearly always one person.
"""

import unicodedata

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.gate.gate import Matched
from warehouse.contract.keying.second_keying import PREFIX
from warehouse.contract.read.sheet import Sheet
from warehouse.tokens.first_keying import FULL, MATCH_LABELS

Numbers = npt.NDArray[np.int64]
Persons = tuple[int | None, int | None]
_NO_BAND = -1
_ASKED = {"row_no", "contact_date", "birth_year_band"}  # of a row, besides its codes


def counted(accepted: pa.Table, sheet: Sheet, matched: Matched, declaration: Declaration) -> Persons:
    """Persons by the partner's codes, and after joining. (None, None) where the partner sends no codes."""
    scope = national_scope(declaration)
    if declaration.tokens.mode == "none" or scope is None:
        return None, None
    full = accepted[PREFIX + f"{scope}_{FULL}"]
    asked = {PREFIX + f"{scope}_{label}" for label in (FULL, *MATCH_LABELS)} | _ASKED
    coded = accepted.select([name for name in accepted.column_names if name in asked]).filter(full.is_valid())
    if declaration.tokens.mode == "unsealed":
        codes = sheet.columns[matched.fields["client_code"]]
        return _typed(codes, sheet.row_no, coded["row_no"]), len(full.unique().drop_null())
    return sealed_persons(coded, scope)


def national_scope(declaration: Declaration) -> str | None:
    """The first declared scope that is one country. Its codes are the ones national figures count."""
    return next((scope for scope in declaration.scopes if "_" not in scope), None)


def sealed_persons(coded: pa.Table, scope: str) -> tuple[int, int]:
    """The same for rows that all carry a sealed code."""
    codes = _places(coded[PREFIX + f"{scope}_{FULL}"])
    count = int(codes.max()) + 1 if len(codes) else 0
    names = [PREFIX + f"{scope}_{label}" for label in MATCH_LABELS]
    pairs = [_pairs(codes, coded[name], count) for name in names if name in coded.column_names]
    links = np.unique(np.concatenate(pairs), axis=0) if pairs else np.empty((0, 2), np.int64)
    if not len(links):
        return count, count
    bands = _earliest_bands(codes, coded, count)
    a, b = bands[links[:, 0]], bands[links[:, 1]]
    return count, _components(links[(a == b) | (a == _NO_BAND) | (b == _NO_BAND)], count)


def _typed(codes: pa.DictionaryArray, row_no: pa.Array, counted_rows: pa.ChunkedArray) -> int:
    """Distinct codes as a person typed them. Two systems write one letter in two ways: that is no second code."""
    used = codes.indices.filter(pc.is_in(row_no, value_set=counted_rows.combine_chunks()))
    texts = codes.dictionary.take(used.unique()).to_pylist()
    return len({unicodedata.normalize("NFC", text).strip() for text in texts})


def _places(column: pa.ChunkedArray) -> Numbers:
    """Each distinct value by its number, in the order of first appearance."""
    return _numbers(pc.dictionary_encode(_whole(column)).indices)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """In one piece, and copied only where it is in several."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _numbers(column: pa.Array) -> Numbers:
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.int64)


def _pairs(codes: Numbers, match_keys: pa.ChunkedArray, count: int) -> Numbers:
    """Codes that one match key has in common, where exactly two have it."""
    there = _whole(match_keys.is_valid())
    keys = _places(match_keys.filter(there))
    if not len(keys):
        return np.empty((0, 2), np.int64)
    code = codes[_numbers(there).astype(bool)]
    # Exactly two codes: the smallest and the largest differ, and there is none besides. No sorting of a million rows.
    smallest, largest = np.full(keys.max() + 1, count), np.full(keys.max() + 1, -1)
    np.minimum.at(smallest, keys, code)
    np.maximum.at(largest, keys, code)
    is_pair = smallest < largest
    is_pair[keys[(code != smallest[keys]) & (code != largest[keys])]] = False
    return np.column_stack((smallest[is_pair], largest[is_pair]))


def _earliest_bands(codes: Numbers, coded: pa.Table, count: int) -> Numbers:
    """The band of birth years of each code: the first one known, by date and row."""
    bands = pc.dictionary_encode(_whole(coded["birth_year_band"]))
    known = _numbers(bands.indices.is_valid()).astype(bool)
    band = _numbers(pc.fill_null(bands.indices, _NO_BAND))[known]
    dates = _numbers(_whole(coded["contact_date"]).cast(pa.int32()))[known]
    latest_first = np.lexsort((_numbers(_whole(coded["row_no"]))[known], dates))[::-1]
    earliest = np.full(count, _NO_BAND, np.int64)
    earliest[codes[known][latest_first]] = band[latest_first]  # the last one written, the earliest, stays
    return earliest


def _components(links: Numbers, count: int) -> int:
    """How many persons are left: the smallest code walks along the links until nothing changes."""
    smallest = np.arange(count)
    while True:
        near = np.minimum(smallest[links[:, 0]], smallest[links[:, 1]])
        walked = smallest.copy()
        np.minimum.at(walked, links[:, 0], near)
        np.minimum.at(walked, links[:, 1], near)
        walked = walked[walked]
        if np.array_equal(walked, smallest):
            return len(np.unique(smallest))
        smallest = walked
