"""From a suite to a blocking asset check: what Great Expectations finds unfit, Dagster stops.

Add here: another check made of a suite.
Keep out: expectations, and any value of a row: results carry rules, columns and counts.
"""

from collections.abc import Callable, Iterable
from typing import Any

import dagster as dg

from dagster_project.lib.guard import guarded
from expectations.verdict import Failure

Judge = Callable[[dg.AssetCheckExecutionContext], Iterable[Failure]]


def blocking_check(asset: dg.AssetKey, name: str, description: str, judge: Judge) -> dg.AssetChecksDefinition:
    """A check that fails, and keeps everything downstream from running, when `judge` finds a failure."""

    @dg.asset_check(asset=asset, name=name, description=description, blocking=True)
    def check(context: dg.AssetCheckExecutionContext) -> dg.AssetCheckResult:
        with guarded():
            failures = list(judge(context))
        return dg.AssetCheckResult(passed=not failures, metadata={"failures": _table(failures)} if failures else {})

    return check


def _table(failures: list[Failure]) -> dg.TableMetadataValue:
    return dg.MetadataValue.table(
        [
            dg.TableRecord({"rule": each.rule, "column": each.column or "", "count": each.count, "remedy": each.remedy})
            for each in failures
        ]
    )


def told(evaluation: dg.AssetCheckEvaluation) -> str:
    """The failures of a check on one line each, for the command line."""
    value: Any = evaluation.metadata.get("failures")
    lines = [
        f"{each.data['rule']} in {each.data['column']} ({each.data['count']}): {each.data['remedy']}"
        for each in value.records
    ]
    return "\n".join([f"{len(lines)} expectation(s) not met, nothing was flipped:", *lines])
