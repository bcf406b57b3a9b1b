"""A full disk, told to people as what it is, whoever noticed it: Python, DuckDB (file or spill), Dagster's SQLite.

Add here: another way in which a library says that there is no room.
Keep out: making room. What is left half written is removed by whoever was writing it.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from warehouse.errors import CrossingsError

_SAID = ("No space left on device", "max_temp_directory_size")
FULL = (
    "The disk is full. What people see is whole and as it was, or already the new release; no delivery is lost. Make "
    "room where CROSSINGS_HOME lies, then run the same command again."
)


@contextmanager
def told_when_full() -> Iterator[None]:
    """Raises CrossingsError in the place of an error that a full disk brought about."""
    try:
        yield
    except Exception as error:
        if not is_full(error):
            raise
        raise CrossingsError(FULL) from None


def is_full(error: BaseException | None) -> bool:
    """Whether the error, or one that it followed upon, says that there is no room."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if isinstance(error, duckdb.Error) and any(words in str(error) for words in _SAID):
            return True
        if isinstance(error, sqlite3.OperationalError) and "disk is full" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
