"""Kill a piece of work again and again, at moments and steps drawn by lot, until it has come to its end.

Add here: another way to draw a moment.
Keep out: the work (fault_program.py), and what must be true of it (the tests).
"""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline_home import PARSED

from warehouse.settings import PROJECT_ROOT, Settings

TESTS = PROJECT_ROOT / "tests"
PROGRAM = Path(__file__).with_name("fault_program.py")
MOST = 12  # kills of one home
ROOMS = ("homes", "bench", "contract/intake", "contract/release", "contract/increments", "unit/intake", "servers")
Went = dict[str, Any]


class Forks:
    """The forks that do the work (fault_program.py)."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def do(self, work: str, here: Settings, **asked: Any) -> Went:
        said = {"work": work, "home": str(here.home), "keys": str(here.keys_file), "as_of": here.as_of.isoformat()}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(said | asked) + "\n")
        self._process.stdin.flush()
        went: Went = json.loads(self._process.stdout.readline())
        return went

    def to_the_end(self, work: str, here: Settings, **asked: Any) -> Went:
        went = self.do(work, here, **asked)
        assert went["ended"] == 0, went
        assert not went.keys() & {"error", "traceback"}, went
        return went


@contextmanager
def forks(**environment: str) -> Iterator[Forks]:
    """A program that is warm. Its environment knows no home and no key."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("CROSSINGS_", "DAGSTER_"))}
    own |= {name: os.environ[name] for name in (PARSED,) if name in os.environ}
    folders = ":".join(str(folder) for folder in (PROJECT_ROOT, *(TESTS / room for room in ROOMS)))
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", str(PROGRAM)],
        env=own | {"PYTHONPATH": folders} | environment,
        cwd=PROJECT_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Forks(process)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


def moment(lot: random.Random, unbroken: Mapping[str, Any]) -> dict[str, float]:
    """Half of them within what libraries do, half at steps on the disk that give a thing its name."""
    if lot.random() < 0.5 or not unbroken.get("steps"):
        return {"after": lot.random() * unbroken["seconds"]}
    return {"event": lot.randrange(1, unbroken["steps"] + 1)}


def until_done(
    attempt: Callable[..., Went], moment: Callable[[], dict[str, float]], after_a_kill: Callable[[], None]
) -> int:
    """Attempts until one comes to its end; how many were killed. After MOST of them the next one is let go: on a busy
    machine work may take longer than the unbroken one did, and each attempt would meet with its kill."""
    killed = 0
    while (went := attempt(**(moment() if killed < MOST else {})))["ended"] == -signal.SIGKILL:
        killed += 1
        after_a_kill()
    assert went["ended"] == 0, went
    assert not went.keys() & {"error", "traceback"}, went
    return killed
