"""One file of a partner → one file that may leave: read, code, look, ask, encrypt, sign, write.

Add here: the order of the steps.
Keep out: the steps themselves. Everything before `write_sealed` is in memory; there are no temporary files to delete.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.sealing import folders, keys, messages
from warehouse.sealing.export_columns import SEALED, Leaving, found_wanting, leaving
from warehouse.sealing.messages import Say, phrase
from warehouse.sealing.reading import declared, whole
from warehouse.sealing.refused import Refused
from warehouse.sealing.settings import Settings, load
from warehouse.tokens.recipe import refused_at

SIGNATURE = ".sig"
Ask = Callable[[str], str]


@dataclass(frozen=True)
class Desk:
    """What one partner's settings lead to. `repr` shows no key."""

    settings: Settings
    declaration: Declaration
    network: Mapping[str, bytes] = field(repr=False)
    signing: Ed25519PrivateKey = field(repr=False)


@dataclass(frozen=True)
class Looked:
    """A file as it would leave, under a name. `wanting`: why the warehouse would refuse it."""

    found: Leaving = field(repr=False)
    name: str
    wanting: list[Problem]


def desk(settings_path: Path) -> Desk:
    """Raises Refused for what people must mend first."""
    settings = load(settings_path)
    declaration = declared(settings.declaration)
    return Desk(settings, declaration, network_keys(settings, declaration), keys.signing_key(settings.signing_key))


def looked(at: Desk, data: bytes, name: str, modified_at: datetime, folder: Path) -> Looked:
    """What would leave. Raises FileRefused where intake would not read the partner's file itself."""
    settings, declaration = at.settings, at.declaration
    read = whole(data, name, modified_at, declaration, settings)
    found = leaving(read, settings.followed, at.network, blur_dates=settings.blur_dates)
    sent = _name(found, folder)
    return Looked(found, sent, found_wanting(found.csv_bytes, sent, declaration, settings.followed))


def written(at: Desk, what: Looked, folder: Path) -> Path:
    """Encrypted, with its signature beside it."""
    data = encrypted(what.found.csv_bytes, at.settings.recipient)
    return write_sealed(folder / f"{what.name}{SEALED}", data, at.signing)


def pack(source: Path, settings_path: Path, folder: Path, language: str | None, say: Say, ask: Ask) -> Path | None:
    """The file that was written, or None where nothing was. Raises Refused for what people must mend first."""
    at = desk(settings_path)
    language = language or at.declaration.language
    folders.require(folder)
    try:
        modified_at = datetime.fromtimestamp(source.stat().st_mtime, UTC)
        data = source.read_bytes()
    except OSError:
        raise Refused("file_unreadable", path=source) from None
    try:
        what = looked(at, data, source.name, modified_at, folder)
    except FileRefused as refusal:
        say(phrase("would_be_refused", language))
        say(messages.problems(refusal.problems, at.declaration, at.settings.headers, language))
        return None
    if not _is_wanted(at, what, language, say, ask):
        say(phrase("not_written", language))
        return None
    path = written(at, what, folder)
    say(phrase("written", language, path=path))
    return path


def network_keys(settings: Settings, declaration: Declaration) -> dict[str, bytes]:
    """Scope → key for this partner, once its settings and its declaration agree on the recipe."""
    there = declaration.tokens.recipe
    if declaration.tokens.mode == "sealed" and there != settings.recipe:
        raise Refused("recipe_differs", here=settings.recipe, there=there or "–")
    if not declaration.scopes:
        raise Refused("no_scope", path=settings.declaration)
    if not declaration.demo and (refused := refused_at(settings.recipe, declaration.scopes)):
        across, measured = refused
        precision = f"{measured.precision:.1%}" if measured else "–"
        raise Refused("recipe_at_border", here=settings.recipe, scopes=", ".join(across), precision=precision)
    agreement = declaration.scope_agreements.get(keys.BY_AGREEMENT)
    return keys.network_keys(
        settings.network_keys, declaration.scopes, agreement if agreement == settings.scope_agreement else None
    )


def _is_wanted(at: Desk, what: Looked, language: str, say: Say, ask: Ask) -> bool:
    """Shown, then asked. There is no switch that answers for a person."""
    if what.found.problems:
        say(messages.problems(what.found.problems, at.declaration, at.settings.headers, language))
    if what.found.under_age:
        say(messages.child_contact(at.settings.child_protection, language))
    if what.wanting:
        say(phrase("would_be_refused", language))
        say(messages.problems(what.wanting, at.declaration, at.settings.headers, language))
        return False
    messages.preview(what.found, language, say)
    return ask(phrase("ask", language)).strip().casefold() == phrase("yes", language)


def _name(found: Leaving, folder: Path) -> str:
    """The days a file covers and its version: a mended one is a version higher than what was sent before."""
    first, last = found.period
    version = found.version
    while any(folder.glob(f"{first}_{last}_v{version}.csv{SEALED}*")):
        version += 1
    return f"{first}_{last}_v{version}.csv"


def encrypted(data: bytes, recipient: str) -> bytes:
    """Sealed to the warehouse's key."""
    try:
        return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError:
        raise Refused("recipient_wrong") from None


def write_sealed(path: Path, sealed: bytes, signing: Ed25519PrivateKey) -> Path:
    """The signature first: a sealed file without one would be taken for a finished delivery."""
    folders.make(path.parent)
    signature = path.with_name(path.name + SIGNATURE)
    made: list[Path] = []
    try:
        for place, data in ((signature, keys.sign(signing, path.name, sealed)), (path, sealed)):
            descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            made.append(place)
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
    except OSError as error:
        for place in made:
            place.unlink(missing_ok=True)
        raise Refused("cannot_write", path=path, why=error.strerror) from None
    return path
