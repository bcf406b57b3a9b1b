"""The time of what an interface answers: its state of now, which may change without any newer time in it.

Add here: nothing about one interface (pull/ knows them).
Keep out: files. A file has a time of its own.

A submission that is edited or deleted in Kobo leaves no newer time in its month. By the times in it alone, the changed
month would rank with the earlier one or before it, and the deleted submission would stay in the warehouse.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.manifest import Manifest
from warehouse.contract.prepare import asked_of, content_id, empty_id
from warehouse.intake.landing import land
from warehouse.intake.pull import SourceFile
from warehouse.settings import Settings
from warehouse.vault import Vault


def source_time(settings: Settings, vault: Vault, partner: str, file: SourceFile, data: bytes) -> datetime:
    """The file's own time; for a snapshot that differs from the one before it, a time after that one's."""
    if not file.is_snapshot:
        return file.modified_at
    month = date.fromisoformat(f"{file.name[:7]}-01")
    landed = land.landed(settings, partner)
    manifests = (land.read_manifest(settings, vault, partner, delivery_id) for delivery_id in landed)
    earlier = [manifest for manifest in manifests if _holds(manifest, month)]
    # Landing did not always say which ones are snapshots.
    earlier = [manifest for manifest in earlier if manifest.is_snapshot] or earlier
    if not earlier:
        return file.modified_at
    last = max(earlier, key=lambda manifest: manifest.rank)
    if last.content in _identities(last, data):
        return last.source_at
    return max(file.modified_at, last.source_at + timedelta(seconds=1))


def _identities(last: Manifest, data: bytes) -> tuple[str, str]:
    """Of what has come, with rows and as a month without any."""
    digest = content_id(data)
    return digest, empty_id(replace(last, delivery_id=digest))


def held_months(settings: Settings, vault: Vault, declaration: Declaration) -> set[date]:
    """Months of which the last snapshot has rows: they are to be asked for although the interface has nothing of them.

    Not those of another address: the form of last year is not emptied by that of this year. And not those of which only
    person-months are left: partners clear their own servers of old records, too.
    """
    last: dict[date, Manifest] = {}
    for delivery_id in land.landed(settings, declaration.code):
        manifest = land.read_manifest(settings, vault, declaration.code, delivery_id)
        if manifest.is_snapshot and manifest.status != "refused" and manifest.span_start:
            month = manifest.span_start.replace(day=1)
            last[month] = max(last.get(month, manifest), manifest, key=lambda each: each.rank)
    mine = asked_of(declaration)
    held = {month: each for month, each in last.items() if each.rows_received and each.asked == mine}
    return {month for month, each in held.items() if each.reduced_before is None}


def _holds(manifest: Manifest, month: date) -> bool:
    if manifest.status == "refused" or manifest.span_start is None or manifest.span_end is None:
        return False
    return manifest.span_start <= month <= manifest.span_end
