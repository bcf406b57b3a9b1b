"""Figures that tests of operation measured, kept for docs/reference/operations.md.

`RESULTS=write make test-ops` keeps what is measured; without it a run changes no file.
Add here: nothing for a new measurement; each test names its own.
Keep out: assertions, and figures that nobody measured.
"""

import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).with_name("results")


def keep(
    name: str, *, title: str, what: str, heads: Sequence[str], rows: Sequence[Sequence[object]], place: int = 50
) -> None:
    """One table of the page. `what` is a sentence or two above it, `place` its order among the others."""
    if os.environ.get("RESULTS") != "write":
        return
    result = {
        "title": title,
        "place": place,
        "what": what,
        "measured_on": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{os.cpu_count()} cores, {_memory_gb()} GB, {platform.system()} on {platform.machine()}",
        "heads": list(heads),
        "rows": [[str(cell) for cell in row] for row in rows],
    }
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(f"{json.dumps(result, indent=1, ensure_ascii=False)}\n", encoding="utf-8")


def _memory_gb() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3)
