"""A file that ends too early: with far fewer rows than its partner usually sends, or than it would replace.

Add here: another sign that the rest of a file is missing.
Keep out: a last row that breaks off (read/delimited.py); archives and workbooks do not open when they were cut.

Few rows alone are no sign: a month may be quiet. They hold a delivery only beside another sign: no contact in a third
of the span at its beginning or end, a last line without its end, a last row that is too short. Where the partner says
that the month was quiet, it is written into `delivery.quiet_months`, and the file is read again.

Rows that come late may be sent alone, as a file of their whole month. So a file that would replace a large delivery by
less than a fifth of its rows is held without another sign.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.contract.manifest import Manifest
from warehouse.contract.map.map import Rows
from warehouse.contract.read.sheet import Sheet

Usual = Callable[[Manifest], float | None]
USUAL_ROWS, FEW, VERY_FEW, GAP = 40, 0.5, 0.2, 1 / 3
FEWER, REPLACES = "far_fewer_rows", "replaces_far_more"


def unknown(_: Manifest) -> float | None:
    """Of a file that is only checked, nothing earlier is at hand."""
    return None


@dataclass(frozen=True)
class Known:
    """What is known of the partner's earlier deliveries, in numbers of rows or shares of them."""

    usual: Usual = unknown  # for a span like that of this delivery
    replaced: Usual = unknown  # taken before, for days that this delivery covers
    alike: Usual = unknown  # share of the rows with a code that agree with another one (keying/copies.py)


NOTHING = Known()


def found(sheet: Sheet, rows: Rows, manifest: Manifest, declaration: Declaration, known: Known) -> list[Problem]:
    """Far fewer rows than usual, and another sign that some are missing; or very few in the place of many."""
    if manifest.span_start is None or f"{manifest.span_start:%Y-%m}" in declaration.delivery.quiet_months:
        return []
    replaced = known.replaced(manifest) or 0
    if replaced >= USUAL_ROWS and manifest.rows_received < VERY_FEW * replaced:
        return [Problem(declaration.code, REPLACES, count=manifest.rows_received)]
    return _cut_off(sheet, rows, manifest, declaration, known.usual)


def _cut_off(sheet: Sheet, rows: Rows, manifest: Manifest, declaration: Declaration, usual: Usual) -> list[Problem]:
    span, days = (manifest.span_start, manifest.span_end), pc.drop_null(rows.columns["contact_date"])
    if span[0] is None or span[1] is None or not manifest.rows_received:
        return []
    if not (sheet.is_open or sheet.is_short or _has_gap(days, span[0], span[1])):
        return []
    expected = usual(manifest) or 0
    if expected < USUAL_ROWS or manifest.rows_received >= FEW * expected:
        return []
    return [Problem(declaration.code, FEWER, count=manifest.rows_received)]


def _has_gap(days: pa.Array, first: date, last: date) -> bool:
    """Whether a third of the span has no contact, at its beginning or at its end."""
    if not len(days):
        return False
    ends, length = pc.min_max(days).as_py(), (last - first).days + 1
    return bool(max((ends["min"] - first).days, (last - ends["max"]).days) >= GAP * length)
