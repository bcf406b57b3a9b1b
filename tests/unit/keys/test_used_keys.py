"""Keys of another warehouse, whole or in part: refused before anything is done with them, and told which."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from dagster_project.doctor import rooms
from dagster_project.doctor.case import Case, Level
from warehouse import database, vault
from warehouse.errors import ConfigError, Locked, Sealed
from warehouse.keys import begin, escrow, used_keys
from warehouse.keys import place as place_of_keys
from warehouse.settings import Settings
from warehouse.vault import Vault


@pytest.fixture
def used(place: Settings, keyring: Vault) -> Settings:
    """A home in which something was written."""
    with database.writer(place, keyring):
        pass
    return place


def exchange(here: Settings, **others: str) -> dict[str, str]:
    """Put other keys into the key file. Gives back what was there."""
    there = place_of_keys.of(here)
    before = there.read() or {}
    there.replace(before | others)
    return before


@pytest.mark.parametrize("name", ["WH", "NOISE", "ERASE"])
def test_a_key_of_another_warehouse_is_refused_by_name_and_without_its_value(used: Settings, name: str) -> None:
    foreign = vault.made()[name]
    before = exchange(used, **{name: foreign})
    with pytest.raises(Sealed) as told:
        vault.load(used)
    said = str(told.value)
    assert f" {name} is not the key " in said
    assert "crossings keys restore" in said
    assert str(used.keys_file) in said
    assert foreign not in said
    assert before[name] not in said
    exchange(used, **before)
    assert vault.load(used).k_noise


def test_all_wrong_keys_are_named_at_once(used: Settings) -> None:
    exchange(used, **{name: key for name, key in vault.made().items() if name in ("WH", "ERASE")})
    with pytest.raises(Sealed, match="WH, ERASE are not the key"):
        vault.load(used)


def test_a_wrong_key_from_the_environment_is_refused_too(used: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_NOISE", vault.made()["NOISE"])
    with pytest.raises(Sealed, match="CROSSINGS_KEY_<NAME>"):
        vault.load(used)


def test_whoever_holds_other_keys_already_writes_nothing_with_them(used: Settings) -> None:
    size = used.working_db.stat().st_size
    with pytest.raises(Sealed), database.writer(used, vault.checked(vault.made())):
        raise AssertionError("the database was opened")
    assert used.working_db.stat().st_size == size


def test_the_marks_tell_no_key_and_are_for_their_owner(used: Settings, keyring: Vault) -> None:
    text = used_keys.file(used).read_text()
    assert {name: len(marks) for name, marks in json.loads(text).items()} == {"WH": 1, "NOISE": 1, "ERASE": 1}
    for key in (*keyring.chain, keyring.k_noise, keyring.k_erase):
        assert key.hex() not in text
    assert used_keys.file(used).stat().st_mode & 0o077 == 0


def test_each_key_has_another_mark(used: Settings) -> None:
    marks = [mark for marks in json.loads(used_keys.file(used).read_text()).values() for mark in marks]
    assert len(set(marks)) == 3


def test_a_further_token_key_is_taken_and_from_then_on_it_is_asked_for(used: Settings) -> None:
    before = exchange(used)
    exchange(used, WH=vault.lengthened(before["WH"]))
    longer = vault.load(used)
    used_keys.note(used, longer.used_keys)
    exchange(used, WH=before["WH"])
    with pytest.raises(Locked, match="before the last change of the token key"):
        vault.load(used)


def test_damaged_marks_are_told_with_the_file_and_do_not_stop_for_good(used: Settings) -> None:
    used_keys.file(used).write_text("{")
    with pytest.raises(ConfigError, match=str(used_keys.file(used))):
        vault.load(used)
    used_keys.file(used).unlink()
    with database.writer(used, vault.load(used)):
        pass
    assert used_keys.file(used).exists()


def test_new_keys_may_be_made_where_nothing_rests_that_former_ones_have_keyed(used: Settings) -> None:
    used.working_db.unlink()
    used.keys_file.unlink()
    begin.init(used)
    assert vault.load(used).k_noise


def test_marks_of_a_home_that_never_wrote_are_not_there(place: Settings, keyring: Vault) -> None:
    assert keyring.k_noise
    assert not used_keys.file(place).exists()


def test_an_escrow_of_another_warehouse_is_not_restored_here(used: Settings, two, tmp_path) -> None:
    own = exchange(used, **vault.made())
    foreign, marks = tmp_path / "foreign.escrow", used_keys.file(used)
    marks.rename(tmp_path / "marks")  # as in the home that the escrow was made in
    escrow.write(used, [one.recipient for one in two], foreign, date(2024, 2, 20))
    (tmp_path / "marks").rename(marks)
    used.keys_file.unlink()
    with pytest.raises(Sealed, match="WH, NOISE, ERASE are"):
        escrow.restore(used, foreign, [one.file for one in two])
    assert not used.keys_file.exists()
    place_of_keys.of(used).create(own)
    assert vault.load(used).k_noise


def test_the_doctor_says_which_key_is_wrong(used: Settings) -> None:
    exchange(used, ERASE=vault.made()["ERASE"])
    (found,) = rooms.keys(Case(used, datetime(2024, 2, 20, tzinfo=UTC), {}))
    assert (found.level, found.code) == (Level.NOW, "unusable")
    assert " ERASE is not the key " in found.what


def test_a_full_disk_leaves_no_piece_of_the_marks(used: Settings) -> None:
    before = used_keys.file(used).read_bytes()
    keyring = vault.load(used)
    longer = {**keyring.used_keys, "WH": (*keyring.chain, b"x" * 32)}
    code = (
        "import resource, signal; from warehouse.keys import used_keys; from warehouse.settings import settings\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        f"used_keys.note(settings(), {longer!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=used.root, capture_output=True, text=True, check=False)
    assert "OSError" in done.stderr
    assert [path.name for path in used.landing.iterdir()] == ["keys.json"]
    assert used_keys.file(used).read_bytes() == before
