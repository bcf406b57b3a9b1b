"""What the checks ask of the working database, read at once: it is open for milliseconds, so that no run waits.

Add here: another fact that only the database tells.
Keep out: judging, rows, and counts of rows but one, rounded, of the whole network.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from dagster_project.standing import STANDING, parameters
from warehouse import build_mark, database, layout, turning_days
from warehouse.first_row import first_row
from warehouse.settings import Settings
from warehouse.vault import Vault
from warehouse.whole_months import months_before

LATE = ("overdue", "long overdue")
_BUILT = """
    select 1 from information_schema.columns where table_schema = 'marts' and column_name = 'reporting_rate'
"""
_FRESHNESS = f"""
    select partner_code, max_by(freshness, list_position(['{LATE[0]}', '{LATE[1]}'], freshness)) as word
    from marts.fct_partner_month
    -- Of the calendar: the last report of a partner that left years ago would be a matter for ever.
    where month_start >= (select max(month_start) - interval 12 months from intermediate.int_period_month)
        and freshness in {LATE}
    group by partner_code order by partner_code
"""
_WAITING = f"{STANDING} select status, count(*) from standing where stands = 'waiting' group by status"

# What a person-month has no more: where it is filled, the contact is as it came.
_UNREDUCED = """
    select distinct date_trunc('month', contact_date)::date from raw.contact
    where contact_date < ? and coalesce(channel, source_uid) is not null
    union select distinct date_trunc('month', contact_date)::date from raw.contact where contact_date < ?
"""


@dataclass(frozen=True)
class Facts:
    """`late` has the worst word of the last twelve months of each partner that owes a report."""

    is_built: bool
    is_up_to_date: bool
    late: Mapping[str, str]
    pending: int  # deliveries that the next run judges
    held: int  # deliveries that wait for an answer of their partner, or for its signature
    restatement: date | None
    turning: frozenset[int]
    kept_too_long: int  # months
    about_rows: int  # of the whole network, rounded: two of them do not tell one delivery


def read(settings: Settings, vault: Vault) -> Facts:
    """Raises Locked while a run writes, Sealed where the key does not fit, ConfigError where the tables are of another
    version."""
    with database.reader(settings, vault, wait_seconds=0) as con:
        layout.require(con)
        is_built = bool(con.execute(_BUILT).fetchall())
        restatement = first_row(con.execute("select day from raw.restatement"))
        waiting = dict(con.execute(_WAITING, parameters()).fetchall())
        old = [_a_month_before(day) for day in (settings.rows_until, settings.person_months_until)]
        return Facts(
            is_built=is_built,
            is_up_to_date=build_mark.is_up_to_date(con),
            late=late(con) if is_built else {},
            pending=waiting.get("pending", 0),
            held=waiting.get("refused", 0),
            restatement=restatement[0] if restatement else None,
            turning=turning_days.spans(con) if is_built else frozenset(),
            kept_too_long=len(con.execute(_UNREDUCED, old).fetchall()),
            about_rows=round(_number(con, "select count(*) from raw.contact"), -2),
        )


def late(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(con.execute(_FRESHNESS).fetchall())


def _number(con: duckdb.DuckDBPyConnection, question: str) -> int:
    ((number,),) = con.execute(question).fetchall()
    return int(number)


def _a_month_before(day: date) -> date:
    """Retention is run on the first of a month; what became due since then is nobody's fault yet."""
    return months_before(day, 1)
