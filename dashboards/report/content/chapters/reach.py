"""How many people were reached, of how many, and beside what was promised.

Add here: another measure of coverage. Keep out: estimates themselves (population.py).
"""

from collections.abc import Iterator

from dashboards.report.content.comparable import since_year_before
from dashboards.report.content.differences import of_counts
from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.lone_partner import why_hidden
from dashboards.report.content.published import Read, Row
from dashboards.report.content.span import EVERYBODY, WHOLE_NETWORK, year_before
from dashboards.report.document import Block, Sentence
from dashboards.sources.labels import NOT_SEALED, PART_PERIOD

_REACHED = {**WHOLE_NETWORK, "indicator_code": "reached_any"}
_COVERAGE = [
    "persons",
    "denominator_low",
    "denominator_point",
    "denominator_high",
    "denominator_source",
    "denominator_year",
    "coverage_low",
    "coverage_point",
    "coverage_high",
    "coverage_flag",
    "reporting_completeness",
    "target",
    "status",
    "reason",
]


def blocks(draft: Draft) -> Iterator[Block]:
    period = draft.period("pub_reach", **EVERYBODY)
    if period is None:
        yield from draft.nothing("reach.absent", "pub_reach", **EVERYBODY)
        return
    covered = draft.period("pub_coverage", **_REACHED)
    for country in draft.countries:
        yield from draft.paragraph(f"reach.people.{country.lower()}", _people(draft, period, covered, country))
        if covered:
            yield from draft.paragraph(f"reach.target.{country.lower()}", _targets(draft, covered, country))
    yield from _by_quarter(draft)
    if covered is None:
        yield from draft.nothing("reach.coverage.absent", "pub_coverage", **_REACHED)
        return
    yield from _intervals(draft, covered)
    yield from _table(draft, covered)
    yield from draft.open_note("reach.note", covered)


def _people(draft: Draft, period: Period, covered: Period | None, country: str) -> Iterator[Sentence]:
    words = draft.words
    read = draft.read("pub_reach", ["persons", "status"], **period.with_year_before, **EVERYBODY, country_code=country)
    now = read.by("period_start").get(period.start, {})
    place, when = words.place(country, "in"), words.period(period.kind, period.start, "in")
    status = str(now.get("status", "few"))
    if now.get("persons") is None:
        reason, why = why_hidden(draft, period, country, status)
        yield from draft.say("reach", {"status": status}, read, *why, place=place, period=when, reason=reason)
        return
    yield from draft.say("reach", {"status": "shown"}, read, place=place, period=when, people=now["persons"])
    if covered and (covered.kind, covered.start) == (period.kind, period.start):
        yield from _coverage(draft, period, country)
    yield from _since_year_before(draft, period, read, country)


def _since_year_before(draft: Draft, period: Period, read: Read, country: str) -> list[Sentence]:
    rows = read.by("period_start")
    now, before = rows[period.start], rows.get(year_before(period.start), {})
    if before.get("persons") is None:
        return draft.say("reach_change", {"before": str(before.get("status", "none"))}, read)
    difference, between = of_counts(before["persons"], now["persons"]), since_year_before(draft, period, country)
    return draft.say(
        "reach_change",
        {"before": "shown", "verdict": difference.verdict, **between.known},
        read,
        *between.reads,
        before=before["persons"],
        difference=abs(int(difference.point)),
        **between.told,
    )


def _coverage(draft: Draft, period: Period, country: str) -> Iterator[Sentence]:
    for scope, topic in (("served_area", "coverage"), ("national_share", "national_share")):
        read = draft.read(
            "pub_coverage", _COVERAGE, **period.where, **_REACHED, country_code=country, coverage_scope=scope
        )
        row = read.row
        if not row:
            continue
        known = {
            "status": row["status"],
            "has_range": row["coverage_low"] != row["coverage_high"],
            "high": row["coverage_high"],
        }
        told = _told_of_coverage(draft, row)
        yield from draft.say(topic, known, read, **told)
        if told:
            yield from draft.say("coverage_unsealed", {"is_unsealed": NOT_SEALED in (row["coverage_flag"] or "")}, read)
        if told and scope == "served_area":
            known = {"years_old": period.start.year - row["denominator_year"]}
            yield from draft.say("coverage_old", known, read, year=told["year"])
            yield from draft.say("coverage_part", {"is_part_period": _is_part_period(row)}, read)


def _is_part_period(row: Row) -> bool:
    return PART_PERIOD in (row["coverage_flag"] or "")


def _told_of_coverage(draft: Draft, row: Row) -> dict[str, str | int]:
    words = draft.words
    if row["coverage_point"] is None:
        return {}
    return {
        "share": words.share_within(row["coverage_point"], row["coverage_low"], row["coverage_high"]),
        "point": words.share(row["coverage_point"]),
        "of": words.number(row["denominator_point"]),
        "year": str(row["denominator_year"]),
        "source": words.name("denominator_source", row["denominator_source"]),
    }


def _targets(draft: Draft, period: Period, country: str) -> Iterator[Sentence]:
    words = draft.words
    columns = ["coverage_low", "coverage_point", "coverage_high", "coverage_flag", "target", "status"]
    read = draft.read("pub_coverage", columns, **period.where, **WHOLE_NETWORK, country_code=country,
                      coverage_scope="served_area")  # fmt: skip
    rows = [row for row in read.rows if row["target"] is not None]
    if not rows:
        yield from draft.say("target", {"status": "none"}, place=words.place(country, "in"))
    for row in rows:
        own = draft.read("pub_coverage", read.source.columns, **read.source.where, indicator_code=row["indicator_code"])
        where = "below" if (row["coverage_high"] or 0) < row["target"] else "within"
        met = "met" if (row["coverage_low"] or 0) >= row["target"] else where
        known = {"status": row["status"], "where": met, "is_part_period": _is_part_period(row)}
        share = draft.share_within(row, "coverage_point", "coverage_low", "coverage_high")
        yield from draft.say(
            "target",
            known,
            own,
            place=words.place(country, "in"),
            indicator=words.name("indicator_code", row["indicator_code"]),
            target=words.share(row["target"]),
            share=share,
        )


def _table(draft: Draft, period: Period) -> Iterator[Block]:
    words = draft.words
    read = draft.read("pub_coverage", _COVERAGE, **period.where, **_REACHED, country_code=draft.countries,
                      coverage_scope="served_area")  # fmt: skip
    # Of a period of which no framework asks for coverage pub_coverage has no row.
    met = draft.read("pub_reach", ["persons", "status"], **period.where, **EVERYBODY, country_code=draft.countries)
    people = met.by("country_code")
    rows = []
    for row in sorted(read.rows, key=lambda row: draft.countries.index(row["country_code"])):
        low, high, complete = row["denominator_low"], row["denominator_high"], row["reporting_completeness"]
        estimate = (
            None
            if low is None
            else f"{words.number(row['denominator_point'])} ({words.number(low)}–{words.number(high)})"
        )
        rows.append([
            words.place(row["country_code"]), draft.people(people.get(row["country_code"], row)),
            draft.cell({"status": "no_denominator"}, estimate),
            draft.share_within(row, "coverage_point", "coverage_low", "coverage_high"),
            draft.cell({"status": "gap"}, None if complete is None else words.share(complete)),
        ])  # fmt: skip
    head = draft.head("country", "people-reached", "estimate", "coverage", "completeness")
    yield from draft.table(
        "reach.table", "table-reach", head, rows, [met, read], period=words.period(period.kind, period.start)
    )


def _by_quarter(draft: Draft) -> Iterator[Block]:
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


def _intervals(draft: Draft, period: Period) -> Iterator[Block]:
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
            "target": None if _is_part_period(row) else row["target"],
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
