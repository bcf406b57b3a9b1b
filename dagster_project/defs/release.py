"""From published tables to a release: built beside, then flipped. What is checked in between: `quality.py`.

Add here: a step between the two that must not be seen half done.
Keep out: how a release is written (`warehouse/release`).
"""

from typing import Any

import dagster as dg

from dagster_project.defs.transform import PUBLISHED
from dagster_project.lib import freshness, keys, not_taken_in
from dagster_project.lib.guard import guarded
from warehouse import release, vault, verdict
from warehouse.privacy import stop
from warehouse.release import journal, steps
from warehouse.settings import settings

_WAITS = "It waits for a preview. `crossings release publish` shows it to people."
_PAUSED = "Somebody rolled back. `crossings release publish` ends the pause."


@dg.asset(
    key=keys.CANDIDATE,
    deps=PUBLISHED,
    group_name="release",
    kinds={"duckdb"},
    description="One read-only file for each audience, among the candidates. Nobody reads it yet.",
)
def candidate(context: dg.AssetExecutionContext) -> dg.MaterializeResult[Any]:
    now = settings()
    with guarded():
        # Here, not above: the solver's import takes a second.
        from dagster_project import disclosing

        keyring = vault.load(now)
        built, done = disclosing.build_without_leaks(now, keyring)
        without = not_taken_in.closed_without(now, keyring)
    if without:
        context.log.warning(without)
    if done.tables:
        context.log.warning(disclosing.HELD.format(tables=", ".join(done.tables)))
    return dg.MaterializeResult(
        metadata={
            "release": built.release_id,
            "digest": verdict.digest(release.folder(now, built.release_id)),
            "suppressed cells": len(done.cells),
            "held tables": done.tables,
        }
    )


@dg.asset(
    key=keys.CURRENT,
    deps=[keys.CANDIDATE],
    freshness_policy=freshness.of_release(settings()),
    group_name="release",
    kinds={"duckdb"},
    description="The link that all readers follow, moved in one step. After a rollback it waits for a person.",
)
def current() -> dg.MaterializeResult[Any]:
    now = settings()
    with guarded():
        release_id, keyring = release.candidate_id(now), vault.load(now)
        said: dict[str, Any] = {"release": release_id}
        if pause := journal.paused(now):
            said = {"release": pause.release, "built": release_id, "why": _PAUSED}
        elif journal.waits(now) and steps.shown(now) != release_id:
            said = {"release": steps.shown(now), "built": release_id, "why": _WAITS}
        else:
            steps.publish(now, keyring, release_id, by=journal.PIPELINE)
            # A kill before this loses nothing: the next run closes them before it builds.
            release.close(now, keyring)
        # Also of releases beside the one that people go on seeing: the page Releases shows them until they go.
        said["withdrawn"] = stop.withdraw_unsafe(now, keyring)
    return dg.MaterializeResult(metadata=said)
