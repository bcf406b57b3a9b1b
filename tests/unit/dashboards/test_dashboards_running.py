"""A question to DuckDB ends: after its time, at its rows, without more memory, or when another process says stop."""

import subprocess
import sys
import time
from collections.abc import Iterator
from threading import Thread

import duckdb
import pytest

from dashboards import workers
from dashboards.reading import connection_pool, running
from dashboards.reading.running import Limited, QueryEnded
from dashboards.sources.wording import Wording
from warehouse.settings import PROJECT_ROOT, Settings

ENDLESS = "with recursive r(i) as (select 1 union all select i + 1 from r) select count(*) from r"
CROSS_JOIN = "select count(*) from range(10000000) a, range(10000000) b"
LARGE = "select max(length(x)) from (select list(repeat('x', 100000) || a.range) as x from range(100000) a)"


@pytest.fixture
def limited(place: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Limited]:
    monkeypatch.setattr(running, "SECONDS", 0.3)
    file = place.home / "warehouse.duckdb"
    file.parent.mkdir(parents=True)
    duckdb.connect(str(file)).close()
    connection = connection_pool.connect(file)
    yield Limited(connection, Wording("en").text)
    connection.close()


@pytest.mark.parametrize("sql", [ENDLESS, CROSS_JOIN])
def test_a_question_without_end_is_ended_and_the_next_one_is_answered(limited: Limited, sql: str) -> None:
    began = time.monotonic()
    with pytest.raises(QueryEnded, match="took too long"):
        limited.execute(sql).fetchall()
    assert time.monotonic() - began < 5
    assert limited.execute("select 42").fetchall() == [(42,)]


def test_a_question_ends_at_its_time_though_the_store_of_the_workers_cannot_be_made(
    limited: Limited, place: Settings
) -> None:
    place.superset.write_text("no folder")
    for _ in range(2):
        with pytest.raises(QueryEnded, match="took too long"):
            limited.execute(ENDLESS)


def test_an_answer_that_never_ends_while_it_is_fetched_is_ended_too(limited: Limited) -> None:
    with pytest.raises(QueryEnded):
        limited.execute("select 1 from range(10000000) a, range(9999999) b where hash(a.range, b.range) = 0").fetchone()


def test_another_process_stops_a_question_long_before_its_time(
    limited: Limited, place: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "SECONDS", 60)
    said: list[str] = []

    def ask() -> None:
        try:
            limited.execute(ENDLESS)
        except QueryEnded as ended:
            said.append(str(ended))

    asking = Thread(target=ask)
    asking.start()
    stopping = f"from dashboards.reading import running; running.stop({limited.question!r})"
    subprocess.run([sys.executable, "-c", stopping], cwd=PROJECT_ROOT, check=True, timeout=60)
    asking.join(timeout=20)
    assert said == ["The question was stopped."]


def test_no_answer_has_more_rows_than_allowed(limited: Limited) -> None:
    with pytest.raises(QueryEnded, match="too many rows"):
        limited.execute(f"from range({running.ROWS + 2})").fetchall()
    assert len(limited.execute(f"from range({running.ROWS + 1})").fetchall()) == running.ROWS + 1
    assert len(limited.execute(f"from range({running.ROWS * 3})").fetchmany(running.ROWS * 2)) == running.ROWS + 1


def test_memory_is_limited_and_nothing_is_written_beside(
    limited: Limited, place: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "SECONDS", 60)
    with pytest.raises(QueryEnded, match="too much memory"):
        limited.execute(LARGE)
    assert [path.name for path in place.home.iterdir() if path.is_file()] == ["warehouse.duckdb"]


def test_a_mistake_in_a_question_is_told_as_duckdb_tells_it(limited: Limited) -> None:
    with pytest.raises(duckdb.CatalogException):
        limited.execute("select * from published.nowhere")


def test_the_file_of_the_workers_is_for_its_owner_and_tells_no_name(place: Settings) -> None:
    with workers.shared(place) as con:
        con.execute("insert into attempt values (?, 0)", [workers.unreadable(place, "attempt", "coordinator")])
    files = sorted(place.superset.glob("workers.db*"))
    assert files
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)
    assert not any(b"coordinator" in file.read_bytes() for file in files)


def test_what_one_process_wrote_half_is_not_kept(place: Settings) -> None:
    def write_half() -> None:
        with workers.shared(place) as con:
            con.execute("insert into stop values ('one', 0)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert running.stops() == set()
