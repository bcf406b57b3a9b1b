"""Structural barriers: what organisations say is needed and not known, and places for the analyst's words.

Add here: another statement of organisations. Keep out: barriers as such; the analyst writes them.
"""

from collections.abc import Iterator

from dashboards.report.content.chapters.control import newest_years
from dashboards.report.content.draft import Draft
from dashboards.report.content.published import Row
from dashboards.report.document import Block

_COLUMNS = ["kind", "code", "organisations", "organisations_asked", "area_rank"]


def blocks(draft: Draft) -> Iterator[Block]:
    words = draft.words
    years = newest_years(draft, "pub_mapping_statements", area_level="country")
    if not years:
        yield from draft.absent("barriers.absent", "no_statements", {"kind": draft.edition.kind})
        return
    for country, year in years.items():
        read = draft.read(
            "pub_mapping_statements", _COLUMNS, return_year=year, area_level="country", country_code=country
        )
        needs = sorted((row for row in read.rows if row["kind"] == "need"), key=_rank)
        unknown = sorted((row for row in read.rows if row["kind"] == "not_known"), key=_organisations)
        yield from draft.paragraph(
            f"barriers.{country.lower()}",
            [
                *draft.say(
                    "stated_needs", {"named": len(needs)}, read, place=words.place(country, "in"), year=str(year),
                    listed=words.listed(words.text(f"need-{row['code'].replace('_', '-')}") for row in needs[:3]),
                ),
                *draft.say(
                    "stated_unknown", {"named": len(unknown)}, read,
                    listed=words.listed(words.text(f"unknown-{row['code'].replace('_', '-')}") for row in unknown),
                ),
            ],
        )  # fmt: skip


def _rank(row: Row) -> tuple[int, str]:
    return row["area_rank"] or 99, row["code"]


def _organisations(row: Row) -> tuple[int, str]:
    return -row["organisations"], row["code"]
