"""What `retain` does, in its order, and how it is told.

Add here: a step of this command.
Keep out: the work on rows (warehouse/privacy), counts below five, and names.
"""

from collections.abc import Mapping
from datetime import date

from dagster_project import starting
from dagster_project.actions import backing_up
from dagster_project.console import say, step, table
from warehouse import vault
from warehouse.errors import CrossingsError
from warehouse.privacy import expire, rewrite_database
from warehouse.release import journal, rooms
from warehouse.settings import Settings
from warehouse.vault import Vault


def show(settings: Settings) -> int:
    """What would be reduced and removed, by month."""
    keyring = vault.load(settings)
    due = expire.due(settings, keyring)
    say(f"contacts before {settings.rows_until} become person-months; before {settings.person_months_until} they go.")
    _months("Rows that would become person-months", due.reduced)
    _months("Person-months that would go", due.removed)
    if due.unpublished:
        say(expire.said(due.unpublished))
    old = rooms.expired(settings, journal.now())
    if old:
        say(f"Refused releases that would go: {', '.join(old)}")
    if not due.reduced and not due.removed and not old:
        say("✓ Nothing is due.")
    else:
        say("Nothing was changed. `crossings retain --apply` does it.")
    return 0


def apply(settings: Settings) -> int:
    """Both steps, and a build where one of them changed something. Gives back the exit code."""
    keyring = vault.load(settings)
    gone = rooms.expire(settings, journal.now())
    if gone:
        say(f"✓ Gone: {len(gone)} releases that a test had refused more than {settings.keep_refused_days} days ago.")
    with step("old rows to person-months"):
        has_changed = expire.reduce(settings, keyring)
    refusal = None
    with step("person-months that are old enough") as ending:
        try:
            has_changed |= expire.remove(settings, keyring)
        except CrossingsError as error:
            refusal, ending.is_good = error, False
    code = starting.build(settings) if has_changed or not _is_built(settings, keyring) else 0
    backing_up.after_an_end(settings)
    if not has_changed and not gone and refusal is None:
        say("✓ Nothing was due.")
    if refusal is not None:
        raise refusal
    return code


def _is_built(settings: Settings, keyring: Vault) -> bool:
    """A run that was killed after its work on rows has left the build to the next one."""
    return not settings.working_db.exists() or rewrite_database.is_built(settings, keyring)


def _months(title: str, rows: Mapping[date, int | None]) -> None:
    if rows:
        told = [(f"{month:%Y-%m}", "fewer than 5" if count is None else count) for month, count in rows.items()]
        table(title, ["month", "rows"], told)
