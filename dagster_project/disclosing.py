"""The disclosure test for people and for the graph: run it, tell it, refuse.

Add here: how a result of the test is told.
Keep out: the attacks (warehouse/disclosure), and names of cells: tables, grains and counts are all that is said.
"""

from collections.abc import Iterator, Sequence

from dagster_project import judging
from dagster_project.console import say
from dagster_project.lib import dbt_child, not_taken_in
from expectations.verdict import Failure
from warehouse import database, release, vault, verdict
from warehouse.disclosure.attacks.all_attacks import Budget
from warehouse.disclosure.hiding.remedies import (
    Done,
    Found,
    until_passed,
)
from warehouse.disclosure.report import CELLS, Report
from warehouse.errors import ReleaseRefused
from warehouse.first_row import first_row
from warehouse.release import Release, closing, holds, journal, one_at_a_time, restating, steps, suppressing
from warehouse.release.holds import Reason
from warehouse.settings import Settings, settings
from warehouse.vault import Vault

REMEDY = (
    "Hold the table back (`crossings release hold TABLE --reason doubt`), then `crossings run`: a release without it "
    "is made. Say so to whoever looks after the warehouse: the next build should have held it back by itself."
)
NOTHING_YET = (
    "No file of any partner has been accepted yet, so nothing is released: months whose time has passed would close as "
    "gaps, and files that come later would not count in them. `crossings status` says what became of each source. The "
    "first run that takes a file in makes the first release."
)
HELD = (
    "Held back in this release, since hiding cells did not protect small groups in it: {tables}. The next build tries "
    "again. `crossings release hold TABLE --reason doubt` keeps it back until `crossings release unhold TABLE`."
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


def build_without_leaks(now: Settings, keyring: Vault, budget: Budget | None = None) -> tuple[Release, Done]:
    """The candidate, and what it does not show since it would give a small group away: cells, at worst whole tables.

    The rules of single cells leave about one such cell in a hundred releases, as the random changes fall.
    """
    with one_at_a_time.alone(now):  # all rounds: another one's release in between would be tested in this one's place
        return _until_passed(now, keyring, budget)


def _until_passed(now: Settings, keyring: Vault, budget: Budget | None) -> tuple[Release, Done]:
    _require_what_came(now, keyring)
    unchanged = release.unchanged(now, keyring)
    if unchanged and judging.has_passed_disclosure(now, keyring, unchanged.release_id):
        return unchanged, Done()
    if restating.allow(now, keyring):
        dbt_child.publish_anew(now, keyring)
    built = release.draft(now, keyring)

    def test() -> Found:
        return judging.look_for_leaks(now, keyring, built.release_id, budget)

    def hide(cells: Sequence[str]) -> None:
        nonlocal built
        suppressing.suppress(now, keyring, cells)
        dbt_child.publish_anew(now, keyring)
        release.discard(now, built)
        built = release.draft(now, keyring)

    def hold(tables: Sequence[str]) -> list[str]:
        nonlocal built
        wanted = holds.can_be_held(tables)
        new = holds.hold(now, wanted, Reason.PROTECTION, built.release_id, by=journal.PIPELINE)
        if new:
            release.discard(now, built)
            built = release.draft(now, keyring)
        return new

    done = until_passed(test, hide, hold)
    release.propose(now, keyring, built)
    return built, done


def _require_what_came(now: Settings, keyring: Vault) -> None:
    """Raises ReleaseRefused where a release would close cells without files that came and could not be taken in; the
    first one, before anything was taken in. Asked before it is drafted: what was drafted once can be made again, and
    published.
    """
    raw = f"{database.ALIAS}.raw"
    with database.reader(now, keyring) as con:
        pending = con.execute(f"select distinct partner_code from {raw}.delivery where status = 'pending'").fetchall()
        for (code,) in pending:  # landed; whatever kept it from being loaded has left no note of its own
            not_taken_in.note(now, "raw", code)
        reason = not_taken_in.waited_for(now, keyring)
        if not (is_first := not journal.flips(now)) and reason is None:
            return
        con.register("coming", closing.closing(con, "").cells)
        newly = f"select 1 from coming anti join {raw}.closed_cell using (table_name, cell)"
        would_close = first_row(con.execute(newly)) or first_row(con.execute(f"select 1 from {raw}.restatement"))
        is_there = first_row(con.execute(f"select 1 from {raw}.delivery where status = 'accepted'"))
    if would_close and is_first and not is_there:
        raise ReleaseRefused(NOTHING_YET)
    if would_close and reason:
        raise ReleaseRefused(reason)


def failures(now: Settings, budget: Budget | None = None) -> Iterator[Failure]:
    """What keeps the candidate from being flipped, for the graph: attack, table and grain, number of cells.

    The rounds that made the candidate ended with this very test of these very files. It is not made twice: cut by the
    clock at another moment, it could find what no round has mended.
    """
    keyring = vault.load(now)
    if budget is None and judging.has_passed_disclosure(now, keyring, release.candidate_id(now)):
        return
    report = judging.by_disclosure(now, keyring, release.candidate_id(now), budget)
    for attack, where, count in report.failures():
        yield Failure(f"disclosed by {attack}", where, count, REMEDY)
