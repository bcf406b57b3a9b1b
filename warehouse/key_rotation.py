"""New keys in the place of old ones, or beside them.

    file keys    DB and LANDING: nothing is derived from them, so everything is sealed anew
    token key    WH: a new key at the end of the chain, and every token wrapped under it; the others stay: what
                 arrives goes through the whole chain

Add here: another key that can be changed.
Keep out: NOISE and ERASE: noise and the list of erased persons hang on them for ever.

The old keys stay beside the new ones, under `previous`, until the new ones have opened everything. A rotation that is
killed leaves a warehouse that can be read, and the same command goes on with it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage

from warehouse import another_database, database, vault
from warehouse.backup import forgetting
from warehouse.errors import ConfigError
from warehouse.intake.landing import cannot_link, current_key, erased_persons, erasure_filter, land, ledger
from warehouse.intake.rebuild import fill
from warehouse.keys import half_way, place, used_keys
from warehouse.keys.begin import objects
from warehouse.settings import Settings
from warehouse.vault import Vault

_ROWS, _PARQUET = re.compile(r"^[0-9a-f]{64}$"), b"PAR1"
_NO_PARTNERS = (land.OUTSIDE, cannot_link.FOLDER, erased_persons.FOLDER, ledger.FOLDER)


def rewrap(settings: Settings, vault: Vault, tell: Callable[[str], None]) -> int:
    """How many objects were written anew. The caller holds the one-writer lock."""
    changed = 0
    for path in _rows_objects(settings):
        if _is_rewrapped(settings, vault, path):
            changed += 1
            tell("object wrapped")
    for path in cannot_link.files(settings):
        cannot_link.keep(settings, vault, path.name.removesuffix(land.OBJECT), cannot_link.read(path, vault))
        tell("object wrapped")
    return changed


def _rows_objects(settings: Settings) -> Iterator[Path]:
    for path in sorted(settings.landing.glob("*/*" + land.OBJECT)):
        if _ROWS.match(path.name.removesuffix(land.OBJECT)) and path.parent.name not in _NO_PARTNERS:
            yield path


def _is_rewrapped(settings: Settings, vault: Vault, path: Path) -> bool:
    partner, delivery_id = path.parent.name, path.name.removesuffix(land.OBJECT)
    manifest = land.find(settings, vault, partner, delivery_id)
    if manifest is None or manifest.status == "refused":
        _drop_left(path, vault)
        return False
    if current_key.keying(land.read_resting(settings, vault, partner, delivery_id)) == current_key.of_now(vault):
        return False
    # Erased persons first: those whom an old copy brought back could not be told once they are wrapped.
    manifest, rows = erasure_filter.kept(settings, vault, manifest)
    land.rewrite(settings, vault, manifest, rows)
    return True


def _drop_left(path: Path, vault: Vault) -> None:
    """Rows that a killed landing or a killed refusal left: nothing ever reads them, and they have tokens of before."""
    if land.unseal(path.read_bytes(), vault).startswith(_PARQUET):
        path.unlink()


_NAMED = 5


def reseal(settings: Settings, old: str, new: str, tell: Callable[[str], None]) -> int:
    """Every object under the new key. How many were changed. Raises ConfigError naming what neither key opens."""
    before, after = pyrage.x25519.Identity.from_str(old), pyrage.x25519.Identity.from_str(new)
    changed, shut = 0, []
    for path in objects(settings):
        data = path.read_bytes()
        if _plain(data, after) is not None:
            continue
        plain = _plain(data, before)
        if plain is None:
            shut.append(path)
            continue
        _put(path, plain, after)
        changed += 1
        tell("object resealed")
    _refuse(settings, shut, "neither the former nor the new key opens")
    return changed


def verify(settings: Settings, new: str) -> None:
    """The new key alone opens everything. Raises ConfigError otherwise."""
    after = pyrage.x25519.Identity.from_str(new)
    shut = [path for path in objects(settings) if _plain(path.read_bytes(), after) is None]
    _refuse(settings, shut, "the new key does not open")


def _put(path: Path, plain: bytes, identity: pyrage.x25519.Identity) -> None:
    sealed = bytes(pyrage.encrypt(plain, [identity.to_public()]))
    if _plain(sealed, identity) != plain:
        raise RuntimeError("what was sealed cannot be read back")
    stood = path.stat()
    # Its own time: which letter of a partner is the last one hangs on it.
    place.write_whole(path, sealed, (stood.st_atime_ns, stood.st_mtime_ns))


def _plain(data: bytes, identity: pyrage.x25519.Identity) -> bytes | None:
    try:
        return bytes(pyrage.decrypt(data, [identity]))
    except pyrage.DecryptError:
        return None


def _refuse(settings: Settings, shut: list[Path], why: str) -> None:
    if shut:
        named = ", ".join(str(path.relative_to(settings.home)) for path in shut[:_NAMED])
        raise ConfigError(
            f"Of the encrypted files {why} {len(shut)}: {named}{' …' if len(shut) > _NAMED else ''}. Both keys are "
            "kept, and everything else can be read. Bring these files back from a backup or move them out of the home, "
            "then run the same command again."
        )


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
            verify(settings, str(kept["LANDING"]))
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
        changed = reseal(settings, former, str(kept["LANDING"]), tell)
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
