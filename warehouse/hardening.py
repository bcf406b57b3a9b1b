"""What a process that sees deliveries or keys does before anything else: it leaves nothing for others to read.

Add here: another trace that a process leaves by itself, of what it holds in memory or whom it talks to.
Keep out: what is written on purpose (each room encrypts its own).
"""

import logging
import os
import resource
import stat
from pathlib import Path

# Libraries that write down every address, account and file name they deal with, the first of them at INFO already.
TALKATIVE = (
    *("httpx", "httpcore", "asyncssh", "sshfs", "fsspec", "s3fs", "botocore", "aiobotocore", "boto3", "s3transfer"),
    *("aiohttp", "urllib3", "requests", "webdav4", "http.client", "asyncio", "apprise"),
)
# Not zero: a zero is not looked at where the system pipes core dumps into a program. One byte stops them there, and is
# less than a core file can be.
_CORE_BYTES = 1
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def begin() -> None:
    """Children inherit the first two. It may be called again."""
    os.umask(0o077)
    no_core()
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def for_its_owner(home: Path) -> None:
    """Close to all other accounts what lies open in a home. Links are left alone: they may lead elsewhere.

    So is the room of backups: what is in it comes and goes meanwhile, and was closed from its first moment.
    """
    rooms = [room for room in home.iterdir() if room.name != "backups"] if home.is_dir() else []
    for path in (home, *rooms, *(path for room in rooms for path in room.rglob("*"))):
        if path.is_symlink() or not path.exists():
            continue
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OTHERS:
            path.chmod(mode & ~_OTHERS)


def no_core() -> None:
    """Memory holds received files and keys: a crash must not write it to the disk."""
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    allowed = _CORE_BYTES if most == resource.RLIM_INFINITY else min(_CORE_BYTES, most)
    resource.setrlimit(resource.RLIMIT_CORE, (allowed, allowed))
