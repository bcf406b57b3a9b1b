"""What to believe of the time that a source gives a file, where its clock is wrong, or ours was.

A time in the future would stand above every correction of the same version that follows, for years.

Add here: another sign that a clock is wrong.
Keep out: the order of deliveries (warehouse/contract/manifest.py), and the times of snapshots (snapshot.py).
"""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from warehouse import database
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.manifest import Manifest
from warehouse.contract.prepare import content_id
from warehouse.first_row import first_row
from warehouse.intake.landing import land
from warehouse.intake.receive import repeated
from warehouse.settings import Settings
from warehouse.vault import Vault

# Clocks differ by minutes, and by hours where a zone is not said.
SKEW = timedelta(days=1)


def believed(settings: Settings, vault: Vault, partner: str, arrived: Arrived) -> Arrived:
    """The file with a time in the future taken for the time at which it came: now, or when its content came first."""
    now = _now(settings)
    # Snapshots only have an order among themselves, which needs no true time.
    if arrived.is_snapshot or arrived.modified_at <= now + SKEW:
        return arrived
    known = land.find(settings, vault, partner, content_id(arrived.data))
    came_at = known.source_at if known and known.source_at <= now else now
    return replace(arrived, modified_at=came_at, is_ahead=True)


def set_right(settings: Settings, vault: Vault, partner: str) -> None:
    """What came while our own clock was ahead gets a time that has been: nobody knows which, so the earliest one.

    It stays above what it stood above, in its order, and comes before all that is fetched from now on. The database
    learns it of accepted deliveries with the end of this receiving, since they decide about days.
    """
    latest = (_now(settings) + SKEW).replace(tzinfo=None)
    with database.writer(settings, vault) as con:
        ahead = con.execute(
            "select delivery_id from raw.delivery where partner_code = ? and source_at > ? "
            "order by version, source_at, delivery_id",
            [partner, latest],
        ).fetchall()
        righted: list[Manifest] = []  # in their order; the database does not know their times yet
        for place, (delivery_id,) in enumerate(ahead, 1):
            manifest = land.find(settings, vault, partner, delivery_id)
            if manifest is None or manifest.is_snapshot:
                continue
            if manifest.source_at.replace(tzinfo=None) > latest:
                before = first_row(con.execute(_BEFORE, [partner, latest, manifest.span_end, manifest.span_start]))
                times = [before[0].replace(tzinfo=UTC)] if before and before[0] else []
                times += [each.source_at for each in righted if _overlap(each, manifest)]
                came_at = _earliest(settings, manifest, max(times, default=None)) + place * repeated.LEAST
                manifest = replace(manifest, source_at=came_at, is_ahead=True)
                land.write_manifest(settings, vault, manifest)
            righted += [manifest] if manifest.status != "refused" else []
            if manifest.status == "refused":
                con.execute(
                    "update raw.delivery set source_at = ? where partner_code = ? and delivery_id = ?",
                    [manifest.source_at.replace(tzinfo=None), partner, delivery_id],
                )


_BEFORE = """
select max(source_at) from raw.delivery
where partner_code = ? and source_at <= ? and status <> 'refused' and span_start <= ? and span_end >= ?
"""


def _earliest(settings: Settings, manifest: Manifest, before: datetime | None) -> datetime:
    """The time of what it stood above; else the end of its days, for a report of them comes later."""
    now = _now(settings)
    if before:
        return before
    return min(datetime.combine(manifest.span_end, time.max, UTC), now) if manifest.span_end else now


def _overlap(one: Manifest, other: Manifest) -> bool:
    if not (one.span_start and one.span_end and other.span_start and other.span_end):
        return False
    return one.span_start <= other.span_end and other.span_start <= one.span_end


def _now(settings: Settings) -> datetime:
    """The end of the day that this home lives in, where that lies ahead: a rehearsal of a later day."""
    return max(datetime.now(UTC), datetime.combine(settings.as_of, time.max, UTC))
