"""One way to a partner's files, and what every kind of it does alike: pattern, size first, attempts, resume, checksum.

Add here: what must hold for every kind of source.
Keep out: the kinds (a module each), and what is in a file.
"""

import fnmatch
import os
from abc import ABC, abstractmethod
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlsplit

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import signed, span_manifest
from warehouse.contract.envelope.arrived import is_request
from warehouse.errors import SourceError
from warehouse.intake.pull import patience
from warehouse.intake.pull.checksums import SIDECAR, SIDECAR_BYTES, Checksum, from_sidecar, verify
from warehouse.intake.pull.troubles import Changing, TooMuch, Trouble, Unreachable, VariableNotSet
from warehouse.settings import Settings

T = TypeVar("T")
BESIDE = (SIDECAR, span_manifest.SUFFIX, signed.SUFFIX)  # never deliveries themselves


@dataclass(frozen=True)
class SourceFile:
    """One file at the source. Its name is read for the span and then forgotten."""

    path: str = field(repr=False)
    size: int | None  # None where the source does not say
    modified_at: datetime
    tag: str = field(default="", repr=False)  # changes when the bytes do; empty where the source has no such thing
    must_be_sealed: bool = False  # it came by a way on which only age-encrypted files are accepted
    is_snapshot: bool = False  # the state of an interface: what is asked for later counts, whatever times are in it

    @property
    def name(self) -> str:
        return self.path.rstrip("/").rsplit("/", 1)[-1]

    @property
    def is_request(self) -> bool:
        return is_request(self.name)


@dataclass
class Partial:
    """What has come of a file so far. It outlives a broken attempt: the next one goes on from here."""

    data: bytearray = field(default_factory=bytearray)
    tag: str = ""
    checksums: list[Checksum] = field(default_factory=list)

    def restart(self) -> None:
        self.data.clear()
        self.checksums.clear()
        self.tag = ""


class Route(ABC):
    """One partner's open source of one kind."""

    kind: ClassVar[str]
    held: AbstractSet[date] = frozenset()  # months of which landing has records from here; for interfaces

    def __init__(self, declaration: Declaration, settings: Settings) -> None:
        self.declaration, self.settings = declaration, settings
        self.parts = urlsplit(declaration.source.url.replace("{demo}", str(settings.demo)))
        self._sidecars: dict[str, SourceFile] = {}

    @abstractmethod
    def listed(self) -> list[SourceFile]:
        """Everything that lies there. One attempt."""

    @abstractmethod
    def fetch(self, file: SourceFile, partial: Partial) -> None:
        """Go on with `partial` until the file is whole, or raise. One attempt."""

    @abstractmethod
    def translated(self) -> AbstractContextManager[None]:
        """Turns the errors of this kind's libraries into troubles."""

    def close(self) -> None:  # noqa: B027 - not every kind has a connection
        """End the connection, if there is one. The next attempt opens another."""

    def done(self, file: SourceFile) -> None:  # noqa: B027 - sources are the partner's: nothing is changed there
        """The file has landed."""

    # Whether an equal signature proves equal bytes; known once it was asked for.
    shows_every_change = False

    def signature(self) -> str:
        """A line that changes when what lies there does."""
        files = [*self.files(), *self._sidecars.values()]
        self.shows_every_change = all(file.tag for file in files)
        return "; ".join(f"{file.name} {file.size} {file.tag or file.modified_at.isoformat()}" for file in files)

    def files(self) -> list[SourceFile]:
        """The files that match the declared pattern, and requests under whatever pattern, in a fixed order."""
        listed = self.retried(self.listed)
        self._sidecars = {file.path: file for file in listed if file.name.endswith(BESIDE)}
        wanted = [file for file in listed if file.path not in self._sidecars]
        wanted = [file for file in wanted if file.is_request or self._is_wanted(file.name)]
        return sorted(wanted, key=lambda file: (file.modified_at, file.name))

    def _is_wanted(self, name: str) -> bool:
        return not name.startswith(("~$", ".")) and fnmatch.fnmatchcase(name, self.declaration.source.pattern)

    def read(self, file: SourceFile) -> bytes:
        """The bytes of one file, or SourceError. Never more than the source announced."""
        return self.retried(self._reading(file))

    def read_up_to_limit(self, file: SourceFile) -> bytes | None:
        """Of a file whose size nobody announced: its bytes, or None where it is larger than allowed."""
        try:
            return self._tried(self._reading(file))
        except TooMuch:
            return None
        except Trouble as trouble:
            raise self.explained(trouble) from None

    def _reading(self, file: SourceFile) -> Callable[[], bytes]:
        """One attempt after another, each of which goes on where the last one ended."""
        partial = Partial()
        beside = self.sidecar(file)

        def attempt() -> bytes:
            self.fetch(file, partial)
            try:
                if file.size is not None and len(partial.data) != file.size:
                    raise Changing
                verify(partial.data, [*partial.checksums, *([beside] if beside else [])])
            except Trouble:
                partial.restart()
                raise
            return bytes(partial.data)

        return attempt

    def sidecar(self, file: SourceFile) -> Checksum | None:
        """The checksum in the file beside it, where there is one."""
        beside = self._beside(file, SIDECAR)
        return None if beside is None else from_sidecar(beside)

    def manifest(self, file: SourceFile) -> bytes | None:
        """What the manifest beside the file says, where there is one."""
        return self._beside(file, span_manifest.SUFFIX)

    def signature_of(self, file: SourceFile, suffix: str = "") -> bytes | None:
        """The partner's signature beside the file, or beside what lies beside it, where there is one."""
        return self._beside(file, suffix + signed.SUFFIX)

    def _beside(self, file: SourceFile, suffix: str) -> bytes | None:
        beside = self._sidecars.get(file.path + suffix)
        if beside is None or (beside.size or 0) > SIDECAR_BYTES:
            return None
        partial = Partial()
        self.retried(lambda: self.fetch(beside, partial))
        return bytes(partial.data)

    def retried(self, action: Callable[[], T]) -> T:
        """What the action gives, after as many attempts as make sense. Raises SourceError."""
        try:
            return self._tried(action)
        except Trouble as trouble:
            raise self.explained(trouble) from None

    def _tried(self, action: Callable[[], T]) -> T:
        def attempt() -> T:
            with self.translated():
                return action()

        return patience.retried(attempt, self.close)

    def explained(self, trouble: Trouble) -> SourceError:
        """The trouble in words: which partner, which kind of source, what to do."""
        return SourceError(trouble.explain(self.declaration, self.kind, patience.ATTEMPTS))

    def secret(self, variable: str | None) -> str | None:
        """What the named environment variable holds. Secrets come from nowhere else."""
        if variable is None:
            return None
        if not (value := os.environ.get(variable)):
            raise VariableNotSet(variable)
        return value


def utc(moment: float | datetime | None) -> datetime:
    """Whole seconds, so that the same file has the same time over every kind of transport."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).replace(microsecond=0)
    return datetime.fromtimestamp(int(moment or 0), UTC)


def read_on(stream: Any, file: SourceFile, partial: Partial) -> None:
    """Go on from where the last attempt ended. Stops one byte after the announced size: that is proof enough."""
    limit = patience.deadline()
    stream.seek(len(partial.data))
    while block := stream.read(min(patience.BLOCK, (file.size or 0) + 1 - len(partial.data))):
        partial.data += block
        if len(partial.data) > (file.size or 0):
            break
        if patience.is_past(limit):
            raise Unreachable("too slow")


def same_or_restart(now: str, partial: Partial) -> None:
    """Bytes of two versions of a file never make one. The first attempt remembers the tag, later ones compare."""
    if partial.data and now != partial.tag:
        partial.restart()
    partial.tag = now


def unchanged(file: SourceFile, now: str, partial: Partial) -> None:
    """The file must still be the one that was listed: else its size and time are another's."""
    same_or_restart(now, partial)
    if now != file.tag:
        partial.restart()
        raise Changing
