"""Work of the pipeline as a program of its own that can be killed anywhere: `python fault_program.py`.

A line of JSON asks for one piece of work: `work` (one of WORKS), `home`, `keys`, `as_of`, what the work asks for, and
for a kill `after` (seconds) or `event` (the how-manieth step that Python takes on the disk). Each is a fork of this
process, which has imported everything and opened nothing, so that two hundred kills cost little. The line that comes
back says how it ended, how long it took, how many steps it took on the disk, and which error for people there was.

Add here: another piece of work.
Keep out: what must be true afterwards (the tests).
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from intake_warehouse import Warehouse
from release_program import Steps

from dagster_project.lib import dbt_child
from warehouse import build_mark, disk, vault, whole_database
from warehouse.errors import CrossingsError
from warehouse.intake.rebuild import mend
from warehouse.settings import PROJECT_ROOT, Settings

Asked = dict[str, Any]


def take_in(here: Settings, asked: Asked) -> None:
    """Receive and admit all that lies at the sources of these partners; a damaged database first, as a run does."""
    mend(here, vault.load(here))
    for partner in asked["partners"]:
        Warehouse(here).take(partner)


def build(here: Settings, _asked: Asked) -> None:
    """All models of dbt with a mark before and after, as a run starts it. The data tests are left out: they take half
    of the time and write nothing."""
    keys = vault.load(here)
    mark = build_mark.begin(here, keys, "models")
    command = [*dbt_child.COMMAND, "--quiet", "build", "--exclude-resource-type", "unit_test", "test"]
    command += ["--full-refresh"] if mark.is_whole else []
    # What dbt says of an error goes where people look: standard output is for answers alone.
    done = subprocess.run(
        command, env=dbt_child.environment(here, keys), cwd=here.dbt_project, stdout=sys.stderr, check=False
    )
    if done.returncode:
        whole_database.read_all(here, keys)
        raise CrossingsError("dbt failed")
    build_mark.finish(here, keys, mark)


def report(here: Settings, asked: Asked) -> None:
    from dashboards.report import making
    from dashboards.report.document import Asked as Wanted

    first_day, after = date(2023, 1, 1), date(2024, 1, 1)
    making.make(here, Wanted("donor", "fi", first_day, after, "current"), Path(asked["out"]))


def exchange(here: Settings, asked: Asked) -> None:
    from warehouse.release.exchange import package

    package.make(here, vault.load(here), package.Wish(asked["recipient"]))


WORKS: dict[str, Callable[[Settings, Asked], None]] = {
    "take_in": take_in,
    "build": build,
    "report": report,
    "exchange": exchange,
}


_OF_PROCESS = {"home": "home", "keys_file": "keys", "as_of": "as_of"}  # what reads the settings of the process


def done(asked: Asked) -> dict[str, Any]:
    day = date.fromisoformat(asked["as_of"])
    here = Settings(Path(asked["home"]), PROJECT_ROOT, day, "127.0.0.1", 1, 2, Path(asked["keys"]))
    here = replace(here, memory=asked.get("memory", ""), parsed_projects=_parsed())
    os.environ |= {f"CROSSINGS_{name.upper()}": str(asked[said]) for name, said in _OF_PROCESS.items()}
    steps, said = Steps(asked.get("event")), dict[str, Any]()
    sys.addaudithook(steps)
    try:
        with disk.told_when_full():
            WORKS[asked["work"]](here, asked)
    except CrossingsError as error:
        said = {"error": str(error), "exit_code": error.exit_code}
    except Exception:  # noqa: BLE001 - the test shows it
        said = {"traceback": traceback.format_exc()}
    return said | {"steps": len(steps.taken)}


def _parsed() -> Path | None:
    return Path(kept) if (kept := os.environ.get("CROSSINGS_PARSED_PROJECTS")) else None


def run(asked: Asked) -> dict[str, Any]:
    """One fork. It is waited for, whatever becomes of it."""
    reading, writing = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            os.write(writing, json.dumps(done(asked)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    killer = threading.Timer(asked["after"], os.kill, (child, signal.SIGKILL)) if "after" in asked else None
    if killer:
        killer.start()
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)  # until it is waited for, its number is nobody else's
    if killer:
        killer.cancel()
        killer.join()
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    with os.fdopen(reading) as pipe:
        said = pipe.read() if ended == 0 else ""  # children of a killed one may still hold the other end
    return {"ended": ended, "seconds": time.monotonic() - began, **(json.loads(said) if said else {})}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
