"""Published files, opened cheaply: those of the current release stay open, and one more connection is a small thing.

Opening a DuckDB file costs more than most questions to it, and Superset opens one several times for each chart. DuckDB
shares an open file among the connections of a process: one connection that nobody uses keeps it open. Every connection
still has its transaction, its temporary tables and its end to itself. Who types SQL shares no instance with anybody.
Add here: nothing but how a file is kept open. Keep out: which file, and how it may be opened (published.py).
"""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from dashboards.reading import published

_kept: dict[tuple[str, ...], tuple[tuple[Path, int, int], duckdb.DuckDBPyConnection]] = {}
_changing = Lock()
_CATALOG = "warehouse"  # what DuckDB calls a file that it opens itself: its name without the ending


def connect(file: Path, keep_for: str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection of its own to a published file, which is kept open for an audience until the next one for it.

    Name the audience for the current release alone: few ask for earlier ones, whose files are gone when deleted.
    """
    if keep_for is not None and file.exists():
        _keep(file, (keep_for,), _open)
    return _open(file)


def connect_alone(file: Path, account: str) -> duckdb.DuckDBPyConnection:
    """For SQL that somebody types: in a DuckDB of this account's own, so that nothing of one reaches another.

    DuckDB makes one instance of a file in a process. An instance of no file, to which the file is attached, is another.
    """
    connection = _keep(file, ("alone", account), _open_alone).cursor()
    connection.execute(f"use {_CATALOG}")
    return connection


def _keep(file: Path, name: tuple[str, ...], opened: Callable[[Path], Any]) -> duckdb.DuckDBPyConnection:
    found = file.stat()
    wanted = (file, found.st_ino, found.st_mtime_ns)
    with _changing:
        known = _kept.get(name)
        if known is not None and known[0] == wanted:
            return known[1]
        if known is not None:
            known[1].close()
        _kept[name] = (wanted, opened(file))
        return _kept[name][1]


def _open(file: Path) -> duckdb.DuckDBPyConnection:
    arguments: dict[str, Any] = {"read_only": True, "config": dict(published.LOCKED)}
    return duckdb.connect(str(file), **arguments)


def _open_alone(file: Path) -> duckdb.DuckDBPyConnection:
    """Locked after the file is attached: with the locks nothing can be."""
    last = ("enable_external_access", "lock_configuration")
    connection = duckdb.connect(config={name: value for name, value in published.LOCKED.items() if name not in last})
    address = str(file).replace("'", "''")
    connection.execute(f"attach '{address}' as {_CATALOG} (read_only)")
    for name in last:
        connection.execute(f"set {name} = {published.LOCKED[name]}")
    return connection
