"""Whether the keys lie on the disk that they protect: then a seized disk is an open one.

Add here: another way to tell one disk from another.
Keep out: where keys may lie (place.py), and moving them.
"""

import os
from pathlib import Path

from warehouse.settings import Settings
from warehouse.vault import NAMES, from_environment

_BLOCKS = Path("/sys/dev/block")
WARNING = (
    "The keys lie on the same disk as the warehouse. Whoever takes this computer can read everything: encryption "
    "protects nothing here. Put the key file on another disk, such as a stick that is taken out at night, and point "
    "CROSSINGS_KEYS_FILE to it."
)


def is_shared(settings: Settings) -> bool:
    """Whether the file with the keys is on the disk of the home. Keys from the environment are on no disk of ours."""
    file = settings.keys_file
    if settings.keys != "file" or set(NAMES) <= from_environment().keys() or not file.exists():
        return False
    return _disk(file) == _disk(settings.home)


def _disk(path: Path) -> str:
    """The whole disk, where the system tells a partition from one; else the file system. Of what is not there yet, the
    disk on which it would be made."""
    device = next(each for each in (path, *path.absolute().parents) if each.exists()).stat().st_dev
    block = _BLOCKS / f"{os.major(device)}:{os.minor(device)}"
    if not block.exists():
        return str(device)
    found = block.resolve()
    return str(found.parent if (found / "partition").exists() else found)
