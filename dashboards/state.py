"""Superset's own state under CROSSINGS_HOME/superset: its paths and the secrets it generates for itself.

Add here: another file that Superset keeps between restarts.
Keep out: anything read from a published release (reading/published.py), and any import of Superset: the pipeline
reads this.
"""

import fcntl
import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from warehouse.settings import PROJECT_ROOT, Settings

STORE_BESIDE = "CROSSINGS_SUPERSET_STORE_BESIDE"  # what we tell a child alone
SECRET_NAMES = ("session", "guest_token", "async_queries")


def metadata_file(settings: Settings) -> Path:
    """Users, roles, dashboards. Never a row of the warehouse."""
    return settings.superset / "metadata.db"


def metadata_address(settings: Settings) -> str:
    """As SQLAlchemy reads it. A store that is made beside the one in use is named to that process alone (setup.py)."""
    file = os.environ.get(STORE_BESIDE) or metadata_file(settings)
    if settings.superset_metadata_uri and STORE_BESIDE not in os.environ:
        return settings.superset_metadata_uri
    return f"sqlite:///{file}?check_same_thread=false&timeout=30"


def is_set_up(settings: Settings) -> bool:
    """Whether there is a store that dashboards can be brought into. Asks no server: it may be down at this moment."""
    if settings.superset_metadata_uri:
        return stamp_file(settings).exists() and stamp_file(settings).read_text() == stamp(settings)
    return metadata_file(settings).exists()


def is_current(settings: Settings) -> bool:
    """Whether the store was last migrated for the libraries of today, as far as can be known without asking it."""
    return is_set_up(settings) and stamp_file(settings).exists() and stamp_file(settings).read_text() == stamp(settings)


def stamp(settings: Settings) -> str:
    """Of the libraries, and of the server where the store lies on one: another server is another store."""
    server = settings.superset_metadata_uri
    return f"{lock_hash()} {sha256(server.encode()).hexdigest()[:16]}" if server else lock_hash()


def stamp_file(settings: Settings) -> Path:
    """Names the lock that the metadata file was migrated under."""
    return settings.superset / "metadata.lock-hash"


def sync_stamp(settings: Settings) -> Path:
    """Names the assets that this metadata file holds."""
    return settings.superset / "assets.hash"


def holds(settings: Settings, declared: str) -> bool:
    """Whether the last sync brought in what is declared, so that Superset need not be started for another one.

    Not known where other processes write to the store and the cache too: a sync asks them."""
    if settings.superset_metadata_uri or settings.superset_redis_uri or not sync_stamp(settings).exists():
        return False
    mark = _held_file(settings)
    return mark.exists() and mark.read_text() == f"{sync_stamp(settings).read_text()} {declared}"


def note_held(settings: Settings, declared: str) -> None:
    """After a sync, of what was declared before it began."""
    if sync_stamp(settings).exists():
        _held_file(settings).write_text(f"{sync_stamp(settings).read_text()} {declared}")


def _held_file(settings: Settings) -> Path:
    return settings.superset / "declared.hash"


def forget_answers(settings: Settings) -> None:
    """Cached answers of an earlier release could not be served any more; a withdrawn number must not lie around."""
    for file in cache_dir(settings).glob("*"):
        file.unlink(missing_ok=True)


def brought_in_file(settings: Settings) -> Path:
    """Ids of every asset that the last sync brought in."""
    return settings.superset / "assets.uuids"


def passwords_file(settings: Settings) -> Path:
    return settings.superset / "passwords.json"


def workers_file(settings: Settings) -> Path:
    """What the worker processes share: sessions, attempts to log in. Losing it logs everybody out, and no more."""
    return settings.superset / "workers.db"


def cache_dir(settings: Settings) -> Path:
    return settings.superset / "cache"


def lock_hash() -> str:
    """Of the libraries that are installed."""
    return sha256((PROJECT_ROOT / "uv.lock").read_bytes()).hexdigest()[:16]


def of_environment() -> Path:
    return Path(sys.prefix) / "share" / "crossings"


def beside_environment(settings: Settings) -> Path:
    """For what is made of the installed libraries alone and serves every home. Asked in Superset's environment."""
    room = of_environment()
    if not os.access(sys.prefix, os.W_OK):
        room = settings.superset / "template"
    room.mkdir(parents=True, exist_ok=True)
    return room


def secret(settings: Settings, name: str) -> str:
    """A secret of this installation, made on first use in a file only its owner reads. Never in the repository."""
    path = _secrets_file(settings)
    if not path.exists():
        renew_secrets(settings)
    known: dict[str, str] = json.loads(path.read_text())
    return known[name]


def renew_secrets(settings: Settings) -> None:
    """Other secrets: what was signed or named with the former ones is worth nothing. Every session and token ends with
    its next request, for access/ asks this file each time; what else Superset signs ends with its next start."""
    write_private(_secrets_file(settings), {key: secrets.token_urlsafe(48) for key in SECRET_NAMES})


def _secrets_file(settings: Settings) -> Path:
    return settings.superset / "secrets.json"


def write_passwords(settings: Settings, made: dict[str, str]) -> None:
    """Passwords that were generated, for those to read who have the server."""
    if made:
        with _passwords(settings) as known:
            known.update(made)


def forget_passwords(settings: Settings, *accounts: str) -> list[str]:
    """Those that have served are written nowhere any more; without names, all of them. Returns whose."""
    if not passwords_file(settings).exists():
        return []
    with _passwords(settings) as known:
        ended = [name for name in known if not accounts or name in accounts]
        for name in ended:
            del known[name]
    return ended


@contextmanager
def _passwords(settings: Settings) -> Iterator[dict[str, str]]:
    """To be changed by one process at a time. Where none is left there is no file."""
    file = passwords_file(settings)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        before = dict(known)
        yield known
        if not known:
            file.unlink(missing_ok=True)
        elif known != before:
            write_private(file, known)


def write_private(path: Path, content: dict[str, str]) -> None:
    """Beside, 0600 from the first byte, then moved: a reader sees the old file or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(content, file, indent=1)
    beside.replace(path)
