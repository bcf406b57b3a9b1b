"""The disclosure test for people and for the graph: run it, tell it, refuse.

Add here: how a result of the test is told.
Keep out: the attacks (warehouse/disclosure), and names of cells: tables, grains and counts are all that is said.
"""

from collections.abc import Iterator, Sequence

from dagster_project.lib import dbt_child
from dagster_project.telling import say
from expectations.verdict import Failure
from warehouse import release, vault
from warehouse.disclosure.attacks import Budget
from warehouse.disclosure.examine import examine, look, passed_lately
from warehouse.disclosure.remedies import Done, Found, until_passed
from warehouse.disclosure.report import CELLS, Report
from warehouse.errors import ReleaseRefused
from warehouse.release import Release, holds, journal, restating, suppressing
from warehouse.release.holds import Reason
from warehouse.settings import Settings, settings
from warehouse.vault import Vault

REMEDY = (
    "Hold the table back (`crossings release hold TABLE --reason doubt`), then `crossings run`: a release without it "
    "is made. Say so to whoever looks after the warehouse: the next build should have held it back by itself."
)
HELD = (
    "Held back in this release, since hiding cells did not protect small groups in it: {tables}. The next build tries "
    "again. `crossings release hold TABLE --reason doubt` keeps it back until `crossings release unhold TABLE`."
)


def show(release_id: str | None, problems: int, seconds: float, seed: int) -> None:
    """Print the report. Raises ReleaseRefused where the release must not be flipped."""
    chosen = release_id or release.candidate_id(settings())
    report = _examined(chosen, problems, seconds, seed)
    for line in report.lines():
        say(line)
    _refuse(report, chosen)


def refuse(release_id: str, problems: int, seconds: float, seed: int) -> None:
    """The same without the report."""
    _refuse(_examined(release_id, problems, seconds, seed), release_id)


def _examined(release_id: str, problems: int, seconds: float, seed: int) -> Report:
    now = settings()
    return examine(now, vault.load(now), release_id, Budget(problems, seconds, seed))


def _refuse(report: Report, chosen: str) -> None:
    if not report.is_passed:
        raise ReleaseRefused(
            f"The disclosure test refuses release {chosen}: {len(report.recovered)} groups of one to four persons were "
            f"recovered with certainty, {len(report.not_examined)} things could not be examined. The cells are "
            f"named in working/{CELLS}, sealed. {REMEDY}"
        )


def build_without_leaks(now: Settings, keyring: Vault, budget: Budget | None = None) -> tuple[Release, Done]:
    """The candidate, and what it does not show since it would give a small group away: cells, at worst whole tables.

    The rules of single cells leave about one such cell in a hundred releases, as the random changes fall.
    """
    if restating.allow(now, keyring):
        dbt_child.publish_anew(now, keyring)
    built = release.build(now, keyring)

    def test() -> Found:
        return look(now, keyring, built.release_id, budget)

    def hide(cells: Sequence[str]) -> None:
        nonlocal built
        suppressing.suppress(now, keyring, cells)
        dbt_child.publish_anew(now, keyring)
        release.discard(now, built)
        built = release.build(now, keyring)

    def hold(tables: Sequence[str]) -> list[str]:
        nonlocal built
        wanted = holds.can_be_held(tables)
        new = holds.hold(now, wanted, Reason.PROTECTION, built.release_id, by=journal.PIPELINE)
        if new:
            release.discard(now, built)
            built = release.build(now, keyring)
        return new

    done = until_passed(test, hide, hold)
    return built, done


def failures(now: Settings, budget: Budget | None = None) -> Iterator[Failure]:
    """What keeps the candidate from being flipped, for the graph: attack, table and grain, number of cells.

    The rounds that made the candidate ended with this very test of it. It is not made twice: cut by the clock at
    another moment, it could find what no round has mended.
    """
    if budget is None and passed_lately(now, release.candidate_id(now)):
        return
    report = examine(now, vault.load(now), release.candidate_id(now), budget)
    for attack, where, count in report.failures():
        yield Failure(f"disclosed by {attack}", where, count, REMEDY)
