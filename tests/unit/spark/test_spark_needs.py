"""What is missing for Spark is said before anything starts, all at once, with what is needed."""

import shutil
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from warehouse.errors import ConfigError
from warehouse.settings import Settings
from warehouse.spark import needs

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def ready(place: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A machine on which nothing is missing: Java of the right version, an environment of Spark, memory and room."""
    root = tmp_path / "root"
    (root / ".venv-spark" / "bin").mkdir(parents=True)
    (root / ".venv-spark" / "bin" / "python").touch()
    _java(tmp_path / "bin", 17, monkeypatch)
    return replace(place, root=root, spark_memory="1GB")


def _java(folder: Path, version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(exist_ok=True)
    for program, words in (("java", f'openjdk version "{version}.0.1"'), ("javac", f"javac {version}.0.1")):
        path = folder / program
        path.write_text(f"#!/bin/sh\necho '{words}' >&2\n")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_nothing_is_said_where_nothing_is_missing(ready: Settings) -> None:
    assert needs.lacking(ready) == []


def test_a_machine_without_java_is_told_what_to_install(ready: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(ready.root))
    with pytest.raises(ConfigError, match="openjdk-17-jdk-headless"):
        needs.require(ready)


def test_java_that_is_too_old_is_told_with_its_version(
    ready: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _java(tmp_path / "bin", 11, monkeypatch)
    with pytest.raises(ConfigError, match="is version 11; Spark 4 needs 17"):
        needs.require(ready)


def test_too_little_memory_is_told_with_what_is_needed(ready: Settings) -> None:
    with pytest.raises(ConfigError, match="Memory: 10,240,512 MB are needed"):
        needs.require(replace(ready, spark_memory="9999GB"))


def test_too_little_room_is_told_with_what_is_needed(ready: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10, 9, 1023 * 2**20))
    with pytest.raises(ConfigError, match=r"Disk: 1,024 MB are needed .* and 1,023 MB are free"):
        needs.require(ready)


def test_just_enough_room_is_enough(ready: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10, 9, 1024 * 2**20))
    assert needs.lacking(ready) == []


def test_everything_that_is_missing_is_said_at_once(ready: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(ready.root))
    with pytest.raises(ConfigError) as told:
        needs.require(replace(ready, root=ready.home, spark_memory="9999GB"))
    assert all(word in str(told.value) for word in ("Java:", "spark-env", "Memory:"))
