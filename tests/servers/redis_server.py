"""A real Redis on loopback, of Debian's package, for one test or a session: its own port and password, nothing kept.

Add here: another way in which a test handles the server.
Keep out: assertions.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis as client
import unprivileged
from mail_server import free_port

LOOPBACK, PASSWORD = "127.0.0.1", "tall-horse"


@dataclass
class Redis:
    folder: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def address(self) -> str:
        return f"redis://:{PASSWORD}@{LOOPBACK}:{self.port}/0"

    def restart(self) -> None:
        """Empty: nothing is kept on a disk."""
        self.stop()
        self.process = _started(self.folder, self.port)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=30)


@contextmanager
def redis() -> Iterator[Redis]:
    with unprivileged.folder_of_account() as folder:
        port = free_port()
        server = Redis(folder, port, _started(folder, port))
        try:
            yield server
        finally:
            server.stop()


def _started(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    program = shutil.which("redis-server")
    assert program, "Redis is not installed: apt-get install redis-server"
    command = [
        *(program, "--bind", LOOPBACK, "--port", str(port), "--requirepass", PASSWORD),
        *("--save", "", "--appendonly", "no", "--dir", str(folder), "--maxmemory", "64mb"),
        *("--maxmemory-policy", "volatile-lru"),
    ]
    process = unprivileged.start(command, folder, folder / "log")
    end = time.monotonic() + 60
    with client.Redis(LOOPBACK, port, password=PASSWORD) as connection:
        while time.monotonic() < end:
            assert process.poll() is None, (folder / "log").read_text()[-2000:]
            try:
                connection.ping()
            except client.ConnectionError:
                time.sleep(0.1)
            else:
                return process
    raise AssertionError((folder / "log").read_text()[-2000:])
