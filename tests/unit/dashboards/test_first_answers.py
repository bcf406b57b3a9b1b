"""The pipeline's side of asking a running Superset what readers ask first."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dashboards import first_answers, state, workers
from warehouse.settings import Settings, settings


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    return replace(settings(), home=tmp_path, superset_port=1)


def test_where_superset_does_not_run_it_is_said_and_is_no_failure(home: Settings) -> None:
    home.published.mkdir(parents=True)
    home.current.symlink_to("2024-01-01-000000000000")
    assert first_answers.ask(home) == first_answers.NOT_ASKED


def test_the_word_is_of_one_release_and_one_installation(home: Settings, tmp_path: Path) -> None:
    other = replace(home, home=tmp_path / "other")
    words = {first_answers.password_of(here, name) for here in (home, other) for name in ("one", "two")}
    assert len(words) == 4


def test_a_store_of_an_older_version_gets_the_tables_that_it_lacks(home: Settings) -> None:
    file = state.workers_file(home)
    file.parent.mkdir(parents=True)
    with closing(sqlite3.connect(file)) as con:
        con.execute("create table session (id text primary key, content text not null, ends real not null)")
        con.execute("insert into session values ('kept', '{}', 9e9)")
        con.commit()
    workers.prepare(home)
    with workers.reading(home) as con:
        assert con.execute("select id from session").fetchall() == [("kept",)]
        assert con.execute("select count(*) from asked").fetchall() == [(0,)]


def _begun(home: Settings) -> Callable[[int], int]:
    def begun(number: int) -> int:
        with workers.shared(home) as con:
            con.execute("insert into stop values (?, 0)", [str(number)])
        return number

    return begun


def test_threads_that_begin_at_once_make_one_store(home: Settings) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(_begun(home), range(24))) == list(range(24))
    with workers.reading(home) as con:
        assert con.execute("select count(*) from stop").fetchall() == [(24,)]
    assert list(home.superset.glob("*.new*")) == []
