"""A partner's source as receiving sees it: the declared one and the drop folder, as one.

Add here: the scheme of another kind of source.
Keep out: how a kind works (a module each).
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from urllib.parse import urlsplit

from warehouse.contract.declaration.declaration import Declaration
from warehouse.errors import SourceError
from warehouse.intake.pull import patience
from warehouse.intake.pull.folder import DropFolder
from warehouse.intake.pull.route import Route, SourceFile
from warehouse.settings import Settings

# A module here and its class. It is imported where a partner has such a source: most bring a library that takes long.
# Without the s only on this machine: `Route` refuses any other host.
KINDS = {
    "": "folder.Folder",
    "file": "folder.Folder",
    "sftp": "sftp.Sftp",
    "ssh": "sftp.Sftp",
    "s3": "s3.S3",
    "webdavs": "webdav.Webdav",
    "webdav": "webdav.Webdav",
    "https": "https.Https",
    "http": "https.Https",
    "kobo+https": "interfaces.kobo.Kobo",
    "kobo+http": "interfaces.kobo.Kobo",
    "dhis2+https": "interfaces.dhis2.Dhis2",
    "dhis2+http": "interfaces.dhis2.Dhis2",
}


def kind(scheme: str) -> type[Route]:
    module, _, name = KINDS[scheme].rpartition(".")
    route: type[Route] = getattr(import_module(f"warehouse.intake.pull.{module}"), name)
    return route


class Source:
    """One partner's open source."""

    def __init__(self, declaration: Declaration, settings: Settings, held: AbstractSet[date] = frozenset()) -> None:
        self.declaration, self.settings = declaration, settings
        scheme = urlsplit(declaration.source.url).scheme
        if scheme not in KINDS:
            raise SourceError(f"{declaration.code}: no source of the kind {scheme!r} is known. Correct source.url.")
        self._declared = kind(scheme)(declaration, settings)
        self._declared.held = held
        self._drop = DropFolder(declaration, settings)
        self._unsized: dict[SourceFile, bytes | None] = {}

    def arriving(self) -> Iterator[SourceFile]:
        """The drop folder first: a source that is out of reach does not keep back what came by another way."""
        yield from self._drop.files()
        yield from self._declared.files()

    def files(self) -> list[SourceFile]:
        """Everything that was sent, in a fixed order."""
        return sorted(self.arriving(), key=lambda file: (file.modified_at, file.name))

    def is_too_large(self, file: SourceFile) -> bool:
        """Known before the bytes, where the source announces the size; else as soon as the limit is reached."""
        if file.size is not None:
            return file.size > self.declaration.source.max_mb * patience.MB
        self._unsized[file] = self._route(file).read_up_to_limit(file)
        return self._unsized[file] is None

    def read(self, file: SourceFile) -> bytes:
        """The bytes of one file, or SourceError. Never more than the source announced."""
        known = self._unsized.pop(file, None)
        return self._route(file).read(file) if known is None else known

    def manifest(self, file: SourceFile) -> bytes | None:
        """What lies beside the file to declare its span and version."""
        return self._route(file).manifest(file)

    def signature_of(self, file: SourceFile, suffix: str = "") -> bytes | None:
        """What lies beside the file to prove whose it is."""
        return self._route(file).signature_of(file, suffix)

    def done(self, file: SourceFile) -> None:
        """The file has landed: it may leave the drop folder. A partner's own source is left as it is."""
        self._route(file).done(file)

    def signature(self) -> str:
        """One line that changes when something new was sent. Cheap, also for interfaces with many records.

        A way that is out of reach signs as that, and comes back as a change.
        """
        return " | ".join(map(_signature, (self._drop, self._declared)))

    @property
    def shows_every_change(self) -> bool:
        """Whether an equal signature proves that nothing is new. Not so for interfaces, and for files without a tag."""
        return self._drop.shows_every_change and self._declared.shows_every_change

    def close(self) -> None:
        self._declared.close()

    def _route(self, file: SourceFile) -> Route:
        return self._drop if file.must_be_sealed else self._declared


def _signature(route: Route) -> str:
    try:
        return route.signature()
    except SourceError:
        return "out of reach"


@contextmanager
def opened(declaration: Declaration, settings: Settings, held: AbstractSet[date] = frozenset()) -> Iterator[Source]:
    """The partner's source; its connection is ended on leaving. `held`: months of which landing has records of it."""
    source = Source(declaration, settings, held)
    try:
        yield source
    finally:
        source.close()
