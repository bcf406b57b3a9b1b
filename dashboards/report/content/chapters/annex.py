"""Annex: the series behind the text.

Add here: another series that readers ask for. Keep out: what the chapters show already.
"""

from collections.abc import Iterator

from dashboards.report.content.draft import Draft
from dashboards.report.content.span import EVERYBODY, WHOLE_NETWORK
from dashboards.report.document import Block


def blocks(draft: Draft) -> Iterator[Block]:
    yield from _reach(draft)
    yield from _settings(draft)
    yield from _indicators(draft)


def _reach(draft: Draft) -> Iterator[Block]:
    words, starts = draft.words, tuple(draft.span.whole("quarter"))
    read = (
        draft.read(
            "pub_reach",
            ["persons", "status"],
            period_type="quarter",
            period_start=starts,
            **EVERYBODY,
            country_code=draft.countries,
        )
        if starts
        else None
    )
    if read is None:
        return
    of = {(row["period_start"], row["country_code"]): row for row in read.rows}
    rows = [
        [words.period("quarter", start), *(draft.people(of.get((start, country), {})) for country in draft.countries)]
        for start in starts
    ]
    yield from draft.table_by_country("annex.reach", "table-annex-reach", "period", rows, [read])


def _settings(draft: Draft) -> Iterator[Block]:
    words, starts = draft.words, tuple(draft.span.whole("quarter"))
    if not starts:
        return
    read = draft.read("pub_setting_share", ["share", "share_low", "share_high", "status"], period_type="quarter",
                      period_start=starts, **WHOLE_NETWORK, reporters="all", country_code=draft.countries,
                      setting_group=("indoor", "outdoor", "remote"))  # fmt: skip
    of = {(row["period_start"], row["country_code"], row["setting_group"]): row for row in read.rows}
    rows = [
        [words.place(country), words.period("quarter", start),
         *(draft.share_within(of.get((start, country, group), {})) for group in ("indoor", "outdoor", "remote"))]
        for country in draft.countries
        for start in starts
    ]  # fmt: skip
    head = [
        *draft.head("country", "period"),
        *(words.name("setting_group", group) for group in ("indoor", "outdoor", "remote")),
    ]
    yield from draft.table("annex.settings", "table-annex-settings", head, rows, [read], left=2)


def _indicators(draft: Draft) -> Iterator[Block]:
    """Every indicator of coverage over the served cities, in the longest period that has closed."""
    words = draft.words
    where = {**WHOLE_NETWORK, "coverage_scope": "served_area"}
    period = draft.period("pub_coverage", **where)
    if period is None:
        return
    columns = ["persons", "coverage_low", "coverage_point", "coverage_high", "status"]
    read = draft.read("pub_coverage", columns, **period.where, **where, country_code=draft.countries)
    rows = [
        [
            words.place(row["country_code"]),
            words.name("indicator_code", row["indicator_code"]),
            draft.people(row),
            draft.share_within(row, "coverage_point", "coverage_low", "coverage_high"),
        ]
        for row in sorted(
            read.rows, key=lambda row: (draft.countries.index(row["country_code"]), row["indicator_code"])
        )
    ]
    head = draft.head("country", "indicator", "people", "coverage")
    when = words.period(period.kind, period.start)
    yield from draft.table("annex.indicators", "table-annex-indicators", head, rows, [read], left=2, period=when)
