"""Make the working database again from landing alone: the raw tables are a function of what landed.

Add here: another raw table that can be filled from landing or from the declarations.
Keep out: anything derived (dbt makes that).
"""

from collections.abc import Iterable

from warehouse import database
from warehouse.intake import land
from warehouse.intake.admit import apply
from warehouse.intake.declaration import Declaration, declarations
from warehouse.intake.load import Con, load_one, load_outside, transaction
from warehouse.intake.mapping_return import MAPPING_2012, load_mapping_return
from warehouse.settings import Settings
from warehouse.vault import Vault

_TABLES = (
    "incoming.contact",
    "incoming.contact_token",
    "raw.contact",
    "raw.contact_token",
    "raw.token_key",
    "raw.delivery",
    "raw.refusal",
    "raw.outside_scope",
    "raw.touched_period",
    "raw.touched_person",
)


def rebuild(settings: Settings, vault: Vault) -> list[str]:
    """Empty the raw tables and fill them from landing, in one transaction. Gives back the deliveries it found."""
    found: list[str] = []
    with database.writer(settings, vault) as con, transaction(con):
        for table in _TABLES:
            con.execute(f"delete from {table}")
        for partner in land.partners(settings):
            manifests = [
                land.read_manifest(settings, vault, partner, delivery_id)
                for delivery_id in sorted(land.landed(settings, partner))
            ]
            for manifest in manifests:
                load_one(con, settings, vault, manifest)
            apply(con, vault, partner, [manifest for manifest in manifests if manifest.status == "accepted"])
            found += [manifest.delivery_id for manifest in manifests]
        load_outside(con, settings, vault)
        sync_partners(con, declarations(settings, vault))
        load_mapping_return(con, MAPPING_2012)
    return found


def sync_partners(con: Con, partners: Iterable[Declaration]) -> None:
    """The public part of the declarations: who is expected to report, where, since when."""
    partners = list(partners)
    con.execute("delete from raw.partner_city")
    con.execute("delete from raw.partner")
    for partner in partners:
        con.execute(
            "insert into raw.partner values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                partner.code,
                partner.alias,
                partner.country,
                partner.demo,
                partner.safe_to_show,
                partner.may_be_named,
                partner.active_from,
                partner.active_to,
                partner.cadence,
                partner.grace_days,
            ],
        )
        con.executemany("insert into raw.partner_city values (?, ?)", [[partner.code, city] for city in partner.cities])
