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


def newest_year(draft: Draft, table: str, **where: Any) -> int | None:
    """Of the returns that do not come after the span."""
    years = {row["return_year"] for row in draft.read(table, ["return_year"], **where).rows}
    return max((year for year in years if year <= draft.span.last_year), default=None)


def blocks(draft: Draft) -> Iterator[Block]:
    where = {"area_level": "country", "measure": MEASURES, "country_code": draft.countries}
    year = newest_year(draft, "pub_mapping_shares", **where)
    if year is None:
        yield from draft.absent("control.absent", "no_returns", {})
        return
    read = draft.read("pub_mapping_shares", _COLUMNS, return_year=year, **where)
    for country in draft.countries:
        yield from draft.paragraph(f"control.{country.lower()}", _country(draft, read, country, year))
    rows = [
        [
            draft.words.place(row["country_code"]),
            _measure(draft, row),
            draft.words.text(_scope(row)),
            _range(draft, row),
            _asked(row),
            draft.words.in_text("agreement", row["agreement"]),
        ]
        for row in sorted(
            read.rows, key=lambda row: (draft.countries.index(row["country_code"]), _order(row), row["scope"])
        )
        if row["percent_low"] is not None
    ]
    head = draft.head("country", "stated", "of-whom", "range", "organisations", "agreement")
    yield from draft.table("control.table", "table-control", head, rows, [read], left=3, year=str(year))


def _country(draft: Draft, read: Read, country: str, year: int) -> Iterator[Sentence]:
    own = [row for row in read.rows if row["country_code"] == country and row["percent_low"] is not None]
    own = [row for row in own if row["scope"] == "people reached"]
    source = draft.read(
        "pub_mapping_shares", _COLUMNS, return_year=year, area_level="country", measure=MEASURES, country_code=country
    )
    listed = [f"{_range(draft, row)} {_measure(draft, row)}" for row in sorted(own, key=_order)]
    asked = max((row["organisations_asked"] for row in own), default=0)
    yield from draft.say(
        "control", {"named": len(listed)}, source, place=draft.words.place(country, "in"), year=str(year),
        organisations=asked, listed="; ".join(listed),
    )  # fmt: skip
    if any(row["agreement"] in ("contradiction", "differs within the area") for row in own):
        differs = [
            _measure(draft, row) for row in own if row["agreement"] in ("contradiction", "differs within the area")
        ]
        yield from draft.say("control_differs", {}, source, listed=draft.words.listed(differs))


def _order(row: Row) -> int:
    return MEASURES.index(row["measure"])


def _measure(draft: Draft, row: Row) -> str:
    return draft.words.text(f"measure-{row['measure'].replace('_', '-')}")


def _scope(row: Row) -> str:
    return "scope-" + str(row["scope"]).replace(" ", "-")


def _range(draft: Draft, row: Row) -> str:
    return draft.words.interval(row["percent_low"] / 100, row["percent_high"] / 100)


def _asked(row: Row) -> str:
    return f"{row['organisations']}/{row['organisations_asked']}"
