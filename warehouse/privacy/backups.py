"""Copies of a home in folders that CROSSINGS_BACKUPS names: who is erased must be gone from them, too.

Add here: another way in which copies lie in a folder.
Keep out: how one of them is cleaned (clean.py), and copies that are not reachable: the suppression list waits for them.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.errors import ConfigError
from warehouse.settings import Settings

_DEPTH = 3
_MADE = ("working/writer.lock", "working")


def homes(settings: Settings) -> list[Path]:
    """Every copy in the named folders, each itself one or a folder of them. Raises ConfigError for one that is away."""
    found: list[Path] = []
    for folder in settings.backups:
        if not folder.is_dir():
            raise ConfigError(
                f"CROSSINGS_BACKUPS names {folder}, which is not there. Nothing was erased. Plug it in, or take it out "
                "of the setting: what is restored from it later loses erased persons as it is loaded."
            )
        found += _within(folder.resolve(), _DEPTH)
    return [path for path in dict.fromkeys(found) if path != settings.home.resolve()]


def _within(folder: Path, depth: int) -> Iterator[Path]:
    if (folder / "landing").is_dir() or (folder / "working" / "warehouse.duckdb").is_file():
        yield folder
    elif depth:
        for child in sorted(folder.iterdir()):
            if child.is_dir() and not child.is_symlink():
                yield from _within(child, depth - 1)


@contextmanager
def as_found(home: Path) -> Iterator[None]:
    """What the work needs beside a copy's files goes again: a copy stays a copy."""
    were = {name for name in _MADE if (home / name).exists()}
    try:
        yield
    finally:
        for name in _MADE:
            path = home / name
            if name in were or not path.exists():
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()
