"""dbt by hand, on a home's working database: `crossings dbt`.

Add here: another command of dbt that writes no table, or that needs no database.
Keep out: the build of a run (lib/dbt_graph.py), and dbt's words: they are dbt's, for the person at this terminal alone.
"""

import subprocess
from collections.abc import Sequence

from dagster_project.lib import dbt_child
from warehouse import database, vault
from warehouse.errors import ConfigError
from warehouse.intake.rebuild import forget_builds
from warehouse.settings import Settings

# They write nothing into the database. After anything else the next run builds all anew, seeds included.
READING = ("compile", "debug", "docs generate", "show", "source freshness", "test")
# They read files of the project alone, so they wait for nobody; `docs serve` runs for as long as somebody looks.
WITHOUT_DATABASE = ("clean", "deps", "list", "ls", "parse", "docs serve", "--help", "--version", "")


def run(settings: Settings, arguments: Sequence[str]) -> int:
    """dbt's exit code. Raises ConfigError where there is no working database yet, Locked while somebody else writes."""
    command = _command(arguments)
    if command in WITHOUT_DATABASE or "--help" in arguments:
        return _dbt(settings, None, arguments)
    if not settings.working_db.exists():
        raise ConfigError("There is no working database yet, so dbt has nothing to work on. `crossings run` makes it.")
    keyring = vault.load(settings)
    if command not in READING:
        with database.writer(settings, keyring) as con:
            forget_builds(con)
    with database.exclusive(settings):
        try:
            return _dbt(settings, keyring, arguments)
        finally:
            dbt_child.forget_messages(settings)


def _command(arguments: Sequence[str]) -> str:
    """Where an option stands first it is that option, and in none of the lists: its value could pass for a command."""
    of_two_words = arguments[:1] in (["docs"], ["source"])
    return " ".join(arguments[: 2 if of_two_words else 1])


def _dbt(settings: Settings, keyring: vault.Vault | None, arguments: Sequence[str]) -> int:
    environment = dbt_child.environment(settings, keyring) | {"DBT_LOG_FORMAT": "text"}
    return subprocess.run(
        [*dbt_child.COMMAND, *arguments], env=environment, cwd=settings.dbt_project, check=False
    ).returncode
