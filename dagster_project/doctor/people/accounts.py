"""Accounts: passwords that nobody changed, accounts that nobody uses, and attempts that failed. Counts, never names.

Add here: another sign that an account is not in the hands of its owner.
Keep out: names of accounts, in every form.
"""

import json
from collections.abc import Iterator

from dagster_project.doctor import stores
from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, now, soon, well
from dagster_project.doctor.stores import Account
from dashboards import state

UNUSED_DAYS = 30
FAILURES = 10
_LIST = "crossings dashboards account list"


def look(case: Case) -> Iterator[Finding]:
    try:
        known = stores.accounts(case.settings)
    except stores.NoStore as error:
        said = f"The store of the dashboards cannot be read ({error}): nobody can log in."
        yield now("no_store", said, "CROSSINGS_SUPERSET_METADATA_URI", "Start its server, or: crossings up")
        return
    if known is None:
        return
    active = [one for one in known if one.is_active]
    yield well(
        "counted", f"Open accounts: {len(active)}.",
        login_failures=sum(one.failures for one in active), accounts_open=len(active),
    )  # fmt: skip
    yield from _guessed(active)
    yield from _unused(case, active)
    yield from _generated(case, active)


def _guessed(active: list[Account]) -> Iterator[Finding]:
    """Failures since the last login that went well, as the store counts them."""
    tried = sum(one.failures >= FAILURES for one in active)
    if tried:
        said = f"At {tried} accounts a wrong password was given {FAILURES} times or more since the last login."
        yield soon("guessed", said, "accounts", f"Ask their owners; {_LIST}; close what nobody needs")


def _unused(case: Case, active: list[Account]) -> Iterator[Finding]:
    unused = sum(
        one.logins == 0 and one.made_at is not None and case.age_days(one.made_at) > UNUSED_DAYS for one in active
    )
    if unused:
        level = Level.SOON if case.is_real else Level.NOTE
        said = f"Open accounts that were never used in {UNUSED_DAYS} days: {unused}."
        yield Finding(level, "never_used", said, "accounts", f"{_LIST}; close them")


def _generated(case: Case, active: list[Account]) -> Iterator[Finding]:
    """A generated password is written down until its account logs in for the first time."""
    file = state.passwords_file(case.settings)
    written = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    count = len({one.name for one in active} & set(written))
    if count:
        level = Level.SOON if case.is_real else Level.NOTE
        said = f"Generated passwords of {count} accounts are written in a file of this server."
        remedy = "Hand them over, then: crossings dashboards account forget-passwords"
        yield Finding(level, "generated", said, "superset", remedy)
