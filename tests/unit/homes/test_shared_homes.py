"""Homes that tests share: made once, never half, never of other code, and nobody's writing reaches the next one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import shared_homes
from filelock import FileLock
from shared_homes import KEPT, ROOMS, copied

from warehouse.settings import PROJECT_ROOT

HOMES = Path(shared_homes.__file__).parent
PROGRAM = """
import os, signal, sys, time
from pathlib import Path
import shared_homes
shared_homes.key = lambda: "same"
made, target, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def recipe(folder):
    (folder / "first").write_text("half")
    with made.open("a") as file:
        file.write("made\\n")
    if how == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.5)
    (folder / "second").write_text("whole")

shared_homes.copied("x", recipe, target)
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CROSSINGS_TEST_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(shared_homes, "key", lambda: "same")
    return tmp_path / "cache"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A project of one file in every room."""
    root = tmp_path / "tree"
    for name in (*shared_homes.FILES, *(f"{room}/deep/file.txt" for room in ROOMS)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("before")
    return root


def start(tmp_path: Path, target: str, how: str = "slow") -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-c", PROGRAM, str(tmp_path / "made"), str(tmp_path / target), how]
    return subprocess.Popen(words, env=dict(os.environ) | {"PYTHONPATH": f"{HOMES}:{PROJECT_ROOT}"})


def write(text: str) -> shared_homes.Recipe:
    return lambda folder: (folder / "first").write_text(text) and None


@pytest.mark.parametrize("changed", [*shared_homes.FILES, *(f"{room}/deep/file.txt" for room in ROOMS)])
def test_the_key_is_another_when_a_file_that_decides_is_another(
    tree: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    before = shared_homes.key(tree)
    assert shared_homes.key(tree) == before
    (tree / changed).write_text("after")
    assert shared_homes.key(tree) != before


def test_the_key_is_another_when_a_file_is_called_otherwise_and_the_same_after_a_run(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    before = shared_homes.key(tree)
    for name in ("warehouse/__pycache__/file.pyc", "dbt/target/manifest.json", "docs/page.md"):
        (tree / name).parent.mkdir(parents=True)
        (tree / name).write_text("written while it runs, or not read")
    assert shared_homes.key(tree) == before
    (tree / "dbt/deep/file.txt").rename(tree / "dbt/deep/other.txt")
    assert shared_homes.key(tree) != before


def test_two_processes_that_ask_at_once_get_what_was_made_once(tmp_path: Path) -> None:
    for process in [start(tmp_path, "one"), start(tmp_path, "other")]:
        assert process.wait(timeout=60) == 0
    assert (tmp_path / "made").read_text() == "made\n"
    assert [(tmp_path / name / "second").read_text() for name in ("one", "other")] == ["whole", "whole"]


def test_what_a_killed_process_left_is_not_used(tmp_path: Path) -> None:
    assert start(tmp_path, "never", "killed").wait(timeout=60) == -signal.SIGKILL
    assert not (tmp_path / "never").exists()
    copied("x", lambda folder: (folder / "second").write_text("whole") and None, tmp_path / "copy")
    assert [path.name for path in (tmp_path / "copy").iterdir()] == ["second"]


def test_what_is_written_into_a_copy_reaches_no_other_copy(tmp_path: Path) -> None:
    copied("x", write("as made"), tmp_path / "one")
    (tmp_path / "one" / "first").write_text("changed")
    copied("x", write("made again"), tmp_path / "other")
    assert (tmp_path / "other" / "first").read_text() == "as made"


def test_a_home_of_code_that_changes_meanwhile_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter(("before", "after"))
    monkeypatch.setattr(shared_homes, "key", lambda: next(keys))
    with pytest.raises(AssertionError, match="Code changed"):
        copied("x", write("of both"), tmp_path / "one")
    monkeypatch.setattr(shared_homes, "key", lambda: "before")
    copied("x", write("of one"), tmp_path / "other")
    assert (tmp_path / "other" / "first").read_text() == "of one"


@pytest.fixture
def entries(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Of as many states of the code as are kept, the oldest first, used in the last seconds."""
    for at in range(KEPT):
        monkeypatch.setattr(shared_homes, "key", lambda at=at: f"digest{at}")
        copied("x", write("old"), tmp_path / f"copy{at}")
    found = sorted(path for path in cache.iterdir() if path.is_dir())
    for at, entry in enumerate(found):
        os.utime(entry, (time.time() - 100 + at,) * 2)
    monkeypatch.setattr(shared_homes, "key", lambda: "newest")
    return found


def test_the_entry_that_was_asked_for_longest_ago_goes_when_there_is_a_newer_one(
    tmp_path: Path, entries: list[Path]
) -> None:
    copied("x", write("new"), tmp_path / "copy")
    assert [entry.exists() for entry in entries] == [False, True]


def test_an_entry_that_somebody_copies_stays(tmp_path: Path, entries: list[Path]) -> None:
    with FileLock(f"{entries[0]}.lock"):
        copied("x", write("new"), tmp_path / "copy")
    assert [entry.exists() for entry in entries] == [True, True]


def test_half_entries_and_those_of_a_tree_that_is_gone_do_not_stay(tmp_path: Path, cache: Path) -> None:
    half, gone, other = cache / "x-0badcafe-1.making", cache / "x-0badcafe-2", cache / "x-0badcafe-3"
    for folder in (half, gone, other):
        folder.mkdir(parents=True)
    os.utime(gone, (1, 1))
    copied("x", write("new"), tmp_path / "copy")
    assert [folder.exists() for folder in (half, gone, other)] == [False, False, True]
