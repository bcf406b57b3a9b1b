"""Build, flip and close as a program of its own, which can be killed anywhere: `python release_program.py`.

A line of JSON asks for one run: home, keys, the day, and for a kill `event` (the how-manieth step that Python takes on
the disk: a file opened for writing, renamed, linked, removed) or `after` (seconds). Each run is a fork of this process,
which has imported everything and opened nothing. The line that comes back says how it ended, how long it took, which
steps it took on the disk, and which error for people there was. It ends when its input is closed.

Add here: another way for a run to be hit.
Keep out: what must be true afterwards (the tests).
"""

import json
import os
import signal
import sys
import threading
import time
import traceback
from datetime import date
from pathlib import Path
from typing import Any

from verdicts import passed

from warehouse import disk, release, vault
from warehouse.errors import CrossingsError
from warehouse.release import one_at_a_time
from warehouse.settings import PROJECT_ROOT, Settings

CHANGES = {"os.mkdir", "os.rename", "os.symlink", "os.link", "os.remove", "os.rmdir", "os.truncate", "os.utime"}


class Steps:
    """Notes what Python changes on the disk, and kills its process before the step that was named."""

    def __init__(self, deadly: int | None) -> None:
        self.taken: list[str] = []
        self.deadly = deadly

    def __call__(self, name: str, arguments: tuple[Any, ...]) -> None:
        if name in CHANGES or (name == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            self.taken.append(name)
            if len(self.taken) == self.deadly:
                os.kill(os.getpid(), signal.SIGKILL)


def publish(asked: dict[str, Any]) -> dict[str, Any]:
    day = date.fromisoformat(asked["as_of"])
    here = Settings(Path(asked["home"]), PROJECT_ROOT, day, "127.0.0.1", 1, 2, Path(asked["keys"]))
    keys = vault.load(here)
    steps = Steps(asked.get("event"))
    sys.addaudithook(steps)
    said: dict[str, Any] = {}
    try:
        # Runs never overlap (one_run.py), so all the work of one is under the lock; each step takes it again.
        with disk.told_when_full(), one_at_a_time.alone(here):
            release.flip(here, keys, passed(here, release.build(here, keys).release_id, keys))
            release.close(here, keys)
    except CrossingsError as error:
        said = {"error": str(error), "exit_code": error.exit_code}
    except Exception:  # noqa: BLE001 - the test shows it
        said = {"traceback": traceback.format_exc()}
    return said | {"steps": steps.taken}


def run(asked: dict[str, Any]) -> dict[str, Any]:
    """One fork. It is waited for, whatever becomes of it."""
    reading, writing = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, json.dumps(publish(asked)).encode())
        os._exit(0)
    os.close(writing)
    killer = threading.Timer(asked["after"], os.kill, (child, signal.SIGKILL)) if "after" in asked else None
    if killer:
        killer.start()
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    # Before it is waited for the number is nobody else's.
    if killer:
        killer.cancel()
        killer.join()
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    return {"ended": ended, "seconds": time.monotonic() - began, **(json.loads(said) if said else {})}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
