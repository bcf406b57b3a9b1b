"""Keys in the operating system's keyring, where its package is there."""

import sys
from collections.abc import Iterator

import pytest
from keys_said import shown

from warehouse import vault
from warehouse.settings import settings


def test_the_keyring_is_asked_for_only_where_its_package_is(crossings, place, monkeypatch, capsys) -> None:
    monkeypatch.setenv("CROSSINGS_KEYS", "keyring")
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert crossings("keys", "init") == 2
    assert "not installed" in shown(capsys)
    monkeypatch.setenv("CROSSINGS_KEYS", "drawer")
    assert crossings("keys", "status") == 2


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], str]]:
    """The package itself, with a keyring of its own kind in memory: the tests touch nobody's."""
    package = pytest.importorskip("keyring", reason="the package keyring is optional")
    kept: dict[tuple[str, str], str] = {}

    class InMemory(package.backend.KeyringBackend):
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            kept[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del kept[service, username]

    monkeypatch.setenv("CROSSINGS_KEYS", "keyring")
    before = package.get_keyring()
    package.set_keyring(InMemory())
    yield kept
    package.set_keyring(before)


def test_the_keyring_keeps_keys_in_the_place_of_the_file(crossings, place, drawer, capsys) -> None:
    assert crossings("keys", "init") == 0
    assert not place.keys_file.exists()
    assert list(drawer) == [("crossings", str(place.home))]
    before = vault.load(settings())
    assert crossings("keys", "init") == 2
    assert vault.load(settings()) == before
    assert crossings("keys", "rotate", "--file-keys") == 0
    now = vault.load(settings())
    assert now.chain == before.chain
    assert now.landing_identity != before.landing_identity
    assert before.landing_identity not in "".join(drawer.values())
    assert before.landing_identity not in shown(capsys)


def test_sealing_empties_the_keyring(crossings, place, drawer, capsys) -> None:
    assert crossings("keys", "init") == 0
    assert len(drawer) == 1
    assert (crossings("seal", "--yes"), len(drawer)) == (0, 0)
    assert crossings("seal", "--yes") == 0
