"""What a limit of memory means."""

import os
from pathlib import Path

import pytest

from warehouse import memory_limit


@pytest.mark.parametrize(("limit", "size"), [("500MB", 500_000_000), ("2GB", 2_000_000_000), ("75000KB", 75_000_000)])
def test_bytes_of_a_limit(limit: str, size: int) -> None:
    assert memory_limit.allowed(limit) == size


@pytest.mark.parametrize(
    ("limit", "size", "threads"),
    [
        ("", 9_000_000_000, 8),
        ("500MB", 500_000_000, 8),
        ("500MB", 500_000_001, 1),
        ("1999MB", 9_000_000_000, 1),
        ("2GB", 9_000_000_000, 2),
        ("8GB", 9_000_000_000, 8),
    ],
)
def test_each_thread_has_a_gigabyte_where_the_database_is_larger_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, size: int, threads: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    database = tmp_path / "warehouse.duckdb"
    with database.open("wb") as file:
        os.truncate(file.fileno(), size)  # takes no room
    assert memory_limit.threads(limit, database) == threads
    assert memory_limit.is_exceeded(limit, database) == (limit != "" and size > memory_limit.allowed(limit))


def test_a_database_that_is_not_there_yet_is_small(tmp_path: Path) -> None:
    assert memory_limit.threads("500MB", tmp_path / "none") == os.cpu_count()
    assert not memory_limit.is_exceeded("500MB", tmp_path / "none")
