"""Where the declarations of real partners are kept: written once, for their owner's eyes, encrypted where keys are.

Add here: another thing done to a declaration file as a whole.
Keep out: what is in a declaration (declaration.py) and what is wrong with it (mistakes.py).
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyrage
import yaml

from warehouse.contract.declaration import declaration_text
from warehouse.contract.declaration.declaration_text import Found
from warehouse.contract.declaration.mistakes import holder, mistakes, validate_all
from warehouse.errors import ConfigError
from warehouse.intake.landing import land, stopped
from warehouse.intake.partners.declared import declaration_paths
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.vault import Vault

PLAIN, ENCRYPTED = ".yaml", ".yaml.age"
_CODE = re.compile(r"^[a-z][a-z0-9_]*$")


def add(settings: Settings, code: str, text: str, keys: Vault | None) -> Path:
    """A new declaration, readable by its owner alone. Never overwrites. Raises ConfigError."""
    home.require_own(settings)
    if not _CODE.match(code):
        raise ConfigError("The code is used as a file name: small letters, digits and _, beginning with a letter.")
    if stopped.is_stopped(settings, keys, code):
        raise ConfigError(
            f"{code} was a partner and was stopped. Take another code: what it sent must not be mixed up."
        )
    if any(holder(path) == code for path in _files(settings)):
        raise ConfigError(f"There is a declaration of {code} already. Take another code, or move that file away.")
    path = settings.partners / f"{code}{ENCRYPTED if keys else PLAIN}"
    _write(path, land.seal(text.encode(), keys) if keys else text.encode())
    return path


def encrypt(settings: Settings, code: str, keys: Vault) -> Path:
    """Put the encrypted declaration in the place of the plain one. Raises ConfigError."""
    open_one = next((path for path in _plain_files(settings) if holder(path) == code), None)
    if open_one is None:
        raise ConfigError(f"There is no plain declaration {code}{PLAIN} in network/partners/ of the home.")
    _require_one(settings, code, keys)
    return _replace(open_one, keys)


def _replace(open_one: Path, keys: Vault) -> Path:
    """The plain file goes when the encrypted one has been read back. Raises ConfigError."""
    path = open_one.with_name(open_one.name.removesuffix(".yml").removesuffix(PLAIN) + ENCRYPTED)
    if path.exists():
        raise ConfigError(
            f"There is an encrypted declaration of {holder(path)} already, beside a plain one. Remove the one that is "
            "out of date."
        )
    data = open_one.read_bytes()
    _write(path, land.seal(data, keys))
    if land.unseal(path.read_bytes(), keys) != data:
        path.unlink()
        raise ConfigError("The encrypted file could not be read back; the plain one was left as it is.")
    open_one.unlink()
    return path


def plain(settings: Settings) -> dict[str, Path]:
    """Code → declaration of a real partner that anybody can read who has the disk. What is no YAML counts as real."""
    return {holder(path): path for path in _plain_files(settings) if not _is_invented(path)}


def encrypt_all(settings: Settings, keys: Vault) -> list[str]:
    """The plain declarations of real partners. Gives back their codes. Raises ConfigError where both kinds are there.

    One with mistakes stays as it is, to be mended: nothing runs before it is, and all of them are told then.
    """
    ready = {code: path for code, path in plain(settings).items() if not validate_all([path], settings)}
    for path in ready.values():
        _replace(path, keys)
    return sorted(ready)


def _is_invented(path: Path) -> bool:
    """A declaration that says so. One that cannot be read may be anybody's."""
    try:
        attributes = declaration_text.attributes_of(declaration_text.read(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError):
        return False
    return isinstance(attributes, dict) and attributes.get("demo") is True


def text_of(settings: Settings, code: str, keys: Callable[[], Vault]) -> str:
    """A declaration as it was written. The keys are asked for only where it is encrypted. Raises ConfigError."""
    paths = [path for path in declaration_paths(settings) if holder(path) == code]
    if not paths:
        raise ConfigError(f"There is no declaration of {code!r}. `crossings partner list` names those in force.")
    vault = keys() if any(path.suffix == ".age" for path in paths) else None
    _require_one(settings, code, vault)
    return declaration_text.read(paths[0], vault)


def _require_one(settings: Settings, code: str, keys: Vault | None) -> None:
    """Of two files with one code, by their names or by what they say, none is the partner's. Raises ConfigError."""
    paths = [path for path in declaration_paths(settings) if code in (holder(path), _said_code(path, keys))]
    if len(paths) > 1:
        partners = home.directory(settings) / "partners"
        names = ", ".join(str(path.relative_to(partners)) for path in paths)
        raise ConfigError(
            f"{len(paths)} files are a declaration of {code}: {names}. Remove what is out of date, or give each "
            "partner its own code."
        )


def _said_code(path: Path, keys: Vault | None) -> object:
    """Which code a file says. One that cannot be read, or is encrypted while no key was needed, only has its name."""
    try:
        attributes = declaration_text.attributes_of(declaration_text.read(path, keys))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ConfigError, pyrage.DecryptError, ValueError):
        return None
    return attributes.get("code") if isinstance(attributes, dict) else None


def mistakes_of(settings: Settings, attributes: Mapping[str, Any]) -> list[Found]:
    """What `partner validate` would say of it."""
    return mistakes(dict(attributes), settings)


def _plain_files(settings: Settings) -> list[Path]:
    return sorted(path for path in _files(settings) if path.name.endswith((PLAIN, ".yml")))


def _files(settings: Settings) -> list[Path]:
    return [path for path in settings.partners.rglob("*") if path.is_file()] if settings.partners.is_dir() else []


def _write(path: Path, data: bytes) -> None:
    """A half declaration would stop the whole warehouse, and one that is there is somebody's work."""
    try:
        land.write_whole(path, data, only_new=True)
    except FileExistsError:
        raise ConfigError("There is such a declaration already. Nothing was overwritten.") from None
