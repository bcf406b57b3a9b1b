"""Debian's servers in tests, under an account of their own where the tests run as root.

PostgreSQL refuses to run as root, and nginx and Redis give it up in use, so tests do the same.
Add here: another way in which a server is started.
Keep out: what one server needs (postgres_server.py, redis_server.py).
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ACCOUNT = "nobody"


@contextmanager
def folder_of_account() -> Iterator[Path]:
    """A folder that the account may write in, wherever the test's own folders lie: those are closed to others."""
    made = Path(tempfile.mkdtemp(prefix="crossings-server-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(made, ACCOUNT)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def start(command: Sequence[str], folder: Path, log: Path) -> "subprocess.Popen[bytes]":
    with log.open("ab") as out:
        return subprocess.Popen(list(command), cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out, **_as())


def run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(list(command), cwd=folder, capture_output=True, text=True, check=False, **_as())
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def _as() -> dict[str, int]:
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(ACCOUNT)
    return {"user": account.pw_uid, "group": account.pw_gid}
