"""Who hears of releases: one YAML file of the home, encrypted at rest, for it holds addresses of people.

    alerts/recipients.yaml.age      recipients: [{name, audience, language, address or address_env, when, hears}, …]

Add here: another thing that is declared of a recipient, with its mistakes.
Keep out: passwords. An address that needs one is in an environment variable, and the file names the variable.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage
import yaml

from warehouse import yaml_text
from warehouse.alerts import sending
from warehouse.audiences import audiences
from warehouse.contract.declaration.declaration_text import Found, unreadable
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault

EVERY_RELEASE, NEW_ALERTS = "every_release", "new_alerts"
WHEN = (EVERY_RELEASE, NEW_ALERTS)
# What nobody of an audience is ever written in: nothing in Ukraine comes in Russian.
NEVER = {"ua": "ru"}

_NEEDED = ("name", "audience", "language")
HEARS = (RELEASES, FAILURES) = ("releases", "failures")

_KEYS = (*_NEEDED, "when", "address", "address_env")
_LISTS = ("hears",)
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]*")


def mistakes(text: str) -> list[Found]:
    """Where, what is wrong, how to mend it. Empty for a list that can be used."""
    try:
        declared = yaml_text.read_handed_in(text)
    except yaml.YAMLError as error:
        return [unreadable(error)]
    if not isinstance(declared, dict) or not isinstance(declared.get("recipients"), list):
        return [("", "holds no list of recipients.", "Write `recipients:` and below it one entry, with -, for each.")]
    found = [(str(key), "is not known.", "Remove it.") for key in declared if key != "recipients"]
    for number, one in enumerate(declared["recipients"], start=1):
        if isinstance(one, dict):
            found += [(f"recipient {number}, {key}", what, remedy) for key, what, remedy in _of(one)]
        else:
            found.append((f"recipient {number}", "is no entry with keys.", f"It needs {', '.join(_NEEDED)}, address."))
    return [*found, *_twice(declared["recipients"])]


def _of(one: Mapping[str, Any]) -> Iterator[Found]:
    for key in one:
        if key not in (*_KEYS, *_LISTS):
            yield str(key), "is not known.", f"Known are {', '.join((*_KEYS, *_LISTS))}."
    for key in _KEYS:
        if key in one and not (isinstance(one[key], str) and one[key].strip()):
            yield key, "is no text.", "Write a word, in quotes where YAML reads it otherwise."
    for key in _NEEDED:
        if key not in one:
            yield key, "is missing.", "Write it."
    yield from _choices(one)
    yield from _hears(one)
    yield from _together(one)
    yield from _addresses(one)


def _choices(one: Mapping[str, Any]) -> Iterator[Found]:
    for key, choices in (("audience", tuple(audiences())), ("language", LANGUAGES), ("when", WHEN)):
        if isinstance(one.get(key), str) and one[key] not in choices:
            yield key, "is none of the words that can stand there.", f"Choose one of {', '.join(choices)}."


def _hears(one: Mapping[str, Any]) -> Iterator[Found]:
    hears = one.get("hears", [RELEASES])
    if not isinstance(hears, list) or not hears or not {*map(str, hears)} <= {*HEARS}:
        yield "hears", "is no list of what is heard of.", f"Write [{', '.join(HEARS)}], or one of them in brackets."


def _together(one: Mapping[str, Any]) -> Iterator[Found]:
    """What is right alone and wrong beside another key."""
    audience = one.get("audience")
    if audience in NEVER and one.get("language") == NEVER[audience]:
        yield "language", f"is never {NEVER[audience]} for the audience {audience}.", "Choose another language."
    known = audiences().get(audience) if isinstance(audience, str) else None
    if known and known.is_outside and one.get("when") == NEW_ALERTS:
        yield (
            "when",
            f"would never come true: the audience {audience} has no alerts.",
            f"Write {EVERY_RELEASE}, or remove it.",
        )


def _addresses(one: Mapping[str, Any]) -> Iterator[Found]:
    if ("address" in one) == ("address_env" in one):
        said = "stands beside address_env." if "address" in one else "is missing."
        yield "address", said, "Write address, or with address_env the name of a variable that holds it: one of them."
    variable, address = one.get("address_env"), one.get("address")
    if isinstance(variable, str) and not _VARIABLE.fullmatch(variable):
        yield "address_env", "is no name of a variable.", "Write a name like MAIL_TO_ME, not the address."
    if isinstance(address, str):
        yield from (("address", what, remedy) for what, remedy in sending.mistakes(address))


def _twice(declared: list[Any]) -> Iterator[Found]:
    """Two entries that would send somebody the same message twice, or that a person could not tell apart."""
    entries = [(number, one) for number, one in enumerate(declared, start=1) if isinstance(one, dict)]
    for keys, what in ((("name",), "the same name"), (("address", "address_env", "audience"), "the same address")):
        first: dict[str, int] = {}
        for number, one in entries:
            value = repr([one.get(key) for key in keys])
            if not any(one.get(key) for key in keys if key != "audience"):
                continue
            if value in first:
                yield f"recipient {number}", f"has {what} as recipient {first[value]}.", "Remove or change one."
            first.setdefault(value, number)


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
