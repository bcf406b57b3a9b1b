"""The disclosure test for people and for the graph: run it, tell it, refuse.

Add here: how a result of the test is told.
Keep out: the attacks (warehouse/disclosure), and names of cells: tables, grains and counts are all that is said.
"""

from collections.abc import Iterator

from dagster_project import judging
from dagster_project.lib import dbt_child
from dagster_project.telling import say
from expectations.verdict import Failure
from warehouse import release, vault, verdict
from warehouse.disclosure.attacks import Budget
from warehouse.disclosure.examine import leaking_cells
from warehouse.disclosure.report import CELLS, Report
from warehouse.errors import ReleaseRefused
from warehouse.release import Release, steps, suppressing
from warehouse.settings import Settings, settings
from warehouse.vault import Vault

_ROUNDS = 5
REMEDY = (
    "Let the allowed grain show less (dbt/seeds/disclosure_pattern.csv: a higher threshold, a longer period, no such "
    "line) and build again."
)


def show(release_id: str | None, problems: int, seconds: float, seed: int) -> None:
    """Print the report, and which verdict follows. Raises ReleaseRefused where the release must not be flipped."""
    now = settings()
    keyring = vault.load(now)
    chosen = steps.named(now, release_id) if release_id else release.candidate_id(now)
    is_judged = judging.has_verdict_to_come(now, keyring, chosen)
    unfit = judging.by_expectations(now, keyring, chosen) if is_judged else []
    report = judging.by_disclosure(now, keyring, chosen, Budget(problems, seconds, seed))
    for line in report.lines():
        say(line)
    _refuse(report, chosen)
    if unfit:
        raise ReleaseRefused("\n".join([f"Release {chosen} is not fit to leave.", *map(str, unfit)]))
    say(_verdict(now, keyring, chosen, is_judged=is_judged))


def _verdict(now: Settings, keyring: Vault, chosen: str, *, is_judged: bool) -> str:
    reason = verdict.why_not(now, chosen, keyring.verdict_key.public_key())
    if not is_judged:
        return (
            "No verdict was written: the tables that this release was built from are not there any more. "
            f"{reason or 'Its verdict of before, passed, stands.'}"
        )
    return f"No passed verdict: {reason}" if reason else "Verdict: passed, on exactly these files."


def _refuse(report: Report, chosen: str) -> None:
    if not report.is_passed:
        raise ReleaseRefused(
            f"The disclosure test refuses release {chosen}: {len(report.recovered)} groups of one to four persons were "
            f"recovered with certainty, {len(report.not_examined)} things could not be examined. The cells are "
            f"named in working/{CELLS}, sealed. {REMEDY}"
        )


def build_without_leaks(now: Settings, keyring: Vault) -> tuple[Release, int]:
    """The candidate, and how many cells it does not show since they would give a small group away.

    The rules of single cells leave about one such cell in a hundred releases, as the random changes fall. What is left
    after the last round is for the blocking check to refuse.
    """
    built, suppressed = release.build(now, keyring), 0
    for _ in range(_ROUNDS):
        found = leaking_cells(now, keyring, built.release_id)
        if not found:
            break
        suppressed += suppressing.suppress(now, keyring, found)
        dbt_child.publish_anew(now, keyring)
        release.discard(now, built)
        built = release.build(now, keyring)
    return built, suppressed


def failures(now: Settings, budget: Budget | None = None) -> Iterator[Failure]:
    """What keeps the candidate from being flipped, for the graph: attack, table and grain, number of cells."""
    report = judging.by_disclosure(now, vault.load(now), release.candidate_id(now), budget)
    for attack, where, count in report.failures():
        yield Failure(f"disclosed by {attack}", where, count, REMEDY)
