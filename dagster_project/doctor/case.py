"""The warehouse that is looked at. Every check gets the same one, so that nothing is asked twice.

Add here: another thing that several checks ask for.
Keep out: judging it (the checks).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from dagster_project.doctor import database_facts
from dagster_project.doctor.database_facts import Facts
from warehouse import vault
from warehouse.errors import CrossingsError, Locked
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.vault import Vault


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
