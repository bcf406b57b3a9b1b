"""Three years of an invented network through the real pipeline, month by month: `make soak`.

    python tests/soak/soak.py                     all months, then a rebuild; goes on where it was stopped
    python tests/soak/soak.py --plan quick        all kinds of trouble in ten months

Each month is a process of its own, so that CPU seconds and memory are those of the programs that this month started.
SOAK_HOME names the folder. Nothing of an earlier soak is thrown away: for another one take another folder.

Add here: how a soak is run and told.
Keep out: what happens in a month (soak_month.py) and what must be true (soak_checks.py).
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path

import duckdb

# The project itself, and the rooms of other tests whose helpers are used here.
sys.path.extend(
    str(Path(__file__).resolve().parents[2] / folder)
    for folder in (
        ".",
        "tests/homes",
        "tests/contract/linkage",
        "tests/contract/networks",
        "tests/unit/intake",
        "tests/unit/sealing",
    )
)

from soak_checks import check, rebuilt
from soak_month import month, used
from soak_plan import FULL, PLANS, Plan, as_of, name
from soak_state import Record, Soak, soak
from soak_yardstick import Yardstick

ROOT = Path(__file__).resolve().parents[2]
RESULT = Path(__file__).with_name("result.json")
REBUILD = "rebuild"
MB = 1024


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--plan", choices=sorted(PLANS), default=FULL.name)
    asked.add_argument("--tell", action="store_true", help="Write the figures of the months that are done, and end.")
    asked.add_argument("--only", help=argparse.SUPPRESS)  # one month, or the rebuild: the child's part
    said = asked.parse_args()
    plan = PLANS[said.plan]
    folder = Path(os.environ.get("SOAK_HOME") or ROOT / "build" / "soak") / plan.name
    running = soak(plan, folder)
    if said.only:
        _one(running, said.only)
        return 0
    if said.tell:
        _tell(running)
        return 0
    return _all(running)


def _all(running: Soak) -> int:
    """One line for each month, at once."""
    _say(f"{running.plan.name}: {running.plan.months} months in {running.folder}")
    for step in range(1, running.plan.months + 1):
        if running.record(step) is None and not _child(running.plan, str(step)):
            _say(f"{name(step)} failed. Mend the cause, then the same command goes on with this month.")
            return 1
        _say(line(step, running.record(step) or {}))
    if not _rebuild(running).exists() and not _child(running.plan, REBUILD):
        _say("The rebuild is not equal.")
        return 1
    _say("All published tables are equal after a rebuild.")
    _tell(running)
    return 0


def _tell(running: Soak) -> None:
    rebuild = json.loads(_rebuild(running).read_text()) if _rebuild(running).exists() else None
    target = RESULT if running.plan is FULL else running.folder / RESULT.name
    target.write_text(json.dumps(told(running.plan, running.records(), rebuild), indent=1) + "\n")
    _say(f"Written: {target}. Then: make docs")


def _rebuild(running: Soak) -> Path:
    return running.folder / "done" / "rebuild.json"


def _child(plan: Plan, what: str) -> bool:
    command = [sys.executable, "-W", "ignore", str(Path(__file__)), "--plan", plan.name, "--only", what]
    return subprocess.run(command, check=False).returncode == 0


def _one(running: Soak, what: str) -> None:
    started, was_stopped = time.monotonic(), False
    if what == REBUILD:
        record = rebuilt(running)
    else:
        step = int(what)
        was_stopped = any((running.folder / "done").glob(f"{step:02}-*"))
        record = {"month": step, "day": as_of(step).isoformat(), "events": running.plan.happens(step)}
        record |= {"is_ordinary": running.plan.is_ordinary(step), "was_stopped": was_stopped}
        with Yardstick() as yardstick:
            record |= month(running, step)
        record |= {"yardstick_cpu_seconds": round(yardstick.cpu_seconds, 2)}
        record |= check(running, step)
    record |= {
        "cpu_seconds": round(used(), 1),
        "wall_seconds": round(time.monotonic() - started),
        "peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // MB,
    }
    if what == REBUILD:
        _rebuild(running).write_text(json.dumps(record, indent=1) + "\n")
    else:
        running.write(step, record)


def told(plan: Plan, records: list[Record], rebuild: Record | None) -> Record:
    """What is committed and made into a page."""
    before: Record = json.loads(RESULT.read_text()) if RESULT.exists() else {}
    return {
        "notes": before.get("notes", []),  # what people wrote of this soak
        "plan": plan.name,
        "partners": len(plan.partners),
        "rows_of_a_file": plan.rows,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "duckdb": duckdb.__version__,
        "months": [record | {"events": plan.happens(record["month"])} for record in records],
        "rebuild": rebuild,
    }


def line(step: int, record: Record) -> str:
    events = "; ".join(record.get("events", [])) or "ordinary"
    figures = (
        f"{record['files']:2} files",
        f"{record['cpu_seconds']:6.1f} CPU s, of these the run {record['run_cpu_seconds']:.1f}",
        f"yardstick {record['yardstick_cpu_seconds']:.2f}",
        f"{record['wall_seconds']:4} s",
        f"{record['peak_mb']:5} MB",
        f"{record['closed_cells']:7} closed",
    )
    return f"{name(step)}  {'  '.join(figures)}  {events}"


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
