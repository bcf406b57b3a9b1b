"""A real network's home that nothing has run in, looked at on one day, and a folder in the place of the system's own.

Add here: another thing that several checks are tried on.
Keep out: assertions.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dagster_project.doctor.case import Case, Finding
from dagster_project.doctor.database_facts import Facts
from warehouse.settings import Settings

AT = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
FACTS = Facts(
    is_built=True,
    is_up_to_date=True,
    late={},
    pending=0,
    held=0,
    restatement=None,
    turning=frozenset({0, 45}),
    kept_too_long=0,
    about_rows=1200,
)


@dataclass
class Patient:
    """What a test breaks, and then looks at with one check."""

    settings: Settings
    root: Path
    environment: dict[str, str] = field(default_factory=dict)
    watched: Mapping[str, object] = field(default_factory=dict)

    def case(self, facts: Facts | None = None, **changes: Any) -> Case:
        case = Case(replace(self.settings, **changes), AT, self.environment, self.root, watched=self.watched)
        if facts is not None:
            vars(case)["facts"] = facts  # what a built database would say
        return case

    def system(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def begin(self) -> None:
        """Something was taken in, on the day of the look and not on that of the test."""
        (self.settings.landing / "aa_one" / "2026-10").mkdir(parents=True)
        os.utime(self.settings.landing, (AT.timestamp(), AT.timestamp()))


def codes(found: Any) -> list[str]:
    """What is not well."""
    return [f"{each.level} {each.code}" for each in found if each.level != "well"]


def only(found: Any) -> Finding:
    (one,) = [each for each in found if each.level != "well"]
    return one
