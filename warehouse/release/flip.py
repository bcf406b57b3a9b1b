"""The flip: one atomic step from one release to another.

Add here: how the link moves.
Keep out: removing old releases. A reader that has resolved the link may read the old one until its request ends.
"""

import os

from warehouse import database, verdict
from warehouse.audiences import audiences
from warehouse.errors import ReleaseRefused
from warehouse.intake.landing import ledger
from warehouse.release import closing, journal, rooms
from warehouse.release.one_at_a_time import alone
from warehouse.settings import Settings
from warehouse.vault import Vault


def flip(settings: Settings, vault: Vault, release_id: str) -> None:
    """Make `release_id` the release that readers see.

    Raises ReleaseRefused without a passed verdict on exactly its bytes, when it is not complete on disk, or when no
    step of the journal has shown it and it is not noted what closes with it: its numbers could change afterwards.
    """
    with alone(settings):
        folder = verdict.require(settings, release_id, vault.verdict_key.public_key())
        missing = [audience for audience in audiences() if not (folder / audience / "warehouse.duckdb").is_file()]
        if missing:
            raise ReleaseRefused(f"Release {release_id} has no file for {', '.join(missing)}. Build it again.")
        is_new = all(step.release != release_id for step in journal.flips(settings))
        if is_new and not closing.is_proposed(settings, vault, release_id):
            raise ReleaseRefused(
                f"No step of the journal has shown release {release_id}, and which of its cells close with it is not "
                "noted: its build was ended before that, or a newer one has been built. `crossings run` builds one "
                "that can be shown."
            )
        _close_what_is_seen(settings, vault)
        beside = settings.published / f".current-{os.getpid()}"
        beside.unlink(missing_ok=True)
        beside.symlink_to(release_id)
        beside.replace(settings.current)


def _close_what_is_seen(settings: Settings, vault: Vault) -> None:
    """Cells of the release that is left, where the step that showed it was killed before they closed: people have seen
    them, and what closes is noted of one release at a time."""
    if settings.current.exists() and closing.is_proposed(settings, vault, settings.current.resolve().name):
        with database.exclusive(settings):
            ledger.settle(settings, vault)


def releases(settings: Settings) -> list[str]:
    """Every release that is whole and lies among the published ones, the newest name first."""
    return rooms.in_room(settings.published)
