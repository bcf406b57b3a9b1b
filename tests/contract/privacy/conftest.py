"""Fixtures of retention: a warehouse of three small partners, on a day when their first months have grown old."""

import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

_TESTS = Path(__file__).parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(_TESTS / "contract" / "intake"), str(_TESTS / "unit" / "intake")]

from erase_network import Network  # noqa: E402 - found by the paths above
from intake_warehouse import Warehouse  # noqa: E402
from old_network import PARTNERS, SOURCE  # noqa: E402

from warehouse import vault  # noqa: E402
from warehouse.settings import settings  # noqa: E402


def _network(folder: Path) -> Network:
    """The small network of the tests of erasing, empty yet, with its home and its keys in one folder."""
    home, keys = folder / "home", folder / "keys" / "keys.json"
    return Network(Warehouse(replace(settings(), home=home, keys_file=keys)))


@pytest.fixture(scope="session")
def networks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`met` after two months of deliveries and a build; `never` the same of partners who never met her; equal keys."""
    folder = tmp_path_factory.mktemp("networks")
    for name in ("empty", "met", "never"):
        made = _network(folder / name)
        made.warehouse.settings.home.mkdir(parents=True)
        if name == "empty":
            vault.init_demo(made.warehouse.settings)
        else:
            shutil.copytree(folder / "empty" / "keys", folder / name / "keys")
        made.declare()
        if name != "empty":
            for month in (3, 4):
                made.deliver(with_anna=name == "met", month=month)
            made.take()
            made.link()
    return folder


@pytest.fixture
def network(networks: Path, tmp_path: Path) -> Network:
    shutil.copytree(networks / "met", tmp_path / "met")
    return _network(tmp_path / "met")


@pytest.fixture
def never_met(networks: Path, tmp_path: Path) -> Network:
    shutil.copytree(networks / "never", tmp_path / "never")
    return _network(tmp_path / "never")


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    """Rows before April 2023 are old on its day, and nothing is old enough to go."""
    home = tmp_path / "home"
    home.mkdir()
    made = Warehouse(
        replace(
            settings(),
            home=home,
            as_of=date(2023, 7, 15),
            keys_file=tmp_path / "keys.json",
            keep_rows_months=3,
            keep_person_months_months=12,
        )
    )
    vault.init_demo(made.settings)
    for code, alias in PARTNERS.items():
        made.declare(code=code, alias=alias, **SOURCE(code))
    return made
