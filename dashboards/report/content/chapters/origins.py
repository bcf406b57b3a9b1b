"""National and migrant: who came from another country, from elsewhere in the same one, and from which countries.

Add here: another number about origins. Keep out: moves that partners saw (mobility.py).
"""

from collections.abc import Iterator

from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.lone_partner import instead, why_hidden
from dashboards.report.content.published import Read
from dashboards.report.content.shares import change, has_share
from dashboards.report.content.span import WHOLE_NETWORK
from dashboards.report.document import Block, Sentence

_COLUMNS = ["persons", "base_persons", "share", "share_low", "share_high", "status"]
_NAMED = 3
_DRAWN = 8
_KINDS = ("cross_border", "internal", "not_recorded")


def blocks(draft: Draft) -> Iterator[Block]:
    period = draft.period("pub_migrant_share")
    if period is None:
        yield from draft.nothing("origins.absent", "pub_migrant_share")
        return
    from_where = draft.period("pub_origins", **WHOLE_NETWORK)
    for country in draft.countries:
        sentences = [*_migrants(draft, period, country), *(_origins(draft, from_where, country) if from_where else ())]
        yield from draft.paragraph(f"origins.share.{country.lower()}", sentences)
    yield from _table(draft, period)
    if from_where:
        yield from _figure(draft, from_where)
    yield from draft.open_note("origins.note", period)


def _migrants(draft: Draft, period: Period, country: str) -> Iterator[Sentence]:
    words = draft.words
    read = draft.read(
        "pub_migrant_share", _COLUMNS, **period.with_year_before, country_code=country, migrant_kind="cross_border"
    )
    row = read.by("period_start").get(period.start, {})
    told = {"place": words.place(country, "in"), "period": words.period(period.kind, period.start, "in")}
    if not has_share(row):
        status = str(row.get("status", "few"))
        reason, why = why_hidden(draft, period, country, status)
        yield from draft.say("migrants", {"status": status}, read, *why, reason=reason, **told)
        return
    share = words.share_within(row["share"], row["share_low"], row["share_high"])
    yield from draft.say("migrants", {"status": "shown"}, read, share=share, people=row["persons"], **told)
    yield from change(draft, read, period, country)
    inside = draft.read("pub_migrant_share", _COLUMNS, **period.where, country_code=country, migrant_kind="internal")
    if has_share(inside.row):
        yield from draft.say("internal_migrants", {}, inside, share=draft.share_within(inside.row))


def _origins(draft: Draft, period: Period, country: str) -> list[Sentence]:
    read = draft.read("pub_origins", _COLUMNS, **period.where, **WHOLE_NETWORK, country_code=country)
    rows = [
        row for row in read.rows if row["persons"] is not None and row["origin_code"] not in (country, "not_recorded")
    ]
    largest = sorted(rows, key=lambda row: (-row["persons"], row["origin_code"]))[:_NAMED]
    if not rows and instead(draft, period, country):
        return []  # said of the share of migrants just before
    listed = [
        f"{draft.words.name('origin_code', row['origin_code'])} ({draft.words.number(row['persons'])})"
        for row in largest
    ]
    return draft.say("origins", {"countries": len(rows)}, read, countries=len(rows), listed=draft.words.listed(listed))


def _table(draft: Draft, period: Period) -> Iterator[Block]:
    read = draft.read("pub_migrant_share", _COLUMNS, **period.where, migrant_kind=_KINDS, country_code=draft.countries)
    rows = []
    for country in draft.countries:
        of = {row["migrant_kind"]: row for row in read.rows if row["country_code"] == country}
        rows.append([draft.words.place(country), *(draft.share_within(of.get(kind, {})) for kind in _KINDS)])
    head = draft.head("country", "cross-border", "internal", "not-recorded")
    when = draft.words.period(period.kind, period.start)
    yield from draft.table("origins.share", "table-migrants", head, rows, [read], period=when)


def _figure(draft: Draft, period: Period) -> Iterator[Block]:
    words = draft.words
    read: Read = draft.read(
        "pub_origins", _COLUMNS, **period.where, **WHOLE_NETWORK, country_code=draft.countries, status="shown"
    )
    rows, told = [], []
    for country in draft.countries:
        own = [row for row in read.rows if row["country_code"] == country and row["origin_code"] != country]
        largest = sorted(own, key=lambda row: (-row["persons"], row["origin_code"]))[:_DRAWN]
        rows += [
            {
                "series": words.place(country),
                "label": words.name("origin_code", row["origin_code"]),
                "value": row["persons"],
            }
            for row in largest
        ]
        if largest:
            names = words.listed(words.name("origin_code", row["origin_code"]) for row in largest)
            told.append(words.text("alternative-origins", place=words.place(country), listed=names))
    yield from draft.figure(
        "origins.figure", "figure-origins", "bars", rows, [read], " ".join(told),
        titles={"x": words.text("axis-people"), "y": words.text("axis-origin")},
        period=words.period(period.kind, period.start),
    )  # fmt: skip
