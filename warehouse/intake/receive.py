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
from warehouse.intake import land, letter, pull, snapshot, span_manifest
from warehouse.intake.admit import resettle
from warehouse.intake.declaration import Declaration
from warehouse.intake.findings import Problem, Receipt
from warehouse.intake.land import Manifest
from warehouse.intake.load import load_landed
from warehouse.intake.prepare import Prepared, first_look, prepare, unpacked
from warehouse.intake.unwrap import Arrived
from warehouse.settings import Settings
from warehouse.vault import Vault


def receive(settings: Settings, vault: Vault, declaration: Declaration) -> list[Receipt]:
    """Take in every file that is not known yet; a receipt for each. What landed is loaded even if the source fails.

    Raises SourceError, with partner code and remedy, when the source cannot be reached.
    """
    receipts: list[Receipt] = []
    try:
        with pull.opened(declaration, settings) as source:
            for file in source.arriving():
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
    """The same reading as a dry run, with the letter."""
    manifest = dry_run(path, declaration, settings.root)
    return manifest.receipt(letter.compose(manifest, declaration))


def dry_run(path: Path, declaration: Declaration, root: Path) -> Manifest:
    """What would become of a file: no key, no warehouse, nothing written."""
    try:
        beside = path.with_name(path.name + span_manifest.SUFFIX)
        manifest = beside.read_bytes() if beside.is_file() else None
        modified_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        arrived = Arrived(path.read_bytes(), path.name, modified_at, manifest=manifest)
    except OSError as error:
        raise SourceError(f"The file cannot be read ({error.strerror}).") from None
    opened = unpacked(arrived, declaration, None)
    prepared = opened if isinstance(opened, Prepared) else prepare(opened, declaration, root, secrets.token_bytes(32))
    return prepared.manifest


def _receive_one(settings: Settings, vault: Vault, source: pull.Source, file: pull.SourceFile) -> Receipt | None:
    declaration = source.declaration
    if source.is_too_large(file):
        prepared = Prepared(_too_large(vault, declaration, file))
    else:
        data = source.read(file)
        modified_at = snapshot.source_time(settings, vault, declaration.code, file, data)
        sent = Arrived(data, file.name, modified_at, file.must_be_sealed, source.manifest(file))
        arrived = unpacked(sent, declaration, vault.landing_identity)
        if isinstance(arrived, Prepared):
            return _keep(settings, vault, declaration, arrived)
        seen = first_look(arrived, declaration)
        known = _known(settings, vault, declaration, seen)
        if known and not _is_older(declaration, seen, known):
            if known.status != "refused":
                source.done(file)
            return None
        prepared = Prepared(seen) if known else prepare(arrived, declaration, settings.root, vault.k_wh, seen)
    receipt = _keep(settings, vault, declaration, prepared)
    # What is refused stays: it is read again when the declaration is mended.
    if prepared.manifest.status != "refused" and (receipt is None or receipt.status != "refused"):
        source.done(file)
    return receipt


def _keep(settings: Settings, vault: Vault, declaration: Declaration, prepared: Prepared) -> Receipt | None:
    """Land it, unless it is known. One process at a time, and each looks again first.

    Another one may have read the same file at the same time: it may be landed meanwhile, even judged, and a verdict
    must not be overwritten.
    """
    manifest = prepared.manifest
    with database.exclusive(settings):
        if known := _known(settings, vault, declaration, manifest):
            _remember(settings, vault, declaration, manifest, known)
            return None
        if land.holder(settings, manifest.delivery_id) not in (None, declaration.code):
            # Told, but not kept: the content already belongs to the partner that sent it first.
            problem = Problem(declaration.code, "known_elsewhere")
            manifest = replace(manifest.refused("known_elsewhere"), problems=[problem])
        elif prepared.is_lasting:
            land.land(settings, vault, manifest, prepared.accepted, prepared.outside)
        text = letter.write(settings, vault, manifest, declaration)
    return manifest.receipt(text)


def _known(settings: Settings, vault: Vault, declaration: Declaration, manifest: Manifest) -> Manifest | None:
    """What became of this content, if it was dealt with under any name.

    Refused content is read again when the declaration or the declared span is another one.
    """
    known = land.find(settings, vault, manifest.partner_code, manifest.delivery_id)
    if known is None or known.status != "refused":
        return known
    is_read_alike = known.reading_digest == manifest.reading_digest and _is_same_span(declaration, manifest, known)
    return known if is_read_alike else None


def _is_same_span(declaration: Declaration, manifest: Manifest, known: Manifest) -> bool:
    """Where the rows decide about the span, the name does not have to say it, and equal rows have an equal one."""
    is_by_rows = declaration.delivery.span != "name" and manifest.span_start is None
    return is_by_rows or manifest.declared == known.declared


def _is_older(declaration: Declaration, manifest: Manifest, known: Manifest) -> bool:
    is_same = known.status != "refused" and _is_same_span(declaration, manifest, known)
    return is_same and manifest.rank < known.rank


def _remember(settings: Settings, vault: Vault, declaration: Declaration, manifest: Manifest, known: Manifest) -> None:
    """Taken content keeps the lowest version and time it was ever seen under: which copy comes first is all one."""
    if _is_older(declaration, manifest, known):
        land.write_manifest(settings, vault, replace(known, version=manifest.version, source_at=manifest.source_at))


def _too_large(vault: Vault, declaration: Declaration, file: pull.SourceFile) -> Manifest:
    """Without its bytes the file is known by a keyed mark of its name, size and time; the name is not kept."""
    mark = f"v1|unread|{declaration.code}|{file.name}|{file.size}|{file.modified_at.isoformat()}"
    delivery_id = hmac.digest(vault.k_wh, mark.encode(), "sha256").hex()
    manifest = Manifest(delivery_id, declaration.code, None, None, 1, file.modified_at, declaration.reading_digest)
    problem = Problem(declaration.code, "file_too_large")
    return replace(manifest, status="refused", rule="file_too_large", problems=[problem])
