"""The ledger of what was sent to whom: every address at which a recipient has been sent a number, for ever.

    landing/sent/<name>.age     JSON: recipient, is_withdrawn, and for each format numbers, packages

In landing, as the ledger of closed cells is: no rows bring it back, and a rebuild leaves it. It keeps no number, since
a number may have to be forgotten: of a value that is to be taken back its address is enough. An address is never
dropped. Each package takes back all that is gone, also what an earlier one took back, so that whoever missed one gets
the next.

The name is a keyed digest of the recipient's code. An address is noted before its package can be seen: a kill between
the two makes a later package take back what nobody has, which does no harm.

Add here: another thing that must be known of a package that has left.
Keep out: numbers.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.intake.landing import land
from warehouse.release.exchange.job import Earlier, Written
from warehouse.settings import Settings
from warehouse.vault import Vault

FOLDER, SUFFIX = "sent", ".age"


@dataclass(frozen=True)
class Package:
    """One that was made: `mapping` is the digest of the recipient as it was declared, `files` that of its bytes."""

    release: str
    mapping: str
    files: str


@dataclass(frozen=True)
class Sent:
    """Of one format: every address, and the packages in their order."""

    earlier: Earlier = field(default_factory=Earlier)
    packages: tuple[Package, ...] = ()

    def with_package(self, written: Written, package: Package) -> "Sent":
        """The same package again changes nothing."""
        packages = self.packages if self.packages[-1:] == (package,) else (*self.packages, package)
        return Sent(Earlier(self.earlier.numbers | written.numbers), packages)


@dataclass(frozen=True)
class Book:
    """Of one recipient, by format."""

    recipient: str
    formats: dict[str, Sent] = field(default_factory=dict)
    is_withdrawn: bool = False  # everything was taken back, and nothing is sent until the recipient goes on

    def of(self, code: str) -> Sent:
        return self.formats.get(code, Sent())

    @property
    def releases(self) -> list[str]:
        """Every release that it was sent, of any format."""
        return [package.release for sent in self.formats.values() for package in sent.packages]


def read(settings: Settings, vault: Vault, recipient: str) -> Book:
    """What it was sent; nothing where it was sent nothing yet."""
    path = _path(settings, vault, recipient)
    return _read(path, vault) if path.exists() else Book(recipient)


def write(settings: Settings, vault: Vault, book: Book) -> None:
    """On the disk before this returns. The caller holds the lock of packages."""
    said = {
        "recipient": book.recipient,
        "is_withdrawn": book.is_withdrawn,
        "formats": {
            code: {
                "numbers": sorted(sent.earlier.numbers),
                "packages": [vars(package) for package in sent.packages],
            }
            for code, sent in sorted(book.formats.items())
        },
    }
    land.write_whole(_path(settings, vault, book.recipient), land.seal(json.dumps(said).encode(), vault))


def recipients(settings: Settings, vault: Vault) -> list[str]:
    """Whoever was ever sent anything, also those that the network names no more."""
    return sorted(_read(path, vault).recipient for path in (settings.landing / FOLDER).glob("*" + SUFFIX))


def _read(path: Path, vault: Vault) -> Book:
    said = json.loads(land.unseal(path.read_bytes(), vault))
    return Book(
        said["recipient"],
        {
            code: Sent(
                Earlier(frozenset(one["numbers"])),
                tuple(Package(**package) for package in one["packages"]),
            )
            for code, one in said["formats"].items()
        },
        said["is_withdrawn"],
    )


def _path(settings: Settings, vault: Vault, recipient: str) -> Path:
    digest = hmac.new(vault.k_erase, b"sent|" + recipient.encode(), hashlib.sha256).hexdigest()
    return settings.landing / FOLDER / f"to-{digest[:32]}{SUFFIX}"
