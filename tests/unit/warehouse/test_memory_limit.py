"""What a limit of memory means."""

import os
from pathlib import Path

import pytest

from warehouse import memory_limit


@pytest.mark.parametrize(("limit", "size"), [("500MB", 500_000_000), ("2GB", 2_000_000_000), ("75000KB", 75_000_000)])
def test_bytes_of_a_limit(limit: str, size: int) -> None:
    assert memory_limit.allowed(limit) == size


def test_without_a_limit_it_is_what_duckdb_takes_of_this_machine() -> None:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    assert 0 < memory_limit.allowed("") <= memory * 4 / 5 + (1 << 30) / 10  # DuckDB says tenths; a container has less


@pytest.mark.parametrize(
    ("limit", "size", "threads"),
    [
        ("", 4_294_967_296, 8),
        ("", 4_294_967_297, 4),
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
    monkeypatch.setattr(memory_limit, "_of_duckdb", lambda: "4.0 GiB")
    database = tmp_path / "warehouse.duckdb"
    with database.open("wb") as file:
        os.truncate(file.fileno(), size)  # takes no room
    assert memory_limit.threads(limit, database) == threads
    assert memory_limit.is_exceeded(limit, database) == (size > memory_limit.allowed(limit))


def test_a_database_that_is_not_there_yet_is_small(tmp_path: Path) -> None:
    assert memory_limit.threads("500MB", tmp_path / "none") == os.cpu_count()
    assert not memory_limit.is_exceeded("500MB", tmp_path / "none")


def test_marks_of_a_network_that_fits_are_held_and_those_of_three_times_as_many_contacts_are_not() -> None:
    """Sixty rows of all tables for each contact, as with the invented network."""
    assert 60 * 10_000_000 < memory_limit.marked_rows("8GB") < 60 * 30_000_000
