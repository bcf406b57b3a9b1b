"""A snapshot: what it says of itself, and which there are.

In the repository it says by tags how manieth it is and how often something had ended before it (forgetting.py); in
itself, in `note.json`, what a rebuild must come to.

Add here: another fact that somebody needs before or after a restore.
Keep out: names of partners and anything of a row.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from warehouse import build_mark, database
from warehouse.backup.repository import Repository
from warehouse.digest import digest
from warehouse.errors import ConfigError, CrossingsError
from warehouse.first_row import first_row
from warehouse.settings import Settings
from warehouse.vault import Vault

NOTE = "note.json"
_SEQUENCE, _ENDED = "backup-", "ended-"


@dataclass(frozen=True)
class Built:
    """The hash over all tables that were built, and the day that they speak of: not that on which somebody asks."""

    digest: str
    as_of: date


@dataclass(frozen=True)
class Note:
    """as_of: the day that the tables speak of. digest: over all tables that were built; none where a build was under
    way. release: what people saw. files: how many there are beside the note."""

    sequence: int
    ended: int
    as_of: date
    release: str
    digest: str
    files: int


@dataclass(frozen=True)
class Snapshot:
    """One backup as the repository lists it."""

    id: str
    at: datetime
    sequence: int
    ended: int

    @property
    def short(self) -> str:
        return self.id[:8]


def tags(note: Note) -> list[str]:
    return ["--tag", f"{_SEQUENCE}{note.sequence},{_ENDED}{note.ended}"]


def every(repository: Repository) -> list[Snapshot]:
    """In the order in which they were made, whatever the clock said."""
    said = json.loads(repository.run("snapshots", "--no-lock") or "[]")
    found = [
        Snapshot(
            one["id"],
            datetime.fromisoformat(one["time"]),
            _number(one.get("tags", ()), _SEQUENCE),
            _number(one.get("tags", ()), _ENDED),
        )
        for one in said
    ]
    return sorted(found, key=lambda one: (one.sequence, one.at))


def named(found: list[Snapshot], name: str | None) -> Snapshot:
    """The last one, or the one that begins so. Raises ConfigError."""
    if not found:
        raise ConfigError("There is no backup in the repository yet: no snapshot was ever finished.")
    matching = [one for one in found if name is None or (name and one.id.startswith(name))]
    if not matching or (name is not None and len(matching) > 1):
        raise ConfigError(f"No backup {name!r}, or more than one. There are: {', '.join(one.short for one in found)}.")
    return matching[-1]


def note_of(settings: Settings, sequence: int, ended: int, built: Built | None, image: Path) -> Note:
    release = settings.current.resolve().name if settings.current.is_symlink() else ""
    as_of, found = (built.as_of, built.digest) if built else (settings.as_of, "")
    return Note(sequence, ended, as_of, release, found, files_in(image))


def files_in(folder: Path) -> int:
    return sum(path.is_symlink() or path.is_file() for path in folder.rglob("*") if path.name != NOTE)


def built(settings: Settings, vault: Vault) -> Built | None:
    """None where nothing is built, or not of the rows that are there."""
    try:
        with database.reader(settings, vault, wait_seconds=0) as con:
            if not build_mark.is_up_to_date(con):
                return None
            day = first_row(con.execute("select as_of from crossings.published.pub_release"))
            return Built(digest(con), day[0]) if day else None
    except CrossingsError:  # no database yet, or somebody writes: a backup waits for neither
        return None


def write(folder: Path, note: Note) -> None:
    (folder / NOTE).write_text(json.dumps({**asdict(note), "as_of": note.as_of.isoformat()}), encoding="utf-8")


def read(folder: Path) -> Note | None:
    try:
        said = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        return Note(**{**said, "as_of": date.fromisoformat(said["as_of"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _number(tags: Iterable[str], prefix: str) -> int:
    return next((int(tag.removeprefix(prefix)) for tag in tags if tag.startswith(prefix)), 0)
