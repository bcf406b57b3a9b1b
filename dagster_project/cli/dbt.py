"""`crossings dbt …`: dbt as it is, with the home's profile, paths and key.

Add here: nothing; arguments go to dbt as they are.
Keep out: which of dbt's commands need what (actions/asking_dbt.py).
"""

import sys

import typer

# dbt's own options and its own help, not ours.
PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def dbt(context: typer.Context) -> None:
    """Run dbt on this home: `crossings dbt build`, `test`, `show`, `docs generate`, `docs serve` and so on.

    All arguments go to dbt. Profile, paths and the key of the working database are supplied; dbt holds the lock of the
    one writer while it runs. After a command that builds tables the next `crossings run` builds all of them anew.
    `show` prints rows of the working database: for whoever holds the keys, and never for a file. Exit code: dbt's own.
    """
    from dagster_project.actions import asking_dbt
    from warehouse.settings import settings

    sys.exit(asking_dbt.run(settings(), context.args))
