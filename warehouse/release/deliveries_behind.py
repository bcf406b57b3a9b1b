"""The deliveries behind a published cell: of who works at its place, for the months of its period; and what is missing.

Add here: another fact about deliveries that a person who doubts a number asks for.
Keep out: the cell itself (explaining.py). Rows are counted, never persons.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

import duckdb

from warehouse.release.written_periods import Period

Con = duckdb.DuckDBPyConnection
_PLACES = ("country_code", "region_code", "city_code")
# The winner of a partner's day (warehouse/intake/load/admit.py).
_REPLACED_DAYS = """
(
    select count(distinct day) from (
        select unnest(generate_series(
            greatest(other.span_start, mine.span_start), least(other.span_end, mine.span_end), interval 1 day
        )) as day
        from crossings.raw.delivery as other
        where other.partner_code = mine.partner_code and other.status = 'accepted'
            and (other.version, other.source_at, other.delivery_id) > (mine.version, mine.source_at, mine.delivery_id)
    ) as told_by_another
)
"""


@dataclass(frozen=True)
class Delivery:
    """One file of a partner that covers a part of the period. `rules`: how many rows, or the file (0), each refused.
    `replaced_days`: how many of its days another file tells. `counted_from`: first day whose numbers hold its rows."""

    partner_code: str
    first_day: date
    last_day: date
    version: int
    counted_from: date | None
    replaced_days: int
    status: str
    rows_received: int
    rows_accepted: int
    rows_refused: int
    rules: Mapping[str, int]


def months_of(con: Con, asked: Period) -> list[date]:
    return [month for (month,) in con.execute(
        "select month_start from crossings.intermediate.int_period_month where period_type = ? and period_start = ? "
        "order by all",
        [asked.kind, asked.start],
    ).fetchall()]  # fmt: skip


def partners_at(con: Con, chosen: Mapping[str, str], countries: str) -> list[str]:
    """Who works at the place of the cell: of the country or countries, the region, the city."""
    places = [(name, chosen[name]) for name in _PLACES if chosen.get(name, "all") != "all"]
    narrowed = "".join(f" and place.{name} = ?" for name, _ in places)
    return [code for (code,) in con.execute(
        "select distinct partner.partner_code from crossings.raw.partner as partner "
        "inner join crossings.raw.partner_city as work on partner.partner_code = work.partner_code "
        "inner join crossings.network.place as place on work.city_code = place.city_code "
        "where partner.safe_to_show and (? = 'all' or list_contains(string_split(?, '|'), partner.country_code)) "
        f"{narrowed} order by all", [countries, countries, *(code for _, code in places)]
    ).fetchall()]  # fmt: skip


def deliveries(con: Con, partners: Sequence[str], months: Sequence[date]) -> list[Delivery]:
    if not (partners and months):
        return []
    rows = con.execute(
        f"select delivery_id, partner_code, span_start, span_end, version, counted_from, {_REPLACED_DAYS}, "
        "status, rows_received, rows_accepted, rows_refused "
        "from crossings.raw.delivery as mine where list_contains(?, partner_code) and span_end >= ? "
        "and span_start < cast(? + interval 1 month as date) order by partner_code, span_start, version, delivery_id",
        [list(partners), months[0], months[-1]],
    ).fetchall()
    refusals: dict[tuple[str, str], dict[str, int]] = {}
    for delivery_id, code, rule, count in con.execute(
        "select delivery_id, partner_code, rule, count(*) filter (row_no > 0) from crossings.raw.refusal "
        "where list_contains(?, delivery_id) group by delivery_id, partner_code, rule order by all",
        [[row[0] for row in rows]],
    ).fetchall():
        refusals.setdefault((delivery_id, code), {})[rule] = count
    names = [each.name for each in fields(Delivery)]
    return [Delivery(**dict(zip(names, [*row[1:], refusals.get((row[0], row[1]), {})], strict=True))) for row in rows]


def missing(con: Con, partners: Sequence[str], months: Sequence[date]) -> dict[str, list[date]]:
    """Months of the period whose report is overdue: no accepted file covers them, and the days of grace have passed."""
    overdue: dict[str, list[date]] = {}
    for code, month in con.execute(
        "select partner_code, month_start from crossings.marts.fct_partner_month "
        "where list_contains(?, partner_code) and list_contains(?, month_start) "
        "and is_expected = 1 and freshness in ('overdue', 'long overdue') order by all",
        [list(partners), list(months)],
    ).fetchall():
        overdue.setdefault(code, []).append(month)
    return overdue
