"""A working database that is damaged: bytes that are others, a file cut off, a log of another file. And the way back.

Everything in it is made from landing, so that it is not mended but made anew: by the next run of the pipeline, or at
once by `crossings rebuild`. DuckDB notices a changed page when it reads it, be it in the middle of a build.

    working/damaged                    somebody has met with the damage: the file is not used any more
    working/warehouse.duckdb.damaged   the damaged file, until the new one is filled

Add here: other words in which DuckDB says so.
Keep out: the making anew (warehouse/intake/rebuild.py), and a wrong key, which is no damage (database.py).
"""

from pathlib import Path

import duckdb

from warehouse.errors import CrossingsError
from warehouse.settings import Settings

# Pages of an encrypted file carry a tag each; the last words are those of a file without this one's key or pages.
_TAG = "Computed AES tag differs"
_LOG = ("Failure while replaying WAL", "WAL does not match", "WAL was created for")
_FILE = ("not a valid DuckDB database file", "Corrupt database file", "Could not read enough bytes")


def is_met(error: BaseException, database: Path, *, is_opening: bool = False) -> bool:
    """Whether this error says that the file or its log is damaged. Releases are files of DuckDB, too, and not meant."""
    said = str(error)
    if not isinstance(error, duckdb.Error):
        return False
    is_of_it = is_opening or str(database) in said
    return _TAG in said or (is_of_it and any(words in said for words in (*_LOG, *_FILE)))


def noted(settings: Settings) -> CrossingsError:
    """Note it for the next run. What to tell people."""
    settings.working.mkdir(parents=True, exist_ok=True, mode=0o700)
    _note(settings).touch(mode=0o600)
    return CrossingsError(
        f"The working database {settings.working_db} (or {log(settings.working_db).name}, its log) is damaged: "
        "its bytes are not those that were written. Nothing is lost: all of it can be made from landing. The next "
        "`crossings run` makes it anew by itself before it goes on; `crossings rebuild` does so at once. People see "
        "what they saw before. Have the disk looked at: it has changed or lost what was written to it."
    )


def is_noted(settings: Settings) -> bool:
    return _note(settings).exists()


def set_aside(settings: Settings) -> None:
    """Make room for a new file. The caller holds the one-writer lock, and fills the new one before `forget`.

    Noted first: killed in between, the next run makes it anew all the same, and removes the old one.
    """
    _note(settings).touch(mode=0o600)
    log(settings.working_db).unlink(missing_ok=True)
    if settings.working_db.exists():
        settings.working_db.replace(_aside(settings))


def forget(settings: Settings) -> None:
    """The new file is filled. The old one may hold rows of people who are erased later, so that it does not stay."""
    drop_aside(settings)
    _note(settings).unlink(missing_ok=True)


def drop_aside(settings: Settings) -> None:
    _aside(settings).unlink(missing_ok=True)


def log(database: Path) -> Path:
    return database.with_name(f"{database.name}.wal")


def _note(settings: Settings) -> Path:
    return settings.working / "damaged"


def _aside(settings: Settings) -> Path:
    return settings.working_db.with_name(f"{settings.working_db.name}.damaged")
