"""One small network per test session: everybody here reads it, nobody writes into it."""

from pathlib import Path
from typing import Any

import pytest

from warehouse.networks.demo import Truth, generate
from warehouse.networks.demo.truth import FOLDER
from warehouse.networks.demo.world import World, simulate


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("network") / "demo"
    generate(folder)
    return folder


@pytest.fixture(scope="session")
def truth(network: Path) -> Truth:
    return Truth(network / FOLDER)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest network there is, for tests that add files to it and take them away again."""
    folder = tmp_path_factory.mktemp("tiny") / "demo"
    generate(folder, contacts=5_000)
    return folder


@pytest.fixture(scope="session")
def world() -> World:
    return simulate()


@pytest.fixture(scope="session")
def truth_contacts(truth: Truth) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = truth.table("contacts").to_pylist()
    return rows


@pytest.fixture(scope="session")
def truth_moves(truth: Truth) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = truth.table("moves").to_pylist()
    return rows
