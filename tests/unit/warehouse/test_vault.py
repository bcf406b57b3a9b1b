"""Keys come from the environment or a 0600 file, are all there or the warehouse stays sealed, and are never shown."""

import json
import stat
from dataclasses import fields

import pytest

from warehouse import vault
from warehouse.errors import ConfigError, Sealed
from warehouse.settings import Settings
from warehouse.vault import Vault


def test_without_keys_the_warehouse_is_sealed_and_names_every_missing_key(place: Settings) -> None:
    with pytest.raises(Sealed) as caught:
        vault.load(place)
    assert all(name in str(caught.value) for name in vault.NAMES)
    assert caught.value.exit_code == 6


def test_demo_keys_are_for_the_owner_alone_and_outside_the_home(place: Settings) -> None:
    vault.init_demo(place)
    assert stat.S_IMODE(place.keys_file.stat().st_mode) == 0o600
    assert place.home not in place.keys_file.parents


def test_existing_keys_are_never_replaced(place: Settings) -> None:
    vault.init_demo(place)
    before = place.keys_file.read_bytes()
    vault.init_demo(place)
    assert place.keys_file.read_bytes() == before


def test_a_key_file_that_others_can_read_is_refused(place: Settings, keyring: Vault) -> None:
    place.keys_file.chmod(0o640)
    with pytest.raises(ConfigError, match="chmod 600"):
        vault.load(place)


def test_the_environment_wins_over_the_file(place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_DB", "from the environment")
    assert vault.load(place).db_key == "from the environment"


def test_no_key_is_in_the_repr_or_in_an_error(place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = repr(keyring)
    assert not any(str(getattr(keyring, each.name)) in shown for each in fields(Vault))
    monkeypatch.setenv("CROSSINGS_KEY_WH", "not-base64-but-secret")
    with pytest.raises(ConfigError) as caught:
        vault.load(place)
    assert "not-base64-but-secret" not in str(caught.value)


def test_a_short_key_is_refused(place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_NOISE", "c2hvcnQ=")
    with pytest.raises(ConfigError, match="32 bytes"):
        vault.load(place)


def test_a_key_file_that_is_not_json_is_refused_without_its_content(place: Settings, keyring: Vault) -> None:
    place.keys_file.write_text("secret words")
    with pytest.raises(ConfigError) as caught:
        vault.load(place)
    assert "secret" not in str(caught.value)


def test_the_recipient_fits_the_identity(place: Settings, keyring: Vault) -> None:
    assert keyring.landing_recipient.startswith("age1")
    assert set(json.loads(place.keys_file.read_text())) == set(vault.NAMES)
