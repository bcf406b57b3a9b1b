"""Where a warehouse's keys lie: a 0600 file, or the keyring of the operating system.

Add here: another place, with the same four words.
Keep out: what the keys are for (vault.py), and any value in a message.
"""

import importlib
import json
import os
import stat
from pathlib import Path
from typing import Any, Protocol

from warehouse.errors import ConfigError
from warehouse.settings import Settings

SERVICE = "crossings"


class Place(Protocol):
    """One place. `name` is how people are told of it."""

    @property
    def name(self) -> str: ...

    def read(self) -> dict[str, Any] | None:
        """What is kept there; None when nothing is. Raises ConfigError when it cannot be trusted or read."""
        ...

    def create(self, content: dict[str, Any]) -> None:
        """Keep keys where there are none. Raises ConfigError rather than overwrite any."""
        ...

    def replace(self, content: dict[str, Any]) -> None:
        """The new content or the old one, whatever happens in between."""
        ...

    def remove(self) -> bool:
        """Nothing is kept there any more. Says whether something was."""
        ...


def of(settings: Settings) -> Place:
    """The place that CROSSINGS_KEYS names. Raises ConfigError when there is no such place here."""
    return KeyFile(settings.keys_file) if settings.keys == "file" else Keyring(str(settings.home))


class KeyFile:
    """JSON that its owner alone can read, outside the home."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def name(self) -> str:
        return f"file {self._path}"

    def read(self) -> dict[str, Any] | None:
        path = self._path
        if not path.exists():
            return None
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ConfigError(f"The key file {path} can be read by others. Mend it with: chmod 600 {path}")
        try:
            return _object(path.read_text())
        except ValueError:
            raise ConfigError(f"The key file {path} is not JSON.") from None

    def create(self, content: dict[str, Any]) -> None:
        beside = _beside(self._path, json.dumps(content).encode())
        try:
            os.link(beside, self._path)  # unlike a rename, this fails where somebody else was faster
        except FileExistsError:
            raise ConfigError(f"There are keys already in {self.name}. Nothing was overwritten.") from None
        finally:
            beside.unlink()
        settle(self._path.parent)

    def replace(self, content: dict[str, Any]) -> None:
        # Where a link leads: to replace the link itself would leave the old keys behind.
        write_whole(self._path.resolve(), json.dumps(content).encode())

    def remove(self) -> bool:
        """Also what a killed write left beside, and not the list of the erased, which opens nothing."""
        found = [path for path in (self._path.resolve(), _part_of(self._path.resolve())) if path.exists()]
        for path in found:
            path.unlink()
            settle(path.parent)
        return bool(found)


class Keyring:
    """The keyring of the operating system, through the package of that name, which need not be installed."""

    def __init__(self, account: str) -> None:
        self._account = account
        try:
            self._keyring: Any = importlib.import_module("keyring")
        except ImportError:
            raise ConfigError(
                "CROSSINGS_KEYS=keyring needs the Python package keyring, which is not installed in this environment. "
                "Install it, or unset CROSSINGS_KEYS and use the key file."
            ) from None

    @property
    def name(self) -> str:
        return "keyring of the operating system"

    def read(self) -> dict[str, Any] | None:
        try:
            text = self._keyring.get_password(SERVICE, self._account)
            return None if text is None else _object(text)
        except self._keyring.errors.KeyringError as error:
            raise self._unusable(error) from None
        except ValueError:
            raise ConfigError(f"What the keyring keeps under {SERVICE!r} for this home is not JSON.") from None

    def create(self, content: dict[str, Any]) -> None:
        if self.read() is not None:
            raise ConfigError(f"There are keys already in the {self.name}. Nothing was overwritten.")
        self.replace(content)

    def replace(self, content: dict[str, Any]) -> None:
        try:
            self._keyring.set_password(SERVICE, self._account, json.dumps(content))
        except self._keyring.errors.KeyringError as error:
            raise self._unusable(error) from None

    def remove(self) -> bool:
        if self.read() is None:
            return False
        try:
            self._keyring.delete_password(SERVICE, self._account)
        except self._keyring.errors.KeyringError as error:
            raise self._unusable(error) from None
        return True

    @staticmethod
    def _unusable(error: Exception) -> ConfigError:
        return ConfigError(
            f"The keyring of the operating system does not answer ({type(error).__name__}). "
            "Unlock it, or unset CROSSINGS_KEYS and use the key file."
        )


def write_whole(path: Path, data: bytes, times: tuple[int, int] | None = None) -> None:
    """All of it or nothing, for the owner alone; `times` are those of the file it takes the place of."""
    beside = _beside(path, data)
    if times:
        os.utime(beside, ns=times)
    beside.replace(path)
    settle(path.parent)


def _beside(path: Path, data: bytes) -> Path:
    """On the disk before anybody relies on it. One name for all: what a killed write left is taken by the next."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = _part_of(path)
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        beside.unlink()  # a disk that is full must not stay full of half a file
        raise
    return beside


def _part_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def settle(path: Path) -> None:
    """On the disk, be it a file or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _object(text: str) -> dict[str, Any]:
    content = json.loads(text)
    if not isinstance(content, dict):
        raise ValueError  # noqa: TRY004 - to its callers it is what broken JSON is
    return content
