"""What changed since the last report: numbers revised, withdrawn, and shown since.

Add here: another way of telling a change. Keep out: finding them (changes.py).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from dashboards.report.content.changes import Change, changes
from dashboards.report.content.draft import Draft
from dashboards.report.document import Block

_LISTED = 40
_PLACES = ("country_code", "region_code", "area_code", "origin_place", "destination_place", "said_country")


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
