"""The keys under a passphrase: opened by it alone, and put where nobody else can read them."""

import io
from datetime import date
from pathlib import Path

import pytest

from dagster_project.actions import unlocking
from warehouse import vault
from warehouse.errors import ConfigError, Sealed
from warehouse.intake.landing import erased_persons
from warehouse.keys import locked, place
from warehouse.settings import Settings
from warehouse.vault import Vault

WORDS, DAY = "six words that stand in no song", date(2024, 2, 20)


@pytest.fixture
def file(place: Settings, keyring: Vault, tmp_path: Path) -> Path:
    """After a power cut: the keys are gone, and the file is there."""
    path = tmp_path / "stick" / "keys.locked"
    locked.lock(place, path, WORDS, DAY)
    place.keys_file.unlink()
    return path


def test_the_passphrase_brings_the_same_keys_back_for_their_owner_alone(
    place: Settings, keyring: Vault, file: Path
) -> None:
    assert locked.unlock(place, file, WORDS) == DAY
    assert vault.load(place) == keyring
    assert place.keys_file.stat().st_mode & 0o777 == file.stat().st_mode & 0o777 == 0o600


def test_another_passphrase_opens_nothing_and_writes_nothing(place: Settings, file: Path) -> None:
    with pytest.raises(Sealed, match="stays sealed"):
        locked.unlock(place, file, WORDS + " ")
    assert list(place.keys_file.parent.iterdir()) == []


def test_a_damaged_file_is_told_apart_from_a_wrong_passphrase(place: Settings, file: Path) -> None:
    *whole, last = file.read_bytes()
    file.write_bytes(bytes([*whole, last ^ 1]))
    with pytest.raises(ConfigError, match="damaged"):
        locked.unlock(place, file, WORDS)
    file.write_bytes(b"something else")
    with pytest.raises(ConfigError, match="no lock file of `crossings keys lock`"):
        locked.unlock(place, file, WORDS)


def test_no_key_is_readable_in_the_file(keyring: Vault, file: Path) -> None:
    held = file.read_bytes()
    assert not [key for key in (keyring.db_key, keyring.landing_identity) if key.encode() in held]


def test_a_short_passphrase_and_the_home_as_a_place_are_refused(
    place: Settings, keyring: Vault, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match="shorter than 16"):
        locked.lock(place, tmp_path / "keys.locked", "x" * 15, DAY)
    with pytest.raises(ConfigError, match="under the home"):
        locked.lock(place, place.home / "keys.locked", WORDS, DAY)
    locked.lock(place, tmp_path / "keys.locked", "x" * 16, DAY)
    with pytest.raises(ConfigError, match="Nothing was overwritten"):
        locked.lock(place, tmp_path / "keys.locked", WORDS, DAY)


def test_keys_that_are_there_are_left_as_they_are(place: Settings, keyring: Vault, tmp_path: Path) -> None:
    path = tmp_path / "keys.locked"
    locked.lock(place, path, WORDS, DAY)
    unlocking.unlock(place, path, None, [])
    assert vault.load(place) == keyring


def test_unlocking_says_what_to_do_next_and_mends_the_list_beside_the_keys(
    place: Settings, keyring: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "keys.locked"
    locked.lock(place, file, WORDS, DAY)
    erased_persons.add(place, keyring, [b"a token"])
    place.keys_file.unlink()
    beside = erased_persons.beside_the_keys(place)
    marks = beside.read_bytes()
    beside.unlink()  # it lay in memory, too
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n"))
    unlocking.unlock(place, file, None, [])
    assert beside.read_bytes() == marks
    said = capsys.readouterr().out
    assert "crossings run" in said
    assert WORDS not in said


def test_without_a_file_the_escrow_is_named(place: Settings) -> None:
    with pytest.raises(ConfigError, match="--escrow"):
        unlocking.unlock(place, None, None, [])


def test_an_unfinished_change_of_keys_is_ended_first(place: Settings, keyring: Vault, tmp_path: Path) -> None:
    there = place_of(place)
    kept = there.read()
    assert kept
    there.replace(kept | {"previous": {"DB": "former"}})
    with pytest.raises(ConfigError, match="not finished"):
        locked.lock(place, tmp_path / "keys.locked", WORDS, DAY)


def place_of(here: Settings) -> place.Place:
    return place.of(here)
