"""`crossings dashboards …`: commands about what people see.

Add here: a command about dashboards, and how it is told.
Keep out: the work itself (actions/exporting.py, dashboards/), passwords in arguments, and imports that take seconds.
"""

from pathlib import Path
from typing import Annotated, Literal

import typer

from dagster_project.cli.accounts import account
from warehouse.settings import settings

dashboards = typer.Typer(help="The dashboards: take one along, bring changes in and out.", no_args_is_help=True)
dashboards.add_typer(account, name="account")


@dashboards.command()
def export(
    name: Annotated[str, typer.Argument(help="A dashboard, like start_here.")],
    kind: Annotated[Literal["png", "pdf", "html", "xlsx"], typer.Option("--as", help="What to make of it.")],
    to: Annotated[Path, typer.Option("--to", help="The file to write; it ends as it is: .pdf, .html.age, …")],
    language: Annotated[str, typer.Option("--language", help="en, ru, uk or fi.")] = "en",
    encrypt_to: Annotated[
        str | None, typer.Option("--encrypt-to", help="An age recipient (age1…), who alone can open the file.")
    ] = None,
    account: Annotated[
        str | None, typer.Option("--account", help="Who looks; by default the first account that sees the dashboard.")
    ] = None,
    audience: Annotated[
        str | None, typer.Option("--audience", help="Whose numbers, like fi; by default the whole network's.")
    ] = None,
    *,
    ask_password: Annotated[
        bool, typer.Option("--ask-password", help="Ask for that account's password, where it has been changed.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Take a whole dashboard along: all its tabs, every chart drawn, from the running Superset (`crossings up`).

    png is one tall picture, 1440 wide. pdf is A4, each tab on a new page. html is one page for a phone without network:
    pictures, texts and numbers in one file. xlsx is the workbook of the release that the dashboard is drawn from, in
    English, and needs no Superset.

    The file is for its owner alone (0600), and is there whole or not at all. With --encrypt-to nothing plain touches
    the disk. A chart that is not drawn ends the export: exit code 1. A wrong name or an existing file: exit code 2.
    """
    from dagster_project.actions import exporting

    wish = exporting.Wish(name, exporting.Kind(kind), language, to, encrypt_to, force, account, ask_password, audience)
    exporting.export(settings(), wish, _password)


@dashboards.command()
def push() -> None:
    """Bring Superset in line with the files under dashboards/assets: import, remove what they do not hold, roles.

    `crossings up` and each release do it too. With CROSSINGS_SUPERSET_EDITABLE=1 the editor is open afterwards.
    """
    from dagster_project.actions import drawing

    drawing.push(settings())


@dashboards.command()
def pull() -> None:
    """Write what was changed in Superset's editor into the files under dashboards/assets, and name those written.

    Only the English dashboards of the first audience are looked at. Look at the difference before you commit it.
    """
    from dagster_project.actions import drawing

    drawing.pull(settings())


def _password(account: str) -> str:
    typed: str = typer.prompt(f"Password of {account}", hide_input=True)
    return typed
