"""What is known of the last backup without asking the repository: for whoever looks after the machine.

    <home>/backups/last.json

Add here: another fact of the last backup.
Keep out: the address of the repository, and names of files.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from warehouse.keys.place import write_whole
from warehouse.settings import Settings


@dataclass(frozen=True)
class Last:
    """The last backup of a home. Times are UTC.

    kind: folder, sftp or s3. sequence: the how manieth backup of this home it was. ended: the count of ends
    (forgetting.py) of which no snapshot holds anything any more. checked_at: when the repository was last read through.
    """

    at: datetime
    snapshot: str
    kind: str
    files: int
    bytes: int
    sequence: int
    ended: int
    repository: str
    checked_at: datetime | None = None


def path(settings: Settings) -> Path:
    return settings.home / "backups" / "last.json"


def read(settings: Settings) -> Last | None:
    """None where no backup was made, or where a power cut or another version left something else."""
    try:
        said = json.loads(path(settings).read_text(encoding="utf-8"))
        checked = said.pop("checked_at")
        at = datetime.fromisoformat(said.pop("at"))
        return Last(at=at, checked_at=datetime.fromisoformat(checked) if checked else None, **said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(settings: Settings, known: Last) -> None:
    said = asdict(known)
    said["at"] = known.at.astimezone(UTC).isoformat(timespec="seconds")
    said["checked_at"] = known.checked_at.astimezone(UTC).isoformat(timespec="seconds") if known.checked_at else None
    write_whole(path(settings), json.dumps(said, indent=1).encode())


def checked(settings: Settings, at: datetime) -> None:
    """The whole repository was read through, and everything in it is whole."""
    if known := read(settings):
        write(settings, replace(known, checked_at=at))
