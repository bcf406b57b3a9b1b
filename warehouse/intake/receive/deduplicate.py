"""What is known of a file already: under any name, in any wrapper, before its partner signed, while it waits.

Add here: another way in which something that was dealt with comes again.
Keep out: reading a file (prepare.py), landing what is new (receive.py), and when known content counts (repeated.py).
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace

from warehouse import database
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import signed
from warehouse.contract.envelope.unwrap import ANOTHER
from warehouse.contract.findings import Problem
from warehouse.contract.manifest import Manifest
from warehouse.contract.prepare import content_id
from warehouse.intake.landing import land
from warehouse.intake.pull import SourceFile
from warehouse.intake.receive import other_codes, repeated
from warehouse.settings import Settings
from warehouse.vault import Vault

# By these rules a file may be refused that was taken when keys were other ones.
LATER = signed.RULES | {ANOTHER}


@dataclass(frozen=True)
class Look:
    """What is known of the content of a file that has come."""

    manifest: Manifest  # as which delivery the file counts, where it does
    known: Manifest | None = None  # what became of its content; None where the file is to be read
    deliveries: tuple[Manifest, ...] = ()  # those of this content: the first one, and the later ones
    is_only_read_anew: bool = False

    @property
    def taken(self) -> list[Manifest]:
        return [each for each in self.deliveries if each.status != "refused"]

    @property
    def last(self) -> Manifest:
        return max(self.taken, key=lambda each: each.rank)


def look(settings: Settings, vault: Vault, declaration: Declaration, manifest: Manifest) -> Look:
    """What became of this content, if it was dealt with under any name and does not count once more.

    Refused content is read again when the declaration or the declared span is another one.
    """
    deliveries = tuple(repeated.deliveries(settings, vault, manifest.partner_code, manifest.delivery_id))
    if not deliveries:
        return Look(manifest)
    if all(each.status == "refused" for each in deliveries):
        return Look(manifest, _refused_alike(declaration, manifest, deliveries[0]), deliveries)
    again = repeated.counted(settings, vault, declaration, manifest, deliveries)
    if again is None:
        return Look(manifest, deliveries[0], deliveries)
    # It is there already where it was refused, or where a kill came before its first delivery knew of it.
    known = land.find(settings, vault, again.manifest.partner_code, again.manifest.delivery_id)
    if known and known.rule == other_codes.RULE != manifest.rule:
        known = None  # whether requests were repeated meanwhile is asked each time
    return Look(again.manifest, known, deliveries, again.is_only_read_anew)


def _refused_alike(declaration: Declaration, manifest: Manifest, known: Manifest) -> Manifest | None:
    is_alike = known.reading_digest == manifest.reading_digest and repeated.is_same_span(declaration, manifest, known)
    is_told = manifest.rule not in signed.RULES or manifest.rule == known.rule
    # Whether requests were repeated meanwhile is asked each time.
    is_told = is_told and (known.rule != other_codes.RULE or manifest.rule == known.rule)
    return known if is_alike and is_told else None


def news(declaration: Declaration, manifest: Manifest, seen: Look) -> list[Manifest]:
    """What is to be remembered of content that was dealt with, as the manifests that are to be written."""
    if not seen.taken:
        return []
    first = seen.deliveries[0]
    older = _seen_earlier(declaration, manifest, seen.taken)
    by_id = {older.delivery_id: older} if older else {}
    another = [seen.known.delivery_id] if seen.known and seen.known.repeats else []
    now = _noted(by_id.get(first.delivery_id, first), manifest, seen, another)
    by_id |= {now.delivery_id: now} if now != first else {}
    return list(by_id.values())


def remember(settings: Settings, vault: Vault, declaration: Declaration, manifest: Manifest, seen: Look) -> None:
    """Taken content keeps the lowest version and time it was ever seen under: the order of copies does not matter."""
    for now in news(declaration, manifest, seen):
        land.write_manifest(settings, vault, now)
    _forget_refusals(settings, manifest, seen)


def remember_reading(settings: Settings, vault: Vault, manifest: Manifest, seen: Look) -> None:
    """Another reading has given the same: the last delivery of this content stands for it."""
    # First: once the last delivery says this reading, no copy is read again, and a refusal that a kill left would stay.
    _forget_refusals(settings, manifest, seen, has_waited=True)
    last = replace(seen.last, reading_digest=manifest.reading_digest)
    first = last if last.delivery_id == seen.deliveries[0].delivery_id else seen.deliveries[0]
    noted = _noted(first, manifest, seen, has_waited=True)
    for now in {each.delivery_id: each for each in (last, noted)}.values():
        land.write_manifest(settings, vault, now)


def remember_another(settings: Settings, vault: Vault, manifest: Manifest, seen: Look) -> None:
    """The content has landed as a delivery of its own. Its first delivery knows of it."""
    if seen.manifest.repeats:
        another = [seen.manifest.delivery_id]
        # It has landed in the place of its own refusal.
        others = replace(seen, deliveries=tuple(each for each in seen.deliveries if each.delivery_id not in another))
        has_waited = manifest.status != "refused"
        noted = _noted(seen.deliveries[0], manifest, others, another, has_waited=has_waited)
        land.write_manifest(settings, vault, noted)
        _forget_refusals(settings, manifest, others, has_waited=has_waited)


def _noted(
    first: Manifest, manifest: Manifest, seen: Look, another: Iterable[str] = (), *, has_waited: bool = False
) -> Manifest:
    """What the first delivery of a content knows of the later ones, and of the copies that came."""
    overruled = _overruled(manifest, seen, has_waited=has_waited)
    later = {each.delivery_id for each in seen.deliveries[1:]} - {each.delivery_id for each in overruled}
    copies = {repeated.mark(manifest)} if repeated.is_copy(manifest, first) else set()
    # A copy whose refusal is forgotten is asked about once more.
    dealt_with = {*first.copies} - {repeated.mark(each) for each in overruled}
    return replace(
        first,
        sealed_as=sorted({*first.sealed_as, *manifest.sealed_as}),
        again=sorted({*later, *another}),
        copies=sorted(dealt_with | copies),
        is_snapshot=first.is_snapshot or manifest.is_snapshot,
    )


def _overruled(manifest: Manifest, seen: Look, *, has_waited: bool) -> list[Manifest]:
    """Later deliveries of this content that were refused under a declaration that is not in force any more; or that
    waited for requests to be repeated, where the content was read since then."""
    later = [each for each in seen.deliveries[1:] if each.status == "refused"]
    return [
        each
        for each in later
        if each.reading_digest != manifest.reading_digest or (has_waited and each.rule == other_codes.RULE)
    ]


def _forget_refusals(settings: Settings, manifest: Manifest, seen: Look, *, has_waited: bool = False) -> None:
    for each in _overruled(manifest, seen, has_waited=has_waited):
        land.forget(settings, each.partner_code, each.delivery_id)


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


def _seen_earlier(declaration: Declaration, manifest: Manifest, taken: list[Manifest]) -> Manifest | None:
    """The delivery of this content that turns out to be older than it seemed, as it is then."""
    lowest = min(taken, key=lambda each: each.rank)
    same = next((each for each in taken if each.version == manifest.version), lowest)
    is_older = repeated.is_same_span(declaration, manifest, same) and manifest.rank[:2] < same.rank[:2]
    return replace(same, version=manifest.version, source_at=manifest.source_at) if is_older else None
