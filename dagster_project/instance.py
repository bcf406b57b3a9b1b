"""Dagster's own home: where its runs are stored, and what it must not do.

Add here: a setting of Dagster itself.
Keep out: the graph.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from warehouse.settings import Settings

if TYPE_CHECKING:
    import dagster as dg

CONFIG = {
    "telemetry": {"enabled": False},
    "nux": {"enabled": False},
    "freshness": {"enabled": True},  # policies of lib/freshness.py; dagster_project/daemon.py says how often
    "storage": {
        "custom": {
            "module": "dagster_project.lib.event_log",
            "class": "ConnectedStorage",
            "config": {"base_dir": {"env": "DAGSTER_HOME"}},
        }
    },
    # What steps print is not kept: a child's message can quote a row.
    "compute_logs": {
        "module": "dagster._core.storage.noop_compute_log_manager",
        "class": "NoOpComputeLogManager",
    },
    # One writer: a second run would only wait for the lock.
    "concurrency": {"runs": {"max_concurrent_runs": 1}},
}

# Without its own name the place of the code would be shown by the name of a module.
WORKSPACE = {
    "load_from": [{"python_module": {"module_name": "dagster_project.definitions", "location_name": "crossings"}}]
}


def prepare(settings: Settings) -> None:
    """Write Dagster's configuration and name its home to this process and its children."""
    settings.dagster.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path, content in ((settings.dagster / "dagster.yaml", CONFIG), (workspace(settings), WORKSPACE)):
        text = yaml.safe_dump(content)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
    os.environ |= {"DAGSTER_HOME": str(settings.dagster), "DO_NOT_TRACK": "1", "CROSSINGS_HOME": str(settings.home)}


def workspace(settings: Settings) -> Path:
    """Which code Dagster's pages and its daemon load."""
    return settings.dagster / "workspace.yaml"


def forget(settings: Settings) -> None:
    """Every run that was, and what the programs said of it. The caller has stopped Dagster's processes.

    All of it: every intake names every partner, and what SQLite deletes stays in the free blocks of its file.
    """
    kept = {"dagster.yaml", "workspace.yaml"}
    for path in settings.dagster.iterdir() if settings.dagster.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in kept:
            path.unlink()
    for log in (*settings.logs.glob("pipeline.log*"), *settings.logs.glob("dagster-*.log*")):
        log.unlink()


@contextmanager
def opened(settings: Settings) -> Iterator["dg.DagsterInstance"]:
    """The instance whose runs Dagster's pages show."""
    prepare(settings)
    import dagster as dg

    with dg.DagsterInstance.get() as instance:
        yield instance
