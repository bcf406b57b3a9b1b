"""`crossings dashboards …`: commands about what people see.

Add here: a command about dashboards, and how it is told.
Keep out: the work itself (dashboards/), passwords in arguments, and imports that take seconds.
"""

import typer

from dagster_project.cli.accounts import account
from warehouse.settings import settings

dashboards = typer.Typer(help="The dashboards: accounts, and changes in and out.", no_args_is_help=True)
dashboards.add_typer(account, name="account")


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
