"""What is known of a file already: under any name, in any wrapper, before its partner signed, while it waits.

Add here: another way in which something that was dealt with comes again.
Keep out: reading a file (prepare.py), and landing what is new (receive.py).
"""

import hmac
from dataclasses import replace

from warehouse import database
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import signed
from warehouse.contract.envelope.unwrap import ANOTHER
from warehouse.contract.findings import Problem
from warehouse.contract.manifest import Manifest
from warehouse.contract.prepare import content_id
from warehouse.intake.landing import land
from warehouse.intake.pull import SourceFile
from warehouse.settings import Settings
from warehouse.vault import Vault

# By these rules a file may be refused that was taken when keys were other ones.
LATER = signed.RULES | {ANOTHER}


def of(settings: Settings, vault: Vault, declaration: Declaration, manifest: Manifest) -> Manifest | None:
    """What became of this content, if it was dealt with under any name.

    Refused content is read again when the declaration or the declared span is another one.
    """
    known = land.find(settings, vault, manifest.partner_code, manifest.delivery_id)
    if known is None or known.status != "refused":
        return known
    is_read_alike = known.reading_digest == manifest.reading_digest and _is_same_span(declaration, manifest, known)
    is_told = manifest.rule not in signed.RULES or manifest.rule == known.rule
    return known if is_read_alike and is_told else None


def is_news(declaration: Declaration, manifest: Manifest, known: Manifest) -> bool:
    """Whether something of taken content is to be remembered that was not known."""
    is_sealed_anew = known.status != "refused" and not set(manifest.sealed_as) <= set(known.sealed_as)
    return _is_older(declaration, manifest, known) or is_sealed_anew


def remember(settings: Settings, vault: Vault, declaration: Declaration, manifest: Manifest, known: Manifest) -> None:
    """Taken content keeps the lowest version and time it was ever seen under: which copy comes first is all one."""
    if not is_news(declaration, manifest, known):
        return
    sealed_as = sorted({*known.sealed_as, *manifest.sealed_as})
    first = manifest if _is_older(declaration, manifest, known) else known
    now = replace(known, version=first.version, source_at=first.source_at, sealed_as=sealed_as)
    land.write_manifest(settings, vault, now)


def is_taken(settings: Settings, vault: Vault, declaration: Declaration, data: bytes) -> bool:
    """What a partner sent in clear before it began to sign may still lie there, and is no news."""
    known = land.find(settings, vault, declaration.code, content_id(data))
    return known is not None and known.status != "refused"


def sealed_mark(name: str, data: bytes) -> str:
    """A sealed file under its name. Under another name it is another one: somebody may have brought it again."""
    return content_id(name.encode(errors="surrogateescape") + b"\0" + data)


def sealed_marks(settings: Settings, vault: Vault, partner: str) -> set[str]:
    """The sealed files that were opened once and taken.

    They still lie at the source when the file keys or the partner's signing key have changed. Then nobody can open them
    any more, or their signatures fit no more, and that is no news.
    """
    landed = land.landed(settings, partner)
    manifests = (land.read_manifest(settings, vault, partner, delivery_id) for delivery_id in landed)
    return {mark for manifest in manifests if manifest.status != "refused" for mark in manifest.sealed_as}


def waits_no_longer(settings: Settings, vault: Vault, declaration: Declaration, data: bytes) -> None:
    """The right signature has come: that the file was refused for want of it is forgotten."""
    waited = land.find(settings, vault, declaration.code, content_id(data))
    if waited and waited.rule in signed.RULES:
        with database.exclusive(settings):
            land.forget(settings, declaration.code, waited.delivery_id)


def too_large(vault: Vault, declaration: Declaration, file: SourceFile) -> Manifest:
    """Without its bytes the file is known by a keyed mark of its name, size and time; the name is not kept.

    The mark is under the first token key for ever: the file must be known again after the key was changed.
    """
    mark = f"v1|unread|{declaration.code}|{file.name}|{file.size}|{file.modified_at.isoformat()}"
    delivery_id = hmac.digest(vault.chain[0], mark.encode(), "sha256").hex()
    manifest = Manifest(delivery_id, declaration.code, None, None, 1, file.modified_at, declaration.reading_digest)
    problem = Problem(declaration.code, "file_too_large")
    return replace(manifest, status="refused", rule="file_too_large", problems=[problem])


def _is_same_span(declaration: Declaration, manifest: Manifest, known: Manifest) -> bool:
    """Where the rows decide about the span, the name does not have to say it, and equal rows have an equal one."""
    is_by_rows = declaration.delivery.span != "name" and manifest.span_start is None
    return is_by_rows or manifest.declared == known.declared


def _is_older(declaration: Declaration, manifest: Manifest, known: Manifest) -> bool:
    is_same = known.status != "refused" and _is_same_span(declaration, manifest, known)
    return is_same and manifest.rank < known.rank
