"""What all tests of faults share: where helpers of other tests lie, the lot, and the note of each outcome.

Each test notes what it tried and what came of it; what it noted before goes when it begins, so that a test that fails
has no note. With RESULTS=write all notes become result.json, of which docs/reference/faults.md is made, also where only
some tests were run once more. With FAULTS_SEED another lot is drawn.

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


@pytest.fixture
def lot(request: pytest.FixtureRequest) -> random.Random:
    """The same for each test in each run."""
    return random.Random(f"{SEED} {request.node.name}")


@pytest.fixture
def noted(request: pytest.FixtureRequest) -> Noted:
    """Note a fault that was tried and ended well: called last, when everything was compared."""
    NOTES.mkdir(parents=True, exist_ok=True)
    for former in NOTES.glob("*.json"):
        if json.loads(former.read_text())["test"] == request.node.name:
            former.unlink()

    def note(fault: str, points: int, outcome: str) -> None:
        said = {"fault": fault, "points": points, "outcome": outcome, "on": f"{datetime.now(UTC):%Y-%m-%d}"}
        said["test"] = request.node.name
        half = NOTES / f"{fault.replace(' ', '_').replace('/', '_')}.part"
        half.write_text(json.dumps(said))
        half.rename(half.with_suffix(".json"))
        print(f"{fault}: {points} tried; {outcome}")

    return note


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The one process that no other has started puts all notes together."""
    if hasattr(session.config, "workerinput") or os.environ.get("RESULTS") != "write":
        return
    faults = [json.loads(note.read_text()) for note in sorted(NOTES.glob("*.json"))]
    told = {
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "seed": SEED,
        "faults": faults,
    }
    RESULT.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
