"""dbt as a child process: its environment, one whole build.

Add here: what the child needs to know, as a variable of its environment.
Keep out: the key anywhere else than in that environment, and a connection of our own while the child writes.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from dagster_project.lib import die_with_parent
from warehouse import database, memory_limit, spill, whole_database
from warehouse.errors import ReleaseRefused
from warehouse.settings import Settings
from warehouse.vault import Vault

DBT = Path(sys.executable).with_name("dbt")
COMMAND = [sys.executable, str(Path(__file__).with_name("die_with_parent.py")), str(DBT)]
OUT_OF_MEMORY = "out of memory"
# A guard: no key of ours and no password of a partner is on the list.
_INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR")


def environment(settings: Settings, vault: Vault | None) -> dict[str, str]:
    """What the child needs of ours, and the one key that dbt needs when it opens the database."""
    inherited = {name: value for name, value in os.environ.items() if name in _INHERITED}
    return inherited | {
        die_with_parent.PARENT: str(os.getpid()),
        "CROSSINGS_WORKING_DB": str(settings.working_db),
        "CROSSINGS_SPILL": str(spill.of_a_connection(settings)),
        "CROSSINGS_MEMORY": settings.memory,
        "CROSSINGS_WAIT_SECONDS": str(settings.wait_seconds),
        "CROSSINGS_MARKED_ROWS": str(memory_limit.marked_rows(settings.memory)),
        "CROSSINGS_AS_OF": settings.as_of.isoformat(),
        "CROSSINGS_DBT_THREADS": str(models_at_once(settings)),
        "CROSSINGS_DBT_TARGET": str(target(settings)),
        "DBT_TARGET_PATH": str(target(settings)),
        "DBT_PROFILES_DIR": str(settings.dbt_project),
        "DBT_LOG_PATH": str(target(settings)),
        "DBT_LOG_LEVEL_FILE": "none",  # a log file would keep database errors, and those quote values
        "DBT_LOG_FORMAT": "json",
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(settings.root),
        **({database.KEY_VARIABLE: vault.db_key} if vault else {}),
    }


def models_at_once(settings: Settings) -> int:
    """As many as are asked for. Where the database is larger than the memory one: two would share it, and what DuckDB
    keeps of a database goes only where no other model reads it (warehouse/dbt_plugin.py)."""
    return 1 if memory_limit.is_exceeded(settings.memory, settings.working_db) else settings.dbt_threads


def target(settings: Settings) -> Path:
    return settings.working / "dbt"


def forget_messages(settings: Settings) -> None:
    """dbt writes down why something failed in the database's own words, and those can quote a row. Of them only want of
    memory is kept, in ours."""
    path = target(settings) / "run_results.json"
    if not path.exists():
        return
    content = json.loads(path.read_bytes())
    for result in content["results"]:
        if result["status"] not in ("success", "pass"):
            result["message"] = OUT_OF_MEMORY if "Out of Memory Error" in (result["message"] or "") else None
    path.write_text(json.dumps(content))


def publish_anew(settings: Settings, vault: Vault) -> None:
    """Run the layer `published` again on the same facts, with its tests. Raises ReleaseRefused where it fails."""
    run_quietly(settings, vault, ["build", "--select", "path:models/published", "--exclude-resource-type", "unit_test"])


def run_quietly(settings: Settings, vault: Vault, arguments: list[str]) -> None:
    """Outside Dagster's graph. Raises ReleaseRefused where a model or a test fails."""
    with database.exclusive(settings):
        done = subprocess.run(
            [*COMMAND, "--quiet", *arguments],
            env=environment(settings, vault),
            cwd=settings.dbt_project,
            stdout=subprocess.DEVNULL,  # dbt's messages can quote values
            stderr=subprocess.DEVNULL,
            check=False,
        )
        forget_messages(settings)
    if done.returncode:
        whole_database.read_all(settings, vault)
        raise ReleaseRefused(
            "dbt could not build the published tables again on the same facts. `crossings run` begins anew."
        )
