"""Published files, opened cheaply: those of the current release stay open, and one more connection is a small thing.

Opening a DuckDB file costs more than most questions to it, and Superset opens one several times for each chart. DuckDB
shares an open file among the connections of a process: one connection that nobody uses keeps it open. Every connection
still has its transaction, its temporary tables and its end to itself.
Add here: nothing but how a file is kept open. Keep out: which file, and how it may be opened (published.py).
"""

from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from dashboards.reading import published

_kept: dict[str, tuple[tuple[Path, int, int], duckdb.DuckDBPyConnection]] = {}
_changing = Lock()


def connect(file: Path, keep_for: str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection of its own to a published file, which is kept open for an audience until the next one for it.

    Name the audience for the current release alone: few ask for earlier ones, whose files are gone when deleted.
    """
    if keep_for is not None and file.exists():
        _keep(file, keep_for)
    return _open(file)


def _keep(file: Path, audience: str) -> None:
    found = file.stat()
    wanted = (file, found.st_ino, found.st_mtime_ns)
    with _changing:
        known = _kept.get(audience)
        if known is not None and known[0] == wanted:
            return
        if known is not None:
            known[1].close()
        _kept[audience] = (wanted, _open(file))


def _open(file: Path) -> duckdb.DuckDBPyConnection:
    arguments: dict[str, Any] = {"read_only": True, "config": dict(published.LOCKED)}
    return duckdb.connect(str(file), **arguments)
