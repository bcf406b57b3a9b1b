"""The working database: open it, attach it encrypted, one writer at a time.

Add here: how a connection is made.
Keep out: what is in the tables (schema.sql for raw rows, dbt for everything derived).

The file is always attached to an in-memory connection under the alias `crossings`, because only ATTACH takes a key.
The ATTACH statement holds the key: errors from it are re-raised without their text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from duckdb_extensions import import_extension
from filelock import FileLock, Timeout

from warehouse.errors import Locked, Sealed
from warehouse.settings import Settings
from warehouse.vault import Vault

SCHEMA = Path(__file__).with_name("schema.sql")
ALIAS = "crossings"


@contextmanager
def exclusive(settings: Settings, wait_seconds: float = 60) -> Iterator[None]:
    """Hold the one-writer lock without a connection, for a child process that writes (dbt).

    The lock belongs to the process: when its holder dies, however it dies, the next one gets it.
    """
    settings.working.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(settings.working / "writer.lock", timeout=wait_seconds)
    try:
        lock.acquire()
    except Timeout:
        raise Locked(
            f"Another process is writing to the warehouse and did not finish within {wait_seconds:.0f} s. "
            "Wait for it, or see `crossings status`."
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def writer(settings: Settings, vault: Vault, wait_seconds: float = 60) -> Iterator[duckdb.DuckDBPyConnection]:
    """The only writing connection; creates the raw tables when they are not there yet."""
    with exclusive(settings, wait_seconds), _connection(settings) as con:
        _attach(con, settings, vault, read_only=False)
        # Several threads append in small pieces, which the next checkpoint joins: a third more work, a larger file.
        con.execute("set threads = 1")
        con.execute(SCHEMA.read_text())
        yield con


@contextmanager
def reader(settings: Settings, vault: Vault) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reading connection. A writer in another process keeps it out: Locked says so."""
    with _connection(settings) as con:
        _attach(con, settings, vault, read_only=True)
        yield con


@contextmanager
def _connection(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect(config={"extension_directory": str(settings.extensions)})
    try:
        load_encryption(con)
        con.execute("set temp_file_encryption = true")
        con.execute("set timezone = 'UTC'")
        con.execute(f"set temp_directory = '{settings.working}/spill'")
        yield con
    finally:
        con.close()


def load_encryption(con: duckdb.DuckDBPyConnection) -> None:
    """Load OpenSSL's cipher from the installed wheel. Without it DuckDB refuses to write encrypted files."""
    import_extension("httpfs", con=con)
    con.execute("load httpfs")
    # The extension is wanted for its cipher alone.
    con.execute("set autoinstall_known_extensions = false; set autoload_known_extensions = false")


def _attach(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault, *, read_only: bool) -> None:
    mode = ", read_only" if read_only else ""
    try:
        con.execute(f"attach '{settings.working_db}' as {ALIAS} (encryption_key '{vault.db_key}'{mode})")
    except duckdb.Error as error:
        if "lock" in str(error).lower():
            raise Locked(
                "Another process holds the working database. Wait for it, or see `crossings status`."
            ) from None
        if read_only and not settings.working_db.exists():
            raise Sealed("There is no working database yet. `crossings run` makes it.") from None
        raise Sealed(
            f"The working database cannot be opened ({type(error).__name__}): "
            "the key does not fit it, or the disk is full."
        ) from None
    con.execute(f"use {ALIAS}")
