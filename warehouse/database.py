"""The working database: open it, attach it encrypted, one writer at a time.

Add here: how a connection is made.
Keep out: what is in the tables (schema.sql for raw rows, dbt for everything derived).

The file is always attached to an in-memory connection under the alias `crossings`, because only ATTACH takes a key.
The ATTACH statement holds the key: errors from it are re-raised without their text.

DuckDB's own lock on the file fails at once: a writer would fail because somebody looks. So everybody who opens the file
waits, up to `settings.wait_seconds`, and says so. Readers must not hold it longer than they read.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from warehouse import damage, disk, layout, memory_limit, spill
from warehouse.errors import CrossingsError, Locked, Sealed
from warehouse.first_row import first_row
from warehouse.keys import generation, used_keys
from warehouse.settings import Settings
from warehouse.vault import Vault

# In which a dbt that we start finds the key. dbt masks values of variables that begin so.
KEY_VARIABLE = "DBT_ENV_SECRET_CROSSINGS_DB_KEY"
ALIAS = "crossings"
READ_ONLY = ", read_only"
CIPHER = "GCM"  # of the modes that DuckDB has, the one that notices a changed file
SILENT_SECONDS, _TRY_AGAIN_SECONDS = 2, 0.05  # a wait that people notice is told to them
_WAITING = "Another process %s. This one waits for up to %.0f s."
_logger = logging.getLogger("crossings")


@contextmanager
def exclusive(settings: Settings, wait_seconds: float | None = None) -> Iterator[None]:
    """Hold the one-writer lock without a connection, for a child process that writes (dbt).

    Waits for `settings.wait_seconds` unless the caller names its own patience. The lock belongs to the process: when
    its holder dies, however it dies, the next one gets it.
    """
    settings.working.mkdir(parents=True, exist_ok=True, mode=0o700)
    patience = settings.wait_seconds if wait_seconds is None else wait_seconds
    lock = FileLock(settings.working / "writer.lock")
    try:
        try:
            lock.acquire(timeout=min(patience, SILENT_SECONDS))
        except Timeout:
            if patience <= SILENT_SECONDS:
                raise
            _logger.warning(_WAITING, "is writing to the warehouse", patience)
            lock.acquire(timeout=patience - SILENT_SECONDS)
    except Timeout:
        raise Locked(
            f"Another process is writing to the warehouse and did not finish within {patience:.0f} s. "
            "Wait for it, or see `crossings status`."
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def writer(
    settings: Settings, vault: Vault, wait_seconds: float | None = None, *, anew: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The only writing connection; creates the raw tables when they are not there yet."""
    with exclusive(settings, wait_seconds), writing(settings, vault, anew=anew) as con:
        yield con


@contextmanager
def writing(settings: Settings, vault: Vault, *, anew: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same for a caller that holds the one-writer lock already, and does more under it than write.

    Tokens in it must be under the same keys as those that come, unless every one of them is made `anew`. Raises Locked
    where keys were changed since: a file that is made with a former key would be one that no key opens.
    """
    vault.require_current()
    used_keys.note(settings, vault.used_keys)
    with _connection(settings) as con:
        _attach(con, settings, vault, "", settings.wait_seconds)
        spill.sweep(settings)
        # Several threads append in small pieces, which the next checkpoint joins: a third more work, a larger file.
        con.execute("set threads = 1")
        layout.lay(con, anew=anew)
        con.execute("insert into raw.cell_key select ? where not exists (from raw.cell_key)", [vault.cell_key])
        if not anew:
            generation.require(con, vault.chain)
        yield con


@contextmanager
def reader(settings: Settings, vault: Vault, wait_seconds: float | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A reading connection: waits for a writer in another process, then Locked says so. While it is open, writers wait:
    read, close, and compute afterwards.
    """
    if not settings.working_db.exists():
        raise Sealed("There is no working database yet. `crossings run` makes it.")
    with _connection(settings) as con:
        patience = settings.wait_seconds if wait_seconds is None else wait_seconds
        _attach(con, settings, vault, READ_ONLY, patience)
        yield con


@contextmanager
def _connection(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Raises CrossingsError where a page of the file turns out to be damaged."""
    con = protected(settings)
    try:
        yield con
    except duckdb.Error as error:
        if damage.is_met(error, settings.working_db):
            raise damage.noted(settings) from None
        raise
    finally:
        con.close()


def protected(settings: Settings) -> duckdb.DuckDBPyConnection:
    """A connection to nothing yet, whose spill is encrypted and lies in the home. What working data pass through."""
    con = duckdb.connect(
        config={
            # From the first moment on: set later, DuckDB refuses it where a killed process has left such files.
            "temp_directory": str(spill.of_a_connection(settings)),
            "temp_file_encryption": "true",
        }
    )
    try:
        load_encryption(con)
        con.execute("set timezone = 'UTC'")
        con.execute(f"set threads = {memory_limit.threads(settings.memory, settings.working_db)}")
        if settings.memory:
            con.execute(f"set memory_limit = '{settings.memory}'")
    except BaseException:
        con.close()
        raise
    return con


def load_encryption(con: duckdb.DuckDBPyConnection) -> None:
    """Load OpenSSL's cipher from where its wheel is installed. Raises Sealed without it: DuckDB's other cipher is
    called unsafe. Its signature is checked by DuckDB each time.
    """
    try:
        wheel = files("duckdb_extension_httpfs") / "extensions" / f"v{duckdb.__version__}"
        path = str(wheel / "httpfs.duckdb_extension").replace("'", "''")  # somebody's folder may hold one
        con.execute(f"load '{path}'")
    except (duckdb.Error, ImportError) as error:
        raise Sealed(
            f"The cipher of the working database cannot be loaded ({type(error).__name__}): DuckDB's extension httpfs, "
            "from the package duckdb-extension-httpfs of the same version as duckdb. Without it nothing is opened, "
            "because DuckDB would have to encrypt in a way that its makers call unsafe. `make up` installs it."
        ) from None
    # The extension is wanted for its cipher alone.
    con.execute("set autoinstall_known_extensions = false; set autoload_known_extensions = false")
    refuse_unsafe(con)


def refuse_unsafe(con: duckdb.DuckDBPyConnection) -> None:
    """Raises Sealed where somebody has allowed the cipher that DuckDB itself calls unsafe."""
    if first_row(con.execute("select current_setting('force_mbedtls_unsafe')::boolean")) != (False,):
        raise Sealed(
            "The setting force_mbedtls_unsafe of DuckDB is on: it encrypts with a cipher that its makers call unsafe. "
            "Nothing was opened. Remove the setting."
        )


def require_sealed(con: duckdb.DuckDBPyConnection, alias: str = ALIAS) -> None:
    """Raises Sealed unless the attached file is encrypted, and so that a change of it would be noticed."""
    found = first_row(con.execute("select encrypted, cipher from duckdb_databases() where database_name = ?", [alias]))
    if found != (True, CIPHER):
        raise Sealed(
            f"The working database is not encrypted with {CIPHER}. Nothing was read from it or written to it. Move it "
            "away and make it anew with `crossings rebuild`."
        )


def _attach(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault, mode: str, wait_seconds: float) -> None:
    try:
        open_file(con, settings.working_db, vault.db_key, mode, wait_seconds)
    except duckdb.Error as error:
        if damage.is_met(error, settings.working_db, is_opening=True):
            raise damage.noted(settings) from None
        vault.require_current()
        raise why_shut(error, settings.working_db) from None
    require_sealed(con)
    con.execute(f"use {ALIAS}")


def attach(con: duckdb.DuckDBPyConnection, path: Path, key: str, wait_seconds: float) -> None:
    """Attach an encrypted file as the working database: dbt's way in."""
    try:
        open_file(con, path, key, "", wait_seconds)
    except duckdb.Error as error:
        raise why_shut(error, path) from None
    require_sealed(con)


def open_file(
    con: duckdb.DuckDBPyConnection, path: Path, key: str, mode: str, wait_seconds: float = 0, alias: str = ALIAS
) -> None:
    """Raises DuckDB's error for a lock that is still held after the wait, and for all else at once.

    The statement holds the key: of an error only what `why_shut` says may be told.
    """
    began, is_told = time.monotonic(), False
    while True:
        try:
            con.execute(f"attach '{path}' as {alias} (encryption_key '{key}'{mode})")
        except duckdb.Error as error:
            waited = time.monotonic() - began
            if not is_locked(error) or waited >= wait_seconds:
                raise
        else:
            return
        if waited >= SILENT_SECONDS and not is_told:
            is_told = True
            _logger.warning(_WAITING, "holds the working database", wait_seconds)
        time.sleep(_TRY_AGAIN_SECONDS)


def is_locked(error: duckdb.Error) -> bool:
    """Another process holds the file: a writer, or a reader where we want to write."""
    return "could not set lock" in str(error).lower()


def why_shut(error: duckdb.Error, path: Path) -> CrossingsError:
    """For people, without the error's own text."""
    if is_locked(error):
        return Locked("Another process holds the working database. Wait for it, or see `crossings status`.")
    if disk.is_full(error):
        return CrossingsError(disk.FULL)
    return Sealed(
        f"The working database {path} cannot be opened ({type(error).__name__}): the key does not fit it. Nothing "
        "was changed. Bring back this home's own keys: `crossings unlock`, or `crossings keys restore`. Where the key "
        "DB is lost and the others are right, move the file away: `crossings rebuild` makes it anew from landing."
    )
