"""Reading a file of an fsspec file system block by block, so that a broken attempt loses one block only.

Add here: what folder, SFTP and S3 share.
Keep out: HTTP, which resumes by itself (web.py).
"""

from typing import Any

from warehouse.intake.pull import patience
from warehouse.intake.pull.route import Partial, SourceFile
from warehouse.intake.pull.troubles import Changing, Unreachable


def read_on(stream: Any, file: SourceFile, partial: Partial) -> None:
    """Go on from where the last attempt ended. Stops one byte after the announced size: that is proof enough."""
    limit = patience.deadline()
    stream.seek(len(partial.data))
    while block := stream.read(min(patience.BLOCK, (file.size or 0) + 1 - len(partial.data))):
        partial.data += block
        if len(partial.data) > (file.size or 0):
            break
        if patience.is_past(limit):
            raise Unreachable("too slow")


def same_or_restart(now: str, partial: Partial) -> None:
    """Bytes of two versions of a file never make one. The first attempt remembers the tag, later ones compare."""
    if partial.data and now != partial.tag:
        partial.restart()
    partial.tag = now


def unchanged(file: SourceFile, now: str, partial: Partial) -> None:
    """The file must still be the one that was listed: else its size and time are another's."""
    same_or_restart(now, partial)
    if now != file.tag:
        partial.restart()
        raise Changing
