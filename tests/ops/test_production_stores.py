"""Sessions and attempts to log in keep their promises in a file and in Redis; runs are forgotten in PostgreSQL, too."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psycopg2
import pytest
import redis
from postgres_server import Postgres
from redis_server import Redis

from dagster_project import instance
from dashboards import redis_client
from dashboards.access.short_lived import InRedis, Store, Unreachable, store
from warehouse.settings import Settings, settings

CONTENT = '{"_user_id": "7"}'


@pytest.fixture(params=["file", "Redis"])
def kept(request: pytest.FixtureRequest, tmp_path: Path, redis_server: Redis) -> Store:
    address = redis_server.address if request.param == "Redis" else ""
    return store(replace(settings(), home=tmp_path, superset_redis_uri=address))


def test_a_session_that_was_ended_stays_ended_though_a_request_still_writes(kept: Store) -> None:
    assert kept.begin("one", CONTENT, 60)
    assert kept.read("one") == CONTENT
    assert kept.change("one", "{}")
    kept.end("one")
    assert not kept.change("one", CONTENT)
    assert kept.read("one") is None


def test_a_change_does_not_make_a_session_longer(kept: Store) -> None:
    kept.begin("short", CONTENT, 2)
    for _ in range(5):
        time.sleep(0.5)
        kept.change("short", CONTENT)
    assert kept.read("short") is None


def test_attempts_at_once_are_counted_exactly(kept: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(lambda _: kept.is_allowed("door", 10, 60), range(40)))
    assert sum(allowed) == 10
    assert kept.is_allowed("another", 10, 60)


def test_after_a_while_one_may_try_again(kept: Store) -> None:
    assert [kept.is_allowed("door of an hour", 2, 1) for _ in range(3)] == [True, True, False]
    time.sleep(1.2)
    assert kept.is_allowed("door of an hour", 2, 1)


def test_a_redis_that_was_restarted_is_asked_again_and_one_that_is_gone_is_said(redis_server: Redis) -> None:
    kept = InRedis(redis_server.address)
    kept.begin("one", CONTENT, 60)
    redis_server.restart()
    assert kept.read("one") is None
    redis_server.stop()
    began = time.monotonic()
    with pytest.raises(Unreachable):
        kept.read("one")
    assert time.monotonic() - began < 5
    redis_server.restart()
    assert kept.begin("two", CONTENT, 60)


def test_redis_holds_no_session_that_has_no_end(kept: Store, redis_server: Redis) -> None:
    kept.begin("with an end", CONTENT, 60)
    kept.is_allowed("door with an end", 3, 60)
    with redis.Redis.from_url(redis_server.address) as client:
        assert [key for key in client.scan_iter() if client.ttl(key) < 0] == []


def test_a_sync_forgets_kept_answers_and_nothing_else(redis_server: Redis) -> None:
    with redis.Redis.from_url(redis_server.address) as client:
        client.set("answer:2024-01-01-x:1", "kept", ex=60)
        client.set("session:1", "kept", ex=60)
        redis_client.forget(redis_server.address, f"{redis_client.ANSWERS}*")
        assert client.get("answer:2024-01-01-x:1") is None
        assert client.get("session:1") == b"kept"


def test_runs_are_kept_in_postgresql_and_forgotten_there_with_their_partners(
    postgres_server: Postgres, tmp_path: Path
) -> None:
    address = postgres_server.address("runs")
    here = replace(settings(), home=tmp_path / "home", dagster_metadata_uri=address)
    assert _runs(here) == "1"
    assert not list(here.dagster.rglob("*.db"))
    assert _rows(address, "select count(*) from runs") == 1
    instance.forget(here)
    with psycopg2.connect(address) as con, con.cursor() as cursor:
        cursor.execute("select count(*) from pg_tables where schemaname = 'public'")
        assert cursor.fetchone() == (0,)
    con.close()
    assert _runs(here) == "1"  # Dagster makes its tables again by itself


def _runs(here: Settings) -> str:
    """How many runs there are after one more. In a process of its own, as every command is."""
    code = (
        "import dagster as dg\nfrom dagster_project import instance\nfrom warehouse.settings import settings\n"
        "@dg.op\ndef partner_north(): pass\n@dg.job\ndef intake(): partner_north()\n"
        "with instance.opened(settings()) as home:\n"
        "    assert intake.execute_in_process(instance=home).success\n    print(home.get_runs_count())"
    )
    environment = os.environ | {
        "CROSSINGS_HOME": str(here.home),
        "CROSSINGS_DAGSTER_METADATA_URI": here.dagster_metadata_uri,
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env=environment,
        cwd=here.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.strip().splitlines()[-1]


def _rows(address: str, question: str) -> int:
    with psycopg2.connect(address) as con, con.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    con.close()
    return int(row[0]) if row else 0
