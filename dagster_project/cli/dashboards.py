"""`crossings dashboards …`: commands about what people see.

Add here: a command about dashboards, and how it is told.
Keep out: the work itself (dashboards/), passwords in arguments, and imports that take seconds.
"""

from typing import Annotated

import typer

from dashboards import state
from warehouse.settings import settings

account = typer.Typer(
    help="Accounts of the dashboards: only here are they made and given a role.", no_args_is_help=True
)

Name = Annotated[str, typer.Argument(help="The name that the account logs in with.")]
Role = Annotated[str, typer.Argument(help="A role as Superset knows it: coordinator_ru, donor_fi, steward.")]


@account.command("list")
def listed() -> None:
    """Every account with its role, and whether it is open."""
    _done("list")


@account.command()
def add(name: Name, role: Role) -> None:
    """Make an account. Its password is generated and shown once; whoever gets it changes it after the first login."""
    _done("add", name, role)


@account.command()
def role(name: Name, role: Role) -> None:
    """Give an account another role, and end its sessions."""
    _done("role", name, role)


@account.command()
def password(name: Name) -> None:
    """Give an account a new password, which is shown once, and end its sessions."""
    _done("password", name)


@account.command()
def close(name: Name) -> None:
    """Let an account in no more, and end its sessions. A steward can do it in the browser, too."""
    _done("close", name)


@account.command()
def reopen(name: Name) -> None:
    """Let a closed account in again."""
    _done("reopen", name)


@account.command("end-sessions")
def end_sessions() -> None:
    """End every session and every token of every account at once, and change the secrets that they are made with.

    Everybody logs in again, with the password that she has. Passwords, roles and closed accounts stay as they are.
    """
    from dagster_project.actions import dashboards as steps

    steps.end_sessions(settings())


@account.command("forget-passwords")
def forget_passwords() -> None:
    """Delete the file with the generated passwords of the first accounts. They stay valid; nobody can look them up.

    Each of them leaves the file by itself when its account logs in for the first time.
    """
    from dagster_project.console import say

    ended = state.forget_passwords(settings())
    say(f"{len(ended)} generated passwords are written nowhere any more." if ended else "No password was written.")


def _done(*asked: str) -> None:
    from dagster_project.actions import dashboards as steps
    from dagster_project.console import say

    say(steps.account(settings(), *asked))


dashboards = typer.Typer(help="The dashboards: accounts, and changes in and out.", no_args_is_help=True)
dashboards.add_typer(account, name="account")


@dashboards.command()
def push() -> None:
    """Bring Superset in line with the files under dashboards/assets: import, remove what they do not hold, roles.

    `crossings up` and each release do it too. With CROSSINGS_SUPERSET_EDITABLE=1 the editor is open afterwards.
    """
    from dagster_project.actions import dashboards as steps

    steps.push(settings())


@dashboards.command()
def pull() -> None:
    """Write what was changed in Superset's editor into the files under dashboards/assets, and name those written.

    Only the English dashboards of the first audience are looked at. Look at the difference before you commit it.
    """
    from dagster_project.actions import dashboards as steps

    steps.pull(settings())
