"""Fixtures of the intake contract: warehouses of one network, each in a home of its own."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "unit" / "intake")]

from intake_sources import Opener, hurry  # noqa: E402 - found by the paths above
from intake_warehouse import Warehouse  # noqa: E402
from played_server import Played, playing  # noqa: E402

from warehouse import vault  # noqa: E402
from warehouse.settings import Settings, settings  # noqa: E402


@pytest.fixture
def make(tmp_path: Path) -> Callable[[str], Warehouse]:
    """A new warehouse of the same network and keys in another home."""

    def build(name: str) -> Warehouse:
        real = settings()
        home = tmp_path / name
        home.mkdir()
        made = Warehouse(Settings(home, real.root, real.as_of, real.host, 1, 2, tmp_path / "keys.json"))
        vault.init_demo(made.settings)
        made.declare()
        return made

    return build


@pytest.fixture
def warehouse(make: Callable[[str], Warehouse]) -> Warehouse:
    return make("home")


@pytest.fixture
def open_source(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    """Opens a source of the test partner; waits between attempts are short."""
    hurry(monkeypatch)
    opener = Opener(warehouse.settings)
    with opener.stack:
        yield opener


@pytest.fixture
def played() -> Iterator[Played]:
    with playing() as server:
        yield server
