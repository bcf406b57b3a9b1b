"""The place where snapshots lie, and restic, which keeps them: encrypted, each piece once.

Its password is derived from the keys of the warehouse, so that the escrow opens backups, too. It goes to restic through
a file in memory: neither the process list nor an environment shows it.

Add here: another kind of place.
Keep out: what is in a snapshot (image.py).
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from warehouse.errors import ConfigError, CrossingsError, Locked, Sealed, SourceError
from warehouse.settings import Settings
from warehouse.vault import Vault

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


def trouble(code: int, said: str) -> CrossingsError:
    """By the exit code of restic and its words; 0 for one that was still trying when time was up."""
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


HOST = "crossings"  # in the place of the machine's name: another machine goes on with the same snapshots
_PASSWORD = "the file in memory that holds the password"  # noqa: S105 - in an argument, until its number is known
ANSWER_SECONDS = 90
_OLDEST = (0, 17)
_DIE_WITH_PARENT = """
import ctypes, os, signal, sys
ctypes.CDLL(None).prctl(1, signal.SIGKILL)
os.execv(sys.argv[1], sys.argv[1:])
"""
# What restic and ssh need of the environment. Its own variables for passwords and repositories are not among them.
_HANDED_ON = ("PATH", "HOME", "LANG", "SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR")
_SFTP = "sftp.args=-o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"


@dataclass(frozen=True)
class Repository:
    """One place. `repr` shows neither address nor password."""

    kind: str
    address: str = field(repr=False)
    password: str = field(repr=False)
    pieces: Path = field(repr=False)  # where restic puts pieces, encrypted, before they go out

    def identity(self) -> str:
        """What tells this repository from any other, whoever holds it. Raises NoRepository, Sealed, SourceError."""
        try:
            said = json.loads(self.run("cat", "config", "--no-lock", seconds=ANSWER_SECONDS))
        except subprocess.TimeoutExpired as error:  # restic tries for a quarter of an hour
            raise trouble(0, (error.stderr or b"").decode(errors="replace")) from None
        return str(said["id"])

    def begin(self) -> str:
        """A new one."""
        self.run("init", "--repository-version", "2")
        self.rename_key()
        return self.identity()

    def rename_key(self) -> None:
        """Restic writes account and host in clear beside each key it makes. Where ours names them, another takes its
        place; a key that somebody else added is left alone: our password does not open it."""
        there = self._keys()
        named = [key["id"] for key in there if (key["userName"], key["hostName"]) != (HOST, HOST)]
        ours = [name for name in named if any(key["current"] and key["id"] == name for key in self._keys(name))]
        if ours:
            self.run("key", "add", "--user", HOST, "--host", HOST, "--new-password-file", _PASSWORD)
            [added] = {key["id"] for key in self._keys()} - {key["id"] for key in there}
            for name in ours:
                self.run("--key-hint", added, "key", "remove", name)

    def _keys(self, tried_first: str = "") -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = json.loads(self.run("--key-hint", tried_first, "key", "list"))
        return listed

    def lines(self, *arguments: str, folder: Path | None = None) -> Iterator[dict[str, Any]]:
        """The objects that restic says, one a line."""
        for line in self.run(*arguments, folder=folder).splitlines():
            if line.startswith("{"):
                yield json.loads(line)

    def run(self, *arguments: str, folder: Path | None = None, seconds: float | None = None) -> str:
        """What restic says. Raises a CrossingsError that says what to do."""
        done = self._done(arguments, folder, seconds)
        if done.returncode:
            raise trouble(done.returncode, done.stderr.decode(errors="replace"))
        return done.stdout.decode()

    def content(self, *arguments: str) -> bytes:
        done = self._done(arguments, None, None)
        if done.returncode:
            raise trouble(done.returncode, done.stderr.decode(errors="replace"))
        return done.stdout

    def _done(
        self, arguments: Sequence[str], folder: Path | None, seconds: float | None
    ) -> "subprocess.CompletedProcess[bytes]":
        self.pieces.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Restic may end before it has read what ssh says, so ssh writes it down; what a killed process left goes first.
        # Named from where restic runs: of a home's path no letter has to be quoted.
        of_ssh, here = self.pieces / "ssh.log", folder or self.pieces
        of_ssh.unlink(missing_ok=True)
        password = os.memfd_create("password")
        os.write(password, self.password.encode())
        command = [
            *(sys.executable, "-I", "-c", _DIE_WITH_PARENT, _restic()),
            *("--no-cache", "--quiet", "--json", "--password-file", _PASSWORD, "--repo", self.address),
            *(("--option", f"{_SFTP} -E {os.path.relpath(of_ssh, here)}") if self.kind == "sftp" else ()),
        ]
        try:
            done = subprocess.run(
                [f"/dev/fd/{password}" if each == _PASSWORD else each for each in (*command, *arguments)],
                cwd=here,
                env=self._environment(),
                pass_fds=[password],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            error.stderr = (error.stderr or b"") + _read(of_ssh)
            raise
        else:
            done.stderr += _read(of_ssh)
            return done
        finally:
            os.close(password)
            of_ssh.unlink(missing_ok=True)

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


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _restic() -> str:
    found = shutil.which("restic")
    if found is None:
        raise ConfigError("restic, which keeps backups, is not installed: apt-get install restic")
    _require_version(found)
    return found


@cache
def _require_version(program: str) -> None:
    """Earlier ones do not say by their exit code whether there is no repository or another key."""
    own = {name: value for name, value in os.environ.items() if name in _HANDED_ON}
    said = subprocess.run([program, "version"], env=own, capture_output=True, text=True, check=False).stdout
    numbers = re.match(r"restic (\d+)\.(\d+)", said)
    if numbers is None or (int(numbers[1]), int(numbers[2])) < _OLDEST:
        raise ConfigError(
            f"restic here is older than {'.'.join(map(str, _OLDEST))}, and backups need that version or a later one. "
            "Debian 13 has it. Nothing was done."
        )
