"""The scene and its changes: dated events, and what the same partners saw before and after.

Add here: another thing that is known of an event. Keep out: which events there are (the network declares them).
"""

from collections.abc import Iterator
from datetime import date

from dashboards.report.content.comparable import breaks_in
from dashboards.report.content.differences import of_counts, of_shares
from dashboards.report.content.draft import Draft
from dashboards.report.content.published import Read, Row
from dashboards.report.content.shares import share_of
from dashboards.report.document import Block, Sentence

_EVENT = ["event_date", "country_code", "kind", "label", "source"]
_MEASURES = ("indoor_share", "violations_reported", "persons_reached")


def blocks(draft: Draft) -> Iterator[Block]:
    everything = draft.read("pub_events", ["event_date"]).rows
    days = {row["event_date"] for row in everything if _is_within(draft, row)}
    events = draft.read("pub_events", _EVENT, country_code=draft.countries, event_date=tuple(sorted(days)))
    for country in draft.countries:
        yield from draft.paragraph(f"scene.events.{country.lower()}", _events(draft, country, sorted(days)))
    head = draft.head("day", "country", "event", "source")
    yield from draft.table("scene.events", "table-events", head, _rows(draft, events), [events], left=4)
    windows = {country: [*_windows(draft, country)] for country in draft.countries}
    for country, sentences in windows.items():
        yield from draft.paragraph(f"scene.windows.{country.lower()}", sentences)
    if any(windows.values()):
        yield from draft.paragraph("scene.caveat", draft.say("windows_caveat", {}), "note")


def _is_within(draft: Draft, row: Row) -> bool:
    return bool(draft.span.first_day <= row["event_date"] < draft.span.after_last_day)


def _events(draft: Draft, country: str, days: list[date]) -> list[Sentence]:
    words = draft.words
    read = draft.read("pub_events", _EVENT, country_code=country, event_date=tuple(days))
    listed = [words.text("event-named", event=_name(draft, row), day=words.day(row["event_date"])) for row in read.rows]
    return draft.say(
        "events", {"events": len(listed)}, read, place=words.place(country, "in"), events=len(listed),
        listed="; ".join(listed),
    )  # fmt: skip


def _rows(draft: Draft, events: Read) -> list[list[str]]:
    words = draft.words
    return [
        [
            words.day(row["event_date"]),
            words.place(row["country_code"]),
            _name(draft, row),
            words.name("source", row["source"]),
        ]
        for row in events.rows
        if row["country_code"] in draft.countries
    ]


def _name(draft: Draft, row: Row) -> str:
    return draft.words.name("event", row["label"])


def _windows(draft: Draft, country: str) -> Iterator[Sentence]:
    """Events whose windows end in the span, or that lie in it."""
    columns = ["event_date", "label", "window_end", "persons", "base_persons", "share", "share_low", "share_high",
               "events_between", "breaks_between"]  # fmt: skip
    ends = draft.read("pub_event_windows", ["event_date", "window_end"], country_code=country, window_side="after")
    codes = {
        row["event_code"]
        for row in ends.rows
        if draft.span.first_day < row["window_end"] <= draft.span.after_last_day or _is_within(draft, row)
    }
    for code in sorted(codes):
        reads = [
            draft.read(
                "pub_event_windows", [*columns, "status"], event_code=code, country_code=country, measure=measure
            )
            for measure in _MEASURES
        ]
        yield from _window(draft, reads)


def _window(draft: Draft, reads: list[Read]) -> Iterator[Sentence]:
    words, first = draft.words, reads[0].row
    shown = [read for read in reads if len(read.rows) == 2 and all(_is_shown(read, row) for row in read.rows)]
    event = words.text("event-named", event=_name(draft, first), day=words.day(first["event_date"]))
    if first.get("breaks_between"):
        breaks = words.listed(words.name("event_codes", kind) for kind in breaks_in(first["events_between"]))
        yield from draft.say("event_window", {"is_broken": True}, *reads, event=event, events=breaks)
        return
    if not shown:
        yield from draft.say("event_window_missing", {"status": _why_not(reads)}, *reads, event=event)
        return
    verdicts = {read.source.where["measure"]: _verdict(read) for read in shown}
    unclear = [read for read in shown if verdicts[read.source.where["measure"]] == "unclear"]
    for read in shown:
        measure = str(read.source.where["measure"])
        if read not in unclear:
            yield from draft.say(
                "event_window", {"measure": measure, "verdict": verdicts[measure]}, read, event=event,
                **{side: _value(draft, row) for side, row in read.by("window_side").items()},
            )  # fmt: skip
    if unclear:
        names = "; ".join(words.text(f"measure-{read.source.where['measure']}".replace("_", "-")) for read in unclear)
        yield from draft.say("event_window_unclear", {}, *unclear, event=event, measures=names)


def _is_shown(read: Read, row: Row) -> bool:
    """A share whose base is hidden is none."""
    return row["status"] == "shown" and (read.source.where["measure"] == "persons_reached" or row["share"] is not None)


def _why_not(reads: list[Read]) -> str:
    """Of the sides that are not shown: what time will tell comes first, then what stays hidden."""
    statuses = {row["status"] for read in reads for row in read.rows}
    return next((status for status in ("open", "few") if status in statuses), "not_observable")


def _verdict(read: Read) -> str:
    before, after = (read.by("window_side")[side] for side in ("before", "after"))
    if before["share"] is None:
        return of_counts(before["persons"], after["persons"]).verdict
    return of_shares(share_of(before), share_of(after)).verdict


def _value(draft: Draft, row: Row) -> str:
    if row["share"] is None:
        return draft.words.number(row["persons"])
    return draft.words.share_within(row["share"], row["share_low"], row["share_high"])
