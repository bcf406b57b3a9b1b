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

_IN_FILES = {
    "custom": {
        "module": "dagster_project.lib.event_log",
        "class": "ConnectedStorage",
        "config": {"base_dir": {"env": "DAGSTER_HOME"}},
    }
}
# Its address holds a password: the file names a variable alone, which we tell our own children.
_ADDRESS = "CROSSINGS_DAGSTER_STORE"
_IN_POSTGRESQL = {"postgres": {"postgres_url": {"env": _ADDRESS}}}

CONFIG = {
    "telemetry": {"enabled": False},
    "nux": {"enabled": False},
    "freshness": {"enabled": True},  # policies of lib/freshness.py; dagster_project/daemon.py says how often
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
    storage = _IN_POSTGRESQL if settings.dagster_metadata_uri else _IN_FILES
    config = CONFIG | {"storage": storage}
    for path, content in ((settings.dagster / "dagster.yaml", config), (workspace(settings), WORKSPACE)):
        text = yaml.safe_dump(content)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
    os.environ |= {"DAGSTER_HOME": str(settings.dagster), "DO_NOT_TRACK": "1", "CROSSINGS_HOME": str(settings.home)}
    if settings.dagster_metadata_uri:
        os.environ[_ADDRESS] = _with_driver(settings.dagster_metadata_uri)


def workspace(settings: Settings) -> Path:
    """Which code Dagster's pages and its daemon load."""
    return settings.dagster / "workspace.yaml"


def forget(settings: Settings) -> None:
    """Every run that was, and what the programs said of it. The caller has stopped Dagster's processes.

    All of it: every intake names every partner, and what SQLite deletes stays in the free blocks of its file. Of
    PostgreSQL's tables the files go; Dagster makes new ones.
    """
    kept = {"dagster.yaml", "workspace.yaml"}
    for path in settings.dagster.iterdir() if settings.dagster.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in kept:
            path.unlink()
    if settings.dagster_metadata_uri:
        _drop_tables(_with_driver(settings.dagster_metadata_uri))
    for log in (*settings.logs.glob("pipeline.log*"), *settings.logs.glob("dagster-*.log*")):
        log.unlink()


def _with_driver(address: str) -> str:
    """Which driver SQLAlchemy takes by itself hangs on its version."""
    return address.replace("postgresql://", "postgresql+psycopg2://", 1)


def _drop_tables(address: str) -> None:
    import sqlalchemy as sa

    engine = sa.create_engine(address, poolclass=sa.NullPool)
    tables = sa.MetaData()
    with engine.begin() as connection:
        tables.reflect(connection)
        tables.drop_all(connection)


@contextmanager
def opened(settings: Settings) -> Iterator["dg.DagsterInstance"]:
    """The instance whose runs Dagster's pages show."""
    prepare(settings)
    import dagster as dg

    with dg.DagsterInstance.get() as instance:
        yield instance
