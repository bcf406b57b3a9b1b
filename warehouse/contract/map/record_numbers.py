"""A partner's own number of each record: nearly every row has another one, so that Python looks at none of them.

Add here: another rule about record numbers.
Keep out: keying them, before they are kept (keying/second_keying.py).
"""

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.map.values import LOST

if TYPE_CHECKING:
    from warehouse.contract.map.map import Rows

FIELD = "source_uid"


def read(rows: "Rows", column: pa.DictionaryArray) -> pa.DictionaryArray:
    """The numbers as they are written, each once, and which row has which; a damaged one is noted."""
    texts = column.dictionary
    is_lost = pc.match_substring(texts, LOST)
    rows.add_fault(FIELD, "unreadable_cell", is_lost.take(column.indices))
    is_there = pc.and_(pc.invert(is_lost), pc.greater(pc.binary_length(texts), 0))
    # Anew: two texts of the file may be one number, with and without blanks around it.
    numbers = pc.dictionary_encode(pc.if_else(is_there, texts, None))
    return pa.DictionaryArray.from_arrays(numbers.indices.take(column.indices), numbers.dictionary)


def refuse_copies(rows: "Rows", gone: pa.Array) -> None:
    """The same record number twice in one file: exporters repeat rows. The first good one is kept."""
    uids = pc.dictionary_encode(rows.columns[FIELD])
    good = pc.and_(pc.and_(uids.is_valid(), pc.invert(gone)), pc.invert(rows.faulty()))
    places = np.flatnonzero(good.to_numpy(zero_copy_only=False))
    index = uids.indices.filter(good).to_numpy(zero_copy_only=False)
    copies = np.zeros(len(rows), dtype=bool)
    copies[places] = True
    copies[places[np.unique(index, return_index=True)[1]]] = False
    rows.add_fault(FIELD, "duplicate_uid", pa.array(copies))


def written_out(rows: "Rows") -> pa.StringArray:
    """The number of each row, as it is kept."""
    numbers = rows.columns[FIELD]
    return numbers.dictionary_decode() if pa.types.is_dictionary(numbers.type) else numbers
