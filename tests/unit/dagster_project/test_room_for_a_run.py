"""Too little disk or memory for a run is said before it starts, with what is needed and how that was estimated."""

import os
from pathlib import Path

import pytest

from dagster_project import room_for_a_run, starting
from dagster_project.room_for_a_run import BESIDES, PER_THREAD, SPARE, Disk
from warehouse.errors import CrossingsError
from warehouse.settings import Settings, settings

LEAST = (os.cpu_count() or 1) * PER_THREAD


def on_disk(free: int) -> Disk:
    return Disk(Path("/srv"), free, 10 * SPARE, database=3_000_000_000, release=1_000_000_000)


def test_a_disk_is_too_small_just_below_database_two_releases_and_something_to_spare() -> None:
    needed = 3_000_000_000 + 2 * 1_000_000_000 + SPARE
    assert room_for_a_run.disk_wanted(on_disk(needed)) == ""
    said = room_for_a_run.disk_wanted(on_disk(needed - 1))
    for part in ("/srv", "about 5.5 GB", "3.0 GB for new parts", "2.0 GB for a release", "Make room"):
        assert part in said


def test_memory_is_too_little_just_below_what_each_thread_and_python_need(place: Settings) -> None:
    assert room_for_a_run.memory_wanted(place, LEAST + BESIDES) == []
    (said,) = room_for_a_run.memory_wanted(place, LEAST + BESIDES - 1)
    assert "too little memory" in said
    assert "0.1 GB for each thread" in said


@pytest.mark.parametrize(("extra", "is_told"), [(0, False), (-1_000_000, True)])
def test_a_limit_of_duckdb_below_that_is_told_as_a_setting(
    place: Settings, monkeypatch: pytest.MonkeyPatch, extra: int, is_told: bool
) -> None:
    monkeypatch.setenv("CROSSINGS_MEMORY", f"{(LEAST + extra) // 1_000_000}MB")
    said = room_for_a_run.memory_wanted(settings(), LEAST + BESIDES)
    assert [one.startswith("CROSSINGS_MEMORY allows DuckDB") for one in said] == [True] * is_told


def test_what_this_machine_has_is_read_from_the_system() -> None:
    assert 1_000_000 < room_for_a_run.machine() < 10**14


def test_a_run_with_too_little_memory_starts_nothing(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    place.home.mkdir()
    monkeypatch.setenv("CROSSINGS_MEMORY", "10MB")
    for begin in (lambda: starting.run(settings(), again=True), lambda: starting.build(settings())):
        with pytest.raises(CrossingsError, match="Nothing was started") as told:
            begin()
        assert "CROSSINGS_MEMORY allows DuckDB 10MB" in str(told.value)
    assert {path.name for path in place.home.iterdir()} <= {"run", "logs"}
    assert not place.working_db.exists()
