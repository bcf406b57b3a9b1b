"""Which release an export shows: its name, its day, whether its data are invented.

Add here: another thing that a release says of itself. Keep out: any other table.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from dashboards.reading.published import (
    LOCKED,
    NoRelease,
    shown_release,
    warehouse_file,
)
from warehouse.errors import CrossingsError
from warehouse.first_row import first_row
from warehouse.settings import Settings


@dataclass(frozen=True)
class Release:
    folder: Path
    name: str
    day: date
    invented: bool

    def refuse_another(self, here: Settings) -> None:
        """Raises when the link has moved: half of the pictures would be of another release."""
        if shown_release(here) != self.folder:
            raise CrossingsError(
                "A new release came in while the dashboard was looked at. Nothing was written. Export again."
            )


def current(here: Settings, audience: str) -> Release:
    folder = shown_release(here)
    with duckdb.connect(str(warehouse_file(folder, audience)), read_only=True, config=dict(LOCKED)) as con:
        row = first_row(con.execute("select as_of, invented from published.pub_release"))
    if row is None:
        raise NoRelease(f"Release {folder.name} does not say what it is. Publish again: crossings release publish.")
    return Release(folder, folder.name, row[0], bool(row[1]))
