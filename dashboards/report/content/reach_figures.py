"""Figures of reach: people by quarter, and coverage as intervals beside targets.

Add here: another figure of reach. Keep out: what the chapter says (chapters/reach.py).
"""

from collections.abc import Iterator

from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.span import EVERYBODY, WHOLE_NETWORK
from dashboards.report.document import Block
from dashboards.sources.labels import PART_PERIOD


def by_quarter(draft: Draft) -> Iterator[Block]:
    words = draft.words
    starts = tuple(draft.span.whole("quarter"))
    if not starts:
        return
    read = draft.read("pub_reach", ["persons", "status"], period_type="quarter", period_start=starts, **EVERYBODY,
                      country_code=draft.countries)  # fmt: skip
    rows = [
        {
            "series": words.place(country),
            "x": words.period("quarter", row["period_start"]),
            "value": row["persons"],
            "status": row["status"],
        }
        for country in draft.countries
        for row in read.rows
        if row["country_code"] == country
    ]
    told = []
    for country in draft.countries:
        shown = [row["persons"] for row in read.rows if row["country_code"] == country and row["persons"] is not None]
        if shown:
            told.append(words.text("alternative-reach", place=words.place(country), low=min(shown), high=max(shown)))
    yield from draft.figure(
        "reach.figure", "figure-reach", "lines", rows, [read], " ".join(told),
        titles={"x": words.text("axis-quarter"), "y": words.text("axis-people"), "legend": words.text("axis-country")},
        period=words.span(draft.span),
    )  # fmt: skip


def intervals(draft: Draft, period: Period) -> Iterator[Block]:
    words = draft.words
    read = draft.read(
        "pub_coverage",
        ["coverage_low", "coverage_point", "coverage_high", "target", "coverage_flag", "status"],
        **period.where,
        **WHOLE_NETWORK,
        country_code=draft.countries,
        coverage_scope="served_area",
    )
    drawn = [row for row in read.rows if row["indicator_code"] == "reached_any" or row["target"] is not None]
    rows = [
        {
            "label": f"{words.place(row['country_code'])}: {words.in_text('indicator_code', row['indicator_code'])}",
            "low": row["coverage_low"],
            "point": row["coverage_point"],
            "high": row["coverage_high"],
            "target": None if PART_PERIOD in (row["coverage_flag"] or "") else row["target"],
            "status": row["status"],
        }
        for row in sorted(drawn, key=lambda row: draft.countries.index(row["country_code"]))
    ]
    told = [
        words.text(
            "alternative-coverage", label=row["label"], share=words.share_within(row["point"], row["low"], row["high"])
        )
        for row in rows
        if row["point"] is not None
    ]
    yield from draft.figure(
        "reach.coverage", "figure-coverage", "intervals", rows, [read], " ".join(told), unit="share",
        titles={"x": words.text("axis-coverage"), "y": "", "legend": words.text("axis-target")},
        period=words.period(period.kind, period.start),
    )  # fmt: skip
