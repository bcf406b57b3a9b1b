"""What a message says: that there is a release, of which day, how many alerts, and where to log in.

Add here: another kind of message.
Keep out: texts (words.yaml), and anything of an alert but that it is one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from warehouse import yaml_text
from warehouse.contract.letter_words import Words
from warehouse.definitions.languages import LANGUAGES

CATALOGUE = Path(__file__).with_name("words.yaml")


@dataclass(frozen=True)
class Message:
    """What leaves."""

    subject: str
    text: str


@cache
def catalogue() -> Mapping[str, Mapping[str, Any]]:
    said: dict[str, dict[str, Any]] = yaml_text.read(CATALOGUE.read_text(encoding="utf-8"))
    return said


def of_release(language: str, day: date, alerts: int | None, new: int, dashboards: str) -> Message:
    """`alerts` None: the audience has none, or they are held back. `new` is said where it differs from `alerts`."""
    words = Words(language)
    if alerts is None:
        said = _say("release", language, day=words.day(day))
    else:
        form = "none" if alerts == 0 else words.locale.plural_form(alerts)
        added = "" if new == alerts else _say("new", language, count=words.number(new))
        said = _say("alerts", language, form, day=words.day(day), count=words.number(alerts), new=added)
    return Message(_say("subject", language), _with(said, dashboards))


def of_failure(language: str) -> Message:
    """That something must be done, and where to ask what: no more, for mail is read by others."""
    return Message(_say("failure_subject", language), _say("failure", language))


def of_well(language: str) -> Message:
    """That nothing is left of it."""
    return Message(_say("well_subject", language), _say("well", language))


def in_every_language(of: Callable[[str], Message]) -> Message:
    """For a mailbox of which no language is known."""
    said = [of(language) for language in LANGUAGES]
    return Message(said[0].subject, "\n".join(each.text for each in said))


def of_test(language: str, dashboards: str) -> Message:
    """A message that only shows that messages arrive."""
    return Message(_say("test_subject", language), _with(_say("test", language), dashboards))


def _say(phrase: str, language: str, form: str | None = None, **values: object) -> str:
    found = catalogue()[phrase][language]
    return str(found[form] if form else found).format(**values)


def _with(text: str, dashboards: str) -> str:
    return f"{text}\n\n{dashboards}" if dashboards else text
