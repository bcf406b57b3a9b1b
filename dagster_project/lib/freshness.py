"""Until when Dagster expects an asset anew: by the calendar of the network, not by an hour of the day.

A release is expected once in each month, after the cells that close first have closed. What a partner sends is
expected between the end of its reporting period and the end of its days of grace.

Add here: another asset that the calendar asks for.
Keep out: the words that people read of late reports (marts/fct_partner_month), and the demo network: its days are over,
and nothing of it is ever expected.
"""

import csv
from datetime import date, timedelta

import dagster as dg

from warehouse.contract.declaration.declaration import Declaration
from warehouse.networks import home
from warehouse.settings import Settings

_MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_RUN_DAYS = 3  # a run may be late so many days before anybody is told
_SHORT_MONTH = 28


def of_release(settings: Settings) -> dg.FreshnessPolicy | None:
    """The cells that close first do so between the first and the last of some days of each month, for months differ."""
    if not home.has_own(settings):
        return None
    path = settings.dbt_project / "seeds" / "disclosure_pattern.csv"
    with path.open(encoding="utf-8", newline="") as file:
        delay = min(int(row["delay_days"]) for row in csv.DictReader(file) if int(row["delay_days"]))
    days = {(date(2023, month, 1) + timedelta(delay)).day for month in range(1, 13)}
    due = min(max(days) + _RUN_DAYS, _SHORT_MONTH)
    return dg.FreshnessPolicy.cron(
        deadline_cron=f"0 12 {due} * *", lower_bound_delta=timedelta(days=max(due - min(days), 1), hours=12)
    )


def of_partner(settings: Settings, declaration: Declaration) -> dg.FreshnessPolicy | None:
    """Grace of more than a month moves the day into a later month."""
    if not home.has_own(settings) or declaration.active_to:
        return None
    every, later = _MONTHS[declaration.cadence], declaration.grace_days // _SHORT_MONTH
    months = sorted({(first + later - 1) % 12 + 1 for first in range(1, 13, every)})
    day = declaration.grace_days % _SHORT_MONTH + 1
    return dg.FreshnessPolicy.cron(
        deadline_cron=f"0 12 {day} {','.join(map(str, months))} *",
        lower_bound_delta=timedelta(days=max(declaration.grace_days, 1), hours=12),
    )
