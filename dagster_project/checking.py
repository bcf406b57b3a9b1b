"""What `check` and `partner …` do: look at a file or at declarations, and write nothing.

Add here: another question that can be answered without the working database.
Keep out: names and values from the file.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from dagster_project.console import say, table, trouble
from warehouse import vault
from warehouse.contract.declaration.declaration import Declaration, read_attributes
from warehouse.errors import ConfigError, DeliveryRefused
from warehouse.intake.landing import stopped
from warehouse.intake.partners.declared import declaration_paths, declarations, find
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.vault import Vault


def check(settings: Settings, path: Path, followed: Declaration, copies: Mapping[str, Path | None]) -> int:
    """The letter that the partner would get, and copies of it where somebody wants them."""
    from warehouse.intake.letters import letter
    from warehouse.intake.receive.receive import dry_run

    manifest = dry_run(path, followed, home.directory(settings))
    forms = letter.forms(letter.content(manifest, followed))
    say(forms["md"].decode())
    _tell_signature(path, followed)
    for form, copy in copies.items():
        if copy is not None:
            _write(copy, forms[form])
    return DeliveryRefused.exit_code if manifest.status == "refused" else 0


def _tell_signature(path: Path, followed: Declaration) -> None:
    """A right one is told here; of a wrong one, the letter speaks."""
    from warehouse.contract.envelope import signed
    from warehouse.intake.receive import arrival

    sent = arrival.from_folder(path)
    if sent.signature is not None and signed.is_by(followed, sent.name, sent.data, sent.signature):
        say(f"The signature beside it is that of {followed.alias}.")


def followed(settings: Settings, code: str | None, path: Path | None) -> Declaration:
    """The declaration in force for a partner, or one that the partner holds itself: then no key is needed."""
    if path is None and code is None:
        raise ConfigError("Say whose file it is: --partner CODE, or --declaration FILE.")
    if path is None:
        return find(settings, str(code), _vault_if_needed(settings))
    from warehouse.contract.declaration.mistakes import OF_DEMO, are_of_demo, mistakes

    attributes = _attributes(path)
    if found := mistakes(attributes, settings):
        lines = "\n".join(f"  {key or '(top)'}: {what} {remedy}" for key, what, remedy in found)
        why = f"\n{OF_DEMO}" if are_of_demo(found, attributes, settings) else ""
        raise ConfigError(f"{len(found)} mistake(s) in {path.name}:\n{lines}{why}")
    declaration = Declaration.model_validate(attributes)
    if code not in (None, declaration.code):
        raise ConfigError(f"{path.name} is the declaration of {declaration.code!r}, not of {code!r}.")
    return declaration


def _attributes(path: Path) -> object:
    try:
        return read_attributes(path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise ConfigError(f"{path.name} cannot be read as YAML. Check indentation and quotes.") from None


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ConfigError(f"The letter cannot be written to {path}: {error.strerror}.") from None


def list_partners(settings: Settings) -> None:
    keyring = _vault_if_needed(settings)
    rows = [
        (each.code, each.alias, each.country, each.cadence, each.source.url, _standing(settings, keyring, each))
        for each in declarations(settings, keyring)
    ]
    table("Partners", ["code", "shown as", "country", "cadence", "source", ""], rows)


def _standing(settings: Settings, keyring: Vault | None, declaration: Declaration) -> str:
    kind = "demo" if declaration.demo else "real"
    if not stopped.is_stopped(settings, keyring, declaration.code):
        return kind
    return f"{kind}, stopped: kept up to {declaration.active_to}, nothing is fetched"


def validate(settings: Settings, files: list[Path]) -> int:
    from warehouse.contract.declaration.mistakes import validate_all

    missing = [path for path in files if not path.is_file()]
    paths = [path for path in files or declaration_paths(settings) if path not in missing]
    told = [f"{path}: There is no such file. Without a name all in force are checked." for path in missing]
    told += map(str, validate_all(paths, settings, _vault_if_needed(settings, paths)))
    for mistake in told:
        trouble(mistake)
    say(f"{len(paths)} declaration(s), {len(told)} mistake(s).")
    return ConfigError.exit_code if told else 0


def _vault_if_needed(settings: Settings, files: Sequence[Path] = ()) -> Vault | None:
    """Only encrypted declarations need the keys."""
    is_needed = any(path.suffix == ".age" for path in (*declaration_paths(settings), *files))
    return vault.load(settings) if is_needed or stopped.is_any(settings) else None
