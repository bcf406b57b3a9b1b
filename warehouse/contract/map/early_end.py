"""A file that ends too early: cut off in a row, or with far fewer rows than its partner usually sends.

Add here: another sign that the rest of a file is missing.
Keep out: archives and workbooks, which do not open when they were cut (unwrap.py, workbook.py).

Few rows alone are no sign: a month may be quiet. They hold a delivery only beside another sign: no contact in a third
of the span at its beginning or end, a last line without its end, a last row that is too short. Where the partner says
that the month was quiet, it is written into `delivery.quiet_months`, and the file is read again.
"""

from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.contract.manifest import Manifest
from warehouse.contract.map.map import Rows
from warehouse.contract.read.sheet import Sheet

Usual = Callable[[Manifest], float | None]
FEWEST_ROWS, MOST_WORDS = 10, 20
USUAL_ROWS, FEW, GAP = 40, 0.5, 1 / 3


def unknown(_: Manifest) -> float | None:
    """Of a file that is only checked, nothing earlier is at hand."""
    return None


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


def found(sheet: Sheet, rows: Rows, manifest: Manifest, declaration: Declaration, usual: Usual) -> list[Problem]:
    """Far fewer rows than usual, and another sign that some are missing."""
    span, days = (manifest.span_start, manifest.span_end), pc.drop_null(rows.columns["contact_date"])
    if span[0] is None or span[1] is None or not manifest.rows_received or _is_known_as_quiet(span[0], declaration):
        return []
    if not (sheet.is_open or sheet.is_short or _has_gap(days, span[0], span[1])):
        return []
    expected = usual(manifest) or 0
    if expected < USUAL_ROWS or manifest.rows_received >= FEW * expected:
        return []
    return [Problem(declaration.code, "far_fewer_rows", count=manifest.rows_received)]


def _is_known_as_quiet(first: date, declaration: Declaration) -> bool:
    return f"{first:%Y-%m}" in declaration.delivery.quiet_months


def _has_gap(days: pa.Array, first: date, last: date) -> bool:
    """Whether a third of the span has no contact, at its beginning or at its end."""
    if not len(days):
        return False
    ends, length = pc.min_max(days).as_py(), (last - first).days + 1
    return bool(max((ends["min"] - first).days, (last - ends["max"]).days) >= GAP * length)
