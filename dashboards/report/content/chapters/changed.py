"""What changed since the last report: every number that it was made of, asked again of this release.

Add here: another way in which a number can change. Keep out: which sources a report has (lineage.py).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dashboards.report.content.draft import Draft
from dashboards.report.content.lineage import read_source, written
from dashboards.report.content.published import Published
from dashboards.report.document import Block, Source

_LISTED = 40
_PLACES = ("country_code", "region_code", "area_code", "origin_place", "destination_place", "said_country")
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


def blocks(draft: Draft) -> Iterator[Block]:
    if draft.before is None:
        yield from draft.absent("changed.absent", "changed", {"known": False})
        return
    found, asked = changes(draft.published, draft.before)
    of = {kind: sum(each.kind == kind for each in found) for kind in ("revised", "withdrawn", "appeared")}
    first, last = (date.fromisoformat(asked[each]) for each in ("from", "to_before"))
    known = {"known": True, "changes": len(found)}
    yield from draft.paragraph(
        "changed.counts",
        draft.say("changed", known, release=asked["release"], period=draft.words.months(first, last), **of),
    )
    shown = sorted(found, key=lambda each: ("withdrawn", "revised", "appeared").index(each.kind))[:_LISTED]
    rows = [
        [draft.words.name("table_name", each.table), _cell(draft, each), draft.words.text(f"change-{each.kind}"),
         _number(draft, each, each.before), _number(draft, each, each.now)]
        for each in shown
    ]  # fmt: skip
    head = draft.head("what", "which", "changed-how", "before", "now")
    yield from draft.table("changed.table", "table-changed", head, rows, [], left=3)
    if len(found) > _LISTED:
        yield from draft.paragraph("changed.more", draft.say("changed_more", {}, more=len(found) - _LISTED), "note")


def _cell(draft: Draft, change: Change) -> str:
    """The place, the period and the values that tell the row from others; margins are left out."""
    words, cell = draft.words, dict(change.cell)
    kind, start = cell.pop("period_type", None), cell.pop("period_start", None)
    period = [words.period(str(kind), date.fromisoformat(str(start)))] if kind and start else []
    names = [
        _name(draft, column, value)
        for column, value in cell.items()
        if value not in ("all", "", None) and not isinstance(value, bool)
    ]
    return ", ".join([*names, *period])


def _name(draft: Draft, column: str, value: Any) -> str:
    words = draft.words
    if column == "country_code":
        return words.place(value)
    if column == "month_start":
        return words.month(date.fromisoformat(str(value)))
    if column == "event_code":
        event = draft.read("pub_events", ["label"], event_code=value).row
        return words.name("event", event.get("label", value))
    if column in ("measure", "window_side") and words.has(code := f"{column}-{value}".replace("_", "-")):
        return words.text(code)
    return words.name("country_code" if column in _PLACES else column, value)


def _number(draft: Draft, change: Change, value: float | None) -> str:
    if value is None:
        return "–"
    is_share = change.column in ("share", "coverage_point", "probability", "reporting_completeness")
    return draft.words.share(value) if is_share else draft.words.number(value)


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
            yield Change(kind, source.table, {**fixed, **dict(name)}, number, _comparable(value), _comparable(later))


def _numbers(source: Source, key: list[str], number: str) -> dict[tuple[tuple[str, Any], ...], Any]:
    """Row → its number; none where a later version of the table has no such column.

    A row goes by its key in the table's contract: what else stands in it (the last month of a trend, the source of an
    estimate) may change, and the number is still shown.
    """
    if number not in source.columns:
        return {}
    rows = (dict(zip(source.columns, written(row), strict=True)) for row in source.rows)
    return {tuple((column, row.get(column)) for column in key): row[number] for row in rows}


def _comparable(value: Any) -> float | None:
    return None if value is None else value + 0
