"""PostgreSQL is restarted, or gone, under a run, and Redis under sessions: deliveries are taken in once, at the latest
by the next run; a session is there or not, and never another one's."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Noted
from postgres_server import postgres
from redis_server import redis
from small_network import copied, left, made

from dashboards.access.short_lived import InRedis, Unreachable
from warehouse.settings import PROJECT_ROOT, Settings

MOMENTS = (3.0, 6.0)  # seconds after the run has begun to work; a run takes some ten
TAKE_IN = """
from warehouse.settings import settings
from dagster_project import instance
instance.prepare(settings())
from dagster_project import pipeline
print("begun", flush=True)
refused, troubles = pipeline.take_in(settings())
print(troubles)
"""


def started(here: Settings, store: str) -> "subprocess.Popen[str]":
    own = {name: value for name, value in os.environ.items() if not name.startswith(("CROSSINGS_", "DAGSTER_"))}
    own |= {"CROSSINGS_HOME": str(here.home), "CROSSINGS_KEYS_FILE": str(here.keys_file), "PYTHONPATH": str(here.root)}
    own |= {"CROSSINGS_DAGSTER_METADATA_URI": store}
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", TAKE_IN],
        env=own, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def taken(here: Settings, store: str) -> str:
    with started(here, store) as run:
        assert run.stdout is not None
        return run.stdout.read()


def test_postgresql_restarted_under_a_run(tmp_path: Path, noted: Noted) -> None:
    fresh = made(tmp_path / "fresh")
    with postgres() as server:
        unbroken = copied(fresh, tmp_path / "unbroken")
        assert taken(unbroken.settings, server.address("unbroken")).endswith("[]\n")
        wanted = left(unbroken)
        for number, seconds in enumerate(MOMENTS):
            home, store = copied(fresh, tmp_path / f"{number}"), server.address(f"runs_{number}")
            with started(home.settings, store) as run:
                assert run.stdout is not None
                assert run.stdout.readline() == "begun\n"
                time.sleep(seconds)
                server.restart()
                said = run.stdout.read()
            assert "password" not in said
            taken(home.settings, store)
            assert left(home) == wanted
        home = copied(fresh, tmp_path / "gone")
        store = server.address("gone")
        server.stop()
        assert taken(home.settings, store)
        server.restart()
        assert taken(home.settings, store).endswith("[]\n")
        assert left(home) == wanted
    noted("PostgreSQL restarted, or gone, under a run", len(MOMENTS) + 1, "same hash after the next run")


def test_redis_restarted_under_sessions(noted: Noted) -> None:
    rounds = 5
    with redis() as server:
        kept = InRedis(server.address)
        for number in range(rounds):
            assert kept.begin("one", f"{number}", 60)
            assert kept.read("one") == f"{number}"
            server.restart()
            assert kept.read("one") is None  # everybody logs in once more
        server.stop()
        began = time.monotonic()
        with pytest.raises(Unreachable):
            kept.read("one")
        assert time.monotonic() - began < 5
        server.restart()
        assert kept.begin("two", "2", 60)
    noted("Redis restarted, or gone, under sessions", rounds + 1, "sessions end, none is another's; it is said at once")
