"""Keys are taken away from a machine on a bad day: from then on nobody opens what is encrypted here, whoever asks.

Nothing is destroyed: both holders of the escrow bring the keys back. Where there is no escrow, all of it is lost for
ever, so whoever calls this has asked first.

Add here: another place in which keys of this home may still be.
Keep out: stopping programs (dagster_project), asking and telling.
"""

from datetime import UTC, datetime

from warehouse.keys import half_way, place
from warehouse.settings import Settings

# What rests without encryption, room by room: what somebody reads who takes a sealed machine.
READABLE = {
    "published": "releases, and which account of this computer published them",
    "exchange": "packages for donors and ministries",
    "reports": "trend reports and drafts",
    "candidates": "a release that is not judged to the end",
    "refused": "releases that a test refused",
    "verdicts": "what the tests said of releases",
    "network": "the network's name, cities, estimates, and to whom numbers are sent; declarations are encrypted",
    "superset": "names of accounts, what they opened, and the cache of published answers",
    "dagster": "runs: neutral codes of partners, when they delivered, how many rows",
    "logs": "what the programs said: the same",
}


def doubts(settings: Settings) -> list[str]:
    """What somebody must know who says that an escrow brings these keys back."""
    found, file = [], settings.keys_file
    if settings.keys == "file" and file.exists():
        at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        found.append(
            f"The keys were last changed at {at:%Y-%m-%d %H:%M} UTC. No escrow made before that brings them back."
        )
    kept = place.of(settings).read() or {}
    if half_way.is_going_on(kept):
        found.append(f"A change of keys is not finished, and no escrow holds it. `{half_way.command(kept)}` ends it.")
    return found


def put_away(settings: Settings) -> bool:
    """The keys are gone from their place. Says whether there were any. A second call changes nothing."""
    return place.of(settings).remove()


def still_readable(settings: Settings) -> dict[str, str]:
    """Rooms of this home in which something lies that no key protects."""
    return {room: what for room, what in READABLE.items() if _holds_something(settings, room)}


def _holds_something(settings: Settings, room: str) -> bool:
    folder = settings.home / room
    return folder.is_dir() and any(path.is_file() for path in folder.rglob("*"))
