"""Fixtures of the contract of keys: a warehouse whose deliveries are small, as intake's contract has it."""

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parents[1] / "intake"), str(Path(__file__).parents[2] / "unit" / "intake")]

from intake_warehouse import Warehouse  # noqa: E402 - found by the path above

from warehouse import vault  # noqa: E402
from warehouse.settings import Settings  # noqa: E402


@pytest.fixture
def warehouse(place: Settings) -> Warehouse:
    """One warehouse with keys and one partner, and no delivery yet."""
    place.home.mkdir()
    made = Warehouse(place)
    vault.init_demo(place)
    made.declare()
    return made
