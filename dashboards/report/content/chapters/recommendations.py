"""Recommendations by level: network, each country, region. All of them are the analyst's.

Add here: another level. Keep out: recommendations; no rule can know what is right to do.
"""

from collections.abc import Iterator

from dashboards.report.content.draft import Draft
from dashboards.report.document import Block


def blocks(draft: Draft) -> Iterator[Block]:
    for country in draft.countries:
        place = draft.words.place(country)
        yield draft.slot(f"recommendations.national.{country.lower()}", "slot-recommendations-national", place=place)
