"""One file of a partner → one file that may leave: read, code, look, ask, encrypt, sign, write.

Add here: the order of the steps.
Keep out: the steps themselves. Everything before `_write` is in memory; there are no temporary files to delete.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from warehouse.intake.declaration import Declaration
from warehouse.intake.findings import FileRefused
from warehouse.sealing import keys, telling
from warehouse.sealing.leaving import SEALED, Leaving, found_wanting, leaving
from warehouse.sealing.reading import declared, whole
from warehouse.sealing.refused import Refused
from warehouse.sealing.settings import Settings, load
from warehouse.sealing.telling import Say, phrase

SIGNATURE = ".sig"
Ask = Callable[[str], str]


def pack(source: Path, settings_path: Path, folder: Path, language: str | None, say: Say, ask: Ask) -> Path | None:
    """The file that was written, or None where nothing was. Raises Refused for what people must mend first."""
    settings = load(settings_path)
    declaration = declared(settings.declaration)
    language = language or declaration.language
    network = _network_keys(settings, declaration)
    signing = keys.signing_key(settings.signing_key)
    try:
        modified_at = datetime.fromtimestamp(source.stat().st_mtime, UTC)
        data = source.read_bytes()
    except OSError:
        raise Refused("file_unreadable", path=source) from None
    try:
        found = leaving(whole(data, source.name, modified_at, declaration, settings), settings.followed, network)
    except FileRefused as refusal:
        say(phrase("would_be_refused", language))
        say(telling.problems(refusal.problems, declaration, settings.headers, language))
        return None
    name = _name(found, folder)
    if not _is_wanted(found, name, settings, declaration, language, say, ask):
        say(phrase("not_written", language))
        return None
    path = _write(folder / f"{name}{SEALED}", _encrypted(found.csv_bytes, settings.recipient), signing)
    say(phrase("written", language, path=path))
    return path


def _network_keys(settings: Settings, declaration: Declaration) -> dict[str, bytes]:
    there = declaration.tokens.recipe
    if declaration.tokens.mode == "sealed" and there != settings.recipe:
        raise Refused("recipe_differs", here=settings.recipe, there=there or "–")
    if not declaration.scopes:
        raise Refused("no_scope", path=settings.declaration)
    return keys.network_keys(settings.network_keys, declaration.scopes)


def _is_wanted(
    found: Leaving, name: str, settings: Settings, declaration: Declaration, language: str, say: Say, ask: Ask
) -> bool:
    """Shown, then asked. There is no switch that answers for a person."""
    if found.problems:
        say(telling.problems(found.problems, declaration, settings.headers, language))
    if found.under_age:
        contacts = settings.child_protection
        say(phrase("child", language, contact=contacts.get(language) or next(iter(contacts.values()))))
    if wanting := found_wanting(found.csv_bytes, name, declaration, settings.followed):
        say(phrase("would_be_refused", language))
        say(telling.problems(wanting, declaration, settings.headers, language))
        return False
    telling.preview(found, language, say)
    return ask(phrase("ask", language)).strip().casefold() == phrase("yes", language)


def _name(found: Leaving, folder: Path) -> str:
    """The days a file covers and its version: a mended one is a version higher than what was sent before."""
    first, last = found.period
    version = found.version
    while any(folder.glob(f"{first}_{last}_v{version}.csv{SEALED}*")):
        version += 1
    return f"{first}_{last}_v{version}.csv"


def _encrypted(data: bytes, recipient: str) -> bytes:
    try:
        return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError:
        raise Refused("recipient_wrong") from None


def _write(path: Path, sealed: bytes, signing: Ed25519PrivateKey) -> Path:
    """The signature first: a sealed file without one would be taken for a finished delivery."""
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
