"""Published files stay open while their release is the current one, and nobody sees another's doings through that."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboards.reading import connection_pool


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    yield
    for _, connection in connection_pool._kept.values():
        connection.close()
    connection_pool._kept.clear()


def released(file: Path, mark: int) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(file)) as con:
        con.execute(f"create table reach as select {mark} as persons")
    return file


def persons(file: Path, keep_for: str | None = "regional") -> int:
    with connection_pool.connect(file, keep_for) as con:
        [answer] = con.execute("select persons from reach").fetchone() or [None]
    return int(answer)


def is_open(file: Path) -> bool:
    return any(link.resolve() == file for link in Path("/proc/self/fd").iterdir() if link.is_symlink())


def test_the_current_file_stays_open_and_another_is_closed_after_use(tmp_path: Path) -> None:
    first, second = (released(tmp_path / name / "warehouse.duckdb", mark) for name, mark in (("a", 1), ("b", 2)))
    assert (persons(first), persons(second, keep_for=None)) == (1, 2)
    assert is_open(first)
    assert not is_open(second)


def test_the_next_release_takes_the_place_of_the_last(tmp_path: Path) -> None:
    first, second = (released(tmp_path / name / "warehouse.duckdb", mark) for name, mark in (("a", 1), ("b", 2)))
    assert [persons(first), persons(second), persons(second)] == [1, 2, 2]
    assert not is_open(first)
    assert is_open(second)


def test_who_still_reads_the_last_release_reads_on(tmp_path: Path) -> None:
    first, second = (released(tmp_path / name / "warehouse.duckdb", mark) for name, mark in (("a", 1), ("b", 2)))
    with connection_pool.connect(first, "regional") as reading:
        assert persons(second) == 2
        assert reading.execute("select persons from reach").fetchall() == [(1,)]


def test_another_file_in_the_same_place_is_opened_anew(tmp_path: Path) -> None:
    file = released(tmp_path / "warehouse.duckdb", 1)
    assert persons(file) == 1
    released(tmp_path / "beside.duckdb", 2).replace(file)
    assert persons(file) == 2


def test_what_one_connection_makes_for_itself_another_does_not_see(tmp_path: Path) -> None:
    file = released(tmp_path / "warehouse.duckdb", 1)
    with connection_pool.connect(file, "regional") as one, connection_pool.connect(file, "regional") as other:
        one.execute("create temporary table mine as select 1")
        one.execute("set variable mine = 1")
        with pytest.raises(duckdb.CatalogException):
            other.execute("from mine")
        assert other.execute("select getvariable('mine')").fetchall() == [(None,)]


def test_every_connection_is_locked(tmp_path: Path) -> None:
    file, other = released(tmp_path / "warehouse.duckdb", 1), released(tmp_path / "other.duckdb", 2)
    for _ in range(2):
        with connection_pool.connect(file, "regional") as con:
            for forbidden in (
                "select * from read_text('/etc/passwd')",
                f"attach '{other}' as other",
                "set enable_external_access = true",
                "set threads = 8",
                "insert into reach values (3)",
                "install httpfs",
                "create table mine as select 1",
                f"copy reach to '{tmp_path / 'out.csv'}'",
            ):
                with pytest.raises(duckdb.Error):
                    con.execute(forbidden)
