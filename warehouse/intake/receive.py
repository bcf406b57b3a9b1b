"""Receive what a partner has sent: pull, prepare, land, load, write the letter. And check a file without any of it.

Add here: the order in which a partner's files are dealt with.
Keep out: the steps themselves, and the judging of a delivery as a whole (expectations).
"""

import hmac
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from warehouse import database
from warehouse.errors import SourceError
from warehouse.intake import land, letter, pull
from warehouse.intake.admit import resettle
from warehouse.intake.declaration import Declaration
from warehouse.intake.findings import Problem, Receipt
from warehouse.intake.land import Manifest
from warehouse.intake.load import load_landed
from warehouse.intake.prepare import Arrived, Prepared, first_look, prepare
from warehouse.settings import Settings
from warehouse.vault import Vault


def receive(settings: Settings, vault: Vault, declaration: Declaration) -> list[Receipt]:
    """Take in every file that is not known yet; a receipt for each. What landed is loaded even if the source fails.

    Raises SourceError, with partner code and remedy, when the source cannot be reached.
    """
    receipts: list[Receipt] = []
    try:
        with pull.opened(declaration, settings) as source:
            for file in source.files():
                receipt = _receive_one(settings, vault, source, file)
                receipts += [receipt] if receipt else []
    finally:
        _load(settings, vault, declaration.code)
    return receipts


def _load(settings: Settings, vault: Vault, partner: str) -> None:
    with database.writer(settings, vault) as con:
        land.sweep(settings, partner)
        load_landed(con, settings, vault, partner)
        known = con.execute(
            "select delivery_id, version, source_at from raw.delivery where partner_code = ? and status <> 'refused'",
            [partner],
        ).fetchall()
        for delivery_id, version, source_at in known:
            manifest = land.read_manifest(settings, vault, partner, delivery_id)
            if (manifest.version, manifest.source_at.replace(tzinfo=None)) != (version, source_at):
                resettle(con, settings, vault, manifest)


def check(path: Path, declaration: Declaration, settings: Settings) -> Receipt:
    """The same reading as a dry run: no key, no warehouse, nothing written."""
    try:
        arrived = Arrived(path.read_bytes(), path.name, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except OSError as error:
        raise SourceError(f"The file cannot be read ({error.strerror}).") from None
    prepared = prepare(arrived, declaration, settings.root, secrets.token_bytes(32))
    return prepared.manifest.receipt(letter.compose(prepared.manifest, declaration))


def _receive_one(settings: Settings, vault: Vault, source: pull.Source, file: pull.SourceFile) -> Receipt | None:
    declaration = source.declaration
    if source.is_too_large(file):
        prepared = Prepared(_too_large(vault, declaration, file))
        return None if _is_known(settings, vault, prepared.manifest) else _keep(settings, vault, declaration, prepared)
    arrived = Arrived(source.read(file), file.name, file.modified_at)
    if _is_known(settings, vault, first_look(arrived, declaration)):
        return None
    prepared = prepare(arrived, declaration, settings.root, vault.k_wh)
    if _is_known(settings, vault, prepared.manifest):
        return None
    return _keep(settings, vault, declaration, prepared)


def _keep(settings: Settings, vault: Vault, declaration: Declaration, prepared: Prepared) -> Receipt:
    manifest = prepared.manifest
    if land.holder(settings, manifest.delivery_id) not in (None, declaration.code):
        # Told, but not kept: the content already belongs to the partner that sent it first.
        problem = Problem(declaration.code, "known_elsewhere")
        manifest = replace(manifest.refused("known_elsewhere"), problems=[problem])
    elif prepared.is_lasting:
        land.land(settings, vault, manifest, prepared.accepted, prepared.outside)
    text = letter.compose(manifest, declaration)
    letter.save(settings, vault, manifest, text)
    return manifest.receipt(text)


def _is_known(settings: Settings, vault: Vault, manifest: Manifest) -> bool:
    """Whether this content was dealt with, under any name.

    Refused content is read again when the declaration or the declared span is another one. Taken content keeps the
    lowest version and time it was ever seen under: so it does not matter which copy comes first.
    """
    known = land.find(settings, vault, manifest.partner_code, manifest.delivery_id)
    if known is None:
        return False
    if known.status == "refused":
        return (known.reading_digest, known.declared) == (manifest.reading_digest, manifest.declared)
    if known.declared == manifest.declared and manifest.rank < known.rank:
        land.write_manifest(settings, vault, replace(known, version=manifest.version, source_at=manifest.source_at))
    return True


def _too_large(vault: Vault, declaration: Declaration, file: pull.SourceFile) -> Manifest:
    """Without its bytes the file is known by a keyed mark of its name, size and time; the name is not kept."""
    mark = f"v1|unread|{declaration.code}|{file.name}|{file.size}|{file.modified_at.isoformat()}"
    delivery_id = hmac.digest(vault.k_wh, mark.encode(), "sha256").hex()
    manifest = Manifest(delivery_id, declaration.code, None, None, 1, file.modified_at, declaration.reading_digest)
    problem = Problem(declaration.code, "file_too_large")
    return replace(manifest, status="refused", rule="file_too_large", problems=[problem])
