"""Make the working database again from landing alone: the raw tables are a function of what landed.

Add here: another raw table that can be filled from landing or from the declarations.
Keep out: anything derived (dbt makes that).
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from warehouse import damage, database, whole_database
from warehouse.contract.declaration.declaration import Declaration
from warehouse.intake.landing import (
    cannot_link,
    erased_persons,
    erasure_filter,
    land,
    stopped,
    suppression_note,
    under_fire,
)
from warehouse.intake.load import closed_cells
from warehouse.intake.load.admit import apply, enter
from warehouse.intake.load.load import Con, load_one, load_outside, transaction
from warehouse.intake.partners.declared import declarations
from warehouse.intake.returns.mapping_return import load_mapping_returns
from warehouse.intake.returns.yearly_return import load_yearly_returns
from warehouse.keys import generation
from warehouse.networks import home
from warehouse.networks import load as networks
from warehouse.settings import Settings
from warehouse.vault import Vault

_TABLES = (
    "raw.contact",
    "raw.contact_token",
    "raw.token_key",
    "raw.delivery",
    "raw.refusal",
    "raw.outside_scope",
    "raw.touched_person",
    "raw.touched_delivery",
)


def rebuild(settings: Settings, vault: Vault) -> list[str]:
    """Empty the raw tables and fill them from landing, in a new file where the old one is damaged.

    Gives back the deliveries it found.
    """
    with database.exclusive(settings):
        return _anew(settings, vault, is_whole=whole_database.is_whole(settings, vault))


def mend(settings: Settings, vault: Vault) -> bool:
    """Make a damaged working database anew. Says whether it was damaged."""
    with database.exclusive(settings):
        if whole_database.is_whole(settings, vault):
            return False
        _anew(settings, vault, is_whole=False)
    return True


def _anew(settings: Settings, vault: Vault, *, is_whole: bool) -> list[str]:
    is_new = not (is_whole and settings.working_db.exists())
    if not is_whole:
        damage.set_aside(settings)
    with database.writing(settings, vault, anew=True) as con:
        loaded = (fill if is_new else refill)(con, settings, vault)
    damage.forget(settings)
    return loaded


def fill(con: Con, settings: Settings, vault: Vault) -> list[str]:
    """The raw tables of a new file. Unlike one that is filled again, it has no free block with rows of before."""
    loaded = refill(con, settings, vault)
    suppression_note.write(con, erased_persons.read(settings, vault), suppression_note.rewritten(settings))
    return loaded


def refill(con: Con, settings: Settings, vault: Vault) -> list[str]:
    """The same through a connection that is open already, in one transaction."""
    loaded: list[str] = []
    told: set[tuple[str, str]] = set()
    with transaction(con):
        for table in _TABLES:
            con.execute(f"delete from {table}")
        forget_builds(con)
        for partner in land.partners(settings):
            manifests = [
                land.read_manifest(settings, vault, partner, delivery_id)
                for delivery_id in sorted(land.landed(settings, partner))
            ]
            told |= {(partner, manifest.delivery_id) for manifest in manifests if manifest.status != "refused"}
            if _has_ended(settings, vault, partner):
                continue
            # What an old copy has brought back is not to lie in landing until somebody judges it.
            manifests = [
                erasure_filter.kept(settings, vault, manifest)[0] if manifest.status == "pending" else manifest
                for manifest in manifests
            ]
            for manifest in manifests:
                load_one(con, manifest)
            accepted = [manifest for manifest in manifests if manifest.status == "accepted"]
            apply(con, partner, [enter(con, settings, vault, manifest) for manifest in accepted])
            loaded += [manifest.delivery_id for manifest in manifests]
        land.drop_untold(settings, vault, told)
        load_outside(con, settings, vault)
        cannot_link.drop(settings, vault, erasure_filter.on_the_list(erased_persons.read(settings, vault), vault))
        cannot_link.load(con, settings, vault)
        declared = declarations(settings, vault)
        sync_partners(con, declared, stopped.days(settings, vault, declared))
        under_fire.take_back(settings, vault, declared, home.network(settings))
        closed_cells.load(con, settings, vault, declared)
        load_network(con, settings, vault)
        generation.note(con, vault.chain)
    return loaded


def _has_ended(settings: Settings, vault: Vault, partner: str) -> bool:
    """Nothing of it stays: its stop was killed before all of its folders had gone, or they came with an old copy."""
    mark = stopped.read(settings, vault, partner)
    return mark is not None and not mark.is_kept


def load_network(con: Con, settings: Settings, vault: Vault) -> None:
    """What is declared of this home's network, and the mapping returns that it names or holds."""
    network = home.network(settings)
    networks.load(con, network)
    load_mapping_returns(con, network.about.public_returns)
    load_yearly_returns(con, settings, vault)


def forget_builds(con: Con) -> None:
    """The next build of derived tables is whole. For whoever changes raw rows other than by admitting a delivery."""
    con.execute("delete from raw.build_mark")


def sync_partners(con: Con, partners: Iterable[Declaration], stopped_on: Mapping[str, date]) -> None:
    """The public part of the declarations: who is expected to report, where, since when."""
    partners = list(partners)
    _sync_agreements(con, agreed(partners))
    con.execute("delete from raw.earlier_reporting")
    con.execute("delete from raw.partner_city")
    con.execute("delete from raw.partner")
    for partner in partners:
        con.execute(
            "insert into raw.partner values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                stopped_on.get(partner.code),
            ],
        )
        con.executemany(
            "insert into raw.partner_city values (?, ?, ?, ?)",
            [[partner.code, city, *partner.days_in(city)] for city in partner.cities],
        )
        first = partner.active_from.replace(day=1)
        for rule in partner.earlier_reporting:
            con.execute(
                "insert into raw.earlier_reporting values (?, ?, ?, ?, ?)",
                [partner.code, first, rule.until, rule.cadence, rule.grace_days],
            )
            first = rule.until + timedelta(1)


def _sync_agreements(con: Con, agreed_now: dict[str, str]) -> None:
    """A scope that was switched on or off concerns people of whom nothing else is new."""
    known = dict(con.execute("select scope, agreement_ref from raw.scope_agreement").fetchall())
    if known == agreed_now:
        return
    forget_builds(con)
    con.execute("delete from raw.scope_agreement")
    for scope, agreement in sorted(agreed_now.items()):
        con.execute("insert into raw.scope_agreement values (?, ?)", [scope, agreement])


def agreed(partners: Iterable[Declaration]) -> dict[str, str]:
    """Scope → the signed agreement, where every partner that takes part in the scope names it, and the same one."""
    named: dict[str, set[str]] = {}
    for partner in partners:
        for scope in partner.scopes:
            named.setdefault(scope, set()).add(partner.scope_agreements.get(scope, "").strip())
    return {
        scope: min(references) for scope, references in named.items() if len(references) == 1 and "" not in references
    }
