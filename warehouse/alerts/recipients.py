"""Who hears of releases: one YAML file of the home, encrypted at rest, for it holds addresses of people.

    alerts/recipients.yaml.age      recipients: [{name, audience, language, address or address_env, when, hears}, …]

Add here: another thing that is declared of a recipient, with its mistakes in mistakes.py.
Keep out: passwords. An address that needs one is in an environment variable, and the file names the variable.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage

from warehouse import yaml_text
from warehouse.alerts.mistakes import EVERY_RELEASE, FAILURES, NEW_ALERTS, RELEASES, mistakes
from warehouse.errors import ConfigError
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault


@dataclass(frozen=True)
class Recipient:
    """One person, or one role. `number` is its place in the list: logs say that, and no name."""

    number: int
    name: str
    audience: str
    language: str
    when: str
    written: str = field(repr=False)  # the address, or the name of the variable that holds it
    is_variable: bool
    hears: tuple[str, ...] = (RELEASES,)

    @property
    def address(self) -> str | None:
        """Where messages go, as `apprise` reads it. None where the variable is not set."""
        return os.environ.get(self.written) or None if self.is_variable else self.written

    @property
    def wants_new_alerts_only(self) -> bool:
        return self.when == NEW_ALERTS

    @property
    def hears_releases(self) -> bool:
        return RELEASES in self.hears

    @property
    def hears_failures(self) -> bool:
        return FAILURES in self.hears


def path(settings: Settings) -> Path:
    return settings.alerts / "recipients.yaml.age"


def read(settings: Settings, vault: Vault) -> list[Recipient]:
    """Everybody who is declared; nobody where there is no file. Raises ConfigError with all mistakes at once."""
    return checked(text_of(settings, vault)) if path(settings).exists() else []


def text_of(settings: Settings, vault: Vault) -> str:
    """The file as it was written. Raises ConfigError where there is none, or these keys do not open it."""
    if not path(settings).exists():
        raise ConfigError("No recipients are declared. `crossings alerts set FILE` does it.")
    try:
        return land.unseal(path(settings).read_bytes(), vault).decode()
    except pyrage.DecryptError:
        raise ConfigError(
            "The keys do not open alerts/recipients.yaml.age. Declare recipients again: `crossings alerts set FILE`."
        ) from None


def replace(settings: Settings, vault: Vault, text: str) -> list[Recipient]:
    """These instead of those before. Raises ConfigError with all mistakes at once; then those before stay."""
    found = checked(text)
    land.write_whole(path(settings), land.seal(text.encode(), vault))
    return found


def checked(text: str) -> list[Recipient]:
    """Raises ConfigError with all mistakes at once."""
    if found := mistakes(text):
        lines = "\n".join(f"  {place or '(top)'}: {what} {remedy}" for place, what, remedy in found)
        raise ConfigError(f"Nothing was changed or sent. {len(found)} mistake(s) in the list of recipients:\n{lines}")
    declared = yaml_text.read(text)["recipients"]
    return [_recipient(number, one) for number, one in enumerate(declared, start=1)]


def _recipient(number: int, declared: Mapping[str, Any]) -> Recipient:
    is_variable = "address_env" in declared
    return Recipient(
        number=number,
        name=declared["name"],
        audience=declared["audience"],
        language=declared["language"],
        when=declared.get("when", EVERY_RELEASE),
        written=declared["address_env" if is_variable else "address"],
        is_variable=is_variable,
        hears=tuple(declared.get("hears", [RELEASES])),
    )
