"""The warehouse's rooms: keys, backups, runs, releases, deliveries, requests, agreements and retention.

An intake ends in Dagster as failed when it had a delivery to refuse, which is no trouble of ours: a letter tells the
partner. So a failed intake can wait for Monday, and a failed run of any other job cannot. What is refused once is not
read again, so an intake that fails for days in a row has a source that it cannot reach.

Add here: another matter that waits for a person, with its line in examine.py.
Keep out: what a run, a request or a delivery says, and starting anything.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from dagster_project import processes, web_services
from dagster_project.doctor import stores
from dagster_project.doctor.case import Case, Finding, Level, note, now, soon, well
from dagster_project.doctor.database_facts import LATE
from dagster_project.doctor.stores import Run
from dagster_project.lib import not_taken_in
from warehouse import turning_days, vault
from warehouse.backup import forgetting, last
from warehouse.backup.last import Last
from warehouse.errors import CrossingsError
from warehouse.intake.partners import declared
from warehouse.keys import disk_of_keys, escrow_trace, half_way, place
from warehouse.networks import home
from warehouse.release import journal, rooms, steps

SEALED_DAYS = 1
_UNLOCK = "crossings unlock; without a file of locked keys: crossings keys restore"


def keys(case: Case) -> Iterator[Finding]:
    try:
        kept = place.of(case.settings).read() or {}
        if missing := vault.missing(vault.found_keys(case.settings)):
            yield _sealed(case, missing)
            return
        vault.load(case.settings)
    except CrossingsError as error:
        yield now("unusable", str(error), _place_of(case), "See what it says.")
        return
    yield well("there", f"All {len(vault.NAMES)} keys are there.")
    if half_way.is_going_on(kept):
        what = "A change of keys was begun and is not finished; former keys are still kept."
        yield soon("half_changed", what, _place_of(case), half_way.command(kept))
    if case.settings.home.exists() and disk_of_keys.is_shared(case.settings):
        level = Level.SOON if case.is_real else Level.NOTE
        yield Finding(
            level, "on_the_homes_disk", disk_of_keys.WARNING, _place_of(case), "Move them: CROSSINGS_KEYS_FILE"
        )
    if case.is_real:
        yield from _escrow(case)


def _sealed(case: Case, missing: list[str]) -> Finding:
    what = f"The warehouse is sealed: no key for {', '.join(missing)}."
    if not case.is_begun:
        return note("none_yet", what, _place_of(case), "crossings keys init, or crossings demo")
    since = case.watched.get("sealed_since")
    days = case.age_days(datetime.fromisoformat(since)) if isinstance(since, str) else 0
    if days < SEALED_DAYS:
        return soon("sealed", f"{what} Deliveries wait until it is unlocked.", _place_of(case), _UNLOCK)
    return now("sealed_long", f"{what} Nothing was taken in for {days:.0f} days.", _place_of(case), _UNLOCK)


def _escrow(case: Case) -> Iterator[Finding]:
    """Only what `crossings keys escrow` noted is known: where copies lie is nobody's business here."""
    remedy = "crossings keys escrow --to age1… --to age1…"
    trace = escrow_trace.read(case.settings)
    if trace is None:
        what = "No escrow of the keys is newest. A lost key is lost data."
        yield soon("no_escrow", what, "keys", remedy)
    elif case.keyring and trace.fingerprint != escrow_trace.fingerprint(case.keyring):
        what = f"The last escrow, of {trace.made_on}, does not hold the keys of today."
        yield soon("old_escrow", what, "keys", remedy)
    else:
        yield well("escrow", f"The keys are in the escrow of {trace.made_on}.")


def _place_of(case: Case) -> str:
    return "key file" if case.settings.keys == "file" else "keyring"


BACKUP_NOW_DAYS, BACKUP_CHECK_DAYS = 2, 14
BACKUP_WAITING_DAYS = 2
_BACK_UP = "crossings backup"


def backups(case: Case) -> Iterator[Finding]:
    if not case.is_real or not case.is_begun:
        what = "A network of invented data needs no backup." if case.is_begun else "Nothing was taken in yet."
        yield Finding(Level.NOTE, "not_asked_for", what)
        return
    newest = last.read(case.settings)
    if newest is None:
        yield soon("none", "No backup is newest. What is lost with this disk is lost.", "backups", _BACK_UP)
        return
    yield from _newest(case, newest)
    if forgetting.is_due(case.settings):
        since = datetime.fromtimestamp(forgetting.path(case.settings).stat().st_mtime, UTC)
        level = Level.NOW if case.age_days(since) >= BACKUP_WAITING_DAYS else Level.SOON
        what = "Backups still hold what was erased here."
        yield Finding(level, "erasures_wait", what, "backups", f"Make the place of backups reachable, then: {_BACK_UP}")


def _newest(case: Case, newest: Last) -> Iterator[Finding]:
    days = case.age_days(newest.at)
    figures = {"backup_age_seconds": days * 86_400}
    if days > BACKUP_NOW_DAYS:
        what = f"The newest backup is {days:.0f} days old."
        yield Finding(Level.NOW, "old", what, "backups", _BACK_UP, figures=figures)
    else:
        yield well("new", f"The newest backup is of {newest.at:%Y-%m-%d %H:%M} UTC.", **figures)
    if newest.checked_at is None or case.age_days(newest.checked_at) > BACKUP_CHECK_DAYS:
        what = f"No backup was read back in {BACKUP_CHECK_DAYS} days."
        yield soon("not_checked", what, "backups", f"{_BACK_UP} --check")


INTAKE, REPORTS = "intake", "reports"
_RUNS_SINCE = timedelta(days=60)
LONG_RUN, NO_RUN_DAYS = timedelta(hours=12), 3
INTAKE_FAILS = timedelta(days=3)  # in a row: no weekend of a partner's server, and before the next Monday
_RUNS_SHOWN = "crossings status, and the pipeline's pages"


def runs(case: Case) -> Iterator[Finding]:
    history = stores.runs(case.settings, case.at - _RUNS_SINCE)
    if not history:
        yield Finding(Level.NOTE, "none", "No run of the last two months is known.", remedy="crossings run")
        return
    last = {run.job: run for run in history if run.ended is not None}
    for job, run in sorted(last.items()):
        yield _ended(case, job, run, _failing_for(history, job))
    yield from _endless(case, history)
    yield from _silent(case, history)
    week = (case.at - timedelta(days=7)).timestamp()
    failed = sum(run.status == "FAILURE" and (run.ended or 0) >= week for run in history)
    good = max((run.ended or 0 for run in history if run.status == "SUCCESS" and run.job != REPORTS), default=None)
    figures = {"runs_failed_week": float(failed)}
    if good is not None:
        figures["good_run_age_seconds"] = case.at.timestamp() - good
    yield well("counted", f"{failed} runs of the last seven days failed.", **figures)


def _failing_for(history: list[Run], job: str) -> timedelta:
    """From the first failure after the last good run of a job to its newest failure."""
    failed: list[float] = []
    for run in history:
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
    if job == INTAKE and failing >= INTAKE_FAILS:
        what = f"Every intake of {failing.days} days has failed: a source cannot be reached, or is declared wrongly."
        return Finding(Level.NOW, "intake_failing", what, "intake", "crossings run: it says which", figures=figures)
    if job == INTAKE:
        what = "The last intake had a delivery to refuse, or a source that it could not reach."
        return Finding(Level.SOON, "intake_trouble", what, "intake", "crossings status", figures=figures)
    return Finding(
        Level.NOW, "failed", f"The last {job} failed.", job, f"{_RUNS_SHOWN}; crossings run", figures=figures
    )


def _endless(case: Case, history: list[Run]) -> Iterator[Finding]:
    """A run whose process was killed stays begun until the next one closes it."""
    limit = (case.at - LONG_RUN).timestamp()
    begun = [run for run in history if run.ended is None and run.began is not None and run.began < limit]
    if begun and history[-1] in begun:
        hours = LONG_RUN.total_seconds() / 3600
        what = f"A run of {begun[-1].job} began more than {hours:.0f} hours ago and has not ended."
        yield now("endless", what, begun[-1].job, "See whether it still works; else: crossings down, crossings up")


def _silent(case: Case, history: list[Run]) -> Iterator[Finding]:
    """The schedule keeps itself as long as its process runs."""
    if not case.is_real or processes.running(case.settings, web_services.DAGSTER_DAEMON) is None:
        return
    newest = max((run.began or 0 for run in history), default=0)
    days = (case.at.timestamp() - newest) / 86_400
    if days > NO_RUN_DAYS:
        what = f"The schedule's process runs, and nothing was started for {days:.0f} days."
        yield soon("silent", what, "schedule", "crossings down, then crossings up")


# A release is late when the calendar turned so many days ago, and nobody saw to it when it is a month.
RELEASE_GRACE_DAYS, RELEASE_NOW_DAYS = 3, 31
# Where the working database cannot tell the calendar: some cell closes every month.
_WITHOUT_CALENDAR = 45
PAUSE_DAYS = 7


def releases(case: Case) -> Iterator[Finding]:
    here = case.settings
    shown = steps.shown(here)
    if shown is None:
        level = Level.SOON if case.is_begun else Level.NOTE
        yield Finding(level, "none", "Nothing was released yet.", "published", "crossings run")
        return
    if reason := steps.why_not_shown(here):
        yield now("not_shown", f"The dashboards show no figures. {reason}", "published", "crossings run")
    yield from _age(case, date.fromisoformat(shown[:10]))
    yield from _held(case)
    refused = rooms.in_room(here.refused)
    if refused and refused[0] > shown:
        what = "The newest release was refused by a test, so people see an older one."
        yield soon("refused", what, "refused", "crossings release list, then crossings run")


def _age(case: Case, day: date) -> Iterator[Finding]:
    today = case.settings.as_of
    flips = journal.flips(case.settings)
    age = (case.at - flips[-1].at).total_seconds() if flips else (today - day).days * 86_400.0
    figures = {"release_age_seconds": age}
    turning = case.facts.turning if case.facts else frozenset()
    turned = (
        turning_days.next_after(day, turning) if turning else day + timedelta(_WITHOUT_CALENDAR - RELEASE_GRACE_DAYS)
    )
    late = (today - turned).days
    if late > RELEASE_GRACE_DAYS:
        level = Level.NOW if late > RELEASE_NOW_DAYS else Level.SOON
        what = f"The calendar has turned {late} days ago, and no release was made since {day}."
        yield Finding(level, "late", what, "release", "crossings run", figures=figures)
    else:
        yield well("current", f"The release is of {day}.", **figures)


def _held(case: Case) -> Iterator[Finding]:
    here = case.settings
    if pause := journal.paused(here):
        days = case.age_days(pause.at)
        what = f"Somebody rolled back {days:.0f} days ago, and nothing is published by itself."
        level = Level.SOON if days > PAUSE_DAYS else Level.NOTE
        yield Finding(level, "paused", what, "release", "crossings release publish")
    elif journal.waits(here) and any(name > (steps.shown(here) or "") for name in rooms.in_room(here.published)):
        what = "A release waits for somebody to look at it."
        yield soon("waits", what, "release", "Look at the page Releases; crossings release publish")
    if held := journal.held(here):
        oldest = min(entry.at for entry in held.values())
        yield note(
            "held", f"Tables held back: {len(held)}, the first since {oldest:%Y-%m-%d}.", ", ".join(held),
            "crossings release unhold TABLE, when the reason is gone",
        )  # fmt: skip
    if case.facts and case.facts.restatement:
        what = "A restatement was asked for, and no release has it yet."
        yield soon("restatement", what, "release", "crossings run")


def deliveries(case: Case) -> Iterator[Finding]:
    if names := not_taken_in.older_than_an_hour(case.settings, case.at):
        what = f"Partners whose files could not be taken in because of an error of ours: {len(names)}. Closing waits."
        remedy = "crossings status says until when; crossings run, which step failed and how to mend it"
        yield Finding(Level.NOW, "not_taken_in", what, "deliveries", remedy, names)
    facts = case.facts
    if facts is None:
        if case.keyring is not None and case.settings.working_db.exists():
            what = "A run holds the working database, so deliveries were not looked at."
            yield note("in_use", what, "working", "crossings doctor, when it has ended")
        return
    figures = {
        "deliveries_waiting": float(facts.pending + facts.held),
        "partners_overdue": float(len(facts.late)),
        "rows": float(facts.about_rows),
    }
    for word, code in zip(LATE, ("overdue", "long_overdue"), strict=True):
        names = tuple(partner for partner, its in facts.late.items() if its == word)
        if names:
            what = f"Partners whose reports are {word}: {len(names)}."
            yield Finding(Level.SOON, code, what, "deliveries", "Ask them: crossings status says which months", names)
    if facts.pending:
        what = f"Deliveries that wait for the next run: {facts.pending}."
        yield Finding(Level.NOTE, "waiting", what, "deliveries", "crossings run")
    if facts.held:
        what = f"Deliveries that wait for an answer of their partner, or for its signature: {facts.held}."
        yield Finding(Level.NOTE, "answer", what, "deliveries", "crossings status says which, and what to do")
    if facts.is_built and not facts.is_up_to_date:
        yield note("not_built", "Something was taken in that no release knows yet.", "deliveries", "crossings run")
    yield well("counted", f"Partners whose reports are overdue: {len(facts.late)}.", **figures)


# Somebody has withdrawn. The Monday after must not be the first day on which anybody looks.
REQUEST_NOW_DAYS = 7


def requests(case: Case) -> Iterator[Finding]:
    waiting = sorted(case.settings.requests.glob("*/*.age"))
    if not waiting:
        yield well("none", "No request waits.", requests_waiting=0)
        return
    days = max(case.age_days(datetime.fromtimestamp(path.stat().st_mtime, UTC)) for path in waiting)
    level = Level.NOW if days >= REQUEST_NOW_DAYS else Level.SOON
    what = f"Requests of partners that wait: {len(waiting)}, the oldest for {days:.0f} days. One may be a withdrawal."
    names = tuple(sorted({path.parent.name for path in waiting}))
    figures = {"requests_waiting": float(len(waiting))}
    yield Finding(level, "wait", what, "requests", "crossings status says the command for each", names, figures)


AGREEMENT_SOON_DAYS = 60


def agreements(case: Case) -> Iterator[Finding]:
    if not case.is_real:
        return
    today = case.at.date()
    about = home.network(case.settings).about
    scopes = {name: scope.review_date for name, scope in about.scopes.items() if scope.agreement}
    yield from _agreements_due(
        scopes, today, "scopes", "Look at them again, then write review_date in network/network.yaml"
    )
    if case.keyring is None:
        yield note("sealed", "Declarations of partners cannot be read while the warehouse is sealed.")
        return
    partners = {each.code: each.review_date for each in declared.declarations(case.settings, case.keyring)}
    remedy = "Look at agreement and assessment again, then write review_date anew: crossings partner show CODE"
    yield from _agreements_due(partners, today, "partners", remedy)


def _agreements_due(dates: dict[str, date | None], today: date, whose: str, remedy: str) -> Iterator[Finding]:
    days = {name: (day - today).days for name, day in dates.items() if day}
    overdue = tuple(sorted(name for name, remaining in days.items() if remaining < 0))
    near = tuple(sorted(name for name, remaining in days.items() if 0 <= remaining <= AGREEMENT_SOON_DAYS))
    undated = tuple(sorted(name for name, day in dates.items() if day is None))
    if overdue:
        what = f"Agreements of {len(overdue)} {whose} should have been looked at again."
        yield Finding(Level.SOON, f"{whose}_overdue", what, whose, remedy, overdue)
    if near:
        what = f"Agreements of {len(near)} {whose} are to be looked at again within {AGREEMENT_SOON_DAYS} days."
        yield Finding(Level.NOTE, f"{whose}_near", what, whose, remedy, near)
    if undated:
        what = f"Of {len(undated)} {whose} no day is written on which the agreement is looked at again."
        yield Finding(Level.NOTE, f"{whose}_undated", what, whose, remedy, undated)
    if not overdue and not near and not undated:
        yield well(f"{whose}_in_time", f"Agreements of {whose} are in time.")


_RETENTION_GRACE = timedelta(days=31)
_RETAIN = "crossings retain, then crossings retain --apply"


def retention(case: Case) -> Iterator[Finding]:
    if rooms.expired(case.settings, case.at - _RETENTION_GRACE):
        yield soon("refused_releases", "Refused releases lie longer than they are kept.", "refused", _RETAIN)
    if case.facts is None:
        return
    if case.facts.kept_too_long:
        what = f"Contacts of {case.facts.kept_too_long} months are older than they are kept."
        yield soon("due", what, "retention", _RETAIN)
    else:
        yield well("in_time", "Nothing is kept longer than it may be.")
