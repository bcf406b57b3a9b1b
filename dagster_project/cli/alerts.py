"""`crossings alerts …`: who is told that there is a new release.

Add here: a command about recipients.
Keep out: the work itself (actions/alerting.py, warehouse/alerts/), and imports that take seconds.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from warehouse.settings import settings

alerts = typer.Typer(
    help="Who is told of a release, and of how many alerts in it. What they say is read after login.",
    no_args_is_help=True,
)


@alerts.command("set")
def set_recipients(
    file: Annotated[Path, typer.Argument(help="The list, as YAML. `-` reads what is piped in.")],
) -> None:
    """Declare everybody who is told, instead of those before. The list rests encrypted; it needs the keys.

    Each has a name, an audience, a language, and an address or the variable that holds it. `when: new_alerts` is for
    those who want to hear of new alerts alone. An empty list ends all messages. Exit code 2 when there is a mistake:
    all are told at once, and those before stay.
    """
    from dagster_project.actions import alerting

    alerting.replace(settings(), file)


@alerts.command()
def show() -> None:
    """Print the list as it was written, decrypted. It can be changed and given to `set` again."""
    from dagster_project.actions import alerting

    alerting.show(settings())


@alerts.command("test")
def try_all() -> None:
    """Send everybody a test message, and say whom it did not reach. Exit code 1 when there is one.

    It counts as no release: who gets it is told of the next one all the same.
    """
    from dagster_project.actions import alerting

    sys.exit(alerting.test(settings()))
