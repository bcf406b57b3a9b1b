"""A home that all tests of a file begin with: made once, and copied for each of them.

Add here: another thing that a copy needs to be like the home it was copied from.
Keep out: what such a home holds (the file of the tests), and homes that take minutes to make (shared_homes.py).
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from warehouse import vault
from warehouse.settings import Settings, settings
from warehouse.vault import Vault


@dataclass(frozen=True)
class Prepared:
    """Work with copies of it, never in it."""

    settings: Settings

    def copy_to(self, place: Settings) -> None:
        """The home with the times of its files, and its keys."""
        shutil.copytree(self.settings.home, place.home, symlinks=True, dirs_exist_ok=True)
        place.keys_file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(self.settings.keys_file, place.keys_file)


def home_of_its_own(folder: Path, patch: pytest.MonkeyPatch) -> Settings:
    """Settings of a home in this folder, without keys yet, as a process that is started for it reads them."""
    patch.setenv("CROSSINGS_HOME", str(folder / "home"))
    patch.setenv("CROSSINGS_KEYS_FILE", str(folder / "keys" / "keys.json"))
    for name in vault.NAMES:
        patch.delenv(f"CROSSINGS_KEY_{name}", raising=False)
    return settings()


def prepared(folder: Path, fill: Callable[[Settings, Vault], object]) -> Prepared:
    """A home with keys, filled in a folder that no test works in."""
    with pytest.MonkeyPatch.context() as patch:
        here = home_of_its_own(folder, patch)
        vault.init_demo(here)
        fill(here, vault.load(here))
    return Prepared(here)
