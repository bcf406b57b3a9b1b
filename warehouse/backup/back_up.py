"""A backup, in its order; killed at any moment, the next one goes on.

    an image of the home → a snapshot of it → snapshots from before the last end forgotten → what is too many forgotten
    → what nothing needs any more removed → noted beside the home

The new snapshot is whole before an old one goes, so there is a backup at every moment.

Add here: another step of a backup.
Keep out: what is in the image (image.py), and how restic is spoken to (repository.py).
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from warehouse.backup import accounts, forgetting, image, last, repository, snapshot
from warehouse.backup.last import Last
from warehouse.backup.repository import HOST, NoRepository, Repository
from warehouse.errors import ConfigError, CrossingsError, Locked, SourceError
from warehouse.keys import half_way, place
from warehouse.settings import Settings
from warehouse.vault import Vault

Clock = Callable[[], datetime]
ERASED = "keys.erased"
_KEPT = ("--keep-daily", "7", "--keep-weekly", "5", "--keep-monthly", "12")


@dataclass(frozen=True)
class Done:
    """What came of a backup. `forgotten`: how many snapshots went because something had ended since."""

    known: Last
    added_bytes: int
    forgotten: int


def now() -> datetime:
    return datetime.now(UTC)


def back_up(settings: Settings, vault: Vault, *, is_new: bool = False, clock: Clock = now) -> Done:
    """Raises a CrossingsError that says what to do; the last backup then stays the last."""
    store = repository.of(settings, vault)
    with image.alone(settings):
        _refuse_half_way(settings)
        before = last.read(settings)
        which = _opened(store, before, is_new=is_new)
        store.run("unlock")  # locks of processes that are gone
        store.rename_key()  # of a repository that was begun otherwise, or by a process that was killed
        found = snapshot.every(store)
        sequence = 1 + max([before.sequence if before else 0, *(one.sequence for one in found)])
        ended = max([forgetting.count(settings), *(one.ended for one in found)])
        if ended > forgetting.count(settings):
            forgetting.write_count(settings, ended)  # a home that was made anew beside an old repository
        known, added = _made(settings, vault, store, Last(clock(), "", store.kind, 0, 0, sequence, 0, which))
        known = replace(known, checked_at=before.checked_at if before and before.repository == which else None)
        # Until the last step is done, as it was: killed in between, the next backup clears the rest.
        cleared = before.ended if before and before.repository == which else 0
        last.write(settings, replace(known, ended=cleared))
        gone = _forget(store, found, ended, is_due=cleared < ended)
        last.write(settings, replace(known, ended=ended))
    return Done(known, added, gone)


def check(settings: Settings, vault: Vault, clock: Clock = now) -> None:
    """Every byte of the repository. Raises CrossingsError where one is damaged."""
    store = repository.of(settings, vault)
    with image.alone(settings):
        store.identity()
        store.run("unlock")
        try:
            store.run("check", "--read-data")
        except (Locked, SourceError):
            raise
        except CrossingsError:
            raise CrossingsError(
                "The repository of backups is damaged. What is here is not touched by it. Keep the repository as it "
                "is, name another folder in CROSSINGS_BACKUP_REPOSITORY and run `crossings backup --new` today; then "
                "see whether its disk is failing."
            ) from None
        last.checked(settings, clock())


def _made(settings: Settings, vault: Vault, store: Repository, known: Last) -> tuple[Last, int]:
    # Read under the lock alone: whoever has the database open keeps a run from writing.
    with image.taken(settings, partial(snapshot.built, settings, vault)) as (folder, built):
        ended = forgetting.count(settings)
        accounts.save(settings, folder)
        erased = settings.keys_file.with_name(settings.keys_file.name + ".erased")
        if erased.is_file():
            shutil.copyfile(erased, folder / ERASED)
        note = snapshot.note_of(settings, known.sequence, ended, built, folder)
        snapshot.write(folder, note)
        try:
            # Each file is read each time: times do not tell one that was written anew with the times of before.
            said = store.lines("backup", "--force", "--host", HOST, *snapshot.tags(note), ".", folder=folder)
            summary = next(one for one in said if one.get("message_type") == "summary")
        except CrossingsError:
            _drop_half(store, known.sequence)
            raise
    files, size = summary["total_files_processed"], summary["total_bytes_processed"]
    return replace(known, snapshot=summary["snapshot_id"], files=files, bytes=size), summary["data_added_packed"]


def _drop_half(store: Repository, sequence: int) -> None:
    """Where a file could not be read, restic keeps a snapshot without it."""
    with suppress(CrossingsError):  # what went wrong before is told; without a note that fits, nobody restores it
        if half := [one.id for one in snapshot.every(store) if one.sequence == sequence]:
            store.run("forget", *half)


def _forget(store: Repository, found: list[snapshot.Snapshot], ended: int, *, is_due: bool) -> int:
    """Those from before the last end at once, the others by age. Pieces that nothing needs are then gone."""
    old = [one.id for one in found if one.ended < ended]
    if old:
        store.run("forget", *old)
    store.run("forget", "--group-by", "host", *_KEPT)
    # After an end no piece may stay in a file for thrift's sake; on other days a tenth may.
    store.run("prune", "--max-unused", "0" if is_due else "10%")
    return len(old)


def _opened(store: Repository, before: Last | None, *, is_new: bool) -> str:
    """Which repository it is. A new one is begun only where none was, or somebody says so."""
    try:
        which = store.identity()
    except NoRepository:
        if before and not is_new:
            raise NoRepository(
                "The repository that the last backup went to is not where CROSSINGS_BACKUP_REPOSITORY points. Nothing "
                "was written. Plug the disk in, or mend the address; to begin a new one there, run "
                "`crossings backup --new`."
            ) from None
        return store.begin()
    if before and before.repository != which and not is_new:
        raise ConfigError(
            "CROSSINGS_BACKUP_REPOSITORY points to another repository than the last backup went to. Nothing was "
            "written. Mend the address, or go on there with `crossings backup --new`; what was erased since is still "
            "in the former one: destroy it."
        )
    return which


def _refuse_half_way(settings: Settings) -> None:
    kept = place.of(settings).read() or {}
    if half_way.is_going_on(kept):
        raise Locked(
            f"A change of keys is not finished, and a backup of now could be opened with no escrow. End it with "
            f"`{half_way.command(kept)}`, then run the same command again."
        )
