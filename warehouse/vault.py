"""Keys: where they come from, never what they are.

Add here: a new key, with the promise it serves.
Keep out: the network keys K_net (they belong to the partners and never reach the warehouse), and any use of a key.

Each key is read from `CROSSINGS_KEY_<NAME>` or from the 0600 file `settings.keys_file`. Nothing else is tried: a
warehouse without its keys stays sealed and says which are missing.
"""

import base64
import json
import os
import secrets
import stat
from dataclasses import dataclass, field

import pyrage

from warehouse.errors import ConfigError, Sealed
from warehouse.settings import Settings

NAMES = ("DB", "WH", "NOISE", "ERASE", "LANDING")


@dataclass(frozen=True)
class Vault:
    """The keys of one warehouse. `repr` shows none of them."""

    db_key: str = field(repr=False)  # working database, at rest
    k_wh: bytes = field(repr=False)  # second keying of every token
    k_noise: bytes = field(repr=False)  # record keys of the disclosure control
    k_erase: bytes = field(repr=False)  # suppression list of erased persons
    landing_identity: str = field(repr=False)  # age secret key of landing objects and letters

    @property
    def landing_recipient(self) -> str:
        return str(pyrage.x25519.Identity.from_str(self.landing_identity).to_public())


def load(settings: Settings) -> Vault:
    """The vault of this process. Raises Sealed naming every missing key, ConfigError when others can read the file."""
    found = _from_file(settings) | {
        name: value for name in NAMES if (value := os.environ.get(f"CROSSINGS_KEY_{name}", ""))
    }
    missing = [name for name in NAMES if not found.get(name)]
    if missing:
        raise Sealed(
            f"The warehouse is sealed: no key for {', '.join(missing)}. Set CROSSINGS_KEY_<NAME> for each, or put the "
            f"key file (mode 0600) at {settings.keys_file} or where CROSSINGS_KEYS_FILE points. `crossings demo` makes "
            "demo keys."
        )
    try:
        secret = {name: base64.b64decode(found[name], validate=True) for name in ("WH", "NOISE", "ERASE")}
        pyrage.x25519.Identity.from_str(found["LANDING"])
    except (ValueError, pyrage.IdentityError):
        raise ConfigError(
            "A key cannot be read: WH, NOISE and ERASE are base64, LANDING is an age secret key."
        ) from None
    if min(map(len, secret.values())) < 32:
        raise ConfigError("WH, NOISE and ERASE must each hold at least 32 bytes.")
    return Vault(found["DB"], secret["WH"], secret["NOISE"], secret["ERASE"], found["LANDING"])


def init_demo(settings: Settings) -> None:
    """Generate keys for a demo warehouse. An existing key file is left as it is: losing a key loses the data."""
    if settings.keys_file.exists():
        return
    settings.keys_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = {name: base64.b64encode(secrets.token_bytes(32)).decode() for name in ("WH", "NOISE", "ERASE")}
    keys |= {"DB": secrets.token_urlsafe(32), "LANDING": str(pyrage.x25519.Identity.generate())}
    descriptor = os.open(settings.keys_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(keys, file)


def _from_file(settings: Settings) -> dict[str, str]:
    path = settings.keys_file
    if not path.exists():
        return {}
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ConfigError(f"The key file {path} can be read by others. Mend it with: chmod 600 {path}")
    try:
        content = json.loads(path.read_text())
    except ValueError:
        raise ConfigError(f"The key file {path} is not JSON.") from None
    return {name: content[name] for name in NAMES if isinstance(content.get(name), str)}
