"""The folder of a package: whole, or not there.

Add here: another promise about folders.
Keep out: what is in one.
"""

import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

BESIDE = ".beside-"
Files = Mapping[str, bytes]


def put(folder: Path, files: Files) -> bool:
    """Written beside, then renamed; older packages of this recipient and format go.

    Says whether it was not there as it is now.
    """
    room = folder.parent
    room.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in room.glob(f"{BESIDE}*"):
        shutil.rmtree(left)
    is_new = not folder.is_dir() or digest({path.name: path.read_bytes() for path in folder.iterdir()}) != digest(files)
    if is_new:
        beside = room / f"{BESIDE}{folder.name}"
        beside.mkdir(mode=0o700)
        for name, content in files.items():
            (beside / name).write_bytes(content)
        if folder.is_dir():
            folder.rename(room / f"{BESIDE}former")
        beside.rename(folder)
    for other in room.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other)
    return is_new


def digest(files: Files) -> str:
    """Of names and bytes."""
    named = [f"{name} {sha256(content).hexdigest()}" for name, content in sorted(files.items())]
    return sha256("\n".join(named).encode()).hexdigest()
