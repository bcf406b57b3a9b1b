"""Where people reached work, and what of a change is a shift: since the year before, by season, in its parts.

Add here: another view of settings. Keep out: the decomposition itself (dbt), and what organisations say of the scene.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from dashboards.report.content.comparable import breaks_in
from dashboards.report.content.differences import of_shares
from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.lone_partner import why_hidden
from dashboards.report.content.published import Read, Row
from dashboards.report.content.shares import has_share, share_of
from dashboards.report.content.span import WHOLE_NETWORK, year_before
from dashboards.report.content.wording import DASH
from dashboards.report.document import Block, Sentence

_GROUPS = ("indoor", "outdoor", "remote", "multi_setting")
_PARTS = ("real_points", "who_reported_points", "composition_points", "channel_points", "residual_points")
_CHANGE = ["compare_start", "change_points", "constant_change_points", *_PARTS, "events_between", "breaks_between",
           "completeness_before", "completeness_after", "verdict", "reason", "status"]  # fmt: skip
_ALL = {**WHOLE_NETWORK, "reporters": "all"}
_SHARE = ["share", "share_low", "share_high", "base_persons", "status"]
_QUARTERS = 4


def blocks(draft: Draft) -> Iterator[Block]:
    period = draft.period("pub_setting_share", **_ALL)
    if period is None:
        yield from draft.nothing("workplaces.absent", "pub_setting_share", **_ALL)
        return
    # Of the first year of a network there are rows, too, and nothing to tell while a shorter period can be compared.
    changed = draft.period("pub_setting_decomposition", status="shown") or draft.period("pub_setting_decomposition")
    for country in draft.countries:
        sentences = [*_shares(draft, period, country), *(_change(draft, changed, country) if changed else ())]
        yield from draft.paragraph(f"workplaces.share.{country.lower()}", [*sentences, *_season(draft, country)])
    yield from _figure(draft)
    if changed:
        yield from _parts_table(draft, changed)
    yield from _transitions(draft)
    yield from draft.open_note("workplaces.note", period)


def _shares(draft: Draft, period: Period, country: str) -> list[Sentence]:
    words = draft.words
    read = draft.read("pub_setting_share", _SHARE, **period.where, **_ALL, country_code=country, setting_group=_GROUPS)
    rows = read.by("setting_group")
    known = {group: draft.share_within(rows[group]) for group in _GROUPS if has_share(rows.get(group, {}))}
    parts = [words.text(f"setting-{group.replace('_', '-')}", share=share) for group, share in known.items()]
    return draft.say(
        "settings", {"known": len(known)}, read, place=words.place(country, "in"),
        period=words.period(period.kind, period.start, "in"), parts=words.listed(parts),
    )  # fmt: skip


def _change(draft: Draft, period: Period, country: str) -> list[Sentence]:
    words = draft.words
    read = draft.read("pub_setting_decomposition", _CHANGE, **period.where, country_code=country)
    row = read.row
    if not row:
        return draft.say("setting_change", {"status": "none"}, read)
    hidden, why = why_hidden(draft, period, country, row["status"])
    if row["reason"] and row["status"] != "few":
        hidden = words.name("why_not", row["reason"])
    told: dict[str, str] = {
        "before": words.period(period.kind, row["compare_start"]),
        "change": words.points(row["change_points"]) if row["change_points"] is not None else "",
        "events": words.listed(words.name("event_codes", kind) for kind in breaks_in(row["events_between"])),
        "complete_before": words.share(row["completeness_before"] or 0),
        "complete_after": words.share(row["completeness_after"] or 0),
        "reason": hidden,
    }
    told |= {part.removesuffix("_points"): DASH if row[part] is None else words.points(row[part]) for part in _PARTS}
    return draft.say("setting_change", _known(row), read, *why, **told)


def _known(row: Row) -> dict[str, Any]:
    """What the rules ask: which part is most of the change, and whether it is one."""
    return {
        # Nobody reported then, as before the network began: there is nothing to compare with.
        "status": row["status"] if row["completeness_before"] else "none",
        "verdict": row["verdict"],
        "is_broken": bool(row["breaks_between"]),
        "largest": _largest(row),
        "has_change": row["change_points"] is not None,
    }


def _largest(row: Row) -> str:
    """The part that is half of the change or more, in its direction; empty where parts cancel or none is so large."""
    change = row["change_points"] or 0
    along = {part: row[part] * (1 if change > 0 else -1) for part in _PARTS if row[part] is not None}
    largest = max(along, key=lambda part: along[part], default="")
    return largest.removesuffix("_points") if largest and 0 < abs(change) <= 2 * along[largest] else ""


def _figure(draft: Draft) -> Iterator[Block]:
    """Indoor and outdoor by quarter, with their intervals."""
    words = draft.words
    starts = tuple(draft.span.whole("quarter"))
    if not starts:
        return
    read = draft.read("pub_setting_share", _SHARE, period_type="quarter", period_start=starts, **_ALL,
                      country_code=draft.countries, setting_group=("indoor", "outdoor"))  # fmt: skip
    rows = [
        {
            "series": f"{words.place(country)}: {words.in_text('setting_group', group)}",
            "x": words.period("quarter", row["period_start"]),
            "value": row["share"],
            "low": row["share_low"],
            "high": row["share_high"],
            "status": row["status"],
        }
        for country in draft.countries
        for group in ("indoor", "outdoor")
        for row in read.rows
        if row["country_code"] == country and row["setting_group"] == group
    ]
    told = [_course(draft, read, country) for country in draft.countries]
    yield from draft.figure(
        "workplaces.figure", "figure-settings", "lines", rows, [read], " ".join(filter(None, told)), unit="share",
        titles={"x": words.text("axis-quarter"), "y": words.text("axis-share"), "legend": words.text("axis-setting")},
        period=words.span(draft.span),
    )  # fmt: skip


def _course(draft: Draft, read: Read, country: str) -> str:
    rows = [
        row for row in read.rows if row["country_code"] == country and row["setting_group"] == "indoor" and row["share"]
    ]
    if not rows:
        return ""
    first, last = (min(rows, key=_start), max(rows, key=_start))
    return draft.words.text(
        "alternative-settings", place=draft.words.place(country), first=draft.words.share(first["share"]),
        last=draft.words.share(last["share"]), start=draft.words.period("quarter", first["period_start"]),
        end=draft.words.period("quarter", last["period_start"]),
    )  # fmt: skip


def _start(row: Row) -> Any:
    return row["period_start"]


def _parts_table(draft: Draft, period: Period) -> Iterator[Block]:
    words = draft.words
    read = draft.read("pub_setting_decomposition", _CHANGE, **period.where, country_code=draft.countries)
    rows = []
    for row in sorted(read.rows, key=lambda row: draft.countries.index(row["country_code"])):
        cells = [
            draft.cell(row, None if row[part] is None else words.points(row[part]))
            for part in ("change_points", *_PARTS)
        ]
        verdict = words.in_text("verdict", row["verdict"]) if row["verdict"] else words.text("cell-not-compared")
        rows.append([words.place(row["country_code"]), *cells, verdict])
    if all(row["change_points"] is None for row in read.rows):
        return
    head = draft.head("country", "change", "real", "who-reported", "where-reached", "how-reached", "rest", "verdict")
    when = words.period(period.kind, period.start)
    yield from draft.table("workplaces.parts", "table-setting-parts", head, rows, [read], period=when)


def _transitions(draft: Draft) -> Iterator[Block]:
    """Of those who worked outdoors in a period: where in the next. Both must lie in what has closed."""
    words = draft.words
    outdoors = {**WHOLE_NETWORK, "setting_from": "outdoor"}
    period = draft.period("pub_setting_transitions", **outdoors)
    if period is None:
        return
    columns = ["probability", "probability_low", "probability_high", "base_persons", "next_completeness", "status"]
    for country in draft.countries:
        read = draft.read("pub_setting_transitions", columns, **period.where, **outdoors, country_code=country)
        rows = read.by("setting_to")
        # Where nobody reported the next period, nobody can have been met in it.
        told = {to: row for to, row in rows.items() if row["probability"] is not None and row["next_completeness"]}
        if "not_met" not in told:
            continue
        parts = [
            words.text(
                f"next-{to}", share=draft.share_within(told[to], "probability", "probability_low", "probability_high")
            )
            for to in ("outdoor", "indoor", "both")
            if to in told
        ]
        missed = draft.share_within(told["not_met"], "probability", "probability_low", "probability_high")
        yield from draft.paragraph(
            f"workplaces.next.{country.lower()}",
            draft.say(
                "transitions", {"known": len(parts)}, read, place=words.place(country, "in"), parts=words.listed(parts),
                period=words.period(period.kind, period.start, "in"), missed=missed,
            ),
        )  # fmt: skip


def _season(draft: Draft, country: str) -> Iterator[Sentence]:
    yield from _swing(draft, country)
    yield from _trend(draft, country)


def _swing(draft: Draft, country: str) -> list[Sentence]:
    """The lowest and the highest quarter of the newest four, and the same two quarters of the year before."""
    words = draft.words
    starts = tuple(draft.span.whole("quarter")[-_QUARTERS:])
    if len(starts) < _QUARTERS:
        return []
    every = tuple(sorted({*starts, *map(year_before, starts)}))
    read = draft.read(
        "pub_setting_share", _SHARE, period_type="quarter", period_start=every, **WHOLE_NETWORK, reporters="all",
        country_code=country, setting_group="indoor",
    )  # fmt: skip
    shown = {start: row for start, row in read.by("period_start").items() if has_share(row)}
    now = [start for start in starts if start in shown]
    if not now:
        return []
    low, high = (pick(now, key=lambda start: shown[start]["share"]) for pick in (min, max))
    known = {
        "swing": of_shares(share_of(shown[low]), share_of(shown[high])).verdict,
        "before": _before(shown, low, high),
    }
    then = [shown.get(year_before(start)) for start in (low, high)]
    return draft.say(
        "swing",
        known,
        read,
        low=words.share(shown[low]["share"]),
        high=words.share(shown[high]["share"]),
        low_quarter=words.period("quarter", low),
        high_quarter=words.period("quarter", high),
        **{
            name: words.share(row["share"]) if row else ""
            for name, row in zip(("low_before", "high_before"), then, strict=True)
        },
    )


def _before(shown: dict[date, Row], low: date, high: date) -> str:
    """Whether the same two quarters of the year before differed the same way."""
    then = [shown.get(year_before(start)) for start in (low, high)]
    if then[0] is None or then[1] is None:
        return "none"
    return of_shares(share_of(then[0]), share_of(then[1])).verdict


def _trend(draft: Draft, country: str) -> list[Sentence]:
    words = draft.words
    columns = ["first_period", "last_period", "months", "slope_points", "slope_low_points", "slope_high_points",
               "seasonal_amplitude_points", "verdict", "status", "reason"]  # fmt: skip
    read = draft.read(
        "pub_setting_trend", columns, country_code=country, region_code="all", reporters="constant",
        setting_group="indoor", period_type="month",
    )  # fmt: skip
    row = read.row
    # What ended before these months is no news of them, and what goes on after them is not theirs.
    if not row or row["last_period"] is None:
        return []
    if not draft.span.first_day <= row["last_period"] < draft.span.after_last_day:
        return []
    told = {
        "first": words.month(row["first_period"]),
        "last": words.month(row["last_period"]),
        "season": words.size(row["seasonal_amplitude_points"] or 0),
        "slope": words.size(row["slope_points"] or 0),
        "low": words.points(row["slope_low_points"] or 0),
        "high": words.points(row["slope_high_points"] or 0),
    }
    known = {"status": row["status"], "verdict": row["verdict"]}
    return draft.say("season", known, read, months=row["months"], **told)
