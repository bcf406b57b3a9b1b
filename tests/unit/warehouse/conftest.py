"""A warehouse of its own for each test: settings and keys in a temporary directory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse import vault
from warehouse.settings import Settings, settings
from warehouse.vault import Vault


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    monkeypatch.setenv("CROSSINGS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CROSSINGS_KEYS_FILE", str(tmp_path / "keys" / "keys.json"))
    for name in vault.NAMES:
        monkeypatch.delenv(f"CROSSINGS_KEY_{name}", raising=False)
    return settings()


@pytest.fixture
def keyring(place: Settings) -> Vault:
    vault.init_demo(place)
    return vault.load(place)
