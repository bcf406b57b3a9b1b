"""The line below every chart: which release, of which day, and how many of the expected reports have arrived.

A picture, since it must follow the release that this very session looks at, and a dashboard's text cannot.
Add here: another fact of the release as a whole. Keep out: numbers of people.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path

import duckdb
from flask import Response

from dashboards.pages.door import audience, blueprint, page
from dashboards.reading import reader, release_link
from dashboards.sources.wording import Wording
from warehouse.style.colours import SOFT_INK
from warehouse.style.sheet import FONT

_REPORTS = """
select sum(received) * 1.0 / nullif(sum(expected), 0) from read_parquet($reports)
where word <> 'not yet due' and month_start > (select max(month_start) - interval 12 month from read_parquet($reports))
"""
# Outside the network nothing is told of single reports: the mean of the countries' newest closed half-year.
_COVERAGE = """
with national as (
    select period_start, country_code, any_value(reporting_completeness) as completeness from read_parquet($coverage)
    where period_type = 'half_year' and status = 'shown' and region_code = 'all' and city_code = 'all' group by all
)
select avg(completeness) from national where period_start = (select max(period_start) from national)
"""
_NARROW = 520  # pixels: below, the second sentence stands on a line of its own (expand/style.py makes room)


@dataclass(frozen=True)
class Facts:
    release: str
    as_of: date
    completeness: float | None
    is_of_year: bool


@blueprint.get("/footnote.svg")
@page("footnote")
def footnote() -> Response:
    lines = said(facts(release_link.release_of_request() / audience()), Wording(reader.language()))
    return Response(drawn(*lines), mimetype="image/svg+xml")


@cache
def facts(folder: Path) -> Facts:
    """A release never changes. Read from its Parquet: a second way into the database that charts read would clash."""
    with duckdb.connect() as con:
        release, as_of = con.execute(
            "select release_id, as_of from read_parquet(?)", [str(folder / "parquet" / "pub_release.parquet")]
        ).fetchall()[0]
        reports, coverage = (folder / "parquet" / f"pub_{name}.parquet" for name in ("reporting", "coverage"))
        asked, file = (
            (_REPORTS, {"reports": str(reports)}) if reports.exists() else (_COVERAGE, {"coverage": str(coverage)})
        )
        [(completeness,)] = con.execute(asked, file).fetchall()
    return Facts(str(release), as_of, completeness, is_of_year=reports.exists())


def said(found: Facts, wording: Wording) -> tuple[str, str]:
    """Which release, and how complete it is."""
    day = (
        f"{found.as_of:%Y-%m-%d}" if wording.is_source else f"{found.as_of.day}.{found.as_of.month}.{found.as_of.year}"
    )
    when = (
        wording.text("reports-received-in-twelve-months")
        if found.is_of_year
        else wording.text("reports-received-in-newest-half-year")
    )
    share = wording.text("not-known") if found.completeness is None else f"{100 * found.completeness:.0f} %"
    return f"{wording.text('release')} {found.release[-12:]}, {day}.", f"{when}: {share}."


def drawn(release: str, reports: str) -> str:
    """As wide as its place, at one size of letters: on a phone it would shrink to nothing otherwise."""
    release, reports = escape(release), escape(reports)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="100%" height="100%">'
        f"<title>{release} {reports}</title><style>"
        f"text {{ font: 12px {FONT}; fill: {SOFT_INK[0]} }} .narrow {{ display: none }} "
        f"@media (prefers-color-scheme: dark) {{ text {{ fill: {SOFT_INK[1]} }} }} "
        f"@media (max-width: {_NARROW}px) {{ .narrow {{ display: inline }} .wide {{ display: none }} }}</style>"
        f'<text class="wide" y="13">{release} {reports}</text>'
        f'<text class="narrow" y="13">{release}</text><text class="narrow" y="30">{reports}</text></svg>'
    )
