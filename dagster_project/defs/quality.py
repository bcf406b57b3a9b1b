"""Checks of the graph that are not of one partner: is a release fit to leave.

Add here: freshness and volume, against what came before.
Keep out: expectations (`expectations/`), dbt's own tests (they come with its models).
"""

from collections.abc import Iterator

import dagster as dg

from dagster_project.lib import keys
from dagster_project.lib.gx_check import blocking_check
from expectations.verdict import Failure
from warehouse import release, vault
from warehouse.settings import settings


def _judge(_context: dg.AssetCheckExecutionContext) -> Iterator[Failure]:
    # Here, not above: the solver's import takes a second.
    from dagster_project import judging

    now = settings()
    yield from judging.by_expectations(now, vault.load(now), release.candidate_id(now), is_new=True)


verified = blocking_check(
    keys.CANDIDATE, "verified", "Is every audience's file fit to leave? Only then is the release flipped.", _judge
)


def _disclose(_context: dg.AssetCheckExecutionContext) -> Iterator[Failure]:
    # Here, not above: the solver's import takes a second.
    from dagster_project import disclosing

    yield from disclosing.failures(settings())


disclosure = blocking_check(
    keys.CANDIDATE,
    "disclosure",
    "Can a group of fewer than five persons be recovered with certainty? Such a release is never flipped.",
    _disclose,
)
