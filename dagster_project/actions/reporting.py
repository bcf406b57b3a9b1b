"""What `crossings report` does: read the question, make or check, and tell what came of it.

Add here: another thing to tell of a report. Keep out: how it is made and checked (dashboards/report/).
"""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dagster_project.console import say, step
from dashboards.report import making, shelf
from dashboards.report.content import CURRENT
from dashboards.report.document import Asked
from dashboards.report.files.verify import Outcome
from dashboards.report.files.word.template import OWN, SHIPPED
from warehouse.audiences import whole
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.settings import Settings
from warehouse.whole_months import months_after

_SHOWN = 60  # letters of the analyst's words, so that she knows which are meant


@dataclass(frozen=True)
class Wish:
    """As it was typed."""

    first: str | None
    last: str | None
    language: str
    release: str
    edition: str | None
    out: Path | None
    kept: Path | None
    is_new: bool


def make(settings: Settings, wish: Wish) -> None:
    asked = asked_of(wish)
    out = wish.out or shelf.folder(settings, asked.edition)
    with step(f"the trend report for {asked.edition}, in {asked.language}"):
        made = making.make(settings, asked, out, earlier=wish.kept, is_new=wish.is_new)
    if made.earlier:
        carried = f"{made.kept.paragraphs} paragraphs and {made.kept.places} filled places were carried over"
        say(f"  From {made.earlier.name}: {carried}.")
        if made.kept.moved:
            say(f"  {made.kept.moved} of them stand at the end: their places are gone from the report.")
    say(f"✓ Release {made.mark.asked.release_id}, in {out}:")
    for file in made.files:
        say(f"  {file.name} ({file.stat().st_size / 1e6:.1f} MB)")


def verify(settings: Settings, file: Path) -> int:
    """The exit code."""
    outcome = making.check(settings, file)
    _tell_hers(outcome)
    if not outcome.faults:
        say(f"✓ {file.name} says what release {outcome.mark.asked.release_id} says.")
        return 0
    say(f"✗ {file.name} does not say what release {outcome.mark.asked.release_id} says:")
    for fault in outcome.faults:
        say(f"  {fault}")
    say("Write the report anew (`crossings report`): the analyst's words stay, numbers and caveats become right.")
    return 1


def template(to: Path) -> None:
    if to.exists():
        raise ConfigError(f"{to} is there already. Nothing was overwritten. Name another file.")
    try:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise ConfigError(f"{to} cannot be written ({error.strerror}). Name another file.") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(SHIPPED.read_bytes())
    say(f"✓ Written: {to}. Change it in Word, then put it into the home as reports/{OWN}.")


def asked_of(wish: Wish) -> Asked:
    """Raises ConfigError with all that is wrong with the question."""
    mistakes: list[str] = []
    first, last = _month("--from", wish.first, mistakes), _month("--to", wish.last, mistakes)
    if wish.language not in LANGUAGES:
        mistakes.append(f"--language {wish.language}: no report is in it. There are: {', '.join(LANGUAGES)}.")
    if wish.kept and wish.is_new:
        mistakes.append("--keep and --new contradict each other: leave one away.")
    if first and last and first > last:
        mistakes.append("--from is after --to: the first month comes first.")
    if mistakes or not first or not last:
        raise ConfigError("\n".join(mistakes))
    edition = wish.edition or whole().name
    return Asked(edition, wish.language, first, months_after(last, 1), wish.release or CURRENT)


def _month(option: str, text: str | None, mistakes: list[str]) -> date | None:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        mistakes.append(f"{option} must be a month like 2023-01{', and is missing' if text is None else ''}.")
        return None


def _tell_hers(outcome: Outcome) -> None:
    if outcome.own:
        say("Words of the analyst's own, which no release knows:")
    for own in outcome.own:
        text = own.text if len(own.text) <= _SHOWN else f"{own.text[:_SHOWN]} …"
        say(f"  after {own.after or 'nothing'}: {text or 'a picture'}")
