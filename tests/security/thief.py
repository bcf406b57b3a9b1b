"""Somebody who copies every file of a running installation, again and again, and looks at the list of processes.

Add here: another place in which a running installation leaves files.
Keep out: what is looked for in the copies (byte_search.py, readable.py).
"""

import contextlib
import os
import shutil
import threading
from collections import Counter
from pathlib import Path

KEPT = 12  # versions of one file: of a database that grows for a minute nobody needs a hundred
_KEPT_ALL_BYTES = 1 << 20


class Thief(threading.Thread):
    """Copies what is new or has changed under each root, as long as the block lasts. Copies may be torn."""

    def __init__(self, roots: list[Path], into: Path, every_seconds: float = 0.05) -> None:
        super().__init__(daemon=True)
        self.roots, self.into, self._every = roots, into, every_seconds
        self.command_lines: set[bytes] = set()
        self.kinds: Counter[str] = Counter()  # wal, tmp (spill), duckdb … → how many copies
        self._seen: dict[Path, tuple[int, int, int]] = {}
        self._versions: Counter[Path] = Counter()
        self._ended = threading.Event()

    def __enter__(self) -> "Thief":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        while not self._ended.is_set():
            self._look()
            self._ended.wait(self._every)

    def _look(self) -> None:
        self.command_lines |= _command_lines()
        for root in self.roots:
            for folder, _, names in os.walk(root):
                self._glance()
                for name in names:
                    self._take(root, Path(folder, name))

    def _glance(self) -> None:
        """What is there for moments only: a round through all files takes longer than a spill file lives."""
        with contextlib.suppress(OSError):  # the folder goes with the last file in it
            for path in (self.roots[0] / "working").glob("spill-*/*"):
                self._take(self.roots[0], path)

    def _take(self, root: Path, path: Path) -> None:
        with contextlib.suppress(OSError):  # it is gone before it was copied
            at = path.lstat()
            version = (at.st_ino, at.st_size, at.st_mtime_ns)
            if self._seen.get(path) == version or path.is_symlink():
                return
            self._seen[path] = version
            if self._versions[path] >= KEPT and at.st_size > _KEPT_ALL_BYTES:
                return
            self._versions[path] += 1
            where = self.into / f"{self._versions[path]:04}" / root.name / path.relative_to(root)
            where.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, where)
            self.kinds[path.suffix.removeprefix(".")] += 1


def _command_lines() -> set[bytes]:
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            found.add(path.read_bytes())
    return found
