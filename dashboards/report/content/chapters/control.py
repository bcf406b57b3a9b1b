"""Vulnerability and control over working conditions, as organisations state it in their yearly returns.

Add here: another measure of the return. Keep out: what people say themselves: no contact asks for it.
"""

from collections.abc import Iterator
from typing import Any

from dashboards.report.content.draft import Draft
from dashboards.report.content.published import Read, Row
from dashboards.report.document import Block, Sentence

MEASURES = ("control", "third_party_income", "condom_negotiation", "condom_confiscation")
_COLUMNS = [
    "country_code",
    "measure",
    "percent_low",
    "percent_high",
    "organisations",
    "organisations_asked",
    "agreement",
    "scope",
]


def newest_years(draft: Draft, table: str, **where: Any) -> dict[str, int]:
    """Of the returns that do not come after the span, by country: one may have answered when another did not."""
    rows = draft.read(table, ["country_code", "return_year"], **where, country_code=draft.countries).rows
    years = {country: [row["return_year"] for row in rows if row["country_code"] == country]
             for country in draft.countries}  # fmt: skip
    known = {country: [year for year in own if year <= draft.span.last_year] for country, own in years.items()}
    return {country: max(own) for country, own in known.items() if own}


def blocks(draft: Draft) -> Iterator[Block]:
    where = {"area_level": "country", "measure": MEASURES}
    years = newest_years(draft, "pub_mapping_shares", **where)
    if not years:
        yield from draft.absent("control.absent", "no_returns", {})
        return
    reads = {
        country: draft.read("pub_mapping_shares", _COLUMNS, return_year=year, **where, country_code=country)
        for country, year in years.items()
    }
    for country in draft.countries:
        yield from draft.paragraph(
            f"control.{country.lower()}", _country(draft, country, reads.get(country), years.get(country))
        )
    rows = [
        [
            draft.words.place(country),
            str(years[country]),
            _measure(draft, row),
            draft.words.text("scope-" + str(row["scope"]).replace(" ", "-")),
            _range(draft, row),
            f"{row['organisations']}/{row['organisations_asked']}",
            draft.words.in_text("agreement", row["agreement"]),
        ]
        for country, read in reads.items()
        for row in sorted(read.rows, key=lambda row: (_order(row), row["scope"]))
        if row["percent_low"] is not None
    ]
    head = draft.head("country", "year", "stated", "of-whom", "range", "organisations", "agreement")
    yield from draft.table("control.table", "table-control", head, rows, reads.values(), left=4)


def _country(draft: Draft, country: str, read: Read | None, year: int | None) -> Iterator[Sentence]:
    place = draft.words.place(country, "in")
    if read is None:
        yield from draft.say("control", {"year": year}, place=place)
        return
    own = [row for row in read.rows if row["percent_low"] is not None and row["scope"] == "people reached"]
    listed = [f"{_range(draft, row)} {_measure(draft, row)}" for row in sorted(own, key=_order)]
    asked = max((row["organisations_asked"] for row in own), default=0)
    yield from draft.say(
        "control", {"year": year, "named": len(listed)}, read, place=place, year=str(year),
        organisations=asked, listed="; ".join(listed),
    )  # fmt: skip
    if any(row["agreement"] in ("contradiction", "differs within the area") for row in own):
        differs = [
            _measure(draft, row) for row in own if row["agreement"] in ("contradiction", "differs within the area")
        ]
        yield from draft.say("control_differs", {}, read, listed=draft.words.listed(differs))


def _order(row: Row) -> int:
    return MEASURES.index(row["measure"])


def _measure(draft: Draft, row: Row) -> str:
    return draft.words.text(f"measure-{row['measure'].replace('_', '-')}")


def _range(draft: Draft, row: Row) -> str:
    return draft.words.interval(row["percent_low"] / 100, row["percent_high"] / 100)
