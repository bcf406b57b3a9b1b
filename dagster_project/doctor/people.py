"""Accounts, the pages that people open, and messages to them. `/health` of the dashboards lies; a real page does not.

Add here: another check of what people use, with its line in examine.py.
Keep out: names of accounts and addresses, in every form: counts only.
"""

import json
from collections.abc import Iterator
from datetime import datetime

from dagster_project import processes, web_services
from dagster_project.doctor import stores
from dagster_project.doctor.case import Case, Finding, Level, note, now, soon, well
from dagster_project.doctor.machine import listening
from dagster_project.doctor.stores import Account
from dashboards import serve, state
from warehouse.alerts import recipients
from warehouse.errors import ConfigError

UNUSED_DAYS = 30
FAILURES = 10
_ACCOUNT_LIST = "crossings dashboards account list"


def accounts(case: Case) -> Iterator[Finding]:
    try:
        every = stores.accounts(case.settings)
    except stores.NoStore as error:
        what = f"The store of the dashboards cannot be read ({error}): nobody can log in."
        yield now("no_store", what, "CROSSINGS_SUPERSET_METADATA_URI", "Start its server, or: crossings up")
        return
    if every is None:
        return
    active = [account for account in every if account.is_active]
    yield well(
        "counted", f"Open accounts: {len(active)}.",
        login_failures=sum(account.failures for account in active), accounts_open=len(active),
    )  # fmt: skip
    yield from _guessed(active)
    yield from _unused(case, active)
    yield from _generated(case, active)


def _guessed(active: list[Account]) -> Iterator[Finding]:
    """Failures since the last login that went well, as the store counts them."""
    tried = sum(account.failures >= FAILURES for account in active)
    if tried:
        what = f"At {tried} accounts a wrong password was given {FAILURES} times or more since the last login."
        yield soon("guessed", what, "accounts", f"Ask their owners; {_ACCOUNT_LIST}; close what nobody needs")


def _unused(case: Case, active: list[Account]) -> Iterator[Finding]:
    unused = sum(
        account.logins == 0 and account.made_at is not None and case.age_days(account.made_at) > UNUSED_DAYS
        for account in active
    )
    if unused:
        level = Level.SOON if case.is_real else Level.NOTE
        what = f"Open accounts that were never used in {UNUSED_DAYS} days: {unused}."
        yield Finding(level, "never_used", what, "accounts", f"{_ACCOUNT_LIST}; close them")


def _generated(case: Case, active: list[Account]) -> Iterator[Finding]:
    """A generated password is written down until its account logs in for the first time."""
    file = state.passwords_file(case.settings)
    written = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    count = len({account.name for account in active} & set(written))
    if count:
        level = Level.SOON if case.is_real else Level.NOTE
        what = f"Generated passwords of {count} accounts are written in a file of this server."
        remedy = "Hand them over, then: crossings dashboards account forget-passwords"
        yield Finding(level, "generated", what, "superset", remedy)


_PAGE_SECONDS = 5


def pages(case: Case) -> Iterator[Finding]:
    here = case.settings
    if not state.metadata_file(here).exists() and not here.superset_metadata_uri:
        yield note("not_set_up", "The dashboards are not set up.", "superset", "crossings up")
        return
    answers = serve.answers(here, timeout=_PAGE_SECONDS)
    figures = {"dashboards_answer": float(answers)}
    if answers:
        yield well("answer", "The dashboards answer.", **figures)
    else:
        runs = here.superset_port in {port for port, _ in listening(case)}
        what = "The dashboards run and do not answer." if runs else "The dashboards do not run."
        level = Level.NOW if case.is_real or runs else Level.NOTE
        code = "do_not_answer" if runs else "do_not_run"
        yield Finding(level, code, what, "dashboards", "crossings down, then crossings up", figures=figures)
    yield from _pipeline(case)


def _pipeline(case: Case) -> Iterator[Finding]:
    """Without its daemon no schedule runs; then somebody must call `crossings run`, as cron can."""
    here = case.settings
    runs = {name for name in web_services.ALL if processes.running(here, name)}
    if runs and (gone := sorted({*web_services.ALL} - runs)):
        level = now if web_services.DAGSTER_DAEMON in gone else soon
        what = f"Of what `crossings up` started, {', '.join(gone)} does not run any more."
        yield level("ended", what, ", ".join(gone), "crossings up")


_TRY_MESSAGES = "crossings alerts test"


def messages(case: Case) -> Iterator[Finding]:
    since = case.watched.get("untold_since")
    if isinstance(since, str):
        days = case.age_days(datetime.fromisoformat(since))
        what = f"Messages that something must be done have not arrived for {days:.1f} days. They are tried again."
        yield soon("not_taken", what, "alerts", _TRY_MESSAGES)
    if case.is_real:
        yield from _nobody(case)


def _nobody(case: Case) -> Iterator[Finding]:
    if case.keyring is not None:
        try:
            heard = [one for one in recipients.read(case.settings, case.keyring) if one.hears_failures]
        except ConfigError as error:
            yield soon("unreadable", str(error).splitlines()[0], "alerts", "crossings alerts set FILE")
            return
        if not heard:
            what = "Nobody is told when something must be done."
            yield soon("nobody", what, "alerts", "Write hears: [releases, failures] for somebody: crossings alerts set")
        else:
            yield well("somebody", f"Recipients who are told when something must be done: {len(heard)}.")
    if not case.settings.sealed_alert:
        what = "While the warehouse is sealed, nobody can be told: the list of recipients is sealed, too."
        yield note(
            "nobody_while_sealed", what, "environment", "Set CROSSINGS_SEALED_ALERT to the address of one mailbox"
        )
