"""The demo network's home backed up, lost, and back: what it takes, for the page of measured results.

Add here: another figure of it.
Keep out: promises that a small home can show (test_backup.py).
"""

import time
from dataclasses import replace
from pathlib import Path

import measured_results
import pytest
from pipeline_home import Home, Ran

from warehouse.backup import last

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(1)]


def test_the_demo_network_comes_back_number_by_number(built_home: Home, tmp_path: Path) -> None:
    home = replace(built_home.copy(tmp_path / "home"), extra={"CROSSINGS_BACKUP_REPOSITORY": str(tmp_path / "store")})
    rows = []

    def timed(what: str, ran_in: Home, *arguments: str) -> Ran:
        began = time.monotonic()
        ran = ran_in.crossings(*arguments)
        assert ran.code == 0, ran.text
        known = last.read(ran_in.settings)
        size = f"{known.bytes / 1e6:.1f}" if known and arguments == ("backup",) else ""
        stored = sum(path.stat().st_size for path in (tmp_path / "store").rglob("*") if path.is_file())
        rows.append([what, f"{time.monotonic() - began:.0f}", size, f"{stored / 1e6:.1f}"])
        return ran

    timed("first backup", home, "backup")
    timed("next backup, nothing new", home, "backup")
    bare = replace(home, path=tmp_path / "bare")
    timed("restore", bare, "restore")
    ran = timed("rebuild after it", bare, "rebuild")
    assert "All is as it was when the backup was made" in ran.text
    assert bare.digest() == home.digest()
    measured_results.keep(
        "backup_demo",
        title="Backup and restore of the demo network",
        what="Nine partners and 20,000 contacts. After the rebuild every table is the same, by one hash.",
        heads=["what", "seconds", "MB backed up", "MB in the repository"],
        rows=rows,
        place=31,
    )
