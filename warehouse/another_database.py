"""The working database once more, beside the first, under another key.

Add here: what must be equal in both before the second takes the place of the first.
Keep out: which key counts in the meantime (half_way.py), and the lock (rotate.py holds it).

ATTACH statements hold keys: errors from them are re-raised without their text.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse import database, layout
from warehouse.digest import digest
from warehouse.errors import ConfigError, Locked
from warehouse.first_row import first_row
from warehouse.settings import Settings

_BEFORE = "before"


def beside(settings: Settings) -> Path:
    return settings.working_db.with_name(f"{settings.working_db.name}.rotated")


def build(settings: Settings, old: str, new: str) -> None:
    """A whole copy under the new key, compared table by table.

    Raises ConfigError; Locked where somebody reads for longer than we wait.
    """
    for left in (beside(settings), _wal(beside(settings))):
        left.unlink(missing_ok=True)  # what a killed rotation built
    with _connection(settings) as con:
        _attach(con, settings, settings.working_db, _BEFORE, old)
        con.execute(f"force checkpoint {_BEFORE}")  # its write-ahead log is under the old key, too
        _attach(con, settings, beside(settings), database.ALIAS, new)
        # Under the alias that views name, so that the copies of views speak of the copies of tables.
        con.execute(f"copy from database {_BEFORE} to {database.ALIAS}")
        con.execute(f"force checkpoint {database.ALIAS}")
    if _content(settings, settings.working_db, old) != _content(settings, beside(settings), new):
        raise ConfigError(
            "The copy of the working database is not equal to it. The old one stays in use and both keys are kept. "
            "Make it anew with `crossings rebuild`, then run the same command again."
        )


def fill(settings: Settings, old: str, new: str, work: Callable[[duckdb.DuckDBPyConnection], object]) -> None:
    """A new file with the raw tables that `work` makes and nothing else: no block of the old one, and no derived table.

    Raises ConfigError, Locked where somebody reads the old one for longer than we wait.
    """
    for left in (beside(settings), _wal(beside(settings))):
        left.unlink(missing_ok=True)
    with _connection(settings) as con:
        _attach(con, settings, settings.working_db, _BEFORE, old)
        con.execute(f"force checkpoint {_BEFORE}")  # a log left beside it would be read into the new file
        _attach(con, settings, beside(settings), database.ALIAS, new)
        con.execute("set threads = 1")
        layout.lay(con, anew=False)
        work(con)
        con.execute(f"force checkpoint {database.ALIAS}")


def verify(settings: Settings, key: str) -> None:
    """The key opens the file in place. Raises ConfigError otherwise."""
    with _connection(settings) as con:
        _attach(con, settings, settings.working_db, database.ALIAS, key, database.READ_ONLY)
        first_row(con.execute("select count(*) from raw.delivery"))


def has_log(settings: Settings) -> bool:
    """Whether a write-ahead log lies beside either file: it would be read with the wrong key."""
    return any(_wal(path).exists() for path in (settings.working_db, beside(settings)))


def _content(settings: Settings, path: Path, key: str) -> str:
    with _connection(settings) as con:
        _attach(con, settings, path, database.ALIAS, key, database.READ_ONLY)
        names = con.execute(
            "select distinct schema_name from duckdb_schemas() where database_name = ? and not internal",
            [database.ALIAS],
        ).fetchall()
        return digest(con, [name for (name,) in names])


@contextmanager
def _connection(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    con = database.protected(settings)
    try:
        yield con
    except duckdb.Error as error:
        raise ConfigError(
            f"The working database could not be copied ({type(error).__name__}). The old one stays in use and both "
            "keys are kept. See that the disk has room for it a second time, then run the same command again."
        ) from None
    finally:
        con.close()


def _attach(
    con: duckdb.DuckDBPyConnection, settings: Settings, path: Path, alias: str, key: str, mode: str = ""
) -> None:
    try:
        database.open_file(con, path, key, mode, settings.wait_seconds, alias)
    except duckdb.Error as error:
        if database.is_locked(error):
            raise Locked(
                "Another process holds the working database. Wait for it, or see `crossings status`. Both keys are "
                "kept; run the same command again."
            ) from None
        raise ConfigError(
            f"The working database cannot be opened ({type(error).__name__}): the key does not fit it, or the disk is "
            "full. Nothing of it was changed, and both keys are kept. If the file is of another warehouse or broken, "
            "move it away, run the same command again, then `crossings rebuild`."
        ) from None
    database.require_sealed(con, alias)
    con.execute(f"use {alias}")


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")
