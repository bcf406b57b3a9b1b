"""`crossings backup …` and `crossings restore`: the commands about backups.

Add here: a command about backups, and how it is told.
Keep out: the work itself (warehouse/backup/), and imports that take seconds.
"""

import sys
from typing import Annotated

import typer

from warehouse.settings import settings

backup = typer.Typer(
    help="Put the home, encrypted, where CROSSINGS_BACKUP_REPOSITORY says, while everything goes on.",
    invoke_without_command=True,
)


@backup.callback()
def make(
    context: typer.Context,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Read the whole repository afterwards and say whether it is whole.")
    ] = False,
    new: Annotated[bool, typer.Option("--new", help="Begin a new repository, or go on in another one.")] = False,
) -> None:
    """Make a backup. Older ones go: at once where something was erased since, else by age.

    Kept are the last of 7 days, 5 weeks and 12 months. Killed at any moment, the next one goes on. Exit code 3 when the
    repository does not answer, 6 when it does not open with these keys, 5 when another backup is under way.
    """
    if context.invoked_subcommand is None:
        from dagster_project.actions import backing_up

        backing_up.make(settings(), is_new=new, is_checking=check)


@backup.command("list")
def show() -> None:
    """Say which backups there are, and which of them still hold what was erased since."""
    from dagster_project.actions import backing_up

    backing_up.show(settings())


def restore(
    snapshot: Annotated[
        str | None, typer.Option("--snapshot", help="Another backup than the last, by its first letters.")
    ] = None,
    *,
    accounts: Annotated[
        bool, typer.Option("--accounts", help="Only the accounts of the dashboards, which a restore could not fill in.")
    ] = False,
) -> None:
    """Bring a backup into a home that holds nothing. Next: `crossings rebuild`, which says whether all is as it was.

    A home that holds data is never written over: exit code 2, and how to put the backup beside it. Killed, or stopped
    by a full disk, the same command goes on.
    """
    from dagster_project.actions import backing_up

    here = settings()
    sys.exit(backing_up.bring_accounts(here) if accounts else backing_up.restore(here, snapshot))
