"""The place where snapshots lie, and restic, which keeps them: encrypted, each piece once.

Its password is derived from the keys of the warehouse, so that the escrow opens backups, too. It goes to restic through
a pipe: neither the process list nor an environment shows it.

Add here: another kind of place, and another way in which restic says what went wrong.
Keep out: what is in a snapshot (image.py). What restic says is never handed on as it is: it names files.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from warehouse.errors import ConfigError, CrossingsError, Locked, Sealed, SourceError
from warehouse.settings import Settings
from warehouse.vault import Vault

HOST = "crossings"  # in the place of the machine's name: another machine goes on with the same snapshots
ANSWER_SECONDS = 90
_DIE_WITH_PARENT = """
import ctypes, os, signal, sys
ctypes.CDLL(None).prctl(1, signal.SIGKILL)
os.execv(sys.argv[1], sys.argv[1:])
"""
# What restic and ssh need of the environment. Its own variables for passwords and repositories are not among them.
_HANDED_ON = ("PATH", "HOME", "LANG", "SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR")
_SFTP = "sftp.args=-o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"
_UNREAD, _NONE, _LOCKED, _WRONG_KEY = 3, 10, 11, 12
_SKEWED = ("RequestTimeTooSkewed", "request time and the server's time is too large")
_FULL = ("no space left on device", "Disk quota exceeded", "XMinioStorageFull", "QuotaExceeded")
_REFUSED = (
    *("no credentials found", "Access Denied", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch"),
    *("Permission denied (", "Host key verification failed"),
)
_AWAY = (
    *("connection refused", "no such host", "i/o timeout", "unable to start the sftp session", "connection lost"),
    *("context deadline exceeded", "no route to host", "connection reset", "Connection timed out", "broken pipe"),
    *("server misbehaving", "network is unreachable", "subprocess ssh exited", "ssh exited"),
)


class NoRepository(ConfigError):
    """There is nothing at the address yet, or it is not plugged in."""


@dataclass(frozen=True)
class Repository:
    """One place. `repr` shows neither address nor password."""

    kind: str
    address: str = field(repr=False)
    password: str = field(repr=False)
    pieces: Path = field(repr=False)  # where restic puts pieces, encrypted, before they go out

    def identity(self) -> str:
        """What tells this repository from any other. Raises NoRepository, Sealed, SourceError."""
        try:
            said = json.loads(self.run("cat", "config", seconds=ANSWER_SECONDS))
        except subprocess.TimeoutExpired as error:  # restic tries for a quarter of an hour
            raise _trouble(0, (error.stderr or b"").decode(errors="replace")) from None
        return str(said["id"])

    def begin(self) -> str:
        """A new one."""
        self.run("init", "--repository-version", "2")
        return self.identity()

    def lines(self, *arguments: str, folder: Path | None = None) -> Iterator[dict[str, Any]]:
        """The objects that restic says, one a line."""
        for line in self.run(*arguments, folder=folder).splitlines():
            if line.startswith("{"):
                yield json.loads(line)

    def run(self, *arguments: str, folder: Path | None = None, seconds: float | None = None) -> str:
        """What restic says. Raises a CrossingsError that says what to do."""
        done = self._done(arguments, folder, seconds)
        if done.returncode:
            raise _trouble(done.returncode, done.stderr.decode(errors="replace"))
        return done.stdout.decode()

    def content(self, *arguments: str) -> bytes:
        done = self._done(arguments, None, None)
        if done.returncode:
            raise _trouble(done.returncode, done.stderr.decode(errors="replace"))
        return done.stdout

    def _done(
        self, arguments: Sequence[str], folder: Path | None, seconds: float | None
    ) -> "subprocess.CompletedProcess[bytes]":
        self.pieces.mkdir(parents=True, exist_ok=True, mode=0o700)
        reading, writing = os.pipe()
        os.write(writing, self.password.encode())
        os.close(writing)
        command = [
            *(sys.executable, "-I", "-c", _DIE_WITH_PARENT, _restic()),
            *("--no-cache", "--quiet", "--json", "--password-file", f"/dev/fd/{reading}", "--repo", self.address),
            *(("--option", _SFTP) if self.kind == "sftp" else ()),
        ]
        try:
            return subprocess.run(
                [*command, *arguments],
                cwd=folder or self.pieces,
                env=self._environment(),
                pass_fds=[reading],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        finally:
            os.close(reading)

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if name in _HANDED_ON or name.startswith("AWS_")}
        return own | {"TMPDIR": str(self.pieces), "RESTIC_PROGRESS_FPS": "0.01"}


def of(settings: Settings, vault: Vault) -> Repository:
    """The repository that the settings name. Raises ConfigError without one, or where it lies in the home."""
    address = settings.backup_repository
    if not address:
        raise ConfigError(
            "No place for backups is named. Set CROSSINGS_BACKUP_REPOSITORY to a folder on another disk, to "
            "sftp:account@host:/folder or to s3:https://host/bucket, and run the same command again."
        )
    kind = next((name for name in ("sftp", "s3") if address.startswith(f"{name}:")), "folder")
    if kind == "folder" and Path(address).resolve().is_relative_to(settings.home):
        raise ConfigError(
            "CROSSINGS_BACKUP_REPOSITORY names a folder under the home: what takes the home takes the backup with it. "
            "Name a folder on another disk, or another machine."
        )
    return Repository(kind, address, vault.backup_password, settings.home / "backups" / "pieces")


def _restic() -> str:
    found = shutil.which("restic")
    if found is None:
        raise ConfigError("restic, which keeps backups, is not installed: apt-get install restic")
    return found


def _trouble(code: int, said: str) -> CrossingsError:
    """What restic said, as what a person can do. Its own words stay here: they name files, and so partners."""
    if any(words in said for words in _SKEWED):
        return SourceError(
            "The repository of backups refuses this machine because their clocks differ. Nothing was written. Set the "
            "clock of this machine (`timedatectl status` shows it), then run the same command again."
        )
    if any(words in said for words in _FULL):
        return CrossingsError(
            "The disk of the repository is full, or that of this machine. Snapshots that were whole before stay whole. "
            "Make room, then run the same command again: it goes on, and clears what was left half written."
        )
    if code == _UNREAD:
        return CrossingsError(
            "A file of the home could not be read, so this backup does not count. See whether the disk of this machine "
            "is failing (`dmesg`), then run the same command again."
        )
    if code == _NONE:
        return NoRepository(
            "There is no repository of backups where CROSSINGS_BACKUP_REPOSITORY points. Plug the disk in, or mend the "
            "address."
        )
    if code == _LOCKED:
        return Locked(
            "Another machine or process is at work in the repository of backups. Nothing was changed. Wait for it, "
            "then run the same command again. A lock that a machine has left behind ends by itself after half an hour."
        )
    if code == _WRONG_KEY:
        return Sealed(
            "The repository of backups is of another warehouse, or of other keys: it does not open. Nothing was "
            "changed. Bring the keys that belong to it with `crossings keys restore`, or name another repository."
        )
    if any(words in said for words in _REFUSED):
        return ConfigError(
            "The place of the backups does not let this machine in. Nothing was written. For S3 set AWS_ACCESS_KEY_ID "
            "and AWS_SECRET_ACCESS_KEY; for SFTP see that `ssh` to that account asks for nothing."
        )
    if not code or any(words in said for words in _AWAY):
        return _away()
    return CrossingsError(
        f"The repository of backups cannot be used (restic ended with {code}). If bytes in it are damaged, "
        "`crossings backup --check` says so; see the page Back up for what to do then."
    )


def _away() -> SourceError:
    return SourceError(
        "The repository of backups does not answer. Nothing was changed here or there. See that its machine runs and "
        "that this one reaches it, then run the same command again."
    )
