"""The desk at which keys are kept: the command line, two holders of an escrow, and an escrow file."""

import sys
from datetime import date
from pathlib import Path

import pyrage
import pytest

from dagster_project import cli
from warehouse.keys import escrow
from warehouse.settings import Settings
from warehouse.vault import Vault

DAY = date(2024, 2, 20)


@pytest.fixture
def crossings(place: Settings, monkeypatch: pytest.MonkeyPatch):
    """The command line in this process; gives back its exit code."""

    def run(*words: object) -> int:
        monkeypatch.setattr(sys, "argv", ["crossings", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0)

    return run


class Person:
    """Somebody who holds one half: a secret key in a file of their own."""

    def __init__(self, path: Path) -> None:
        identity = pyrage.x25519.Identity.generate()
        self.file, self.recipient, self.identity = path, str(identity.to_public()), identity
        path.write_text(f"# created: 2024-02-20\n# public key: {self.recipient}\n{identity}\n")


@pytest.fixture
def two(tmp_path: Path) -> tuple[Person, Person]:
    return Person(tmp_path / "first"), Person(tmp_path / "second")


@pytest.fixture
def written(place: Settings, keyring: Vault, two: tuple[Person, Person], tmp_path: Path) -> Path:
    """An escrow file, and the keys lost."""
    path = tmp_path / "keys.escrow"
    escrow.write(place, [one.recipient for one in two], path, DAY)
    place.keys_file.rename(tmp_path / "lost.json")
    return path
