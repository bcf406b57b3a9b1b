"""Permissions: what lies in the home is for its owner alone, and its owner is who runs the pipeline.

Add here: another thing that others must not read.
Keep out: the key file (rooms/keys.py), and closing what lies open: `crossings run` does it.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, soon, well

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def look(case: Case) -> Iterator[Finding]:
    home = case.settings.home
    if not home.exists():
        return
    if home.stat().st_mode & _OTHERS:
        yield Finding(
            Level.NOW, "home_open", "Other accounts of this computer can look into the home.", "home",
            f"chmod 700 {home}",
        )  # fmt: skip
    strangers, opened = 0, 0
    for path in _all(home):
        about = path.lstat()
        strangers += about.st_uid != case.user
        opened += bool(about.st_mode & _OTHERS) and not stat.S_ISLNK(about.st_mode)
    if opened and not home.stat().st_mode & _OTHERS:
        yield soon("open", f"{opened} files or folders in the home are open to others.", "home", f"chmod -R go= {home}")
    if strangers:
        said = f"{strangers} files in the home belong to another account: somebody ran a command as another user."
        yield soon("other_owner", said, "home", f"chown -R $(stat -c %U {home}) {home}, as root")
    if not opened and not strangers:
        yield well("closed", "The home is for its owner alone.")


def _all(home: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(home):
        for name in (*folders, *names):
            path = Path(here, name)
            if path.exists() or path.is_symlink():
                yield path
