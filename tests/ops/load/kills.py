"""Each process of a server killed in turn while people read: who noticed, and how long until it was back.

Add here: another process. Keep out: the readers (readers.py), and tables (told.py).
"""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from production_server import Production
from readers import Log

from dashboards import serve

HEADS = ("killed", "started again by", "back after", "requests that failed", "logged in again")
APART = 25  # seconds after it is back, before the next one: what was asked meanwhile is answered


@dataclass(frozen=True)
class Victim:
    """`find`: its number now. `answers`: whether what it does is done again."""

    name: str
    keeper: str
    find: Callable[[Production], int]
    answers: Callable[[Production], bool]


@dataclass(frozen=True)
class Killed:
    name: str
    keeper: str
    seconds: float | None  # None: not back in time
    began: float
    ended: float

    def row(self, log: Log) -> tuple[object, ...]:
        failed = log.failed(self.began, self.ended)
        again = len({name for at, name in log.logged_in_again if self.began <= at <= self.ended})
        said = ", ".join(f"{count} × {what}" for what, count in sorted(failed.items())) or "none"
        return self.name, self.keeper, f"{self.seconds:.1f} s" if self.seconds else "not back", said, again


def kept(program: str) -> Callable[[Production], int]:
    return lambda server: server.pid(program)


def children(pid: int) -> list[int]:
    file = Path(f"/proc/{pid}/task/{pid}/children")
    return list(map(int, file.read_text().split())) if file.exists() else []


def worker(server: Production) -> int:
    return next(iter(children(server.pid("superset"))), 0)


def serves(server: Production) -> bool:
    """Workers of a former process of gunicorn's answer for a while: its own must be there."""
    return len(children(server.pid("superset"))) >= serve.WORKERS and server.answers()


def runs(program: str) -> Callable[[Production], bool]:
    return lambda server: f"{program} " in server.supervisor("status") and server.pid(program) > 0


VICTIMS = (
    Victim("a worker of gunicorn", "gunicorn", worker, lambda server: server.answers()),
    Victim("gunicorn", "supervisor", kept("superset"), serves),
    Victim("Dagster's pages", "supervisor", kept("dagster-webserver"), lambda server: server.pipeline_answers()),
    Victim("Dagster's daemon", "supervisor", kept("dagster-daemon"), runs("dagster-daemon")),
    Victim("nginx", "supervisor", kept("nginx"), lambda server: server.answers()),
    Victim("Redis", "supervisor", kept("redis"), lambda server: server.answers()),
    Victim("PostgreSQL", "supervisor", kept("postgresql"), lambda server: server.answers()),
)


def kill(server: Production, victim: Victim, seconds: float = 120) -> Killed:
    """Back means: another process does it, and what it does is done."""
    before, began = victim.find(server), time.monotonic()
    assert before, f"{victim.name} does not run"
    os.kill(before, signal.SIGKILL)
    back: float | None = None
    while time.monotonic() - began < seconds:
        if victim.find(server) not in (0, before) and victim.answers(server):
            back = time.monotonic() - began
            break
        time.sleep(0.3)
    time.sleep(APART)
    return Killed(victim.name, victim.keeper, back, began, time.monotonic())
