"""One build of dbt's models between its two marks, as a run starts it: for tests and benchmarks that need no Dagster.

Add here: what a build must be told besides what it selects.
Keep out: rows, and what the tables must be.
"""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from dagster_project.lib import dbt_child
from warehouse import build_mark, database
from warehouse.settings import Settings
from warehouse.vault import Vault

MODELS = "models"  # the digest of the models: a test does not change them between two builds
WITHOUT_TESTS = ("--exclude-resource-type", "unit_test", "test")


@dataclass(frozen=True)
class Built:
    is_whole: bool
    cpu_seconds: float  # of dbt alone


def build(
    here: Settings,
    keys: Vault,
    *arguments: str,
    is_whole: bool = False,
    is_last: bool = True,
    before_the_end: Callable[[], object] = lambda: None,
) -> Built:
    """`dbt build` with these arguments. Raises RuntimeError with what dbt says, where it fails.

    `is_whole`: from the beginning, though it could go on. `is_last`: False where other models of the same state are
    still to be built. `before_the_end`: done while raw rows still say what was touched.
    """
    if is_whole:
        with database.writer(here, keys) as con:
            con.execute("delete from raw.build_mark")
    build = build_mark.begin(here, keys, MODELS)
    before = _of_children()
    done = subprocess.run(
        [*dbt_child.COMMAND, "--quiet", "build", *arguments, *(["--full-refresh"] if build.is_whole else [])],
        env=dbt_child.environment(here, keys),
        cwd=here.dbt_project,
        capture_output=True,
        text=True,
        check=False,
    )
    spent = _of_children() - before
    if done.returncode:
        raise RuntimeError(done.stdout[-3000:] + done.stderr[-2000:])
    before_the_end()
    if is_last:
        build_mark.finish(here, keys, build)
    return Built(build.is_whole, spent)


def _of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system
