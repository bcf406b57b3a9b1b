"""A real PostgreSQL on loopback, of Debian's packages, for one test or a session: its own cluster, port and password.

Add here: another way in which a test handles the server.
Keep out: assertions.
"""

import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import unprivileged
from mail_server import free_port

LOOPBACK, USER, PASSWORD = "127.0.0.1", "crossings", "wide-horse"


@dataclass
class Postgres:
    folder: Path
    port: int
    process: "subprocess.Popen[bytes]"
    settings: tuple[str, ...] = ()

    def address(self, database: str) -> str:
        """As SQLAlchemy and libpq read it. The database is made when it is not there."""
        connection = psycopg2.connect(self._address("postgres"))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("select 1 from pg_database where datname = %s", [database])
            if cursor.fetchone() is None:
                cursor.execute(f'create database "{database}"')
        connection.close()
        return self._address(database)

    def restart(self) -> None:
        self.stop()
        self.process = _started(self.folder, self.port, self.settings)

    def stop(self) -> None:
        """At once: connections are cut, nothing is lost."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)

    def _address(self, database: str) -> str:
        return f"postgresql://{USER}:{PASSWORD}@{LOOPBACK}:{self.port}/{database}"


def binaries() -> Path:
    """Of the newest PostgreSQL that is installed. Fails, and does not skip, where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    assert found, "PostgreSQL is not installed: apt-get install postgresql"
    return found[-1].parent


@contextmanager
def postgres(*settings: str) -> Iterator[Postgres]:
    """`settings`: of the server, as `name=value`."""
    with unprivileged.folder_of_account() as folder:
        make(folder)
        port = free_port()
        server = Postgres(folder, port, _started(folder, port, settings), settings)
        try:
            yield server
        finally:
            server.stop()


def make(folder: Path) -> None:
    """A new cluster, in a folder of the account."""
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    unprivileged.run(
        [
            *(str(binaries() / "initdb"), "-D", str(folder / "data"), "-U", USER, f"--pwfile={secret}"),
            *("--auth=scram-sha-256", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"),
        ],
        folder,
    )


def command(folder: Path, port: int, settings: Sequence[str] = ()) -> list[str]:
    return [
        *(str(binaries() / "postgres"), "-D", str(folder / "data"), "-h", LOOPBACK, "-p", str(port)),
        *("-k", str(folder), "-c", "fsync=off", "-c", "shared_buffers=64MB"),
        *(f"--{setting}" for setting in settings),
    ]


def _started(folder: Path, port: int, settings: Sequence[str]) -> "subprocess.Popen[bytes]":
    process = unprivileged.start(command(folder, port, settings), folder, folder / "log")
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert process.poll() is None, (folder / "log").read_text()[-2000:]
        try:
            psycopg2.connect(
                host=LOOPBACK, port=port, user=USER, password=PASSWORD, dbname="postgres", connect_timeout=3
            ).close()
        except psycopg2.OperationalError:
            time.sleep(0.1)
        else:
            return process
    raise AssertionError((folder / "log").read_text()[-2000:])
