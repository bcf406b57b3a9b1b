"""Where the declarations of real partners are kept: written once, for their owner's eyes, encrypted where keys are.

Add here: another thing done to a declaration file as a whole.
Keep out: what is in a declaration (declaration.py) and what is wrong with it (mistakes.py).
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from warehouse.errors import ConfigError
from warehouse.intake import declaration_text, land
from warehouse.intake.declaration import declaration_paths
from warehouse.intake.mistakes import Found, mistakes
from warehouse.settings import Settings
from warehouse.vault import Vault

PLAIN, ENCRYPTED = ".yaml", ".yaml.age"
_CODE = re.compile(r"^[a-z][a-z0-9_]*$")


def add(settings: Settings, code: str, text: str, keys: Vault | None) -> Path:
    """A new declaration, readable by its owner alone. Never overwrites. Raises ConfigError."""
    if not _CODE.match(code):
        raise ConfigError("The code is used as a file name: small letters, digits and _, beginning with a letter.")
    if any(_holder(path) == code for path in _files(settings)):
        raise ConfigError(f"There is a declaration of {code} already. Take another code, or move that file away.")
    path = settings.partners / f"{code}{ENCRYPTED if keys else PLAIN}"
    _write(path, land.seal(text.encode(), keys) if keys else text.encode())
    return path


def encrypt(settings: Settings, code: str, keys: Vault) -> Path:
    """Put the encrypted declaration in the place of the plain one. Raises ConfigError."""
    plain = settings.partners / f"{code}{PLAIN}"
    path = settings.partners / f"{code}{ENCRYPTED}"
    if path.exists():
        raise ConfigError(f"There is an encrypted declaration of {code} already. Remove the one that is out of date.")
    if not _CODE.match(code) or not plain.is_file():
        raise ConfigError(f"There is no plain declaration {code}{PLAIN} under partners/ of the warehouse's home.")
    data = plain.read_bytes()
    _write(path, land.seal(data, keys))
    if land.unseal(path.read_bytes(), keys) != data:
        path.unlink()
        raise ConfigError("The encrypted file could not be read back; the plain one was left as it is.")
    plain.unlink()
    return path


def text_of(settings: Settings, code: str, keys: Callable[[], Vault]) -> str:
    """A declaration as it was written. The keys are asked for only where it is encrypted."""
    for path in declaration_paths(settings):
        if _holder(path) == code:
            return declaration_text.read(path, keys() if path.suffix == ".age" else None)
    raise ConfigError(f"There is no declaration of {code!r}. `crossings partner list` names those in force.")


def mistakes_of(settings: Settings, attributes: Mapping[str, Any]) -> list[Found]:
    """What `partner validate` would say of it."""
    return mistakes(dict(attributes), settings)


def _files(settings: Settings) -> list[Path]:
    return [path for path in settings.partners.rglob("*") if path.is_file()] if settings.partners.is_dir() else []


def _holder(path: Path) -> str:
    return path.parent.name if path.name.startswith("defs.") else path.name.split(".")[0]


def _write(path: Path, data: bytes) -> None:
    """A half declaration would stop the whole warehouse, and one that is there is somebody's work."""
    try:
        land.write_whole(path, data, only_new=True)
    except FileExistsError:
        raise ConfigError("There is such a declaration already. Nothing was overwritten.") from None
