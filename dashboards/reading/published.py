"""Which file an audience reads, and how it may be opened.

Every database in Superset is written `duckdb:////published/<audience>`, which is no path. No other address is allowed.
Add here: another rule about what may be opened.
Keep out: requests and engines (release_link.py), who may ask (roles.py).
"""

from pathlib import Path
from typing import Any, Protocol

from dashboards.reading import release_preview
from warehouse.audiences import audiences
from warehouse.errors import ConfigError
from warehouse.settings import Settings, settings

# A published file is still only a file that DuckDB could read others beside: these close that door, and the lock keeps
# SQL from opening it again. Two threads, because two workers answer at once. The memory is for all questions to a file
# in one worker together, and nothing is written beside it: what does not fit ends (running.py).
LOCKED: dict[str, Any] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",  # a word after FROM names no variable of this program
    "threads": "2",
    "memory_limit": "512MB",
    "temp_directory": "",
    "max_temp_directory_size": "0KB",
    "lock_configuration": "true",
}


class NoRelease(ConfigError):
    """Nothing has been published yet, or the link is broken."""


class NotAvailable(NoRelease):
    """There is a release, and nobody may see it: no passed verdict on exactly its files."""


class Address(Protocol):
    """The parts of an SQLAlchemy address that decide."""

    @property
    def drivername(self) -> str: ...
    @property
    def host(self) -> str | None: ...
    @property
    def database(self) -> str | None: ...
    @property
    def query(self) -> Any: ...


def current_release() -> Path:
    """The directory that the link names now, if people may see it. Ask once per request, then keep the answer."""
    now = settings()
    return shown_release(now)


def shown_release(here: Settings) -> Path:
    """The same of one home.

    Raises NotAvailable without a passed verdict on exactly its files, also where somebody moved the link by hand or
    changed a file; NoRelease where nothing was published yet.
    """
    release = linked_release(here)
    if release.parent != here.published or not release_preview.is_fit(here, release.name):
        raise NotAvailable(
            "The figures are not available: the tests for releases have not passed exactly the files that are "
            "published. `crossings release list` says why, `crossings run` makes a tested release."
        )
    return release


def linked_release(here: Settings) -> Path:
    """Where the link leads, whether people may see it or not: for words, never for numbers."""
    try:
        return here.current.resolve(strict=True)
    except OSError:
        if here.current.is_symlink():
            raise NotAvailable(
                "The figures are not available: the release that was published is not among the published ones any "
                "more. `crossings release list` says why, `crossings run` makes a tested release."
            ) from None
        raise NoRelease("Nothing is published yet. Run the pipeline first: crossings run.") from None


def chosen_release(name: str | None) -> Path | None:
    """A release that a session looks at instead; None where it chose none, or may not look at it any more."""
    now = settings()
    return now.published / name if name and release_preview.may_look(now, name) else None


def audience_of(url: Address) -> str:
    """The audience a database address names. Raises ConfigError for any other address."""
    room, _, audience = (url.database or "").removeprefix("/").partition("/")
    if url.drivername != "duckdb" or url.host or url.query or room != "published" or audience not in audiences():
        raise ConfigError("Only the published files can be opened: duckdb:////published/<audience>.")
    return audience


def warehouse_file(release: Path, audience: str) -> Path:
    return release / audience / "warehouse.duckdb"
