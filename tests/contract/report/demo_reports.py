"""Reports of the demo network: which there are, and what was written of them.

Add here: another thing that tests ask of them. Keep out: making them (conftest.py).
"""

from dataclasses import dataclass
from datetime import date

from pipeline_home import Home

from dashboards.report.files.prepared import Prepared

EDITIONS = ("regional", "fi", "donor")
FIRST, AFTER = date(2023, 1, 1), date(2024, 1, 1)


@dataclass(frozen=True)
class Reports:
    """A home, and what was written there: edition and language → the report, kind → its file."""

    home: Home
    prepared: dict[tuple[str, str], Prepared]
    files: dict[tuple[str, str, str], bytes]
