"""Superset's own store in a backup: accounts, what people saved, and the secrets that belong to both.

    superset/metadata.db         SQLite, through its own way of copying a store that is in use
    superset/metadata.pgdump     PostgreSQL, where CROSSINGS_SUPERSET_METADATA_URI names one
    superset/secrets.json, …     small files beside it

Add here: another kind of store.
Keep out: passwords that were generated for first logins: they are for the machine they were made on.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from warehouse.errors import ConfigError, CrossingsError
from warehouse.settings import Settings

STORE, DUMP = "metadata.db", "metadata.pgdump"
_BESIDE = ("secrets.json", "metadata.lock-hash", "assets.hash", "assets.uuids")
_SECONDS = 600


def save(settings: Settings, image: Path) -> None:
    """Raises CrossingsError where the store is there and cannot be copied: accounts would be missing."""
    into = image / "superset"
    if not settings.superset.is_dir() and not settings.superset_metadata_uri:
        return
    into.mkdir(mode=0o700)
    for name in _BESIDE:
        if (path := settings.superset / name).is_file():
            shutil.copy2(path, into / name)
    if settings.superset_metadata_uri.startswith("postgresql"):
        _postgres(settings, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", str(into / DUMP))
    elif (store := settings.superset / STORE).is_file():
        _copy(store, into / STORE)


def bring_back(settings: Settings) -> bool:
    """After a restore: a dump goes into the database that the settings name. Says whether accounts are back."""
    dump = settings.superset / DUMP
    if not dump.is_file():
        return (settings.superset / STORE).is_file()
    if not settings.superset_metadata_uri.startswith("postgresql"):
        raise ConfigError(
            f"The accounts of the dashboards were in a PostgreSQL, and CROSSINGS_SUPERSET_METADATA_URI names none. "
            f"Everything else is back. Make an empty database, name it there, and run `crossings restore --accounts`: "
            f"what it needs lies in {dump}."
        )
    _postgres(
        settings, "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction",
        "--exit-on-error", str(dump), is_restoring=True,
    )  # fmt: skip
    dump.unlink()
    return True


def _copy(store: Path, into: Path) -> None:
    """While others write: what is committed, and nothing of what is not."""
    here = sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=60)
    with closing(here), closing(sqlite3.connect(into)) as there:
        here.backup(there)
    into.chmod(0o600)


def _postgres(settings: Settings, program: str, *arguments: str, is_restoring: bool = False) -> None:
    """The password goes by the environment of the child, which its own account alone can read."""
    if shutil.which(program) is None:
        raise ConfigError(f"{program} is not installed: apt-get install postgresql-client")
    address = urlsplit(settings.superset_metadata_uri)
    said = {
        "PGHOST": address.hostname or "",
        "PGPORT": str(address.port or 5432),
        "PGUSER": unquote(address.username or ""),
        "PGPASSWORD": unquote(address.password or ""),
        "PGDATABASE": unquote(address.path.lstrip("/")),
        "PGCONNECT_TIMEOUT": "20",
    }
    where = ("--dbname", said["PGDATABASE"]) if is_restoring else ()
    done = subprocess.run(
        [program, "--no-password", *where, *arguments],
        env={"PATH": os.environ["PATH"]} | {name: value for name, value in said.items() if value},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # it may name accounts
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode:
        raise CrossingsError(
            f"The database of accounts (CROSSINGS_SUPERSET_METADATA_URI) could not be "
            f"{'filled' if is_restoring else 'copied'}: {program} ended with {done.returncode}. See that it runs, that "
            "its password is right and that it is not newer than the program, then run the same command again."
        )
