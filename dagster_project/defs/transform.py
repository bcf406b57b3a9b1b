"""From the trust point to published tables: raw/contact, and everything dbt makes of it.

Add here: nothing for a new model; dbt's manifest brings it.
Keep out: SQL.
"""

import json
from collections.abc import Iterator
from typing import Any

import dagster as dg
from dagster_dbt import dbt_assets

from dagster_project import room_for_a_run
from dagster_project.lib import dbt_graph, keys, parsed_project
from dagster_project.lib.guard import guarded
from dagster_project.lib.partner import partners, pulled
from warehouse import database, vault
from warehouse.intake.landing import closed_borders, stopped, under_fire
from warehouse.intake.load import closed_cells
from warehouse.intake.load.load import transaction
from warehouse.intake.rebuild import load_network, mend, sync_partners
from warehouse.networks import home
from warehouse.privacy import clean
from warehouse.release import holds, suppressing
from warehouse.settings import settings

_CAUGHT_UP = (
    "Landing and the working database were cleaned before this build, for rows of people who are gone could be there: "
    "the database was filled again in its place, as after an upgrade, or a command that ends rows was cut off, or an "
    "older copy of the home or of its database was brought back. If `crossings erase`, `partner stop --now` or "
    "`retain --apply` was cut off, run it again: only then has it ended."
)
_translator = dbt_graph.Translator()
_manifest = parsed_project.manifest(settings())


@dg.asset(
    key=keys.RAW_CONTACT,
    deps=[keys.raw(partner.code) for partner in pulled()],
    group_name="raw",
    kinds={"duckdb"},
    description="The trust point: accepted rows of all partners, who they are, the mapping returns, the ledger.",
)
def raw_contact(context: dg.AssetExecutionContext) -> dg.MaterializeResult[Any]:
    now = settings()
    with guarded():
        room_for_a_run.require(now)
        keyring = vault.load(now)
        mend(now, keyring)  # met with since the intake: this build goes on from what the intake left in landing
        declared = partners()
        if clean.catch_up(now, keyring, {each.code: each for each in declared}):
            context.log.warning(_CAUGHT_UP)
        network = home.network(now)
        with database.writer(now, keyring) as con:
            sync_partners(con, declared, stopped.days(now, keyring, declared))
            suppressing.begin(con)
            holds.end_automatic(now)
            under_fire.take_back(now, keyring, declared, network)
            closed_cells.load(con, now, keyring, declared)
            closed_borders.require(con, network)
            with transaction(con):
                load_network(con, now, keyring)
            ((rows,),) = con.execute("select count(*) from raw.contact").fetchall()
    # Of the whole network, and rounded: what a partner has sent is told by its letter, and two counts that follow each
    # other would tell it too.
    return dg.MaterializeResult(metadata={"partners": len(declared), "rows, to hundreds": round(rows, -2)})


@dbt_assets(manifest=_manifest, dagster_dbt_translator=_translator, name="dbt")
def models(context: dg.AssetExecutionContext) -> Iterator[Any]:
    now = settings()
    with guarded():
        keyring = vault.load(now)
    yield from dbt_graph.build(context, _manifest, _translator, now, keyring)


PUBLISHED = dbt_graph.published_keys(json.loads(_manifest.read_bytes()))
