"""A page of a file as intake reads it: text columns under headers, and what was noticed on the way.

Add here: what every format can say about a page.
Keep out: how a format is parsed, and what a column means.
"""

from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True)
class Sheet:
    """One dictionary-encoded text column per header. `row_no` counts as a spreadsheet does."""

    headers: list[str] = field(repr=False)
    columns: list[pa.DictionaryArray] = field(repr=False)
    row_no: pa.Array
    ragged: list[int]
    repaired: dict[str, int] = field(default_factory=dict)  # a word of rules.yaml's `repairs` → how many rows
    faults: dict[str, list[int]] = field(default_factory=dict)  # a rule → the rows that break it, whatever they hold
    # Cells merged with others: row, first and last column, and whether the rows below are part of it.
    merged: list[tuple[int, int, int, bool]] = field(default_factory=list)
    is_open: bool = False  # the last line of a text has no end
    is_short: bool = False  # its last row has fewer cells than the header

    @property
    def rows(self) -> int:
        return len(self.row_no)

    def kept(self, keep: pa.Array) -> "Sheet":
        """The rows that a mask names; nothing of the others is left, in dictionaries neither."""
        if pc.all(keep).as_py() is not False:
            return self
        columns = [compact(column.filter(keep)) for column in self.columns]
        return replace(self, columns=columns, row_no=self.row_no.filter(keep))

    def told(self, word: str, rows: int) -> "Sheet":
        """The same, with a repair noted."""
        return replace(self, repaired=self.repaired | {word: self.repaired.get(word, 0) + rows}) if rows else self


def encode(column: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    """A text column by its distinct texts, each without blanks around it."""
    encoded = pc.dictionary_encode(column)
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    return trimmed(encoded)


def trimmed(column: pa.DictionaryArray) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(column.indices, pc.utf8_trim_whitespace(column.dictionary))


def compact(column: pa.DictionaryArray) -> pa.DictionaryArray:
    """Without the texts that no row holds any more."""
    used, indices = np.unique(column.indices.to_numpy(zero_copy_only=False), return_inverse=True)
    if len(used) == len(column.dictionary):
        return column
    return pa.DictionaryArray.from_arrays(pa.array(indices.astype(np.int32)), column.dictionary.take(pa.array(used)))


def filled(column: pa.DictionaryArray) -> pa.Array:
    """Which rows hold a text."""
    return pc.greater(pc.utf8_length(column.dictionary), 0).take(column.indices)
