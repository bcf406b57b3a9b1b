"""The days on which a number may change although nothing new has come: a month begins, a cell closes, a report is late.

Add here: another span of days, as soon as a model compares a day of the calendar with the day of the run.
Keep out: what changes on such a day; the models say that.
"""

from datetime import date, timedelta

import duckdb

from warehouse.whole_months import months_before

# Means of strata close after so many days (protected_mean), and a report is long overdue after so many (freshness).
MEANS_CLOSE, LONG_OVERDUE = 45, 90
# A report that is due on a day is overdue on the day after it.
_SPANS = f"""
with grace as (
    select grace_days from crossings.raw.partner
    union select grace_days from crossings.raw.earlier_reporting
)
select delay_days as days from crossings.declared.allowed_grain
union select grace_days + 1 as days from grace
union select grace_days + {LONG_OVERDUE} + 1 as days from grace
union select {MEANS_CLOSE} as days
union select 0 as days
"""


def spans(con: duckdb.DuckDBPyConnection) -> frozenset[int]:
    """How many days after the first day of some month something turns, in the working database `con` has attached."""
    return frozenset(int(days) for (days,) in con.execute(_SPANS).fetchall())


def next_after(day: date, spans: frozenset[int]) -> date:
    """The first turning day after `day`. Every one lies so many days after the first day of a month."""
    months = [months_before(day, back) for back in range(-1, max(spans) // 28 + 2)]
    return min(turn for month in months for span in spans if (turn := month + timedelta(span)) > day)
