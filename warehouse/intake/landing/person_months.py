"""What person-months cannot do: be replaced in part by a late delivery, and say again what some tables counted.

Add here: what else a late delivery must respect of them.
Keep out: how rows become person-months (warehouse/privacy).

A person-month does not say on which days its contacts were. So a delivery of a part of its days could only replace too
much or too little of it.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb

from warehouse.contract.manifest import Manifest
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault

RULE = "part_of_person_months"
# Tables of cells that are counted by what a person-month does not say: of person-months they cannot be computed anew.
COUNTED_BY_MORE = frozenset(
    {
        "pub_commodities",
        "pub_flow_gaps",
        "pub_injecting",
        "pub_mobility",
        "pub_move_reasons",
        "pub_quality",
        "pub_referrals",
        "pub_said_flows",
        "pub_setting_decomposition",
        "pub_violations",
        "stratum_mean",
    }
)
_OWNED = Path(__file__).with_name("owned.sql")
_RUNS = """
select owned.delivery_id, owned.first_day, max(owned.contact_date) as last_day
from owned
where owned.partner_code = $partner
group by owned.delivery_id, owned.first_day
having exists (
    select 1 from raw.contact as c
    where c.delivery_id = owned.delivery_id and c.contact_date between owned.first_day and max(owned.contact_date)
)
"""


def own(con: duckdb.DuckDBPyConnection, until: date) -> None:
    """The table `owned`, in memory."""
    con.execute(_OWNED.read_text(), {"until": until})


def is_part(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault, manifest: Manifest) -> bool:
    """Whether a delivery that waits would take the place of a part of what was reduced."""
    start, end = manifest.span_start, manifest.span_end
    if start is None or end is None or start >= settings.rows_until:
        return False
    reduced = {kept.delivery_id: kept for kept in _reduced(settings, vault, manifest.partner_code)}
    if not reduced:
        return False
    own(con, max(kept.reduced_before or date.min for kept in reduced.values()))
    for delivery_id, first_day, last_day in con.execute(_RUNS, {"partner": manifest.partner_code}).fetchall():
        other = reduced.get(delivery_id)
        is_touched = start <= last_day and end >= first_day and not (start <= first_day and last_day <= end)
        if other and is_touched and first_day < (other.reduced_before or date.min) and manifest.rank > other.rank:
            return True
    return False


def reduced_until(settings: Settings, vault: Vault) -> date:
    """Of contacts before this day only person-months are left, or nothing: what retention has done, not what is due."""
    every = (each.reduced_before for partner in land.partners(settings) for each in _reduced(settings, vault, partner))
    return max(filter(None, every), default=date.min)


def removed(settings: Settings, vault: Vault) -> set[str]:
    """The partners of whose contacts that are old enough nothing is left: told by an older delivery without rows."""
    return {partner for partner in land.partners(settings) if _is_removed(settings, vault, partner)}


def _is_removed(settings: Settings, vault: Vault, partner: str) -> bool:
    until = settings.person_months_until
    return any(
        land.read_rows(settings, vault, partner, each.delivery_id).num_rows == 0
        for each in _accepted(settings, vault, partner)
        if each.span_end and each.span_end < until and each.rows_accepted
    )


def _reduced(settings: Settings, vault: Vault, partner: str) -> list[Manifest]:
    return [each for each in _accepted(settings, vault, partner) if each.reduced_before is not None]


def _accepted(settings: Settings, vault: Vault, partner: str) -> Iterator[Manifest]:
    for delivery_id in sorted(land.landed(settings, partner)):
        manifest = land.read_manifest(settings, vault, partner, delivery_id)
        if manifest.status == "accepted":
            yield manifest
