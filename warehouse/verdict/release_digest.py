"""The digest of a release: of all its files, of every audience and every form.

    SHA-256 over the lines `<path within the release> <SHA-256 of the file>`, sorted by path

It costs as much as reading the release once. A process that asks again has the answer at once while no file has another
inode, size or time; the time of the inode's last change is among them, which nobody can set back.

Add here: nothing but what makes two releases the same or not.
Keep out: whether a release is fit (fitness.py).
"""

import os
from collections.abc import Iterator
from hashlib import file_digest, sha256
from pathlib import Path
from threading import Lock

from warehouse.errors import ReleaseRefused

Marks = tuple[tuple[str, int, int, int, int], ...]

_known: dict[Path, tuple[Marks, str]] = {}
_changing = Lock()


def digest(folder: Path) -> str:
    """Hex digest. Raises ReleaseRefused where something lies in the folder that is neither a file nor a folder."""
    marks = tuple(sorted(_marks(folder)))
    with _changing:
        known = _known.get(folder)
    if known and known[0] == marks:
        return known[1]
    lines = [f"{path} {_of_file(folder / path)}\n" for path, *_ in marks]
    found = sha256("".join(lines).encode()).hexdigest()
    if tuple(sorted(_marks(folder))) == marks:  # else somebody wrote meanwhile, and the next question reads again
        with _changing:
            _known[folder] = (marks, found)
    return found


def _marks(folder: Path) -> Iterator[tuple[str, int, int, int, int]]:
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                    continue
                if not entry.is_file(follow_symlinks=False):
                    raise ReleaseRefused(f"Release {folder.name} holds {entry.name}, which is no file. Build it again.")
                said = entry.stat(follow_symlinks=False)
                name = os.path.relpath(entry.path, folder)
                yield name, said.st_ino, said.st_size, said.st_mtime_ns, said.st_ctime_ns


def _of_file(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
