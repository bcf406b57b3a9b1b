"""Which periods are in the ledger of closed cells: of rows that go for good, the numbers must be kept before.

Add here: another table of a release that old rows feed.
Keep out: the numbers themselves, and open periods: these are computed from rows until they close.

A release on disk is not enough: what no ledger keeps is computed anew with each build, from rows that are gone then.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import duckdb

from warehouse import release
from warehouse.intake.landing import ledger
from warehouse.settings import Settings, months_before
from warehouse.vault import Vault

# Period type → months, and the first month of the first one in a year.
_PERIODS = {"month": (1, 1), "quarter": (3, 1), "half_year": (6, 1), "year": (12, 1), "fiscal_year": (12, 10)}
_NAMED = 12
_TABLE = "pub_reach"
Period = tuple[str, str, date]  # country, period type, its first day


def unpublished(settings: Settings, vault: Vault, wanted: Iterable[tuple[str, date]]) -> list[Period]:
    """Periods that hold these months of these countries, and of which the ledger keeps no number and no `few`."""
    cells = ledger.read(ledger.path(settings), vault).cells.to_pylist()
    closed: set[Period] = {
        (cell["countries"], cell["period_type"], cell["period_start"])
        for cell in cells
        if cell["table_name"] == _TABLE and cell["status"] != "gap"
    }
    shown = {(country, period_type) for country, period_type, _ in closed}.union(
        *(_shown(settings, release_id) for release_id in release.releases(settings))
    )
    missing = set()
    for country, month in wanted:
        # Where nothing at all was released of a country, its months are what is missing.
        for period_type in [kind for kind in _PERIODS if (country, kind) in shown] or ["month"]:
            missing.add((country, period_type, beginning(period_type, month)))
    return sorted(missing - closed)


def said(missing: Sequence[Period]) -> str:
    """What is missing, and why it matters."""
    named = [f"{country} {kind.replace('_', ' ')} {first_day:%Y-%m}" for country, kind, first_day in missing[:_NAMED]]
    return (
        f"Of {len(missing)} period(s) the ledger keeps no closed numbers: {', '.join(named)}"
        f"{' …' if len(missing) > _NAMED else ''}. Numbers enter it when a release that closes them is published: "
        "before, nothing would be left of these periods. Their person-months stay. Make such a release with "
        "`crossings run`, then `crossings retain --apply` again."
    )


def beginning(period_type: str, month: date) -> date:
    """The first day of the period of this type that holds the month."""
    length, first = _PERIODS[period_type]
    return months_before(month, (month.month - first) % length)


def _shown(settings: Settings, release_id: str) -> set[tuple[str, str]]:
    """Types of periods that a release on disk has of each country, open ones too."""
    regional, *_ = release.audience_files(settings, release_id)
    if not regional.is_file():
        return set()
    with duckdb.connect() as con:
        con.execute(f"attach '{regional}' as released (read_only)")
        return set(
            con.execute(f"select distinct country_code, period_type from released.published.{_TABLE}").fetchall()
        )
