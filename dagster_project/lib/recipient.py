"""What a recipient is to Dagster: its packages, made after each release that people see.

Add here: a step that every recipient has.
Keep out: what a package holds (warehouse/release/exchange), and sending it: people do that.
"""

from typing import Any

import dagster as dg

from dagster_project.lib import keys
from dagster_project.lib.guard import guarded
from warehouse import vault
from warehouse.release.exchange import declared
from warehouse.release.exchange.recipient_rules import is_code
from warehouse.settings import settings


def all_recipients() -> dg.Definitions:
    """One asset for each recipient that this home's network declares.

    A code that is none would stop the whole graph: `crossings network validate` and `release exchange` tell of it.
    """
    codes = [code for code in dict.fromkeys(declared.codes(settings())) if is_code(code)]
    return dg.Definitions(assets=[_packages(code) for code in codes])


def _packages(code: str) -> dg.AssetsDefinition:
    @dg.asset(
        key=keys.exchange(code),
        deps=[keys.CURRENT],
        group_name="exchange",
        kinds={"python"},
        description=f"Published numbers for {code} in its formats, with the deletion of what was withdrawn since.",
    )
    def packages() -> dg.MaterializeResult[Any]:
        now = settings()
        with guarded():
            from warehouse.release.exchange import package

            made = package.make(now, vault.load(now), package.Wish(code))
        counts = {f"{one.format}: numbers": one.numbers for one in made}
        gone = {f"{one.format}: withdrawn": one.withdrawn for one in made if one.withdrawn}
        notes = sorted({note for one in made for note in one.notes})
        return dg.MaterializeResult(metadata={**counts, **gone, **({"in no cell": notes} if notes else {})})

    return packages
