"""A disk that is full, at any point of a release: readers see what they saw, people are told, nothing half is left, and
with room the next attempt ends as if nothing had been.

The home, or one of its rooms, lies on a small file system in memory. Mounting it needs root.

Add here: another amount of room.
Keep out: kills (beside this file).
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pipeline_home import Home
from release_homes import Program, content, files, left_over, outcome

from warehouse import disk, release

PAGE, MEGABYTE = 4096, 1 << 20
# What lies on the small disk, and room beyond what is there already. Of the home: as a share of what the release's
# files take. DuckDB needs some more while it writes them, so what comes after them has disks of its own.
SIZES = (
    *[("home", share) for share in (0.0, 0.1, 0.4, 0.7, 1.0)],
    *[("landing", pages * PAGE) for pages in (0, 2)],
    *[("working", pages * PAGE) for pages in (0, 1, 20)],
)


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Callable[[int], None]]:
    """A file system in memory in the place of a folder, with its files; and a way to make it larger."""
    aside = folder.with_name(f"{folder.name}-aside")
    folder.rename(aside)
    folder.mkdir()
    try:
        _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
        shutil.copytree(aside, folder, symlinks=True, dirs_exist_ok=True)
        yield lambda more: _mount("-o", f"remount,size={more}", str(folder))
    finally:
        if folder.is_mount():
            subprocess.run(["umount", str(folder)], check=True)
        shutil.rmtree(aside)


def _mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"A small file system cannot be mounted, which needs root: {done.stderr}"


def taken(folder: Path) -> int:
    """Bytes that a file system of whole pages needs for it."""
    paths = [path for path in folder.rglob("*") if not path.is_symlink()]
    return sum(-(-path.stat().st_size // PAGE) * PAGE if path.is_file() else 0 for path in (folder, *paths))


@pytest.mark.exhaustive
def test_at_every_size(due: Home, undisturbed: dict[str, Any], program: Program, tmp_path: Path) -> None:
    before = due.settings.current.resolve().name
    files_before = files(due.settings.published / before)
    after = undisturbed["after"]
    ends = {}
    for where, amount in SIZES:
        home = due.copy(tmp_path / "home")
        folder = home.path if where == "home" else home.path / where
        size, room = taken(folder), int(amount * undisturbed["bytes"]) if where == "home" else int(amount)
        with small_disk(folder, size + room) as resize:
            went = program.publish(home)

            seen = home.settings.current.resolve(strict=True).name
            end = ends[where, room // 1024] = "full" if "error" in went else "done"
            print(
                f"{where} with room for {room // 1024} KB: {end}; seen is the {'old' if seen == before else 'new'} one"
            )
            assert went["ended"] == 0, went
            assert "traceback" not in went, went["traceback"]
            assert (went.get("error"), went.get("exit_code")) in {(disk.FULL, 1), (None, None)}
            assert seen in (before, after["current"])
            assert files(home.settings.published / before) == files_before
            for name in release.releases(home.settings):
                assert name == before or content(home.settings.published / name) == after["content"], name
            for path in release.audience_files(home.settings, seen):
                with duckdb.connect(str(path), read_only=True) as con:
                    assert con.execute("select count(*) from published.pub_release").fetchone() == (1,)
            assert [name for name in left_over(home) if not name.endswith(".wal")] == []

            resize(size + 64 * MEGABYTE)
            again = program.publish(home)
            assert not again.keys() & {"error", "traceback"}, again
            assert outcome(home) == after
        shutil.rmtree(home.path)
    assert set(ends.values()) == {"full"}
