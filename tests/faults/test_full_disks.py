"""A disk that is full at every kind of moment of an intake and of a release: said so, nothing half left, and with room
the outcome is that of an unbroken run. The home lies on a small file system in memory; mounting it needs root."""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import Noted
from killing import forks
from pipeline_home import Home
from release_homes import content, files, left_over, make_due, outcome, running_program
from small_network import PARTNERS, copied, left, made
from test_a_release_when_the_disk_is_full import MEGABYTE, PAGE, small_disk, taken

from warehouse import disk, release

SIZES_OF_INTAKE, SIZES_OF_RELEASE = 16, 10
Went = dict[str, Any]


def is_told(went: Went) -> bool:
    """Whether the disk was full; then nothing else is said of it."""
    assert went["ended"] == 0, went
    assert "traceback" not in went, went["traceback"]
    assert (went.get("error"), went.get("exit_code")) in {(disk.FULL, 1), (None, None)}
    return "error" in went


def rooms(lot: random.Random, number: int, needed: int) -> list[int]:
    """From none to just enough: a part of them within the first pages, where the first thing is written."""
    few = [0, PAGE, 5 * PAGE, 20 * PAGE]
    return sorted([*few, *(lot.randrange(needed) for _ in range(number - len(few)))])


def test_full_disks_of_intake_and_load(tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    fresh, full = made(tmp_path / "fresh"), 0
    with forks() as program:
        unbroken = copied(fresh, tmp_path / "unbroken")
        program.to_the_end("take_in", unbroken.settings, partners=PARTNERS)
        wanted = left(unbroken)
        before = taken(fresh.settings.home)
        for room in rooms(lot, SIZES_OF_INTAKE, taken(unbroken.settings.home) - before):
            hit = copied(fresh, tmp_path / "hit")
            with small_disk(hit.settings.home, before + room) as resize:
                full += is_told(program.do("take_in", hit.settings, partners=PARTNERS))
                assert list(hit.settings.home.rglob("*.part")) == []
                resize(before + 64 * MEGABYTE)
                program.to_the_end("take_in", hit.settings, partners=PARTNERS)
                assert left(hit) == wanted, room
            shutil.rmtree(tmp_path / "hit")
    assert full > SIZES_OF_INTAKE / 2
    noted("full disk of intake and load", SIZES_OF_INTAKE, f"told {full} times, same hash with room; no piece left")


@pytest.fixture(scope="module")
def due(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_due(built_home, tmp_path_factory.mktemp("due"))


def test_full_disks_of_a_release(due: Home, tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    before, full = due.settings.current.resolve().name, 0
    files_before = files(due.settings.published / before)
    with running_program(due.environment) as program:
        unbroken = due.copy(tmp_path / "unbroken")
        assert not is_told(program.publish(unbroken))
        wanted, needed = outcome(unbroken), taken(unbroken.path) - taken(due.path)
        for room in rooms(lot, SIZES_OF_RELEASE, needed):
            home = due.copy(tmp_path / "home")
            size = taken(home.path)
            with small_disk(home.path, size + room) as resize:
                full += is_told(program.publish(home))
                assert home.settings.current.resolve(strict=True).name in (before, wanted["current"])
                assert files(home.settings.published / before) == files_before
                for name in release.releases(home.settings):
                    assert name == before or content(home.settings.published / name) == wanted["content"], name
                assert [name for name in left_over(home) if not name.endswith(".wal")] == []
                resize(size + 64 * MEGABYTE)
                assert not is_told(program.publish(home))
                assert outcome(home) == wanted
            shutil.rmtree(home.path)
    assert full > SIZES_OF_RELEASE / 2
    noted(
        "full disk of a release", SIZES_OF_RELEASE,
        f"told {full} times; the earlier release served throughout, same files with room",
    )  # fmt: skip
