"""The warehouse that is looked at, and what a check says of one matter. Every check gets the same case, so that nothing
is read twice.

Add here: another thing that several checks ask for.
Keep out: judging it (the checks), and how a finding is shown (telling.py).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from dagster_project.doctor import database_facts
from dagster_project.doctor.database_facts import Facts
from warehouse import vault
from warehouse.errors import CrossingsError, Locked
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.vault import Vault


class Level(StrEnum):
    """How urgent it is, in rising order. `now` ends the command with its own exit code, and people are told."""

    WELL = "well"
    NOTE = "note"  # good to know, nothing to do
    SOON = "soon"  # on one of the next Mondays
    NOW = "now"  # today

    @property
    def rank(self) -> int:
        return list(Level).index(self)


@dataclass(frozen=True)
class Finding:
    """`code` never changes: scripts and alert rules hang on it. `figures` go to the metrics page.

    `names` are partners and places, shown with `--names` alone: what else is said may be pasted into a mail.
    """

    level: Level
    code: str
    what: str
    where: str = ""
    remedy: str = ""
    names: tuple[str, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)


def well(code: str, what: str, **figures: float) -> Finding:
    return Finding(Level.WELL, code, what, figures=figures)


def note(code: str, what: str, where: str = "", remedy: str = "") -> Finding:
    return Finding(Level.NOTE, code, what, where, remedy)


def soon(code: str, what: str, where: str, remedy: str) -> Finding:
    return Finding(Level.SOON, code, what, where, remedy)


def now(code: str, what: str, where: str, remedy: str) -> Finding:
    return Finding(Level.NOW, code, what, where, remedy)


@dataclass(frozen=True)
class Case:
    """`root` is where the system's own files are read from, and `at` the moment of the look, in UTC."""

    settings: Settings
    at: datetime
    environment: Mapping[str, str]
    root: Path = Path("/")
    user: int = field(default_factory=os.geteuid)
    watched: Mapping[str, object] = field(default_factory=dict)  # what the last look left (watch.py)

    @cached_property
    def keyring(self) -> Vault | None:
        """None while the warehouse is sealed, and where the keys cannot be used: rooms/keys.py says which."""
        try:
            return vault.load(self.settings)
        except CrossingsError:
            return None

    @cached_property
    def is_real(self) -> bool:
        """Whether real people can be in it. A network that cannot be read counts as real."""
        try:
            return home.has_own(self.settings) and not home.network(self.settings).is_invented
        except CrossingsError:
            return True

    @cached_property
    def is_begun(self) -> bool:
        """Whether anything was ever taken in."""
        return self.settings.working_db.exists() or any(self.settings.landing.glob("*/*"))

    @cached_property
    def facts(self) -> Facts | None:
        """What the working database says; None where there is none yet, it is sealed, or a run holds it."""
        if self.keyring is None or not self.settings.working_db.exists():
            return None
        try:
            return database_facts.read(self.settings, self.keyring)
        except Locked:
            return None

    def path(self, below: str) -> Path:
        """A file of the system, like proc/swaps."""
        return self.root / below

    def age_days(self, moment: datetime) -> float:
        return (self.at - moment).total_seconds() / 86_400


def clock() -> datetime:
    """The clock of real use; tests bring their own."""
    return datetime.now(UTC)
