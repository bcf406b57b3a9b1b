"""A home of its own for each test, named by the environment as for a real process."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dagster_project import cli
from warehouse.settings import Settings, settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("CROSSINGS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CROSSINGS_KEYS_FILE", str(tmp_path / "keys.json"))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home" / "dagster"))
    monkeypatch.delenv("CROSSINGS_AS_OF", raising=False)
    return settings()


@pytest.fixture
def crossings(home: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a command in this process; gives back its exit code."""

    def run(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["crossings", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0)

    return run
