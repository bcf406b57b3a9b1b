"""What the workers of Superset know together: sessions, attempts to log in, questions that shall stop or be asked anew.

A worker is a process of its own, so none of this may rest in its memory. One SQLite file beside Superset's own store,
for its owner alone, emptied of what is over while it is written. It is no part of that store: a session must be
written though a page failed, and nothing half done may be kept with it. Nothing in it must last: a file that
is damaged, as one was found after processes had been killed, is made anew, and people log in once more.
Add here: another table that all workers share. Keep out: what the tables mean (access, reading).
"""

import fcntl
import logging
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b

from dashboards import state
from warehouse.settings import Settings

_LOG = logging.getLogger(__name__)
_TABLES = """
create table if not exists session (id text primary key, content text not null, ends real not null) without rowid;
create table if not exists attempt (door text not null, at real not null);
create index if not exists attempt_of_door on attempt (door, at);
create table if not exists stop (question text primary key, at real not null) without rowid;
create table if not exists asked
(page integer, digest text, question text not null, times integer, at real, primary key (page, digest)) without rowid;
create table if not exists chosen
(account integer, page integer, filters text not null, at real, primary key (account, page)) without rowid;
"""


def prepare(settings: Settings) -> None:
    """Every table is there, in a store that an older version made too."""
    with _connection(settings) as connection:
        connection.executescript(_TABLES)


@contextmanager
def shared(settings: Settings) -> Iterator[sqlite3.Connection]:
    """One transaction, which waits for those of other workers: it reads what they wrote, and writes all or nothing."""
    with _connection(settings) as connection:
        connection.execute("pragma synchronous = normal")
        connection.execute("begin immediate")
        yield connection
        connection.execute("commit")


@contextmanager
def reading(settings: Settings) -> Iterator[sqlite3.Connection]:
    """Only reads, and waits for nobody."""
    with _connection(settings) as connection:
        yield connection


@contextmanager
def _connection(settings: Settings) -> Iterator[sqlite3.Connection]:
    """Damage of the head of the file is mended before it is used; what is met further in, before it is used again."""
    connection = _opened(settings)
    try:
        connection.execute("pragma schema_version")
    except sqlite3.DatabaseError as error:
        connection.close()
        if not _is_damage(error):
            raise
        _mend(settings)
        connection = _opened(settings)
    try:
        yield connection
    except sqlite3.DatabaseError as error:
        connection.close()
        if _is_damage(error):
            _mend(settings)
        raise
    finally:
        connection.close()


def _opened(settings: Settings) -> sqlite3.Connection:
    file = state.workers_file(settings)
    if not file.exists():
        _make(settings)
    return sqlite3.connect(file, timeout=30, isolation_level=None)


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """What Python itself finds wrong with a question has no code of SQLite's."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def _mend(settings: Settings) -> None:
    """Away with the damaged file. One worker at a time looks, so that none takes away what another has made anew."""
    file = state.workers_file(settings)
    with file.with_name(f"{file.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():  # whoever mended it was killed in between; opening it would make one without tables
            _make(settings)
            return
        with closing(sqlite3.connect(file, timeout=30)) as connection:
            try:
                if connection.execute("pragma quick_check(1)").fetchall() == [("ok",)]:
                    return
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
        for ending in ("", "-wal", "-shm"):
            file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
        _make(settings)
    _LOG.warning("What Superset's workers share was damaged and is made anew. People log in once more.")


def unreadable(settings: Settings, *parts: str) -> str:
    """A key that tells nothing: who finds the file finds no session to take over, and no name or mistyped password."""
    secret = state.secret(settings, "session").encode()[:64]
    return blake2b("\n".join(parts).encode(), key=secret, digest_size=32).hexdigest()


def _make(settings: Settings) -> None:
    """Beside, then linked into place: of workers and threads that begin at once, one makes it, and all use the same."""
    file = state.workers_file(settings)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = file.with_name(f"{file.name}.{secrets.token_hex(8)}.new")
    os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    connection = sqlite3.connect(beside)
    connection.execute("pragma journal_mode = wal")
    connection.executescript(_TABLES)
    connection.close()
    try:
        os.link(beside, file)
    except FileExistsError:
        return
    finally:
        beside.unlink(missing_ok=True)
