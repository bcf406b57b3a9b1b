"""New keys in the place of old ones, or beside them.

    file keys    DB and LANDING: nothing is derived from them, so everything is sealed anew
    token key    WH: a new key at the end of the chain, and every token wrapped under it; the others stay: what
                 arrives goes through the whole chain

Add here: another key that can be changed.
Keep out: NOISE and ERASE: noise and the list of erased persons hang on them for ever.

The old keys stay beside the new ones, under `previous`, until the new ones have opened everything. A rotation that is
killed leaves a warehouse that can be read, and the same command goes on with it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse import another_database, database, vault
from warehouse.backup import forgetting
from warehouse.errors import ConfigError
from warehouse.intake.rebuild import fill
from warehouse.key_rotation import reseal_files
from warehouse.key_rotation.rewrap_landing import rewrap
from warehouse.keys import half_way, place, used_keys
from warehouse.settings import Settings

FILE_KEYS = ("DB", "LANDING")
TOKEN_KEY = ("WH",)
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Rotated:
    """What came of it, for people."""

    objects: int
    has_database: bool
    went_on: bool
    recipient: str


def rotate(
    settings: Settings,
    tell: Tell = lambda _step: None,
    wait_seconds: float = 60,
    *,
    names: Sequence[str] = FILE_KEYS,
) -> Rotated:
    """Every step under the one-writer lock. Raises Sealed, Locked, ConfigError; after each of them nothing is lost."""
    _refuse_environment(names)
    there = place.of(settings)
    with database.exclusive(settings, wait_seconds):
        vault.require(settings, vault.found_keys(settings))
        kept = there.read() or {}
        went_on = half_way.is_going_on(kept)
        if went_on:
            _refuse_others(kept, names)
        else:
            kept = _begin(settings, there, kept, names)
        # After the keys: killed between the two, the marks know one key less, which keeps nobody out.
        used_keys.note(settings, vault.load(settings).used_keys)
        tell("keys made")
        objects = _objects(settings, kept, tell)
        has_database = _database(settings, there, kept, tell)
        if "LANDING" in names:
            reseal_files.verify(settings, str(kept["LANDING"]))
        tell("verified")
        forgetting.note(settings)
        there.replace({name: kept[name] for name in vault.NAMES if name in kept})
        tell("old keys dropped")
    return Rotated(objects, has_database, went_on, vault.load(settings).landing_recipient)


def _refuse_environment(names: Sequence[str]) -> None:
    given = [name for name in names if name in vault.from_environment()]
    if given:
        raise ConfigError(
            f"{', '.join(given)}: this key comes from the environment (CROSSINGS_KEY_…), and what is there cannot be "
            "changed from here. Put the keys into the key file for the rotation, and unset the variable."
        )


def _refuse_others(kept: dict[str, Any], names: Sequence[str]) -> None:
    """What was begun is ended first, and as it was begun."""
    if set(names) != set(half_way.names(kept)):
        raise ConfigError(f"Another change of keys is not finished. End it first with `{half_way.command(kept)}`.")


def _begin(settings: Settings, there: place.Place, kept: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The new keys beside the old ones, before anything is sealed or wrapped with them."""
    vault.checked(vault.found_keys(settings))
    files = vault.made_file_keys()
    new = {name: vault.lengthened(kept[name]) if name in TOKEN_KEY else files[name] for name in names}
    both = kept | new | {half_way.PREVIOUS: {name: kept[name] for name in names}}
    there.replace(both)
    return both


def _objects(settings: Settings, kept: dict[str, Any], tell: Tell) -> int:
    """Sealed anew, wrapped, or both. How many in all, one counted once."""
    changed = 0
    if former := half_way.previous(kept, "LANDING"):
        changed = reseal_files.reseal(settings, former, str(kept["LANDING"]), tell)
        tell("objects resealed")
    if half_way.previous(kept, "WH"):
        wrapped = rewrap(settings, vault.load(settings), tell)
        changed = max(changed, wrapped)
        tell("objects wrapped")
    return changed


def _database(settings: Settings, there: place.Place, kept: dict[str, Any], tell: Tell) -> bool:
    """Build beside, note the mark, move. The mark comes before the move: see half_way.py."""
    if not settings.working_db.exists():
        return False
    new = vault.found_keys(settings)["DB"]
    if not half_way.is_moved(kept, settings.working_db):
        built = another_database.beside(settings)
        old = half_way.previous(kept, "DB") or new
        if half_way.previous(kept, "WH"):
            keyring = vault.load(settings)
            another_database.fill(settings, old, new, lambda con: fill(con, settings, keyring))
        else:
            another_database.build(settings, old, new)
        tell("database built")
        if another_database.has_log(settings):
            raise ConfigError(
                "The working database still has a write-ahead log. Both keys are kept; run the same command again."
            )
        there.replace(kept | {half_way.MARK: half_way.mark(built)})
        tell("database marked")
        _move(settings)
        tell("database moved")
    another_database.verify(settings, new)
    return True


def _move(settings: Settings) -> None:
    built = another_database.beside(settings)
    built.chmod(settings.working_db.stat().st_mode & 0o777)
    place.settle(built)
    built.replace(settings.working_db)
    place.settle(settings.working)
