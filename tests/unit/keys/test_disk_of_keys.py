"""People are told when their keys lie on the disk that they protect."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from dagster_project import status
from warehouse import vault
from warehouse.keys import disk_of_keys
from warehouse.settings import Settings

MEMORY = Path("/dev/shm")


def test_keys_beside_the_home_are_told_in_status(place: Settings, keyring: vault.Vault, capsys) -> None:
    place.home.mkdir(exist_ok=True)

    assert disk_of_keys.is_shared(place)
    status.show(place)
    assert "same disk" in " ".join(capsys.readouterr().err.split())


@pytest.mark.skipif(not os.access(MEMORY, os.W_OK), reason="needs a second file system, as Linux has in memory")
def test_keys_on_another_disk_are_not(place: Settings, keyring: vault.Vault) -> None:
    place.home.mkdir(exist_ok=True)
    elsewhere = MEMORY / f"crossings-keys-{os.getpid()}.json"
    elsewhere.write_bytes(place.keys_file.read_bytes())
    try:
        assert not disk_of_keys.is_shared(replace(place, keys_file=elsewhere))
    finally:
        elsewhere.unlink()


def test_keys_of_the_environment_are_on_no_disk(place: Settings, keyring: vault.Vault, monkeypatch) -> None:
    place.home.mkdir(exist_ok=True)
    for name, value in vault.found_keys(place).items():
        monkeypatch.setenv(f"CROSSINGS_KEY_{name}", value)

    assert not disk_of_keys.is_shared(place)
