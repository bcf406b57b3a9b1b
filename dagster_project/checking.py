"""What `check` and `partner …` do: look at a file or at declarations, and write nothing.

Add here: another question that can be answered without the working database.
Keep out: names and values from the file.
"""

from pathlib import Path

from dagster_project.telling import say, table, trouble
from warehouse import vault
from warehouse.errors import ConfigError, DeliveryRefused
from warehouse.intake.declaration import declaration_paths, declarations, find
from warehouse.settings import Settings
from warehouse.vault import Vault


def check(settings: Settings, path: Path, code: str) -> int:
    """The letter that the partner would get."""
    from warehouse.intake import check as look

    receipt = look(path, find(settings, code, _vault_if_needed(settings)), settings)
    say(receipt.letter)
    return DeliveryRefused.exit_code if receipt.status == "refused" else 0


def list_partners(settings: Settings) -> None:
    rows = [
        (each.code, each.alias, each.country, each.cadence, each.source.url, "demo" if each.demo else "real")
        for each in declarations(settings, _vault_if_needed(settings))
    ]
    table("Partners", ["code", "shown as", "country", "cadence", "source", ""], rows)


def validate(settings: Settings, files: list[Path]) -> int:
    from warehouse.intake.mistakes import validate_all

    paths = files or declaration_paths(settings)
    found = validate_all(paths, settings, _vault_if_needed(settings))
    for mistake in found:
        trouble(str(mistake))
    say(f"{len(paths)} declaration(s), {len(found)} mistake(s).")
    return ConfigError.exit_code if found else 0


def _vault_if_needed(settings: Settings) -> Vault | None:
    """Demo declarations are plain text; those of real partners may be encrypted."""
    return vault.load(settings) if settings.has_real_partners else None
