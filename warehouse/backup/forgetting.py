"""What ended here must end in backups: each end counts one up, and a snapshot says after which count it was made.

    <home>/backups/ended.json     {"count": number}

A count and no time: a clock that is wrong must not keep an erased person in a snapshot. It comes back with a restored
home, because it is in every snapshot.

Add here: nothing for another end; whatever ends rows calls `note`.
Keep out: removing snapshots (back_up.py).
"""

import json
from contextlib import suppress
from pathlib import Path

from warehouse.backup import image, last
from warehouse.errors import Locked
from warehouse.keys.place import write_whole
from warehouse.settings import Settings


def path(settings: Settings) -> Path:
    return settings.home / "backups" / "ended.json"


def count(settings: Settings) -> int:
    """How often something ended here for good. A file that cannot be read counts as none: the next end writes it."""
    try:
        return int(json.loads(path(settings).read_text(encoding="utf-8"))["count"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def note(settings: Settings) -> None:
    """Something has just ended for good: snapshots made before hold it still. After it ended, never before."""
    known = last.read(settings)
    with (
        suppress(Locked),
        image.alone(settings),
    ):  # a backup that is under way drops its own, and its snapshot goes next
        image.drop(settings)
    write_count(settings, 1 + max(count(settings), known.ended if known else 0))


def write_count(settings: Settings, number: int) -> None:
    write_whole(path(settings), json.dumps({"count": number}).encode())


def is_due(settings: Settings) -> bool:
    """Whether snapshots still hold what ended here. False where no backup was ever made."""
    known = last.read(settings)
    return known is not None and known.ended < count(settings)
