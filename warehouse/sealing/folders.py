"""The folder that something is written into: looked at before anybody is asked, made after the yes.

Add here: another thing that must be so of a folder before it is written into.
Keep out: what is written (seal.py, figures_said.py).
"""

import errno
import os
from pathlib import Path

from warehouse.sealing.refused import Refused


def require(folder: Path) -> None:
    """Raises Refused where the folder could not be written into, nor be made. Makes nothing."""
    try:
        nearest = next(one for one in (folder, *folder.absolute().parents) if one.exists())
        why = None if nearest.is_dir() else errno.ENOTDIR
    except OSError as error:  # a folder around it that nobody may look into
        why = error.errno
    else:
        why = why or (None if os.access(nearest, os.W_OK | os.X_OK) else errno.EACCES)
    if why is not None:
        raise Refused("cannot_write", path=folder, why=os.strerror(why))


def make(folder: Path) -> None:
    """For its owner alone. One that is there stays as it is."""
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise Refused("cannot_write", path=folder, why=error.strerror) from None
