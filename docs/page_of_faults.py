"""The page of faults that were tried, and what became of them, from the notes of the last run.

Add here: nothing for a new fault; its note is drawn as it comes.
Keep out: how a fault is made (tests/faults), and outcomes that nobody saw.
"""

import json
from pathlib import Path

from page import page, table

RESULT = Path(__file__).resolve().parents[1] / "tests" / "faults" / "result.json"
_TITLE = "Faults, and what became of them"
_WHAT = (
    "Each fault is a repeatable test: `make test-faults` tries all of them, at points drawn by lot from a seed. After "
    "it the same work is done once more, and what it leaves is compared with what an unbroken run leaves: rows of the "
    "tables, bytes of a release, letters, packages. Meanwhile people see the earlier release, and whoever runs the "
    "work is told in words what happened and how to go on."
)
_HOW = (
    "With `RESULTS=write` the outcomes take the place of those in `tests/faults/result.json`, of which `make docs` "
    "makes this page; a test that fails has none there. "
    "`FAULTS_SEED` draws another lot. A full disk is a small file system in memory, which needs root to be mounted."
)


def faults() -> str:
    result = json.loads(RESULT.read_text(encoding="utf-8"))
    if not result["faults"]:
        return page(_TITLE, _WHAT, _HOW, "Not run as a whole yet: no outcome is noted.")
    rows = [(one["fault"], f"{one['points']:,}", one["outcome"], one["on"]) for one in result["faults"]]
    seeds = ", ".join(sorted({str(one["seed"]) for one in result["faults"]}))
    said = f"Seed {seeds}, {result['machine']}."
    return page(_TITLE, _WHAT, _HOW, table(("fault", "points", "outcome", "tried on"), rows), said)
