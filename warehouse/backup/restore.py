"""A snapshot into a home that holds nothing: brought beside, complete, then moved into its places.

    restoring/     what comes from the repository; `complete` in it once all of it is there
    backups/restored.json    what a rebuild must come to

Landing is moved last: before it is there, nothing takes the home for whole. A restore that was killed or found the disk
full is run again.

Add here: another thing that must be true before, or be said after a restore.
Keep out: building (dagster_project), and the accounts' store (accounts.py).
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from warehouse.backup import accounts, forgetting, image, last, repository, snapshot
from warehouse.backup.back_up import ERASED
from warehouse.backup.last import Last
from warehouse.backup.repository import Repository
from warehouse.backup.snapshot import Note, Snapshot
from warehouse.errors import ConfigError, CrossingsError
from warehouse.keys import place
from warehouse.settings import Settings
from warehouse.vault import Vault

_COMPLETE = "complete"
_ORDER = (*(room for room in image.ROOMS if room != "landing"), "superset", "landing")
_MARK_BYTES = 32  # one erased person


@dataclass(frozen=True)
class Restored:
    """What is back."""

    snapshot: Snapshot
    note: Note
    has_accounts: bool


def restore(settings: Settings, vault: Vault, name: str | None = None) -> Restored:
    """Raises a CrossingsError; then the home is as it was, or the same call goes on."""
    store = repository.of(settings, vault)
    which = store.identity()
    found = snapshot.every(store)
    wanted = snapshot.named(found, name)
    beside = settings.home / "restoring"
    if not (beside / _COMPLETE).exists():
        _refuse_over(settings, wanted)
        _brought(store, wanted, beside)
        _erased_persons(settings, store, found, beside)
        (beside / _COMPLETE).touch()
    note = _note(beside)
    _move(settings, beside)
    forgetting.write_count(settings, max(one.ended for one in found))
    known = Last(wanted.at, wanted.id, store.kind, 0, 0, found[-1].sequence, min(one.ended for one in found), which)
    last.write(settings, known)
    snapshot.write(settings.home / "backups", note)
    shutil.rmtree(beside)
    return Restored(wanted, note, accounts.bring_back(settings))


def noted(settings: Settings) -> Note | None:
    """What the backup that this home was restored from had been built to. None where that was compared already."""
    return snapshot.read(settings.home / "backups")


def settle(settings: Settings) -> None:
    """The comparison is made, or given up: builds are of their own day again."""
    (settings.home / "backups" / snapshot.NOTE).unlink(missing_ok=True)


def _refuse_over(settings: Settings, wanted: Snapshot) -> None:
    held = [room for room in (*image.ROOMS, "superset", "working") if _holds(settings.home / room)]
    if not held:
        return
    known = last.read(settings)
    here = f"whose last backup was number {known.sequence}" if known else "of which no backup is known"
    newer = known is None or known.sequence > wanted.sequence
    raise ConfigError(
        f"{settings.home} holds data already ({', '.join(held)}), {here}; the backup is number {wanted.sequence}, "
        f"so {'the home is newer' if newer else 'the home may hold more than the backup'}. Nothing was changed. To "
        "put the backup beside it, name another place: `CROSSINGS_HOME=/another/folder crossings restore`. To go back "
        "to it, stop everything with `crossings down` and move the home away first."
    )


def _holds(path: Path) -> bool:
    return path.is_file() or (path.is_dir() and any(each.name != "writer.lock" for each in path.iterdir()))


def _brought(store: Repository, wanted: Snapshot, beside: Path) -> None:
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    try:
        store.run("restore", wanted.id, "--target", str(beside), "--no-lock")
        _note(beside)
    except CrossingsError:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    if os.geteuid() == 0:  # the account of the former machine may be another one here
        whose = beside.parent.stat()
        for path in (beside, *beside.rglob("*")):
            os.chown(path, whose.st_uid, whose.st_gid, follow_symlinks=False)


def _note(beside: Path) -> Note:
    """Raises CrossingsError where not all of it has come."""
    note = snapshot.read(beside)
    is_whole = (beside / _COMPLETE).exists() or (note is not None and snapshot.files_in(beside) == note.files)
    if note is None or not is_whole:
        raise CrossingsError(
            "This backup is not whole: it holds fewer files than were in it. Nothing was changed here. Take the one "
            "before: `crossings backup list` names them, `crossings restore --snapshot NAME` brings one back."
        )
    return note


def _erased_persons(settings: Settings, store: Repository, found: list[Snapshot], beside: Path) -> None:
    """Everybody whom any copy of the list names, the newest backup's too: an older one brings nobody back."""
    own = settings.keys_file.with_name(settings.keys_file.name + ".erased")
    parts = [path.read_bytes() for path in (own, beside / ERASED) if path.is_file()]
    parts.append(_list_of(store, found[-1]))
    marks = {part[start : start + _MARK_BYTES] for part in parts for start in range(0, len(part), _MARK_BYTES)}
    if marks:
        place.write_whole(own, b"".join(sorted(marks)))
    (beside / ERASED).unlink(missing_ok=True)


def _list_of(store: Repository, newest: Snapshot) -> bytes:
    names = {line.get("name") for line in store.lines("ls", newest.id, "/", "--no-lock")}
    return store.content("dump", newest.id, f"/{ERASED}", "--no-lock") if ERASED in names else b""


def _move(settings: Settings, beside: Path) -> None:
    for room in _ORDER:
        path, target = beside / room, settings.home / room
        if path.exists():
            if target.is_dir() and not _holds(target):
                shutil.rmtree(target)
            path.rename(target)
    (settings.home / "backups").mkdir(exist_ok=True, mode=0o700)
