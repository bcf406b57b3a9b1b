"""Fetch a partner's files into memory: list, size limit, retries, pinned host key.

Add here: another kind of source, by its fsspec file system.
Keep out: what is in a file, and its name beyond the moment of reading the span from it. Messages name the partner, the
kind of source and the remedy; never an address, a path or a password.
"""

import fnmatch
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import asyncssh
import fsspec
from fsspec.asyn import FSTimeoutError, sync
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from warehouse.errors import SourceError
from warehouse.intake.declaration import Declaration
from warehouse.settings import Settings

ATTEMPTS = 4
FIRST_WAIT_SECONDS = 0.5
CONNECT_SECONDS = 20
_MB = 1_000_000
# Both tell every path and host they touch to whoever listens at a low level. A file name may be a person's name.
for _talkative in ("fsspec", "asyncssh"):
    logging.getLogger(_talkative).setLevel(logging.WARNING)
T = TypeVar("T")


@dataclass(frozen=True)
class SourceFile:
    """One file at the source. Its name is read for the span and then forgotten."""

    path: str = field(repr=False)
    size: int
    modified_at: datetime

    @property
    def name(self) -> str:
        return self.path.rstrip("/").rsplit("/", 1)[-1]


class _Truncated(OSError):
    """Fewer bytes came than the source announced."""


class Source:
    """One partner's open source."""

    def __init__(self, declaration: Declaration, settings: Settings) -> None:
        self.declaration = declaration
        self.settings = settings
        url = declaration.source.url.replace("{demo}", str(settings.demo))
        self.parts = urlsplit(url)
        self.kind = "folder" if self.parts.scheme in ("", "file") else "SFTP server"
        self._fs: Any = None

    def files(self) -> list[SourceFile]:
        """The files that match the declared pattern, in a fixed order."""
        entries = self._retried(lambda: self._connected().ls(unquote(self.parts.path), detail=True, refresh=True))
        found = [SourceFile(info["name"], info["size"], _utc(info["mtime"])) for info in entries if _is_file(info)]
        wanted = [file for file in found if fnmatch.fnmatchcase(file.name, self.declaration.source.pattern)]
        return sorted(wanted, key=lambda file: (file.modified_at, file.name))

    def is_too_large(self, file: SourceFile) -> bool:
        return file.size > self.declaration.source.max_mb * _MB

    def read(self, file: SourceFile) -> bytes:
        """The bytes of one file, or SourceError. Never more than the source announced."""
        return self._retried(lambda: self._read(file))

    def _read(self, file: SourceFile) -> bytes:
        with self._connected().open(file.path, "rb") as stream:
            data: bytes = stream.read(file.size + 1)
        if len(data) != file.size:
            raise _Truncated("size differs")
        return data

    def _connected(self) -> Any:
        if self._fs is None:
            self._fs = fsspec.filesystem("file") if self.kind == "folder" else _sftp(self)
        return self._fs

    def _retried(self, action: Callable[[], T]) -> T:
        retrying = Retrying(
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_exponential_jitter(multiplier=FIRST_WAIT_SECONDS, max=10, jitter=FIRST_WAIT_SECONDS),
            retry=retry_if_exception(_is_transient),
            before_sleep=lambda _: self.close(),
            reraise=True,
        )
        try:
            return retrying(action)
        except (OSError, asyncssh.Error, FSTimeoutError, ValueError) as error:
            raise SourceError(_explain(self, error)) from None

    def close(self) -> None:
        """End the connection, if there is one. Its failure is of no interest any more."""
        if self._fs is not None and self.kind != "folder":
            with suppress(OSError, asyncssh.Error, FSTimeoutError):
                sync(self._fs.loop, _disconnect, self._fs.client, timeout=5)
        self._fs = None


@contextmanager
def opened(declaration: Declaration, settings: Settings) -> Iterator[Source]:
    """The partner's source; its connection is ended on leaving."""
    source = Source(declaration, settings)
    try:
        yield source
    finally:
        source.close()


async def _disconnect(client: asyncssh.SSHClientConnection) -> None:
    client.close()
    await client.wait_closed()


def _sftp(source: Source) -> Any:
    """An SFTP file system that trusts only the declared host key. (Without `known_hosts` it would trust anybody.)"""
    declared, parts = source.declaration.source, source.parts
    options: dict[str, Any] = {
        "known_hosts": str(_known_hosts(source)),
        "username": _secret(source, declared.username_env) or unquote(parts.username or "") or None,
        "config": None,
        "login_timeout": CONNECT_SECONDS,
        "connect_timeout": CONNECT_SECONDS,
    }
    if password := _secret(source, declared.password_env):
        options |= {"password": password, "client_keys": None, "agent_path": None}
    return fsspec.filesystem("sftp", host=parts.hostname, port=parts.port or 22, skip_instance_cache=True, **options)


def _known_hosts(source: Source) -> Path:
    text = source.declaration.source.known_hosts
    path = Path(text.replace("{demo}", str(source.settings.demo))).expanduser() if text else None
    if path is None or not path.is_file():
        raise SourceError(
            f"{source.declaration.code}: there is no file of known host keys, so the SFTP server cannot be trusted. "
            "Put the key that the partner read out to you into the file named by source.known_hosts."
        )
    return path


def _secret(source: Source, variable: str | None) -> str | None:
    if variable is None:
        return None
    value = os.environ.get(variable)
    if not value:
        raise SourceError(f"{source.declaration.code}: set the environment variable {variable} for the {source.kind}.")
    return value


def _is_transient(error: BaseException) -> bool:
    if isinstance(error, (asyncssh.HostKeyNotVerifiable, asyncssh.PermissionDenied)):
        return False
    if isinstance(error, (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError)):
        return False
    if isinstance(error, asyncssh.SFTPError):
        return isinstance(error, (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection))
    return isinstance(error, (OSError, asyncssh.DisconnectError, FSTimeoutError))


def _explain(source: Source, error: BaseException) -> str:
    who = f"{source.declaration.code}: the {source.kind}"
    password, user = source.declaration.source.password_env, source.declaration.source.username_env
    if isinstance(error, asyncssh.HostKeyNotVerifiable):
        return (
            f"{who} shows a host key that is not the pinned one. Nothing was sent to it. Ask the partner by telephone "
            "whether the key changed; only then put the new one into the file named by source.known_hosts."
        )
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return f"{who} named by source.url, or a file in it, is not there. Correct source.url, or ask the partner."
    if isinstance(error, (asyncssh.PermissionDenied, PermissionError)) and source.kind != "folder":
        names = " and ".join(name for name in (user, password) if name) or "source.password_env"
        return f"{who} does not accept the user or the password, or does not let it read. Check and set {names}."
    if isinstance(error, (PermissionError, asyncssh.SFTPPermissionDenied)):
        return f"{who} may not be read. Give the user that runs the warehouse the right to read it."
    return f"{who} could not be reached in {ATTEMPTS} attempts ({type(error).__name__}). Nothing is lost: try later."


def _is_file(info: dict[str, Any]) -> bool:
    return info["type"] == "file" and not info["name"].rsplit("/", 1)[-1].startswith(("~$", "."))


def _utc(moment: float | datetime | None) -> datetime:
    """Whole seconds, so that the same file has the same time over every kind of transport."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).replace(microsecond=0)
    return datetime.fromtimestamp(int(moment or 0), UTC)
