"""The three rooms of releases on disk, and the only moves between them.

    candidates/    built, and not judged to the end. Nobody reads it.
    published/     a passed verdict. `current` names the one that people see.
    refused/       a test refused it. It is listed, never shown, and goes by age.

Each move is one rename, and comes after the verdict that asks for it: killed between the two, the next judgement makes
the move.

Add here: another reason for a release to change its room.
Keep out: the tests and their verdicts (warehouse/verdict), and the link (flip.py).
"""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warehouse import verdict
from warehouse.backup import forgetting
from warehouse.errors import ReleaseRefused
from warehouse.release.one_at_a_time import alone
from warehouse.settings import Settings
from warehouse.vault import Vault
from warehouse.verdict import Outcome, Verdict

BESIDE = ".beside-"


def folder(settings: Settings, release_id: str) -> Path:
    """Where a release lies. A name that lies nowhere gets its place among the published ones."""
    folders = [room / release_id for room in _rooms(settings) if (room / release_id).is_dir()]
    return folders[0] if folders else settings.published / release_id


def names(settings: Settings) -> list[str]:
    """Every complete release in any room, the newest name first."""
    return sorted({name for room in _rooms(settings) for name in in_room(room)}, reverse=True)


def in_room(room: Path) -> list[str]:
    entries = room.glob("*") if room.is_dir() else ()
    release_ids = [
        path.name for path in entries if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
    ]
    return sorted(release_ids, reverse=True)


def record(settings: Settings, vault: Vault, release_id: str, digest: str, outcome: Outcome) -> Verdict:
    """Note how a test of exactly these bytes ended, beside the outcomes of others, and move the release accordingly.

    `digest` is that of the files before the test began: whoever changes one meanwhile has changed the release.
    """
    key = vault.verdict_key
    with alone(settings):
        known = verdict.read(settings, release_id, key.public_key())
        others = known.outcomes if known and known.digest == digest else ()
        now = Verdict(release_id, digest, (*(other for other in others if other.test != outcome.test), outcome))
        verdict.write(settings, now, key)
        if now.refusals:
            _move(settings, release_id, settings.refused)
        elif now.is_passed:
            _move(settings, release_id, settings.published)
    return now


def set_aside(settings: Settings, vault: Vault, release_id: str) -> None:
    """Take a published release of this name away where its verdict does not fit its files.

    One without any verdict stays: it is of a version that knew none, and is judged where it lies.
    """
    key = vault.verdict_key.public_key()
    is_there = (settings.published / release_id).is_dir()
    if is_there and verdict.read(settings, release_id, key) and verdict.why_not(settings, release_id, key):
        _move(settings, release_id, settings.refused)


def drop(settings: Settings, release_id: str) -> None:
    """Remove a release for good, with its verdict."""
    was_published = (settings.published / release_id).is_dir()
    if was_published:  # before, too: killed in between, nobody would know of it afterwards
        forgetting.note(settings)
    if (here := folder(settings, release_id)).is_dir():
        shutil.rmtree(here)
    drop_packages(settings, release_id)
    verdict.forget(settings, release_id)
    if was_published:
        forgetting.note(settings)


def drop_packages(settings: Settings, release_id: str) -> None:
    """Remove what was made of a release to be sent: nobody may send it any more. What was sent stays noted."""
    for folder in settings.exchange.glob(f"*/*/{release_id}-*"):
        shutil.rmtree(folder)


def drop_unseen(settings: Settings, *, but: str = "") -> None:
    """Remove candidates that nobody has judged to the end, all but one: another build has taken their place."""
    for name in in_room(settings.candidates):
        if name != but:
            drop(settings, name)


def drop_refused(settings: Settings) -> None:
    for name in in_room(settings.refused):
        drop(settings, name)


def expire(settings: Settings, now: datetime) -> list[str]:
    """Remove refused releases older than the home keeps them, and name them."""
    old = expired(settings, now)
    for name in old:
        drop(settings, name)
    return old


def expired(settings: Settings, now: datetime) -> list[str]:
    until = now - timedelta(days=settings.keep_refused_days)
    return [name for name in in_room(settings.refused) if refused_at(settings, name) < until]


def refused_at(settings: Settings, release_id: str) -> datetime:
    """When a test refused it; of one whose files were changed later, when it was moved here."""
    key = verdict.known_key(settings)
    known = verdict.read(settings, release_id, key) if key else None
    if known and known.refusals:
        return known.at
    return datetime.fromtimestamp((settings.refused / release_id).stat().st_ctime, UTC)


def _rooms(settings: Settings) -> tuple[Path, Path, Path]:
    return settings.candidates, settings.published, settings.refused


def _move(settings: Settings, release_id: str, room: Path) -> None:
    here = folder(settings, release_id)
    if here.parent == room:
        return
    if not here.is_dir():
        raise ReleaseRefused(f"Release {release_id} is gone. `crossings run` builds one.")
    room.mkdir(parents=True, exist_ok=True)
    if (room / release_id).is_dir():  # of an earlier build; what was judged now takes its place
        shutil.rmtree(room / release_id)
    here.rename(room / release_id)
