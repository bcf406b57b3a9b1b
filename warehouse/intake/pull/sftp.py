"""An SFTP server, trusted only by its pinned host key.

Add here: nothing that weakens the pin. Without known hosts the library would trust anybody.
Keep out: other ways of logging in than password and the keys of the user that runs the warehouse.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import asyncssh
import fsspec
from fsspec.asyn import FSTimeoutError, sync

from warehouse.intake.pull import patience
from warehouse.intake.pull.route import Partial, Route, SourceFile, read_on, unchanged, utc
from warehouse.intake.pull.troubles import (
    LoginRefused,
    MayNotRead,
    Missing,
    NoHostKey,
    OtherHostKey,
    Unexpected,
    Unreachable,
)


class Sftp(Route):
    """A folder of an SFTP server."""

    kind = "SFTP server"
    _fs: Any = None

    def listed(self) -> list[SourceFile]:
        with self._watched() as files:
            infos = files.ls(unquote(self.parts.path), detail=True, refresh=True)
        return [
            SourceFile(info["name"], info["size"], utc(info["mtime"]), _tag(info)) for info in infos if _is_file(info)
        ]

    def fetch(self, file: SourceFile, partial: Partial) -> None:
        with self._watched() as files:
            unchanged(file, _tag(files.info(file.path)), partial)
            with files.open(file.path, "rb") as stream:
                read_on(stream, file, partial)

    @contextmanager
    def _watched(self) -> Iterator[Any]:
        """The connection, ended from outside when an attempt takes too long: the library itself would wait for ever."""
        if self._fs is None:
            self._fs = fsspec.filesystem("sftp", host=self.parts.hostname, skip_instance_cache=True, **self._options())
        files = self._fs
        watch = threading.Timer(patience.ATTEMPT_SECONDS, files.loop.call_soon_threadsafe, [files.client.abort])
        watch.daemon = True
        watch.start()
        try:
            yield files
        finally:
            watch.cancel()

    def _options(self) -> dict[str, Any]:
        declared = self.declaration.source
        options: dict[str, Any] = {
            "port": self.parts.port or 22,
            "known_hosts": self._known_hosts(),
            "username": self.secret(declared.username_env) or unquote(self.parts.username or "") or None,
            "config": None,
            "login_timeout": patience.CONNECT_SECONDS,
            "connect_timeout": patience.CONNECT_SECONDS,
        }
        if password := self.secret(declared.password_env):
            options |= {"password": password, "client_keys": None, "agent_path": None}
        return options

    def _known_hosts(self) -> str | bytes:
        """The path of a file, or what would stand in one: the key holds for whatever host is declared beside it."""
        if key := self.declaration.source.host_key:
            return "".join(f"* {line}\n" for line in key.strip().splitlines()).encode()
        text = self.declaration.source.known_hosts
        path = Path(text.replace("{demo}", str(self.settings.demo))).expanduser() if text else None
        if path is None or not path.is_file():
            raise NoHostKey
        return str(path)

    @contextmanager
    def translated(self) -> Iterator[None]:
        try:
            yield
        except asyncssh.HostKeyNotVerifiable:
            raise OtherHostKey from None
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, asyncssh.SFTPNoSuchFile):
            raise Missing from None
        except asyncssh.SFTPPermissionDenied:
            raise MayNotRead from None
        except (asyncssh.PermissionDenied, PermissionError):
            raise LoginRefused from None
        except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection) as error:
            raise Unreachable(type(error).__name__) from None
        except asyncssh.SFTPError as error:
            raise Unexpected(type(error).__name__) from None
        except (OSError, asyncssh.DisconnectError, FSTimeoutError) as error:
            raise Unreachable(type(error).__name__) from None
        except (asyncssh.Error, ValueError):  # the file of host keys is read while connecting
            raise NoHostKey from None

    def close(self) -> None:
        """Its failure is of no interest any more."""
        if self._fs is not None:
            with suppress(OSError, asyncssh.Error, FSTimeoutError):
                sync(self._fs.loop, _disconnect, self._fs.client, timeout=5)
        self._fs = None


async def _disconnect(client: asyncssh.SSHClientConnection) -> None:
    client.close()
    await client.wait_closed()


def _is_file(info: dict[str, Any]) -> bool:
    return bool(info["type"] == "file")


def _tag(info: dict[str, Any]) -> str:
    return f"{info['size']} {info['mtime']}"
