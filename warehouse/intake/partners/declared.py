"""The partners of a home: every declaration of its network, checked as a whole, and without those that were stopped.

Add here: another question to all declarations at once.
Keep out: what one declaration says (warehouse/contract/declaration), and writing one (declaration_store.py).
"""

import hashlib
from pathlib import Path

from warehouse.contract.declaration.declaration import Declaration, read_attributes
from warehouse.contract.declaration.mistakes import validate_all
from warehouse.errors import ConfigError
from warehouse.intake.landing import stopped
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.vault import Vault


def declaration_paths(settings: Settings) -> list[Path]:
    """The declaration files of the home's network."""
    partners = home.directory(settings) / "partners"
    return sorted(path for path in partners.rglob("*") if path.name.endswith((".yaml", ".yml", ".yaml.age")))


def declarations(settings: Settings, vault: Vault | None = None) -> list[Declaration]:
    """Every partner in force. Raises ConfigError listing all mistakes of all declarations at once."""
    return stopped.in_force(settings, vault, declared(settings, vault))


def declared(settings: Settings, vault: Vault | None = None) -> list[Declaration]:
    """The same with those that were stopped: what their declarations say has not changed.

    They are asked for at every step of a run, and read and checked once for as long as nothing changes that decides.
    """
    paths = declaration_paths(settings)
    stamp = _stamp(settings, paths, vault)
    if stamp is None or stamp not in _KNOWN:
        checked = _checked(settings, paths, vault)
        if stamp is None:
            return checked
        _KNOWN.clear()  # a process has one home; what was before is not asked for again
        _KNOWN[stamp] = checked
    return list(_KNOWN[stamp])


_KNOWN: dict[str, list[Declaration]] = {}


def _stamp(settings: Settings, paths: list[Path], vault: Vault | None) -> str | None:
    """Changes with the declarations, the network that they are checked against, and the keys. None: cannot be read."""
    keys = (vault.landing_identity, vault.landing_previous) if vault else None
    here = home.directory(settings)
    about = (here, home.stamp(here), settings.demo, (settings.demo / "truth").exists(), keys)
    digest = hashlib.sha256(repr(about).encode())
    try:
        for path in paths:
            digest.update(str(path).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    except OSError:
        return None
    return digest.hexdigest()


def _checked(settings: Settings, paths: list[Path], vault: Vault | None) -> list[Declaration]:
    if mistakes := validate_all(paths, settings, vault):
        lines = "\n".join(f"  {mistake}" for mistake in mistakes)
        raise ConfigError(f"{len(mistakes)} mistake(s) in the partner declarations:\n{lines}")
    return [Declaration.model_validate(read_attributes(path, vault)) for path in paths]


def find(settings: Settings, code: str, vault: Vault | None = None) -> Declaration:
    """One partner by its code. Raises ConfigError naming the codes that exist."""
    known = {declaration.code: declaration for declaration in declarations(settings, vault)}
    if code not in known:
        raise ConfigError(f"There is no partner {code!r}. Known partners: {', '.join(sorted(known)) or 'none'}.")
    return known[code]
