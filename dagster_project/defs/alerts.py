"""From a release that people see to people who know of it.

Add here: another way in which somebody is told of a release.
Keep out: who is told what (`warehouse/alerts`). Dagster stores what a step says: numbers of recipients, nothing else.
"""

from typing import Any

import dagster as dg

from dagster_project.lib import keys
from dagster_project.lib.guard import guarded
from warehouse import vault
from warehouse.settings import settings


@dg.asset(
    key=keys.TOLD,
    deps=[keys.CURRENT],
    group_name="release",
    description="Who waits for a release knows that it is there, and how many alerts are in it. Each is told once.",
)
def told() -> dg.MaterializeResult[Any]:
    now = settings()
    with guarded():
        from warehouse.alerts import notify

        found = notify.tell(now, vault.load(now))
        notify.refuse_untold(found)
    if found.why:
        return dg.MaterializeResult(metadata={"release": found.release, "why": found.why})
    counts = {"told": found.told, "knew it": found.knew, "nothing new for": found.nothing_new}
    return dg.MaterializeResult(
        metadata={"release": found.release, **{said: len(numbers) for said, numbers in counts.items()}}
    )
