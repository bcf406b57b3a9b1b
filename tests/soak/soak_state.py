"""Where a soak lies on the disk, and what of it is done: a soak that was stopped goes on.

    home/      the warehouse            keys.json  its keys
    sources/   what partners sent       laptops/   those of partners that seal
    done/      an empty file for each step of a month that is done, and the record of each month that is checked
    closed.duckdb                       each closed cell as it was first published

Add here: what else must outlive a stop.
Keep out: what is done (soak_month.py).
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline_home import Home
from soak_people import Drawing, World
from soak_plan import Partner, Plan, as_of
from soak_sealing import Sealed

Record = dict[str, Any]


@dataclass(frozen=True)
class Soak:
    """One soak: its plan, its people, and its folder."""

    plan: Plan
    world: World
    folder: Path

    def home(self, step: int) -> Home:
        """The warehouse on the day of this step."""
        return Home(self.folder / "home", self.folder / "keys.json", as_of(step))

    @property
    def sources(self) -> Path:
        return self.folder / "sources"

    def laptop(self, partner: Partner) -> Sealed:
        return Sealed(self.plan, partner, self.folder / "laptops" / partner.code, self.sources)

    def once(self, step: int, what: str, action: Callable[[], object]) -> None:
        """Nothing where it was done already."""
        mark = self.folder / "done" / f"{step:02}-{what}"
        if not mark.exists():
            action()
            mark.touch()

    def record(self, step: int) -> Record | None:
        path = self._record(step)
        found: Record | None = json.loads(path.read_text()) if path.exists() else None
        return found

    def records(self) -> list[Record]:
        return [found for step in range(1, self.plan.months + 1) if (found := self.record(step))]

    def write(self, step: int, record: Record) -> None:
        self._record(step).write_text(json.dumps(record, indent=1) + "\n")

    def _record(self, step: int) -> Path:
        return self.folder / "done" / f"month-{step:02}.json"

    def adopt(self) -> None:
        """The partner's tool asks for the network where this process's warehouse has it."""
        os.environ["CROSSINGS_HOME"] = str(self.folder / "home")
        os.environ["CROSSINGS_KEYS_FILE"] = str(self.folder / "keys.json")


def soak(plan: Plan, folder: Path) -> Soak:
    (folder / "done").mkdir(parents=True, exist_ok=True)
    found = Soak(plan, Drawing(plan).world(), folder)
    found.adopt()
    return found


def sent_at(step: int, minutes: int = 0) -> datetime:
    """When files of this step come: some days before its run."""
    day = as_of(step) - timedelta(days=10)
    return datetime.combine(day, time(8, 0), ZoneInfo("UTC")) + timedelta(minutes=minutes)
