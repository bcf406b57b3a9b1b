"""What changed since an earlier report: every number that it was made of, asked again of this release.

Add here: another way in which a number can change. Keep out: how it is said (chapters/changed.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dashboards.report.content.lineage import read_source, written
from dashboards.report.content.published import Published
from dashboards.report.document import Source

Kind = Literal["revised", "withdrawn", "appeared"]
# In their order, the number that stands for a row.
NUMBERS = ("persons", "linked_persons", "point", "coverage_point", "share", "probability", "amount", "change_points",
           "slope_points", "percent_low", "reporting_completeness", "files", "received")  # fmt: skip
# A figure that is shown now and was not before is the same figure.
_NOT_A_NAME = "status"


@dataclass(frozen=True)
class Change:
    """One number of the earlier report. `cell`: column → value, which row of the table it is."""

    kind: Kind
    table: str
    cell: Mapping[str, Any]
    column: str
    before: float | None
    now: float | None


def changes(published: Published, before: Mapping[str, Any]) -> tuple[list[Change], dict[str, Any]]:
    """Changes in the order of the earlier report, each once, and what the earlier report was asked for."""
    found: dict[str, Change] = {}
    for block in before["blocks"]:
        for line in block["sources"]:
            source = read_source(line)
            for change in _of_source(published, source):
                found.setdefault(_identity(published, change), change)
    return [*found.values()], before["asked"]


def _identity(published: Published, change: Change) -> str:
    """The same number may be read by questions that differ in what they leave open."""
    key = published.key(change.table)
    cell = {column: value for column, value in change.cell.items() if not key or column in key}
    return repr((change.table, sorted(cell.items()), change.column))


def _of_source(published: Published, source: Source) -> Iterator[Change]:
    number = next((column for column in NUMBERS if column in source.columns), None)
    if number is None:
        return
    fixed = {
        column: written(value)
        for column, value in source.where.items()
        if not isinstance(value, tuple) and column != _NOT_A_NAME
    }
    key = [column for column in published.key(source.table) if column in source.columns]
    earlier, now = (_numbers(each, key, number) for each in (source, published.again(source).source))
    for name, value in earlier.items():
        later = now.get(name)
        if value != later:
            kind: Kind = "appeared" if value is None else "withdrawn" if later is None else "revised"
            yield Change(kind, source.table, {**fixed, **dict(name)}, number, _number(value), _number(later))


def _numbers(source: Source, key: list[str], number: str) -> dict[tuple[tuple[str, Any], ...], Any]:
    """Row → its number; none where a later version of the table has no such column.

    A row goes by its key in the table's contract: what else stands in it (the last month of a trend, the source of an
    estimate) may change, and the number is still shown.
    """
    if number not in source.columns:
        return {}
    rows = (dict(zip(source.columns, written(row), strict=True)) for row in source.rows)
    return {tuple((column, row.get(column)) for column in key): row[number] for row in rows}


def _number(value: Any) -> float | None:
    return None if value is None else value + 0
