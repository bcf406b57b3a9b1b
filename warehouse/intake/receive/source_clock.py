"""What to believe of the time that a source gives a file, where its clock is wrong.

A time in the future would stand above every correction of the same version that follows, for years.

Add here: another sign that a clock is wrong.
Keep out: the order of deliveries (warehouse/contract/manifest.py), and the times of snapshots (snapshot.py).
"""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.prepare import content_id
from warehouse.intake.landing import land
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


def _now(settings: Settings) -> datetime:
    """The end of the day that this home lives in, where that lies ahead: a rehearsal of a later day."""
    return max(datetime.now(UTC), datetime.combine(settings.as_of, time.max, UTC))
