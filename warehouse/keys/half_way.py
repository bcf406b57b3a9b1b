"""A rotation that is not finished: which of two keys the working database has, told by the file itself.

Add here: what must be known between the first and the last step of a rotation.
Keep out: the steps (rotate.py).

The file and its key cannot be changed in one step. So the mark of the new file is kept beside the keys before the file
is moved into place: while the file in place has another mark, it still is the old one, under the old key.
"""

from hashlib import sha256
from pathlib import Path
from typing import Any

PREVIOUS, MARK = "previous", "database"
# The main header: written when the file is made and never again. Its salt is another for each file.
_HEADER_BYTES = 4096


def mark(database: Path) -> str | None:
    if not database.exists():
        return None
    with database.open("rb") as file:
        return sha256(file.read(_HEADER_BYTES)).hexdigest()


def is_going_on(kept: dict[str, Any]) -> bool:
    return PREVIOUS in kept


def names(kept: dict[str, Any]) -> list[str]:
    """Which keys are being changed."""
    return list(kept.get(PREVIOUS, {}))


def command(kept: dict[str, Any]) -> str:
    """What ends the rotation that was begun."""
    changing = names(kept)
    options = {"--file-keys": "LANDING" in changing, "--token-key": "WH" in changing}
    return " ".join(["crossings keys rotate", *(option for option, is_asked in options.items() if is_asked)])


def previous(kept: dict[str, Any], name: str) -> str | None:
    """The former key of that name, while a rotation is not finished."""
    value = kept.get(PREVIOUS, {}).get(name)
    return value if isinstance(value, str) else None


def is_moved(kept: dict[str, Any], database: Path) -> bool:
    """Whether the new database has taken the old one's place."""
    return MARK in kept and kept[MARK] == mark(database)


def db_key(kept: dict[str, Any], database: Path) -> str | None:
    """The former key, where the database in place still has it. Without a database, too: then nothing has moved."""
    return None if is_moved(kept, database) else previous(kept, "DB")
