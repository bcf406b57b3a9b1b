"""What all tests of faults share: where helpers of other tests lie, the lot, and the note of each outcome.

Each test notes what it tried and what came of it. With RESULTS=write the notes take the place of what these tests had
in result.json, of which docs/reference/faults.md is made: a test that fails has no line there, and one that was not
run keeps its own. With FAULTS_SEED another lot is drawn.

Add here: a fixture that more than one kind of fault needs.
Keep out: a fault itself.
"""

import json
import os
import platform
import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent
for room in ("unit/alerts", "contract/intake", "contract/release", "contract/increments", "unit/intake", "faults"):
    sys.path.append(str(TESTS / room))

RESULT, NOTES = HERE / "result.json", TESTS.parent / "build" / "faults"
SEED = int(os.environ.get("FAULTS_SEED", "20261128"))
Noted = Callable[..., None]
TRIED: set[str] = set()  # tests of this session


@pytest.fixture
def lot(request: pytest.FixtureRequest) -> random.Random:
    """The same for each test in each run."""
    return random.Random(f"{SEED} {request.node.name}")


@pytest.fixture
def noted(request: pytest.FixtureRequest) -> Noted:
    """Note a fault that was tried and ended well: called last, when everything was compared."""

    def note(fault: str, points: int, outcome: str) -> None:
        NOTES.mkdir(parents=True, exist_ok=True)
        said = {"fault": fault, "points": points, "outcome": outcome, "on": f"{datetime.now(UTC):%Y-%m-%d}"}
        said["test"] = request.node.name
        said["seed"] = SEED
        (NOTES / f"{fault.replace(' ', '_').replace('/', '_')}.json").write_text(json.dumps(said))
        print(f"{fault}: {points} tried; {outcome}")

    return note


def pytest_sessionstart(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):
        for note in NOTES.glob("*.json"):
            note.unlink()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    TRIED.add(report.nodeid.partition("::")[2])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The one process that no other has started, and that hears of all tests, puts all notes together."""
    if hasattr(session.config, "workerinput") or os.environ.get("RESULTS") != "write":
        return
    kept = [one for one in json.loads(RESULT.read_bytes())["faults"] if one["test"] not in TRIED]
    faults = kept + [json.loads(note.read_text()) for note in NOTES.glob("*.json")]
    told = {
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "faults": sorted(faults, key=lambda one: str(one["fault"])),
    }
    RESULT.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
