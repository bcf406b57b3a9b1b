"""What several kinds of tests need: a place of its own, keys, and copies of the demo network's home.

Add here: a fixture that more than one kind of test needs.
Keep out: fixtures of one room (its own conftest).
"""

import os
from pathlib import Path

import pytest
from pipeline_home import PARSED, Home
from prepared_home import home_of_its_own
from shared_homes import copied, demo_network, parsed_projects

from warehouse import vault
from warehouse.settings import Settings
from warehouse.vault import Vault

os.environ[PARSED] = str(parsed_projects())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files that build warehouses start first, those with most builds before the others, so that no worker is left
    with a long one at the end. Everyday runs leave out what is marked exhaustive; pytest says how many tests that were.
    """
    items.sort(key=_builds, reverse=True)
    if os.environ.get("CROSSINGS_TESTS") == "all":
        return
    left_out = [item for item in items if item.get_closest_marker("exhaustive")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _builds(item: pytest.Item) -> int:
    mark = item.get_closest_marker("builds")
    return mark.args[0] if mark else 0


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a home of its own for one test, without keys yet."""
    return home_of_its_own(tmp_path, monkeypatch)


@pytest.fixture
def keyring(place: Settings) -> Vault:
    """The keys of that home."""
    vault.init_demo(place)
    return vault.load(place)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both homes of the demo network, and one key file."""
    folder = tmp_path_factory.mktemp("homes") / "demo"
    copied("demo", demo_network, folder)
    return folder


@pytest.fixture(scope="session")
def northern_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A real network of other countries after `crossings run` (northern_network.py). Copy it; do not write into it."""
    from northern_network import built

    folder = tmp_path_factory.mktemp("homes") / "northern"
    copied("northern", built, folder)
    return Home(folder / "home", folder / "keys.json")


@pytest.fixture(scope="session")
def demo_home(homes: Path) -> Home:
    """A home with keys and the files of the small demo network, and nothing else. Copy it; do not write into it."""
    return Home(homes / "demo", homes / "keys.json")


@pytest.fixture(scope="session")
def built_home(homes: Path) -> Home:
    """The same after `crossings run`: raw rows, marts and a release. Copy it; do not write into it."""
    return Home(homes / "built", homes / "keys.json")
