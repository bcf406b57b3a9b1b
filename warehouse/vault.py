"""Keys: where they come from, never what they are.

Add here: a new key, with the promise it serves.
Keep out: the network keys K_net (they belong to the partners and never reach the warehouse), and any use of a key.

Each key is read from `CROSSINGS_KEY_<NAME>`, or from the 0600 file `settings.keys_file`, or with CROSSINGS_KEYS=keyring
from the operating system's keyring in the place of the file. Nothing else is tried: a warehouse without its keys stays
sealed and says which are missing.
"""

import base64
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from warehouse.errors import ConfigError, Locked, Sealed
from warehouse.keys import half_way, place, used_keys
from warehouse.settings import Settings

PURPOSES = {
    "DB": "opens the working database",
    "WH": "second keying of every token",
    "NOISE": "record keys of the disclosure control",
    "ERASE": "list of erased persons",
    "LANDING": "opens landing objects, letters, encrypted declarations, and who is told of releases",
}
NAMES = tuple(PURPOSES)
CHAINED = ","  # between the keys of WH, oldest first; base64 knows no comma


@dataclass(frozen=True)
class Vault:
    """The keys of one warehouse. `repr` shows none of them."""

    db_key: str = field(repr=False)  # working database, at rest
    chain: tuple[bytes, ...] = field(repr=False)  # keys WH of every token, oldest first
    k_noise: bytes = field(repr=False)  # record keys of the disclosure control
    k_erase: bytes = field(repr=False)  # suppression list of erased persons
    landing_identity: str = field(repr=False)  # age secret key of landing objects and letters
    landing_previous: str | None = field(default=None, repr=False)  # until a rotation is finished
    found_now: Callable[[], Mapping[str, str]] | None = field(default=None, repr=False, compare=False)

    @property
    def landing_recipient(self) -> str:
        """For whom to seal. Raises Locked when keys were changed since: it would be sealed, or keyed, with old ones."""
        self.require_current()
        return str(pyrage.x25519.Identity.from_str(self.landing_identity).to_public())

    @property
    def verdict_key(self) -> Ed25519PrivateKey:
        """Signs the verdicts on releases. Derived and not kept: every home has it, NOISE never changes, and the escrow
        holds it already."""
        seed = HKDF(SHA256(), 32, salt=None, info=b"crossings release verdict 1").derive(self.k_noise)
        return Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def backup_password(self) -> str:
        """Opens backups. Derived and not kept, for the same reasons: whoever opens the escrow opens the backups."""
        return HKDF(SHA256(), 32, salt=None, info=b"crossings backup 1").derive(self.k_noise).hex()

    @property
    def cell_key(self) -> str:
        """What makes the perturbation table's key of a sum of record keys (dbt, macro cell_key): the same for ever."""
        return HKDF(SHA256(), 32, salt=None, info=b"crossings cell key 2").derive(self.k_noise).hex()

    @property
    def used_keys(self) -> used_keys.Keys:
        """Those that nothing at rest notices to be wrong."""
        return {"WH": self.chain, "NOISE": (self.k_noise,), "ERASE": (self.k_erase,)}

    def require_current(self) -> None:
        """Raises Locked when keys were changed since they were loaded. Whoever writes asks it under the one-writer
        lock, and whoever could not open a thing asks it before telling that the thing is damaged."""
        found = self.found_now() if self.found_now else None
        own = (self.db_key, self.landing_identity, self.chain)
        if found is not None and (missing(found) or own != (found["DB"], found["LANDING"], chain_of(found["WH"]))):
            raise Locked("The keys were changed while this was running. What was done so far stays. Run it again.")

    @property
    def identities(self) -> list[Any]:
        """What opens an object at rest: the key of now, and the former one while a rotation is not finished."""
        found = [self.landing_identity, *([self.landing_previous] if self.landing_previous else [])]
        return [pyrage.x25519.Identity.from_str(one) for one in found]


def load(settings: Settings) -> Vault:
    """The vault of this process. Raises Sealed naming every key that is missing or of another warehouse, ConfigError
    when others can read the file."""
    kept = place.of(settings).read() or {}  # once: a rotation may replace it at any moment
    require(settings, _merged(kept))
    keyring = checked(_in_force(settings, kept))
    used_keys.require(settings, keyring.used_keys)
    return replace(
        keyring,
        landing_previous=half_way.previous(kept, "LANDING"),
        found_now=lambda: _in_force(settings, place.of(settings).read() or {}),
    )


def found_keys(settings: Settings) -> dict[str, str]:
    """Every key that is there, by name. The environment wins over the place."""
    return _merged(place.of(settings).read() or {})


def _in_force(settings: Settings, kept: dict[str, Any]) -> dict[str, str]:
    """The same, and of DB the former one while the database in place still has it."""
    former = half_way.db_key(kept, settings.working_db)
    return _merged(kept | {"DB": former} if former else kept)


def _merged(kept: Mapping[str, Any]) -> dict[str, str]:
    return {name: kept[name] for name in NAMES if isinstance(kept.get(name), str)} | from_environment()


def from_environment() -> dict[str, str]:
    return {name: value for name in NAMES if (value := os.environ.get(f"CROSSINGS_KEY_{name}", ""))}


def missing(found: Mapping[str, str]) -> list[str]:
    return [name for name in NAMES if not found.get(name)]


def require(settings: Settings, found: Mapping[str, str]) -> None:
    """Raises Sealed unless every key is there."""
    if lacking := missing(found):
        raise Sealed(
            f"The warehouse is sealed: no key for {', '.join(lacking)}. Set CROSSINGS_KEY_<NAME> for each, or put the "
            f"key file (mode 0600) at {settings.keys_file} or where CROSSINGS_KEYS_FILE points. `crossings unlock` "
            "brings them back after a power cut, `crossings keys restore` from an escrow file. `crossings keys init` "
            "makes keys for a new warehouse, `crossings demo` demo keys."
        )


def checked(found: Mapping[str, str]) -> Vault:
    """The keys as they are used. Raises ConfigError for one that cannot be a key, without its value."""
    try:
        chain = chain_of(found["WH"])
        noise, erase = (_secret(found[name]) for name in ("NOISE", "ERASE"))
        pyrage.x25519.Identity.from_str(found["LANDING"])
    except (ValueError, pyrage.IdentityError):
        raise ConfigError(
            "A key cannot be read: WH, NOISE and ERASE are base64 (of WH several, with commas between, once the token "
            "key was changed), LANDING is an age secret key."
        ) from None
    if min(map(len, (*chain, noise, erase))) < 32:
        raise ConfigError("WH, NOISE and ERASE must each hold at least 32 bytes.")
    return Vault(found["DB"], chain, noise, erase, found["LANDING"])


def chain_of(text: str) -> tuple[bytes, ...]:
    """The keys of WH, oldest first. Raises ValueError for what is no base64."""
    return tuple(_secret(one) for one in text.split(CHAINED))


def _secret(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def made() -> dict[str, str]:
    """New keys, all random."""
    return {name: _made_secret() for name in ("WH", "NOISE", "ERASE")} | made_file_keys()


def _made_secret() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def lengthened(chain: str) -> str:
    """The same token keys with a new one at the end."""
    return CHAINED.join((chain, _made_secret()))


def made_file_keys() -> dict[str, str]:
    """The two that can be rotated at any time: nothing is derived from them."""
    return {"DB": secrets.token_urlsafe(32), "LANDING": str(pyrage.x25519.Identity.generate())}


def init_demo(settings: Settings) -> None:
    """Generate keys for a demo warehouse. Existing keys are left as they are: losing a key loses the data."""
    there = place.of(settings)
    if there.read() is None:
        if not any(settings.landing.rglob("*.age")) and not settings.working_db.exists():
            used_keys.forget(settings)
        there.create(made())
