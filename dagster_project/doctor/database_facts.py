"""What the checks ask of the working database, read at once: it is open for milliseconds, so that no run waits.

Add here: another fact that only the database tells.
Keep out: rows, counts of rows, and judging.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from warehouse import build_mark, database, turning_days
from warehouse.settings import Settings
from warehouse.vault import Vault

LATE = ("overdue", "long overdue")
_BUILT = """
    select 1 from information_schema.columns where table_schema = 'marts' and column_name = 'reporting_rate'
"""
_FRESHNESS = f"""
    select partner_code, max_by(freshness, list_position(['{LATE[0]}', '{LATE[1]}'], freshness)) as word
    from (select *, row_number() over (partition by partner_code order by month_start desc) as turn
          from marts.fct_partner_month)
    where turn <= 12 and freshness in {LATE}
    group by partner_code order by partner_code
"""


@dataclass(frozen=True)
class Facts:
    """`late` has the worst word of the last twelve months of each partner that owes a report."""

    is_built: bool
    is_up_to_date: bool
    late: Mapping[str, str]
    pending: int
    restatement: date | None
    turning: frozenset[int]


def read(settings: Settings, vault: Vault) -> Facts:
    """Raises Locked while a run writes, Sealed where the key does not fit."""
    with database.reader(settings, vault) as con:
        is_built = bool(con.execute(_BUILT).fetchall())
        (pending,) = con.execute("select count(*) from raw.delivery where status = 'pending'").fetchone() or (0,)
        restatement = con.execute("select day from raw.restatement").fetchone()
        return Facts(
            is_built,
            build_mark.is_up_to_date(con),
            dict(con.execute(_FRESHNESS).fetchall()) if is_built else {},
            int(pending),
            restatement[0] if restatement else None,
            _turning(con) if is_built else frozenset(),
        )


def _turning(con: duckdb.DuckDBPyConnection) -> frozenset[int]:
    """Days after the first of a month on which a number may turn."""
    return turning_days.spans(con)
