"""Rights violations that people told partners of: counts, and no rate.

Add here: another way in which they are told apart. Keep out: the survey of 2012 (mapping_2012.py).
"""

from collections.abc import Iterator

from dashboards.report.content.comparable import since_year_before
from dashboards.report.content.differences import of_counts
from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.lone_partner import why_hidden
from dashboards.report.content.published import Read
from dashboards.report.content.span import year_before
from dashboards.report.document import Block, Sentence

_ANY = {"violation_kind": "all", "perpetrator_group": "all", "perpetrator_detail": "all"}
_NAMED = 3
_COLUMNS = ["persons", "status"]


def blocks(draft: Draft) -> Iterator[Block]:
    period = draft.period("pub_violations", **_ANY)
    if period is None:
        yield from draft.nothing("violations.absent", "pub_violations", **_ANY)
        return
    for country in draft.countries:
        yield from draft.paragraph(f"violations.{country.lower()}", _country(draft, period, country))
    yield from _table_and_figure(draft, period)
    yield from draft.paragraph("violations.caveat", draft.say("violations_caveat", {}), "note")
    yield from draft.open_note("violations.note", period)


def _country(draft: Draft, period: Period, country: str) -> Iterator[Sentence]:
    words = draft.words
    read = draft.read("pub_violations", _COLUMNS, **period.with_year_before, **_ANY, country_code=country)
    rows = read.by("period_start")
    now, before = rows.get(period.start, {}), rows.get(year_before(period.start), {})
    status = str(now.get("status", "few"))
    reason, why = why_hidden(draft, period, country, status)
    yield from draft.say(
        "violations", {"status": status}, read, *why, place=words.place(country, "in"), people=now.get("persons") or 0,
        period=words.period(period.kind, period.start, "in"), reason=reason,
    )  # fmt: skip
    if now.get("persons") is None:
        return
    yield from _kinds(draft, period, country)
    yield from _perpetrators(draft, period, country)
    if before.get("persons") is not None:
        between = since_year_before(draft, period, country)
        known = {"verdict": of_counts(before["persons"], now["persons"]).verdict, **between.known}
        yield from draft.say(
            "violations_change", known, read, *between.reads, before=before["persons"], **between.told
        )  # fmt: skip


def _kinds(draft: Draft, period: Period, country: str) -> list[Sentence]:
    where = {**period.where, **_ANY, "country_code": country}
    own = draft.read(
        "pub_violations", _COLUMNS, **{**where, "violation_kind": _kinds_of(draft, period)}, status="shown"
    )
    return draft.say("violation_kinds", {"named": len(own.rows)}, own, listed=_ranked(draft, own, "violation_kind"))


def _perpetrators(draft: Draft, period: Period, country: str) -> list[Sentence]:
    groups = ("state", "client", "other")
    own = draft.read("pub_violations", _COLUMNS, **period.where, **{**_ANY, "perpetrator_group": groups},
                     country_code=country, status="shown")  # fmt: skip
    return draft.say("perpetrators", {"named": len(own.rows)}, own, listed=_ranked(draft, own, "perpetrator_group"))


def _ranked(draft: Draft, read: Read, column: str) -> str:
    words = draft.words
    prefix = "by_" if column == "perpetrator_group" else ""
    rows = sorted(read.rows, key=lambda row: (-row["persons"], row[column]))[:_NAMED]
    names = [words.in_text("violation_answer", prefix + row[column]) for row in rows]
    return words.listed(f"{name} ({words.number(row['persons'])})" for name, row in zip(names, rows, strict=True))


def _kinds_of(draft: Draft, period: Period) -> tuple[str, ...]:
    read = draft.read(
        "pub_violations", ["violation_kind"], **period.where, perpetrator_group="all", perpetrator_detail="all"
    )
    return tuple(sorted({row["violation_kind"] for row in read.rows} - {"all", "not_recorded"}))


def _table_and_figure(draft: Draft, period: Period) -> Iterator[Block]:
    words = draft.words
    codes = _kinds_of(draft, period)
    read = draft.read("pub_violations", _COLUMNS, **period.where, **{**_ANY, "violation_kind": codes},
                      country_code=draft.countries)  # fmt: skip
    of = {(row["country_code"], row["violation_kind"]): row for row in read.rows}
    rows = [
        [
            words.name("violation_answer", code),
            *(draft.people(of.get((country, code), {})) for country in draft.countries),
        ]
        for code in codes
    ]
    when = words.period(period.kind, period.start)
    yield from draft.table_by_country("violations.table", "table-violations", "violation", rows, [read], period=when)
    bars = [
        {"series": words.place(country), "label": words.name("violation_answer", code), "value": row["persons"],
         "status": row["status"]}
        for country in draft.countries
        for code in codes
        if (row := of.get((country, code)))
    ]  # fmt: skip
    told = [_most_frequent(draft, country, read) for country in draft.countries]
    yield from draft.figure(
        "violations.figure",
        "figure-violations",
        "bars",
        bars,
        [read],
        " ".join(filter(None, told)),
        period=when,
        titles={
            "x": words.text("axis-people"),
            "y": words.text("axis-violation"),
            "legend": words.text("axis-country"),
        },
    )


def _most_frequent(draft: Draft, country: str, read: Read) -> str:
    shown = [row for row in read.rows if row["country_code"] == country and row["persons"] is not None]
    if not shown:
        return ""
    row = max(shown, key=lambda each: (each["persons"], each["violation_kind"]))
    kind = draft.words.in_text("violation_answer", row["violation_kind"])
    return draft.words.text(
        "alternative-violations", place=draft.words.place(country), kind=kind, people=row["persons"]
    )
