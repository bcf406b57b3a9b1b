"""What Superset's workers share: a file that was damaged never keeps them from answering for good."""

import logging
import sqlite3
from pathlib import Path

import pytest

from dashboards import state, workers
from warehouse.settings import Settings


@pytest.fixture
def file(place: Settings) -> Path:
    workers.prepare(place)
    with workers.shared(place) as con:
        con.execute("insert into stop values ('a question', 1)")
        con.executemany("insert into attempt values (?, 1)", [("x" * 200,)] * 2000)
    return state.workers_file(place)


def asked(place: Settings) -> int:
    with workers.reading(place) as con:
        return int(con.execute("select count(*) from attempt").fetchall()[0][0])


def test_what_one_worker_writes_another_reads(place: Settings, file: Path) -> None:
    assert asked(place) == 2000
    workers.prepare(place)
    assert asked(place) == 2000


@pytest.mark.parametrize("use", [workers.prepare, asked], ids=["by a worker that begins", "by one that reads"])
def test_a_file_that_is_no_database_is_made_anew(
    place: Settings, file: Path, use: object, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_bytes(b"no database" * 500)
    with caplog.at_level(logging.WARNING):
        use(place)  # type: ignore[operator]
    assert asked(place) == 0
    assert "made anew" in caplog.text
    assert file.stat().st_mode & 0o777 == 0o600


def test_damage_further_in_fails_one_question_and_not_the_next(place: Settings, file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
    file.write_bytes(content)
    with pytest.raises(sqlite3.DatabaseError):
        asked(place)
    assert asked(place) == 0


def test_a_question_that_is_wrong_is_no_damage(place: Settings, file: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), workers.reading(place) as con:
        con.execute("select * from nothing")
    with pytest.raises(sqlite3.ProgrammingError), workers.reading(place) as con:
        con.execute("select ?", [])
    assert asked(place) == 2000
