"""The home at one moment, as links: made in moments, read in peace while the pipeline goes on.

Files that are written beside and moved into place are linked: a link keeps the bytes of that moment. Those that
somebody writes in place are copied. Before and after, every file is looked at; where one has changed in between, it is
done again. So the image is the home of one moment, and at any moment a home is one that a power cut could have left,
which every command of the warehouse takes up again. Whoever holds the one-writer lock is waited for, for a while: then
nothing is half done either.

Add here: another room that a backup must hold, with how its files are written.
Keep out: the accounts of the dashboards (accounts.py), and sending it away (back_up.py).
"""

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from warehouse import database
from warehouse.errors import ConfigError, Locked
from warehouse.settings import Settings

# Written beside and moved into place, or never again.
LINKED = ("landing", "letters", "requests", "alerts", "verdicts", "published")
# Written in place, by us or by a person. `network` may be one file; `partners` is of homes of version 0.1.
COPIED = ("network", "partners", "reports")
ROOMS = (*COPIED, *LINKED)
_IN_PLACE = {"published/journal.jsonl"}
_PASSING = (".part", ".new", ".lock", ".building")
WAIT_SECONDS, TRIES = 60.0, 200
T = TypeVar("T")
Look = dict[str, tuple[int, int, int] | str]


def folder(settings: Settings) -> Path:
    return settings.home / "backups" / "image"


def drop(settings: Settings) -> None:
    """What a killed backup left: a link keeps bytes that were erased since."""
    shutil.rmtree(folder(settings), ignore_errors=True)


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """One backup of a home at a time. Raises Locked at once."""
    folder(settings).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(folder(settings).with_name("backup.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Locked("Another backup of this home is under way. Wait for it.") from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def taken(
    settings: Settings, in_peace: Callable[[], T], wait_seconds: float = WAIT_SECONDS
) -> Iterator[tuple[Path, T | None]]:
    """The image, until it is no longer needed; and what `in_peace` gives at that moment, while nobody writes.

    Behind a long run there is nothing of the kind, but any moment of it is one that can be restored.
    """
    drop(settings)
    try:
        try:
            with database.exclusive(settings, wait_seconds):
                take(settings)
                found = in_peace()
        except Locked:
            take(settings)
            found = None
        yield folder(settings), found
    finally:
        drop(settings)


def take(settings: Settings) -> None:
    """Raises Locked where the home does not hold still."""
    for _ in range(TRIES):
        before = look(settings.home)
        drop(settings)
        try:
            _link(settings.home, folder(settings), before)
        except FileNotFoundError:
            continue  # moved away in between
        if look(settings.home) == before:
            return
        time.sleep(0.05)
    raise Locked("The home changes all the time, so no backup of one moment could be made. Run the same command again.")


def look(home: Path) -> Look:
    """Every file of a backup, by its path, with what would differ were it another one."""
    seen: Look = {}
    for room in ROOMS:
        if (home / room).is_symlink():
            raise ConfigError(
                f"{room}/ of the home is a link, and a backup follows none: it could lead anywhere. Mount that disk at "
                "this place instead, or move the files here."
            )
        for path in _files(home / room):
            try:
                status = path.lstat()
            except FileNotFoundError:
                continue  # gone since its folder was read
            name = str(path.relative_to(home))
            seen[name] = (status.st_ino, status.st_size, status.st_mtime_ns)
            if path.is_symlink():
                seen[name] = str(path.readlink())
    return seen


def _files(path: Path) -> Iterator[Path]:
    """Files, and links to a neighbour such as `current`. No other link."""
    if path.is_file() and not path.is_symlink():
        yield path
        return
    try:
        entries = sorted(os.scandir(path), key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(_PASSING):
            continue
        if entry.is_symlink():
            if "/" not in str(Path(entry.path).readlink()):
                yield Path(entry.path)
        elif entry.is_dir():
            yield from _files(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def _link(home: Path, image: Path, seen: Look) -> None:
    for name, found in seen.items():
        target = image / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if isinstance(found, str):
            target.symlink_to(found)
        elif name in _IN_PLACE or name.split("/", 1)[0] in COPIED:
            shutil.copy2(home / name, target)
        else:
            _linked_or_copied(home / name, target)


def _linked_or_copied(path: Path, target: Path) -> None:
    """A room that is a disk of its own can only be copied."""
    try:
        os.link(path, target)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK):
            raise
        shutil.copy2(path, target)
