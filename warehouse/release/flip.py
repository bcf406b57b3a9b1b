"""The flip: one atomic step from one release to another.

Add here: how the link moves.
Keep out: removing old releases. A reader that has resolved the link may read the old one until its request ends.
"""

import os

from warehouse import verdict
from warehouse.audiences import audiences
from warehouse.errors import ReleaseRefused
from warehouse.release import rooms
from warehouse.release.one_at_a_time import alone
from warehouse.settings import Settings
from warehouse.vault import Vault


def flip(settings: Settings, vault: Vault, release_id: str) -> None:
    """Make `release_id` the release that readers see.

    Raises ReleaseRefused without a passed verdict on exactly its bytes, or when it is not complete on disk.
    """
    with alone(settings):
        folder = verdict.require(settings, release_id, vault.verdict_key.public_key())
        missing = [audience for audience in audiences() if not (folder / audience / "warehouse.duckdb").is_file()]
        if missing:
            raise ReleaseRefused(f"Release {release_id} has no file for {', '.join(missing)}. Build it again.")
        beside = settings.published / f".current-{os.getpid()}"
        beside.unlink(missing_ok=True)
        beside.symlink_to(release_id)
        beside.replace(settings.current)


def releases(settings: Settings) -> list[str]:
    """Every release that is whole and lies among the published ones, the newest name first."""
    return rooms.in_room(settings.published)
