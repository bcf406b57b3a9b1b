"""Requests of dashboards as a program in Superset's environment: several threads, each request in its own context.

A request asks both audiences through the hook that Superset calls for each connection, with an engine for each query as
Superset makes one. A line of JSON for each request: when it began and ended, the release of its cache keys, the marks
of all rows that it got, and what failed. It ends when its input is closed.

Add here: what else one request asks.
Keep out: judging the answers (test_readers_during_flips.py).
"""

import json
import sys
import threading
import time
from typing import Any

from flask import Flask
from sqlalchemy import create_engine
from sqlalchemy.engine.url import make_url

from dashboards.reading import release_link

QUERIES = (
    ("regional", "select distinct persons from published.pub_reach"),
    ("donor", "select distinct persons from published.pub_reach"),
    ("regional", "select release_id from published.pub_release"),
)
THREADS, PAUSE = 4, 0.15
APP = Flask(__name__)
ENDED = threading.Event()


def request() -> dict[str, Any]:
    began, marks, failures = time.monotonic(), [], []
    with APP.app_context():
        release = release_link.release_id()
        for audience, query in QUERIES:
            try:
                marks += ask(audience, query)
            except Exception as error:  # noqa: BLE001 - told to the test, which forbids it
                failures.append(f"{type(error).__name__}: {error}")
    return {"began": began, "ended": time.monotonic(), "release": release, "marks": marks, "failures": failures}


def ask(audience: str, query: str) -> list[int | str]:
    address = make_url(f"duckdb:////published/{audience}")
    address, arguments = release_link.open_release(address, {}, None, None, None)
    engine = create_engine(address, **arguments)
    with engine.connect() as con:
        return [mark for (mark,) in con.execute(query)]


def ask_on() -> None:
    while not ENDED.wait(PAUSE):
        sys.stdout.write(json.dumps(request()) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    threads = [threading.Thread(target=ask_on) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    sys.stdin.read()
    ENDED.set()
    for thread in threads:
        thread.join()
