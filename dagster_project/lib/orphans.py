"""Runs whose process was killed: without this they would be shown as running for ever.

Add here: another trace that a killed run leaves in Dagster's store.
Keep out: repairing data. A killed run leaves none half done; the next run goes on from what is there.
"""

import os

import dagster as dg

from dagster_project.processes import beginning

TAG = "crossings/process"


def tags() -> dict[str, str]:
    """What a run of this process is marked with."""
    return {TAG: f"{os.getpid()} {beginning(os.getpid())}"}


def close(home: dg.DagsterInstance) -> int:
    """Mark runs as failed whose process is gone. Says how many there were."""
    unfinished = home.get_runs(dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING]))
    gone = [run for run in unfinished if TAG in run.tags and not _lives(run.tags[TAG])]
    for run in gone:
        home.report_run_failed(run, "The process was ended from outside. The next run goes on from what is there.")
    return len(gone)


def _lives(mark: str) -> bool:
    pid, _, began = mark.partition(" ")
    return beginning(int(pid)) == began
