"""A home in which three releases were built once; each test takes a copy of it."""

from functools import partial

import pytest
from prepared_home import Prepared, prepared
from small_releases import Build, built

from warehouse.settings import Settings
from warehouse.vault import Vault


@pytest.fixture(scope="session")
def with_releases(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Most tests build a release of these numbers, and find its files here; test_release.py writes them."""
    return prepared(
        tmp_path_factory.mktemp("releases"),
        lambda place, keyring: [built(place, keyring, persons) for persons in (12, 11, 10)],
    )


@pytest.fixture
def place(place: Settings, with_releases: Prepared) -> Settings:
    with_releases.copy_to(place)
    return place


@pytest.fixture
def build(place: Settings, keyring: Vault) -> Build:
    return partial(built, place, keyring)
