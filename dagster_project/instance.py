"""Dagster's own home: where its runs are stored, and what it must not do.

Add here: a setting of Dagster itself.
Keep out: the graph.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import yaml

from warehouse.settings import Settings

if TYPE_CHECKING:
    import dagster as dg

CONFIG = {
    "telemetry": {"enabled": False},
    "nux": {"enabled": False},
    # What steps print is not kept: a child's message can quote a row.
    "compute_logs": {
        "module": "dagster._core.storage.noop_compute_log_manager",
        "class": "NoOpComputeLogManager",
    },
    # One writer: a second run would only wait for the lock.
    "concurrency": {"runs": {"max_concurrent_runs": 1}},
}


def prepare(settings: Settings) -> None:
    """Write Dagster's configuration and name its home to this process and its children."""
    settings.dagster.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = settings.dagster / "dagster.yaml"
    text = yaml.safe_dump(CONFIG)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
    os.environ |= {"DAGSTER_HOME": str(settings.dagster), "DO_NOT_TRACK": "1", "CROSSINGS_HOME": str(settings.home)}


@contextmanager
def opened(settings: Settings) -> Iterator["dg.DagsterInstance"]:
    """The instance whose runs Dagster's pages show."""
    prepare(settings)
    import dagster as dg

    with dg.DagsterInstance.get() as instance:
        yield instance
