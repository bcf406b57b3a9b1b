"""From a release that people see to people who know of it; and from a failed run to people who hear of failures.

Add here: another way in which somebody is told of a release.
Keep out: who is told what (`warehouse/alerts`). Dagster stores what a step says: numbers of recipients, nothing else.
"""

from typing import Any

import dagster as dg

from dagster_project.doctor import watch
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


@dg.run_failure_sensor(name="tell_of_failures", default_status=dg.DefaultSensorStatus.RUNNING)
def tell_of_failures(_context: dg.RunFailureSensorContext) -> None:
    """Lets the doctor look when a run has failed. It tells of what must be done now, once for each matter."""
    watch.look_and_tell(settings())
