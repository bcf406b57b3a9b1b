"""What is known of a file already: under any name, in any wrapper, before its partner signed, while it waits.

Content that was taken counts once more, as a delivery of its own, for three reasons:

    a newer snapshot     an interface answers as it did before the last change: the edit was taken back
    a higher version     a correction came in between, and the partner sends the earlier file once more, above it
    another reading      the declaration was changed, and the file was sent again: a code book mended, a column, a scope

A file that only lies at its source is not read again when the declaration changes. A declaration follows the form of
now, and a code of the form of then may mean something else in it.

Add here: another way in which something that was dealt with comes again.
Keep out: reading a file (prepare.py), and landing what is new (receive.py).
"""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import pyarrow as pa

from warehouse import database
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import signed
from warehouse.contract.envelope.unwrap import ANOTHER
from warehouse.contract.findings import Problem
from warehouse.contract.manifest import Manifest
from warehouse.contract.prepare import Prepared, content_id
from warehouse.intake.landing import current_key, land
from warehouse.intake.pull import SourceFile
from warehouse.intake.receive import other_codes
from warehouse.settings import Settings
from warehouse.vault import Vault

# By these rules a file may be refused that was taken when keys were other ones.
LATER = signed.RULES | {ANOTHER}
LEAST = timedelta(microseconds=1)  # times of files are whole seconds: nothing else comes between


@dataclass(frozen=True)
class Again:
    """Content that counts once more."""

    manifest: Manifest  # that of a delivery of its own
    is_only_read_anew: bool = False  # so that nothing is new where it reads the same


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
    deliveries = tuple(deliveries_of(settings, vault, manifest.partner_code, manifest.delivery_id))
    if not deliveries:
        return Look(manifest)
    if all(each.status == "refused" for each in deliveries):
        return Look(manifest, _refused_alike(declaration, manifest, deliveries[0]), deliveries)
    again = counted(settings, vault, declaration, manifest, deliveries)
    if again is None:
        return Look(manifest, deliveries[0], deliveries)
    # It is there already where it was refused, or where a kill came before its first delivery knew of it.
    known = land.find(settings, vault, again.manifest.partner_code, again.manifest.delivery_id)
    if known and known.rule == other_codes.RULE != manifest.rule:
        known = None  # whether requests were repeated meanwhile is asked each time
    return Look(again.manifest, known, deliveries, again.is_only_read_anew)


def _refused_alike(declaration: Declaration, manifest: Manifest, known: Manifest) -> Manifest | None:
    is_alike = known.reading_digest == manifest.reading_digest and is_same_span(declaration, manifest, known)
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
    copies = {copy_mark(manifest)} if is_copy(manifest, first) else set()
    # A copy whose refusal is forgotten is asked about once more.
    dealt_with = {*first.copies} - {copy_mark(each) for each in overruled}
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
    is_older = is_same_span(declaration, manifest, same) and manifest.rank[:2] < same.rank[:2]
    return replace(same, version=manifest.version, source_at=manifest.source_at) if is_older else None


def deliveries_of(settings: Settings, vault: Vault, partner: str, delivery_id: str) -> list[Manifest]:
    """The first delivery of a content, and the later ones of the same content."""
    first = land.find(settings, vault, partner, delivery_id)
    if first is None:
        return []
    later = (land.find(settings, vault, partner, each) for each in first.again)
    return [first, *(each for each in later if each)]


def counted(
    settings: Settings, vault: Vault, declaration: Declaration, manifest: Manifest, known: Sequence[Manifest]
) -> Again | None:
    """The same content as a delivery of its own; None where nothing is new in it. `known`: its earlier deliveries."""
    taken = [each for each in known if each.status != "refused"]
    last = max(taken, key=lambda each: each.rank)
    if not _may_be_same_span(declaration, manifest, last):
        return None
    if manifest.is_snapshot and manifest.source_at > last.source_at:
        return Again(_as_another(manifest, last.delivery_id))
    if manifest.version > last.version and _is_overtaken(settings, vault, manifest, last):
        return Again(_as_another(manifest, last.content))
    # A copy that was refused as a delivery of its own is asked about until it is taken.
    is_waiting = copy_mark(manifest) in known[0].copies and any(each.status == "refused" for each in known[1:])
    is_asked_for = manifest.is_snapshot or is_copy(manifest, known[0]) or is_waiting
    if manifest.reading_digest == last.reading_digest or not is_asked_for or any(each.reduced_before for each in taken):
        return None
    # Without a higher version it takes the place of its own earlier reading, and of no correction that came after it.
    is_above = manifest.version > last.version
    time = manifest.source_at if is_above else last.source_at + LEAST
    ranked = replace(manifest, version=max(manifest.version, last.version), source_at=time)
    return Again(_as_another(ranked, last.delivery_id), is_only_read_anew=True)


def reads_the_same(settings: Settings, vault: Vault, prepared: Prepared, last: Manifest) -> bool:
    """Whether another reading of a file gives what its last one gave."""
    now = prepared.manifest
    if prepared.accepted is None or _numbers(now) != _numbers(last):
        return False
    kept = land.decoded(land.encoded(land.kept(prepared.accepted, vault)))
    landed = land.read_rows(settings, vault, last.partner_code, last.delivery_id)
    return bool(_sorted(kept).equals(_sorted(landed)))


def copy_mark(manifest: Manifest) -> str:
    """One copy of a content, by the version and the time under which it came."""
    return f"v{manifest.version} {manifest.source_at.isoformat()}"


def is_copy(manifest: Manifest, first: Manifest) -> bool:
    """Whether the content was sent once more, and nobody has dealt with that copy yet."""
    return manifest.rank[:2] > first.rank[:2] and copy_mark(manifest) not in first.copies


def is_same_span(declaration: Declaration, manifest: Manifest, known: Manifest) -> bool:
    """Where the rows decide about the span, the name does not have to say it, and equal rows have an equal one."""
    is_by_rows = declaration.delivery.span != "name" and manifest.span_start is None
    return is_by_rows or manifest.declared == known.declared


def _may_be_same_span(declaration: Declaration, manifest: Manifest, known: Manifest) -> bool:
    """Where the rows decide, a copy that was written later, or is read otherwise, may cover some days more or less."""
    is_by_rows = declaration.delivery.span != "name" and _overlap(manifest, known)
    return is_by_rows or is_same_span(declaration, manifest, known)


def _as_another(manifest: Manifest, before: str) -> Manifest:
    """Its identity follows from the content, the reading and the version; and from its own delivery before this one."""
    identity = content_id(f"again|{before}|{manifest.reading_digest}|{manifest.version}".encode())
    return replace(manifest, delivery_id=identity, repeats=manifest.delivery_id)


def _is_overtaken(settings: Settings, vault: Vault, manifest: Manifest, last: Manifest) -> bool:
    """Whether another content stands above its last delivery on some day, and not above this version."""
    landed = land.landed(settings, manifest.partner_code)
    others = (land.read_manifest(settings, vault, manifest.partner_code, each) for each in landed)
    return any(
        each.status != "refused"
        and each.content != last.content
        and _overlap(each, last)
        and last.rank < each.rank
        and each.rank[:2] < manifest.rank[:2]
        for each in others
    )


def _overlap(one: Manifest, other: Manifest) -> bool:
    if one.span_start is None or one.span_end is None or other.span_start is None or other.span_end is None:
        return False
    return one.span_start <= other.span_end and other.span_start <= one.span_end


def _numbers(manifest: Manifest) -> tuple[object, ...]:
    return (*manifest.declared, manifest.rows_received, manifest.rows_accepted, manifest.rows_refused)


def _sorted(rows: pa.Table) -> pa.Table:
    return current_key.unstamped(land.plain(rows)).select(sorted(rows.column_names))
