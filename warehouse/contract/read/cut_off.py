"""Whether a text file was cut off within its last row.

Add here: another sign that the last row is not whole.
Keep out: how many rows a partner usually sends (map/early_end.py).
"""

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.read.sheet import Sheet

FEWEST_ROWS, MOST_WORDS = 10, 20


def is_cut(sheet: Sheet) -> bool:
    """Whether the last line has no end, and its row breaks off: too few cells, or half a word in the last one."""
    return sheet.is_open and (sheet.is_short or _is_half_a_word(sheet.columns[-1]))


def _is_half_a_word(column: pa.DictionaryArray) -> bool:
    """Whether the last cell stands nowhere else, and a word begins with it that does. Nothing begins every word."""
    if len(column) < FEWEST_ROWS or len(column.dictionary) > MOST_WORDS:
        return False
    texts = column.dictionary.to_pylist()
    last = texts[column.indices[-1].as_py()]
    is_alone = pc.sum(pc.equal(column.indices, column.indices[-1])).as_py() == 1
    longer = [text for text in texts if text != last and text.startswith(last)]
    return is_alone and not last[-1:].isdigit() and any(not last or text[len(last)].isalpha() for text in longer)
