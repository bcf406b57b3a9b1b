"""Data quality: who reported, what was not recorded, how sure records are joined, how often numbers are revised.

Add here: another measure of quality. Keep out: figures about files that a partner could be known by.
"""

from collections.abc import Iterator
from statistics import median

from dashboards.report.content.draft import Draft
from dashboards.report.content.published import Read, Row
from dashboards.report.content.span import WHOLE_NETWORK
from dashboards.report.document import Block, Sentence

_REACHED = {**WHOLE_NETWORK, "indicator_code": "reached_any", "coverage_scope": "served_area"}
_SMALL_BASE = "a share of fewer than a hundred people"  # as pub_quality says it


def blocks(draft: Draft) -> Iterator[Block]:
    yield from _completeness(draft)
    for country in draft.countries:
        yield from draft.paragraph(
            f"quality.records.{country.lower()}", [*_not_recorded(draft, country), *_linkage(draft, country)]
        )
    yield from _partners(draft)
    yield from draft.paragraph("quality.revisions", _revisions(draft))
    yield from draft.paragraph("quality.held", _held(draft))
    cannot = ("cannot_people", "cannot_national", "cannot_cause", "cannot_small")
    yield from draft.paragraph("quality.cannot", [each for topic in cannot for each in draft.say(topic, {})])


def _completeness(draft: Draft) -> Iterator[Block]:
    words = draft.words
    columns = ["reporting_completeness", "reporting_completeness_on_time", "status"]
    starts = tuple(draft.span.whole("quarter"))
    if not starts:
        return
    read = draft.read("pub_coverage", columns, period_type="quarter", period_start=starts, **_REACHED,
                      country_code=draft.countries)  # fmt: skip
    for country in draft.countries:
        own = draft.read(
            "pub_coverage", columns, period_type="quarter", period_start=starts, **_REACHED, country_code=country
        )
        due = [row for row in own.rows if row["reporting_completeness"] is not None]  # before its first partner none is
        values = [(row["reporting_completeness"], row["period_start"]) for row in due]
        if not values:
            continue
        lowest, when = min(values)
        late = min(row["reporting_completeness_on_time"] or 0 for row in due)
        known = {"lowest": lowest, "late": late}
        yield from draft.paragraph(
            f"quality.completeness.{country.lower()}",
            draft.say("completeness", known, own, place=words.place(country, "in"), lowest=words.share(lowest),
                      period=words.period("quarter", when), late=words.share(late)),
        )  # fmt: skip
    rows = [
        {"series": words.place(country), "x": words.period("quarter", row["period_start"]),
         "value": row["reporting_completeness"], "status": row["status"]}
        for country in draft.countries
        for row in read.rows
        if row["country_code"] == country
    ]  # fmt: skip
    yield from draft.figure(
        "quality.figure",
        "figure-completeness",
        "lines",
        rows,
        [read],
        words.text("alternative-completeness"),
        unit="share",
        titles={
            "x": words.text("axis-quarter"),
            "y": words.text("axis-completeness"),
            "legend": words.text("axis-country"),
        },
        period=words.span(draft.span),
    )


def _not_recorded(draft: Draft, country: str) -> list[Sentence]:
    words = draft.words
    period = draft.period("pub_quality", quality_kind="not_recorded", country_code=country)
    if period is None:
        return []
    read = draft.read("pub_quality", ["persons", "base_persons", "share", "reason", "status"], **period.where,
                      quality_kind="not_recorded", country_code=country)  # fmt: skip
    shown = sorted(
        (row for row in read.rows if row["share"] is not None), key=lambda row: (-row["share"], row["measure"])
    )
    listed = [
        words.text(f"not-recorded-{row['measure'].replace('_', '-')}", share=words.share(row["share"])) for row in shown
    ]
    return draft.say(
        "not_recorded", {"named": len(listed), "why": _why_no_share(read)}, read,
        place=words.place(country, "in"), listed=words.listed(listed),
        period=words.period(period.kind, period.start, "in"),
    )  # fmt: skip


def _why_no_share(read: Read) -> str:
    """That no share is shown says little was not recorded only where enough people were reached to divide by."""
    if any(row["reason"] == _SMALL_BASE for row in read.rows):
        return "few_people"
    if all(row["base_persons"] is None for row in read.rows):
        return "gap" if all(row["status"] == "gap" for row in read.rows) else "no_base"
    return "few"


def _linkage(draft: Draft, country: str) -> list[Sentence]:
    period = draft.period("pub_quality", quality_kind="linkage", country_code=country)
    if period is None:
        return []
    read = draft.read("pub_quality", ["share", "status"], **period.where, quality_kind="linkage", country_code=country)
    of = {measure: row for measure, row in read.by("measure").items() if row["share"] is not None}
    key, loose = of.get("by_match_key"), of.get("loosely_others")
    known = {"match_key": key is not None, "loose": loose is not None}
    told = {
        name: draft.words.share(row["share"]) if row else "" for name, row in (("match_key", key), ("loose", loose))
    }
    return draft.say("linkage", known, read, **told)


def _partners(draft: Draft) -> Iterator[Block]:
    """Who missed months, by alias. Donors' files have no such table."""
    words = draft.words
    months = tuple(draft.span.whole("month"))
    read = draft.read("pub_reporting", ["country_code", "expected", "received", "on_time"], month_start=months,
                      country_code=draft.countries)  # fmt: skip
    rows = []
    for country in draft.countries:
        aliases = sorted({row["partner_alias"] for row in read.rows if row["country_code"] == country})
        for alias in aliases:
            own = [row for row in read.rows if row["partner_alias"] == alias and row["country_code"] == country]
            expected, received, on_time = (_sum(own, column) for column in ("expected", "received", "on_time"))
            if expected:
                rows.append([alias, words.place(country), str(expected), str(received), str(on_time)])
    head = draft.head("partner", "country", "expected", "received", "on-time")
    yield from draft.table(
        "quality.partners", "table-partners", head, rows, [read], left=2, period=words.span(draft.span)
    )


def _sum(rows: list[Row], column: str) -> int:
    return sum(row[column] or 0 for row in rows)


def _revisions(draft: Draft) -> list[Sentence]:
    """How likely and how large a later revision is, from what the network has restated so far."""
    if draft.edition.kind == "outside":
        return draft.say("revisions", {"kind": "outside"})
    read = draft.read(
        "pub_revisions",
        ["table_name", "period_type", "cell", "restated_in", "status_before", "persons_before", "status", "persons"],
    )
    reach = draft.published.count("pub_reach", country_code=draft.countries, status="shown")
    changed = [row for row in read.rows if row["persons"] is not None and row["persons_before"]]
    own = [row for row in changed if row["table_name"] == "pub_reach"]
    sizes = [abs(row["persons"] - row["persons_before"]) / row["persons_before"] for row in changed]
    days = {row["restated_in"] for row in read.rows}
    known = {"kind": draft.edition.kind, "days": len(days), "changed": len(sizes)}
    return draft.say(
        "revisions",
        known,
        read,
        reach,
        days=len(days),
        cells=len(read.rows),
        own=len(own),
        published=reach.row["rows"],
        typical=draft.words.share(median(sizes)) if sizes else "",
        largest=draft.words.share(max(sizes)) if sizes else "",
    )


def _held(draft: Draft) -> list[Sentence]:
    read = draft.read("pub_holds", ["table_name", "reason_label"])
    names = [
        f"{draft.words.name('table_name', row['table_name'])} ({draft.words.name('reason_label', row['reason_label'])})"
        for row in read.rows
    ]
    return draft.say("held", {"tables": len(names)}, read, listed="; ".join(names))
