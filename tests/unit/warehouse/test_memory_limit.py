"""What a limit of memory means."""

import pytest

from warehouse import memory_limit


@pytest.mark.parametrize(
    ("limit", "bytes_of"), [("500MB", 500_000_000), ("2GB", 2_000_000_000), ("75000KB", 75_000_000)]
)
def test_bytes_of_a_limit(limit: str, bytes_of: int) -> None:
    assert memory_limit.allowed(limit) == bytes_of


@pytest.mark.parametrize(
    ("limit", "cores", "threads"),
    [("", 8, 8), ("75MB", 8, 1), ("1GB", 8, 1), ("1999MB", 8, 1), ("2GB", 8, 2), ("8GB", 2, 2), ("8GB", 1, 1)],
)
def test_each_thread_has_a_gigabyte_where_there_is_a_limit(limit: str, cores: int, threads: int) -> None:
    assert memory_limit.threads(limit, cores) == threads
