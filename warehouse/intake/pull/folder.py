"""Files in a folder: the partner's own, or the drop folder, where sealed files lie that came by any other way.

Add here: nothing about names or formats.
Keep out: folders of servers (their own kinds).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import fsspec

from warehouse.contract.envelope import signed, span_manifest
from warehouse.intake.pull.checksums import SIDECAR
from warehouse.intake.pull.route import Partial, Route, SourceFile, read_on, unchanged, utc
from warehouse.intake.pull.troubles import MayNotRead, Missing, Unreachable


class Folder(Route):
    """A folder of this machine, or one that is mounted on it."""

    kind = "folder"
    must_be_sealed = False

    @property
    def folder(self) -> str:
        return unquote(self.parts.path)

    def listed(self) -> list[SourceFile]:
        infos = fsspec.filesystem("file").ls(self.folder, detail=True)
        return [self._file(info) for info in infos if info["type"] == "file"]

    def _file(self, info: dict[str, Any]) -> SourceFile:
        return SourceFile(info["name"], info["size"], utc(info["mtime"]), _tag(info), self.must_be_sealed)

    def fetch(self, file: SourceFile, partial: Partial) -> None:
        files = fsspec.filesystem("file")
        unchanged(file, _tag(files.info(file.path)), partial)
        with files.open(file.path, "rb") as stream:
            read_on(stream, file, partial)

    @contextmanager
    def translated(self) -> Iterator[None]:
        try:
            yield
        except (FileNotFoundError, NotADirectoryError):
            raise Missing from None
        except PermissionError:
            raise MayNotRead from None
        except OSError as error:
            raise Unreachable(type(error).__name__) from None


class DropFolder(Folder):
    """`drop/<code>` in the home. What landed is removed: the folder is a letter box, not an archive."""

    kind = "drop folder"
    must_be_sealed = True

    @property
    def folder(self) -> str:
        return str(self.settings.home / "drop" / self.declaration.code)

    def listed(self) -> list[SourceFile]:
        return super().listed() if Path(self.folder).is_dir() else []

    def _is_wanted(self, name: str) -> bool:
        """Whatever its name: the pattern is about names the partner gives at its own source."""
        return not name.startswith(("~$", "."))

    def done(self, file: SourceFile) -> None:
        manifest = span_manifest.SUFFIX
        for suffix in ("", SIDECAR, manifest, signed.SUFFIX, manifest + signed.SUFFIX):
            Path(file.path + suffix).unlink(missing_ok=True)


def _tag(info: dict[str, Any]) -> str:
    return f"{info['size']} {info['mtime']}"
