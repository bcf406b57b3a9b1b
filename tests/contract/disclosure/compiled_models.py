"""Models as dbt sends them to the engine: the SQL of a whole build, as of 1 January 2024.

Add here: what else decides what dbt compiles.
Keep out: running it.
"""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from dagster_project.lib import dbt_child, parsed_project
from warehouse import database, vault
from warehouse.settings import PROJECT_ROOT, settings

SEEDS = PROJECT_ROOT / "dbt" / "seeds"


def compiled_models(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """SQL by the model's name. The folder gets an empty warehouse, which dbt wants to see."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CROSSINGS_HOME", str(folder / "home"))
        patch.setenv("CROSSINGS_KEYS_FILE", str(folder / "keys.json"))
        patch.setenv("CROSSINGS_AS_OF", "2024-01-01")
        now = settings()
        vault.init_demo(now)
        keys = vault.load(now)
        with database.writer(now, keys):
            pass
        done = subprocess.run(
            [
                dbt_child.DBT, "compile", "--quiet", "--select", *names, "--target-path", folder / "target",
                "--partial-parse-file-path", parsed_project.manifest(now).with_name(parsed_project.PARTIAL),
            ],
            env=dbt_child.environment(now, keys),
            cwd=now.dbt_project,
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    compiled = folder / "target" / "compiled"
    return {name: next(compiled.rglob(f"{name}.sql")).read_text() for name in names}
