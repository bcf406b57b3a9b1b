"""Which periods are in the ledger of closed cells: of rows that go for good, the numbers must be kept before.

Add here: another table of a release that old rows feed.
Keep out: the numbers themselves, and open periods: these are computed from rows until they close.

A release on disk is not enough: what no ledger keeps is computed anew with each build, from rows that are gone then.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import duckdb

from warehouse import release
from warehouse.intake.landing import ledger
from warehouse.intake.partners.declared import declarations
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.vault import Vault
from warehouse.whole_months import MONTHS, months_before

_FIRST_MONTH = {"fiscal_year": 10}  # of its first period in a year, where it is not January
_NAMED = 12
_TABLE = "pub_reach"
NEVER_SHOWN = "no release shows the country"
OPEN = "still open"
NOT_CLOSED = "no published release has closed it, or what closed it was taken back"


class Period(NamedTuple):
    country: str
    period_type: str
    first_day: date


class Rows(NamedTuple):
    """There are rows of this partner, country and month."""

    partner: str
    country: str
    month: date


class Unpublished(NamedTuple):
    """A period of which the ledger keeps nothing yet, and why."""

    period: Period
    why: str


def published(settings: Settings, vault: Vault, rows: Iterable[Rows]) -> list[Rows]:
    """Those of which there is or will be something in a release: of partners that are shown, in months of the calendar.

    The calendar of a build begins with the first partner (int_period_month).
    """
    partners = declarations(settings, vault)
    if not partners:
        return []
    began = min(partner.active_from for partner in partners).replace(day=1)
    first = max(began, home.network(settings).about.calendar_start)
    shown = {partner.code for partner in partners if partner.safe_to_show}
    return [each for each in rows if each.partner in shown and each.month >= first]


def unpublished(settings: Settings, vault: Vault, wanted: Iterable[Rows]) -> list[Unpublished]:
    """Periods that hold these rows, and of which no cell is in the ledger. A closed `gap` is one: it never changes."""
    cells = ledger.read(ledger.path(settings), vault).cells.to_pylist()
    closed = {
        Period(cell["countries"], cell["period_type"], cell["period_start"])
        for cell in cells
        if cell["table_name"] == _TABLE
    }
    released: dict[Period, bool] = {}
    for release_id in release.releases(settings):
        released |= _released(settings, release_id)
    kinds = {(period.country, period.period_type) for period in closed | set(released)}
    missing = set()
    for _, country, month in wanted:
        # Where nothing at all was released of a country, its months are what is missing.
        for period_type in [kind for kind in MONTHS if (country, kind) in kinds] or ["month"]:
            missing.add(Period(country, period_type, beginning(period_type, month)))
    countries = {country for country, _ in kinds}
    return [
        Unpublished(period, _why(is_shown=period.country in countries, is_open=released.get(period, False)))
        for period in sorted(missing - closed)
    ]


def _why(*, is_shown: bool, is_open: bool) -> str:
    if not is_shown:
        return NEVER_SHOWN
    return OPEN if is_open else NOT_CLOSED


def said(missing: Sequence[Unpublished]) -> str:
    """What is missing, and why it matters."""
    countries = sorted({each.period.country for each in missing})
    named = [
        f"{period.country} {period.period_type.replace('_', ' ')} {period.first_day:%Y-%m} ({why})"
        for period, why in missing[:_NAMED]
    ]
    return (
        f"Person-months of {', '.join(countries)} stay: of {len(missing)} period(s) the ledger keeps no closed "
        f"numbers: {', '.join(named)}{' …' if len(missing) > _NAMED else ''}. Numbers enter it when a release that "
        "closes them is published: before, nothing would be left of these periods. Make such a release with "
        "`crossings run`, then `crossings retain --apply` again. Where no release shows a country at all, see that the "
        "declarations of its partners are right: what a partner that is not `safe_to_show` sent does not wait. Other "
        "countries do not wait for these."
    )


def beginning(period_type: str, month: date) -> date:
    """The first day of the period of this type that holds the month."""
    return months_before(month, (month.month - _FIRST_MONTH.get(period_type, 1)) % MONTHS[period_type])


def _released(settings: Settings, release_id: str) -> dict[Period, bool]:
    """Periods that a release on disk has of each country, and whether they are open there."""
    regional, *_ = release.audience_files(settings, release_id)
    if not regional.is_file():
        return {}
    with duckdb.connect() as con:
        con.execute(f"attach '{regional}' as released (read_only)")
        rows = con.execute(
            f"select country_code, period_type, period_start, bool_and(status = 'open') "
            f"from released.published.{_TABLE} group by all"
        ).fetchall()
    return {Period(*period): is_open for *period, is_open in rows}
