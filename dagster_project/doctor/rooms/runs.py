"""Runs: how the last one of each job ended, one that never ended, and whether any begins at all.

An intake ends in Dagster as failed when it had a delivery to refuse, which is no trouble of ours: a letter tells the
partner. So a failed intake can wait for Monday, and a failed run of any other job cannot. What is refused once is not
read again, so an intake that fails for days in a row has a source that it cannot reach.

Add here: another way in which runs go wrong.
Keep out: what a run did, and starting one.
"""

from collections.abc import Iterator
from datetime import timedelta

from dagster_project import processes, web_services
from dagster_project.doctor import stores
from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, now, soon, well
from dagster_project.doctor.stores import Run

INTAKE, REPORTS = "intake", "reports"
_LOOKS_BACK = timedelta(days=60)
LONG, NONE_DAYS = timedelta(hours=12), 3
FAILS = timedelta(days=3)  # in a row: no weekend of a partner's server, and before the next Monday
_SHOWN = "crossings status, and the pipeline's pages"


def look(case: Case) -> Iterator[Finding]:
    known = stores.runs(case.settings, case.at - _LOOKS_BACK)
    if not known:
        yield Finding(Level.NOTE, "none", "No run of the last two months is known.", remedy="crossings run")
        return
    last = {run.job: run for run in known if run.ended is not None}
    for job, run in sorted(last.items()):
        yield _ended(case, job, run, _failing_for(known, job))
    yield from _endless(case, known)
    yield from _silent(case, known)
    week = (case.at - timedelta(days=7)).timestamp()
    failed = sum(run.status == "FAILURE" and (run.ended or 0) >= week for run in known)
    good = max((run.ended or 0 for run in known if run.status == "SUCCESS" and run.job != REPORTS), default=None)
    figures = {"runs_failed_week": float(failed)}
    if good is not None:
        figures["good_run_age_seconds"] = case.at.timestamp() - good
    yield well("counted", f"{failed} runs of the last seven days failed.", **figures)


def _failing_for(known: list[Run], job: str) -> timedelta:
    """From the first failure after the last good run of a job to its newest failure."""
    failed: list[float] = []
    for run in known:
        if run.job == job and run.ended is not None:
            failed = [*failed, run.ended] if run.status == "FAILURE" else []
    return timedelta(seconds=failed[-1] - failed[0]) if failed else timedelta()


def _ended(case: Case, job: str, run: Run, failing: timedelta) -> Finding:
    figures = {
        f"run_age_seconds:{job}": case.at.timestamp() - (run.ended or 0),
        f"run_seconds:{job}": (run.ended or 0) - (run.began or run.ended or 0),
    }
    if run.status != "FAILURE":
        return Finding(Level.WELL, f"{job}_good", f"The last {job} ended well.", figures=figures)
    if job == INTAKE and failing >= FAILS:
        said = f"Every intake of {failing.days} days has failed: a source cannot be reached, or is declared wrongly."
        return Finding(Level.NOW, "intake_failing", said, "intake", "crossings run: it says which", figures=figures)
    if job == INTAKE:
        said = "The last intake had a delivery to refuse, or a source that it could not reach."
        return Finding(Level.SOON, "intake_trouble", said, "intake", "crossings status", figures=figures)
    return Finding(Level.NOW, "failed", f"The last {job} failed.", job, f"{_SHOWN}; crossings run", figures=figures)


def _endless(case: Case, known: list[Run]) -> Iterator[Finding]:
    """A run whose process was killed stays begun until the next one closes it."""
    limit = (case.at - LONG).timestamp()
    begun = [run for run in known if run.ended is None and run.began is not None and run.began < limit]
    if begun and known[-1] in begun:
        said = (
            f"A run of {begun[-1].job} began more than {LONG.total_seconds() / 3600:.0f} hours ago and has not ended."
        )
        yield now("endless", said, begun[-1].job, "See whether it still works; else: crossings down, crossings up")


def _silent(case: Case, known: list[Run]) -> Iterator[Finding]:
    """The schedule keeps itself as long as its process runs."""
    if not case.is_real or processes.running(case.settings, web_services.DAGSTER_DAEMON) is None:
        return
    newest = max((run.began or 0 for run in known), default=0)
    days = (case.at.timestamp() - newest) / 86_400
    if days > NONE_DAYS:
        said = f"The schedule's process runs, and nothing was started for {days:.0f} days."
        yield soon("silent", said, "schedule", "crossings down, then crossings up")
