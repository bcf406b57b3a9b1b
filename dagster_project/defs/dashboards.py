"""From a release to what people see: charts and dashboards, imported into Superset.

Add here: another reader that must be told of a new release.
Keep out: what the dashboards look like (`dashboards/`). Superset lives in an environment of its own: a child process.
"""

import subprocess
from typing import Any

import dagster as dg

from dagster_project import changes
from dagster_project.lib import keys
from dagster_project.lib.guard import guarded
from dashboards import first_answers, serve, state
from warehouse.errors import CrossingsError
from warehouse.settings import settings


@dg.asset(
    key=keys.DASHBOARDS,
    deps=[keys.CURRENT],
    group_name="dashboards",
    kinds={"superset"},
    description="Databases, datasets, charts and dashboards as code, imported over what was there.",
)
def superset() -> dg.MaterializeResult[Any]:
    now = settings()
    if not state.is_set_up(now):
        return dg.MaterializeResult(metadata={"imported": False, "why": "`crossings up` has not set Superset up yet."})
    with guarded():
        declared = changes.declared(now)
        if state.holds(now, declared):
            state.forget_answers(now)
            return dg.MaterializeResult(metadata={"imported": False, "first answers": first_answers.ask(now)})
        log = now.logs / "superset-sync.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as output:
            done = subprocess.run(
                [*serve.sync_command(now), "--to-log"],
                cwd=now.root,
                env=serve.environment(now),
                stdout=output,
                stderr=output,
                check=False,
            )
        if done.returncode:
            raise CrossingsError(f"Superset did not take the dashboards. Its own words are in {log}.")
        state.note_held(now, declared)
        told = first_answers.ask(now)
    return dg.MaterializeResult(metadata={"imported": True, "first answers": told})
