"""dbt's project as dbt has parsed it: the manifest for Dagster's graph, and what spares `dbt build` another parse.

Nothing of it depends on a home (dbt/profiles.yml), so homes of one project may share it: CROSSINGS_PARSED_PROJECTS is
a folder in which each version of the project is parsed once. A home always works with a copy of its own.

Add here: what else decides what dbt makes of the same files.
Keep out: running models (dbt_graph.py), and anything of a home.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from dagster_project.lib import dbt_child
from warehouse.errors import ConfigError
from warehouse.settings import Settings

MANIFEST, PARTIAL = "manifest.json", "partial_parse.msgpack"
_SOURCES = ("*.sql", "*.yml", "*.csv")
_LIBRARIES = ("dbt-core", "dbt-duckdb")


def manifest(settings: Settings) -> Path:
    """The manifest of the project as it is now, parsed anew when a file of the project has changed."""
    home = dbt_child.target(settings)
    mine = home / f"parsed-{digest(settings.dbt_project)}"
    if not mine.exists():
        _beside(mine, lambda folder: _fill(settings, folder))
        for stale in home.glob("parsed-*"):
            if stale != mine and stale.name.count(".") == 0:
                shutil.rmtree(stale, ignore_errors=True)
        (home / PARTIAL).unlink(missing_ok=True)
    if not (home / PARTIAL).exists():
        # dbt reads it where it builds, compares it with the files, and parses only what has changed since.
        _copy(mine / PARTIAL, home / PARTIAL)
    return mine / MANIFEST


def digest(project: Path) -> str:
    """Of every file that says what the models are."""
    read = hashlib.sha256()
    for pattern in _SOURCES:
        for file in sorted(project.rglob(pattern)):
            if "target" not in file.parts:
                read.update(str(file.relative_to(project)).encode() + b"\0" + file.read_bytes())
    return read.hexdigest()[:16]


def _fill(settings: Settings, folder: Path) -> None:
    """From the shared folder where there is one."""
    if settings.parsed_projects is None:
        _parse(settings, folder)
        return
    entry = settings.parsed_projects / _name(settings.dbt_project)
    if not entry.exists():
        _beside(entry, lambda beside: _parse(settings, beside))
    for name in (MANIFEST, PARTIAL):
        _copy(entry / name, folder / name)


def _name(project: Path) -> str:
    """Of a shared entry: dbt also writes down where the project lies, and does not read what another version wrote."""
    made_by = [str(project), *(version(name) for name in _LIBRARIES)]
    return f"{digest(project)}-{hashlib.sha256(' '.join(made_by).encode()).hexdigest()[:8]}"


def _beside(folder: Path, fill: Callable[[Path], None]) -> None:
    """Filled beside its place and renamed: two processes may do so at once, and one may be killed."""
    beside = folder.with_name(f"{folder.name}.{os.getpid()}")
    beside.mkdir(parents=True, exist_ok=True)
    fill(beside)
    try:
        beside.rename(folder)
    except OSError:  # the other process was first
        shutil.rmtree(beside)


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all: dbt may be reading the former one."""
    beside = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.copyfile(source, beside)
    beside.replace(target)


def _parse(settings: Settings, into: Path) -> None:
    """`dbt parse` opens no database, so it gets no key."""
    done = subprocess.run(
        [dbt_child.DBT, "--quiet", "parse"],
        env=dbt_child.environment(settings, None) | {"DBT_TARGET_PATH": str(into)},
        cwd=settings.dbt_project,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ConfigError(f"dbt cannot read its project:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
