"""A build on Spark as a child process: an export, the jar with the keys of Parquet, then dbt on the proven models.

Add here: what the child needs to know, as a variable of its environment.
Keep out: the key anywhere else than in that environment, and what a model says.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from warehouse.errors import CrossingsError
from warehouse.settings import Settings
from warehouse.spark import KEY_VARIABLE, export, needs, proven
from warehouse.vault import Vault

_INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME")
_SOURCE = Path(__file__).with_name("ParquetKeys.java")


@dataclass(frozen=True)
class Built:
    """How many models were built, and which were not, by name."""

    models: int
    failed: tuple[str, ...]


def build(
    settings: Settings,
    vault: Vault,
    *,
    is_shown: bool = False,
    is_whole: bool = True,
    is_kept: bool = False,
    models: list[str] | None = None,
) -> Built:
    """Tables of the proven models, or of those named. `is_kept`: a whole build leaves the tables of others where they
    are, as one that goes on does. Raises ConfigError first where something is missing."""
    needs.require(settings)
    here = export.folder(settings)
    wanted = proven.models() if models is None else models
    if not wanted:  # dbt would take no names for all of them
        raise CrossingsError(
            "No model is on the list of those that were found the same as DuckDB's, so nothing was built. "
            "`make spark-reach` compares them on the demo network, and writes the list."
        )
    if is_whole and not is_kept:
        shutil.rmtree(here / "tables", ignore_errors=True)
    (here / "dbt").mkdir(mode=0o700, parents=True, exist_ok=True)
    write_jar(settings, here)
    (here / "models.json").write_text(json.dumps(wanted))
    where = None if is_shown else subprocess.DEVNULL  # dbt's and Spark's messages can quote values
    try:
        subprocess.run(
            [
                str(needs.python(settings)),
                "-W",
                "ignore",
                "-m",
                "warehouse.spark.child",
                *(["--whole"] if is_whole else []),
            ],
            env=environment(settings, vault),
            cwd=settings.dbt_project,
            stdout=where,
            stderr=where,
            check=False,
        )
    finally:
        shutil.rmtree(here / "scratch", ignore_errors=True)
    return results(here)


def environment(settings: Settings, vault: Vault) -> dict[str, str]:
    """What the child needs of ours, and the one key of Spark's files."""
    here = export.folder(settings)
    return {name: value for name, value in os.environ.items() if name in _INHERITED} | {
        "CROSSINGS_SPARK_FOLDER": str(here),
        "CROSSINGS_SPARK_MASTER": settings.spark_master,
        "CROSSINGS_SPARK_MEMORY_MB": str(needs.memory_mb(settings)),
        "CROSSINGS_AS_OF": settings.as_of.isoformat(),
        "DBT_TARGET_PATH": str(here / "dbt"),
        "DBT_PROFILES_DIR": str(settings.dbt_project),
        "DBT_LOG_PATH": str(here / "dbt"),
        "DBT_LOG_LEVEL_FILE": "none",
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYTHONPATH": str(settings.root),
        # Our functions run in processes of Python beside Spark's: in its environment, whatever `python3` else there is.
        "PYSPARK_PYTHON": str(needs.python(settings)),
        KEY_VARIABLE: export.key_text(vault),
    }


def write_jar(settings: Settings, here: Path) -> None:
    """Made of its source each time, in a second: it must fit the Spark that is installed."""
    jars = next((needs.python(settings).parents[1] / "lib").glob("python*/site-packages/pyspark/jars"))
    classes = here / "classes"
    shutil.rmtree(classes, ignore_errors=True)
    classes.mkdir(mode=0o700)
    done = subprocess.run(
        ["javac", "-cp", f"{jars}/*", "-d", str(classes), str(_SOURCE)],  # noqa: S607 - needs.py has found it on the PATH
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise CrossingsError(
            f"{_SOURCE.name} cannot be compiled with the Spark at {jars}. Another version of Spark than the lock's? "
            "`make spark-env` installs that one. Nothing was built."
        )
    shutil.make_archive(str(here / "keys"), "zip", classes)
    (here / "keys.zip").rename(here / "keys.jar")


def results(here: Path) -> Built:
    path = here / "dbt" / "run_results.json"
    if not path.exists():
        raise CrossingsError(
            "Spark or dbt did not start. `crossings spark-build --show` shows what they say, for whoever holds the "
            "keys: it can quote rows."
        )
    results: list[Mapping[str, str]] = json.loads(path.read_bytes())["results"]
    failed = (each["unique_id"].rpartition(".")[2] for each in results if each["status"] != "success")
    path.unlink()
    return Built(sum(each["status"] == "success" for each in results), tuple(sorted(failed)))
