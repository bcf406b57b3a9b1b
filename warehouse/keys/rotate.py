"""New file keys in the place of the old ones: DB and LANDING, from which nothing is derived.

Add here: another key that rotates freely.
Keep out: WH, NOISE and ERASE: tokens and noise hang on them, so they need more than sealing anew.

The old keys stay beside the new ones, under `previous`, until the new ones have opened everything. A rotation that is
killed leaves a warehouse that can be used, and the same command goes on with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from warehouse import database, vault
from warehouse.errors import ConfigError
from warehouse.keys import another_database, half_way, place, reseal
from warehouse.settings import Settings

FILE_KEYS = ("DB", "LANDING")
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Rotated:
    """What came of it, for people."""

    objects: int
    has_database: bool
    went_on: bool
    recipient: str


def rotate(settings: Settings, tell: Tell = lambda _step: None, wait_seconds: float = 60) -> Rotated:
    """Every step under the one-writer lock. Raises Sealed, Locked, ConfigError; after each of them nothing is lost."""
    _refuse_environment()
    there = place.of(settings)
    with database.exclusive(settings, wait_seconds):
        vault.require(settings, vault.found_keys(settings))
        kept = there.read() or {}
        went_on = half_way.is_going_on(kept)
        if not went_on:
            kept = _begin(settings, there, kept)
        tell("keys made")
        former, new = str(half_way.previous(kept, "LANDING")), str(kept["LANDING"])
        objects = reseal.reseal(settings, former, new, tell)
        tell("objects resealed")
        has_database = _database(settings, there, kept, tell)
        reseal.verify(settings, new)
        tell("verified")
        there.replace({name: kept[name] for name in vault.NAMES if name in kept})
        tell("old keys dropped")
    return Rotated(objects, has_database, went_on, vault.load(settings).landing_recipient)


def _refuse_environment() -> None:
    given = [name for name in FILE_KEYS if name in vault.from_environment()]
    if given:
        raise ConfigError(
            f"{', '.join(given)}: this key comes from the environment (CROSSINGS_KEY_…), and what is there cannot be "
            "changed from here. Put the keys into the key file for the rotation, and unset the variable."
        )


def _begin(settings: Settings, there: place.Place, kept: dict[str, Any]) -> dict[str, Any]:
    """The new keys beside the old ones, before anything is sealed with them."""
    vault.checked(vault.found_keys(settings))
    both = kept | vault.made_file_keys() | {half_way.PREVIOUS: {name: kept[name] for name in FILE_KEYS}}
    there.replace(both)
    return both


def _database(settings: Settings, there: place.Place, kept: dict[str, Any], tell: Tell) -> bool:
    """Build beside, compare, note the mark, move. The mark comes before the move: see half_way.py."""
    if not settings.working_db.exists():
        return False
    if not half_way.is_moved(kept, settings.working_db):
        built = another_database.beside(settings)
        another_database.build(settings, str(half_way.previous(kept, "DB")), str(kept["DB"]))
        tell("database built")
        if another_database.has_log(settings):
            raise ConfigError(
                "The working database still has a write-ahead log. Both keys are kept; run the same command again."
            )
        there.replace(kept | {half_way.MARK: half_way.mark(built)})
        tell("database marked")
        _move(settings)
        tell("database moved")
    another_database.verify(settings, str(kept["DB"]))
    return True


def _move(settings: Settings) -> None:
    built = another_database.beside(settings)
    built.chmod(settings.working_db.stat().st_mode & 0o777)
    place.settle(built)
    built.replace(settings.working_db)
    place.settle(settings.working)
