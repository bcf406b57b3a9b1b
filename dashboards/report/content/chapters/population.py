"""Population size: every estimate with its source, and which one coverage is divided by.

Add here: another thing that an estimate says of itself. Keep out: coverage (reach.py).
"""

from collections.abc import Iterator

from dashboards.report.content.draft import Draft
from dashboards.report.content.published import Row
from dashboards.report.document import Block, Sentence

_COLUMNS = ["country_code", "year", "low", "point", "high", "source", "quality", "chosen", "lists", "status"]


def blocks(draft: Draft) -> Iterator[Block]:
    words = draft.words
    read = draft.read(
        "pub_population_estimates", _COLUMNS, country_code=draft.countries, period_type="year", status="shown"
    )
    known = [row for row in read.rows if not row["lists"]]
    for country in draft.countries:
        yield from draft.paragraph(f"population.{country.lower()}", _country(draft, country))
    rows = [
        [
            words.name("area_code", row["area_code"]),
            str(row["year"]),
            _figure(draft, row),
            words.name("source", row["source"]),
            words.text("cell-yes" if row["chosen"] else "cell-no"),
        ]
        for row in sorted(
            known,
            key=lambda row: (
                draft.countries.index(row["country_code"]),
                row["area_code"] not in draft.countries,
                row["area_code"],
                row["year"],
                row["point"],
            ),
        )
    ]
    head = draft.head("area", "year", "estimate", "source", "used")
    yield from draft.table("population.table", "table-population", head, rows, [read], left=1)
    yield from _overlap(draft)


def _country(draft: Draft, country: str) -> Iterator[Sentence]:
    words = draft.words
    read = draft.read("pub_population_estimates", _COLUMNS, area_code=country, chosen=True, status="shown")
    chosen = [row for row in read.rows if not row["lists"]]
    rows = [row for row in chosen if row["year"] <= draft.span.last_year]
    # As coverage does: the nearest earlier year, else the earliest.
    newest = max(rows, key=lambda row: row["year"], default=min(chosen, key=lambda row: row["year"], default={}))
    if not newest:
        yield from draft.say("population", {"has_estimate": False}, read, place=words.place(country, "in"))
        return
    own = draft.read(
        "pub_population_estimates", _COLUMNS, area_code=country, chosen=True, status="shown", year=newest["year"]
    )
    old = draft.span.last_year - newest["year"]
    yield from draft.say(
        "population",
        {"has_estimate": True, "has_range": newest["low"] != newest["high"], "years_old": old},
        own,
        place=words.place(country, "in"),
        year=str(newest["year"]),
        point=newest["point"],
        years=old,
        low=words.number(newest["low"]),
        high=words.number(newest["high"]),
        source=words.name("source", newest["source"]),
    )


def _figure(draft: Draft, row: Row) -> str:
    words = draft.words
    point = words.number(row["point"])
    return point if row["low"] == row["high"] else f"{point} ({words.number(row['low'])}–{words.number(row['high'])})"


def _overlap(draft: Draft) -> Iterator[Block]:
    """What the network's own lists say: how many areas could be estimated at all."""
    starts = tuple(draft.span.whole("half_year"))
    if not starts or draft.edition.kind == "outside":
        return
    read = draft.read(
        "pub_population_estimates",
        ["point", "lists", "status"],
        period_type="half_year",
        period_start=starts,
        area_code=draft.countries,
    )
    lists = [row for row in read.rows if row["lists"]]
    shown = [row for row in lists if row["status"] == "shown"]
    if lists:
        yield from draft.paragraph(
            "population.overlap",
            draft.say("overlap", {"shown": len(shown)}, read, tried=len(lists), shown=len(shown)),
            "note",
        )
