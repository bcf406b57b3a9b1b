"""The page that says what stands in the way of DuckDB 2, from the answers of the last trial.

Add here: nothing for a new question; the trial's answers are drawn as they come.
Keep out: how it is tried (tests/duckdb2), and answers that nobody got.
"""

import json
from pathlib import Path

from page import page, table

RESULT = Path(__file__).resolve().parents[1] / "tests" / "duckdb2" / "result.json"
_WHAT = (
    "The line 1.5 of DuckDB, which the lock holds, ends in March 2027. `make duckdb2` builds the same environment with "
    "the newest DuckDB 2, makes everything anew with it in a copy of the demo network's home, compares every published "
    "table, and searches the files for readable bytes."
)
_HOW = (
    "DuckDB 2 writes an encrypted database only with the cipher of its extension `httpfs`, or with one that its makers "
    "call unsafe. The product refuses the unsafe one. The trial alone uses it, where there is no other, so that "
    "everything else can be tried: on invented data, in a folder that is thrown away."
)


def duckdb2() -> str:
    result = json.loads(RESULT.read_text(encoding="utf-8"))
    heads = ("question", f"DuckDB {result['version']}", "stands in the way")
    rows = [(one["question"], one["answer"], "yes" if one["stands_in_the_way"] else "") for one in result["answers"]]
    blocked = sum(one["stands_in_the_way"] for one in result["answers"])
    told = f"{blocked} answers stand in the way." if blocked else "Nothing stands in the way: the pins can move."
    return page("Ready for DuckDB 2", _WHAT, _HOW, table(heads, rows), f"{told} Tried on {result['tried_on']}.")
