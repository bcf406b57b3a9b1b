"""Months as partitions: which months of a partner are in. One run loads as many of them as there are.

Add here: another period that an asset is kept by.
Keep out: periods of published tables (dbt), and running months one by one: a start costs more than loading a year.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import dagster as dg

from warehouse import database
from warehouse.settings import Settings
from warehouse.vault import Vault
from warehouse.whole_months import months_after

FIRST_MONTH = date(2018, 1, 1)  # where dbt's calendar begins
MONTHLY = dg.MonthlyPartitionsDefinition(start_date=FIRST_MONTH.isoformat(), end_offset=1)
ALL_IN_ONE_RUN = dg.BackfillPolicy.single_run()

Span = tuple[date, date]


def months(spans: Iterable[Span]) -> list[str]:
    """The months that any of the spans touches, as partition keys."""
    return sorted({month.isoformat() for span in spans for month in _months(*span)})


def spans_of(settings: Settings, vault: Vault, delivery_ids: Iterable[str]) -> list[Span]:
    """The spans of accepted deliveries."""
    with database.reader(settings, vault) as con:
        return con.execute(
            "select span_start, span_end from raw.delivery "
            "where status = 'accepted' and list_contains(?, delivery_id) order by all",
            [list(delivery_ids)],
        ).fetchall()


def _months(start: date, end: date) -> Iterator[date]:
    month = max(start.replace(day=1), FIRST_MONTH)
    while month <= end:
        yield month
        month = months_after(month, 1)
