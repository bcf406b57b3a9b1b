"""When content that was taken counts once more, as a delivery of its own.

    a newer snapshot     an interface answers as it did before the last change: the edit was taken back
    a higher version     a correction came in between, and the partner sends the earlier file once more, above it
    another reading      the declaration was changed, and the file was sent again: a code book mended, a column, a scope

A file that only lies at its source is not read again when the declaration changes. A declaration follows the form of
now, and a code of the form of then may mean something else in it.

Add here: another reason for which the same bytes count twice.
Keep out: what is remembered of copies that do not count (deduplicate.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import pyarrow as pa

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.manifest import Manifest
from warehouse.contract.prepare import Prepared, content_id
from warehouse.intake.landing import current_key, land, rows_parquet
from warehouse.settings import Settings
from warehouse.vault import Vault

LEAST = timedelta(microseconds=1)  # times of files are whole seconds: nothing else comes between


def deliveries(settings: Settings, vault: Vault, partner: str, delivery_id: str) -> list[Manifest]:
    """The first delivery of a content, and the later ones of the same content."""
    first = land.find(settings, vault, partner, delivery_id)
    if first is None:
        return []
    later = (land.find(settings, vault, partner, each) for each in first.again)
    return [first, *(each for each in later if each)]


@dataclass(frozen=True)
class Again:
    """Content that counts once more."""

    manifest: Manifest  # that of a delivery of its own
    is_only_read_anew: bool = False  # so that nothing is new where it reads the same


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
    is_waiting = mark(manifest) in known[0].copies and any(each.status == "refused" for each in known[1:])
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
    kept = rows_parquet.decoded(rows_parquet.encoded(land.kept(prepared.accepted, vault)))
    landed = land.read_rows(settings, vault, last.partner_code, last.delivery_id)
    return bool(_sorted(kept).equals(_sorted(landed)))


def mark(manifest: Manifest) -> str:
    """One copy of a content, by the version and the time under which it came."""
    return f"v{manifest.version} {manifest.source_at.isoformat()}"


def is_copy(manifest: Manifest, first: Manifest) -> bool:
    """Whether the content was sent once more, and nobody has dealt with that copy yet."""
    return manifest.rank[:2] > first.rank[:2] and mark(manifest) not in first.copies


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
    return current_key.unstamped(rows_parquet.plain(rows)).select(sorted(rows.column_names))
