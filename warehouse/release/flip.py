"""The flip: one atomic step from one release to another.

Add here: how the link moves.
Keep out: removing old releases. A reader that has resolved the link may read the old one until its request ends.
"""

import os

from warehouse.audiences import audiences
from warehouse.errors import ReleaseRefused
from warehouse.settings import Settings


def flip(settings: Settings, release_id: str) -> None:
    """Make `release_id` the release that readers see. Raises ReleaseRefused when it is not complete on disk."""
    folder = settings.published / release_id
    missing = [audience for audience in audiences() if not (folder / audience / "warehouse.duckdb").is_file()]
    if missing:
        raise ReleaseRefused(f"Release {release_id} has no file for {', '.join(missing)}. Build it again.")
    beside = settings.published / f".current-{os.getpid()}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(release_id)
    beside.replace(settings.current)


def releases(settings: Settings) -> list[str]:
    """Every complete release on disk, the newest name first."""
    found = [
        path.name
        for path in settings.published.glob("*")
        if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
    ]
    return sorted(found, reverse=True)
