"""What the next release closes, and when something closes after it: the calendar of closings without the ledger.

Add here: another thing that people ask of the calendar of closings.
Keep out: on which day a period closes and which are due in a build (dbt/models/intermediate/due).

Cells of a city or a value that was declared after its periods had closed are known to the next build alone.
"""

from dataclasses import dataclass
from datetime import date

from warehouse import database
from warehouse.intake.landing import ledger
from warehouse.settings import Settings
from warehouse.vault import Vault

_NOT_CLOSED = """
select closing.table_name, closing.period_type, closing.period_start, max(closing.closes_on) as closes_on
from crossings.intermediate.int_closing as closing
anti join (
    select distinct
        table_name, split_part(cell, '|', 1) as pattern_id, period_type, cast(period_start as date) as period_start
    from closed
) as closed using (table_name, pattern_id, period_type, period_start)
where (closing.closes_on <= $today) = $is_due
group by closing.table_name, closing.period_type, closing.period_start
order by closes_on, closing.period_start, closing.period_type, closing.table_name
"""


@dataclass(frozen=True)
class Due:
    """One period of a published table, and the day on which its last grain closes."""

    table: str
    period_type: str
    period_start: date
    closes_on: date


@dataclass(frozen=True)
class Closings:
    """What closes with the next release; what closes on the next day on which anything does; and the day of a
    restatement that is pending."""

    due: list[Due]
    later: list[Due]
    restating: str | None


def look(settings: Settings, vault: Vault) -> Closings:
    """On the day of `settings`. Raises Locked and Sealed as the database does; nothing is due where none was built."""
    book = ledger.read(ledger.path(settings), vault)
    with database.reader(settings, vault) as con:
        con.register("closed", book.cells)
        due, later = (
            [Due(*row) for row in con.execute(_NOT_CLOSED, {"today": settings.as_of, "is_due": is_due}).fetchall()]
            for is_due in (True, False)
        )
    first = min((each.closes_on for each in later), default=None)
    return Closings(due, [each for each in later if each.closes_on == first], book.restating)
