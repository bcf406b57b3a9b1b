"""Keys are made once, kept for their owner alone, told of without a value, and copied so that it takes two to open."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from keys_said import secrets_of, shown

from dagster_project.cli import keys
from warehouse import vault
from warehouse.errors import ConfigError, CrossingsError
from warehouse.keys import begin
from warehouse.keys.place import of
from warehouse.settings import PROJECT_ROOT, Settings
from warehouse.vault import Vault


def test_init_makes_every_key_for_its_owner_alone_and_prints_only_the_recipient(crossings, place, capsys) -> None:
    assert crossings("keys", "init") == 0
    assert stat.S_IMODE(place.keys_file.stat().st_mode) == 0o600
    said = shown(capsys)
    assert vault.load(place).landing_recipient in said
    assert not any(secret in said for secret in secrets_of(place.keys_file))


def test_init_never_overwrites(crossings, place, keyring, capsys) -> None:
    before = place.keys_file.read_bytes()
    assert crossings("keys", "init") == 2
    assert "Nothing was overwritten" in shown(capsys)
    assert place.keys_file.read_bytes() == before
    assert [path.name for path in place.keys_file.parent.iterdir()] == [place.keys_file.name]


def test_init_makes_no_keys_for_data_that_others_sealed(crossings, place, capsys) -> None:
    (place.landing / "p017").mkdir(parents=True)
    (place.landing / "p017" / "x.age").touch()
    assert crossings("keys", "init") == 2
    assert "crossings keys restore" in shown(capsys)
    assert not place.keys_file.exists()


def test_init_makes_no_keys_for_a_database_that_is_there(place: Settings) -> None:
    place.working.mkdir(parents=True)
    place.working_db.touch()
    with pytest.raises(ConfigError, match="holds encrypted data already"):
        begin.init(place)


def test_init_has_nothing_to_make_where_the_environment_gives_every_key(
    place: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, key in vault.made().items():
        monkeypatch.setenv(f"CROSSINGS_KEY_{name}", key)
    with pytest.raises(ConfigError, match="nothing to make"):
        begin.init(place)
    assert not place.keys_file.exists()


def test_init_leaves_out_what_the_environment_gives(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_DB", "given")
    assert begin.init(place) == ["ERASE", "LANDING", "NOISE", "WH"]
    assert vault.load(place).db_key == "given"


def test_status_names_origin_and_purpose_of_each_key_and_shows_none(
    crossings, place, keyring, capsys, monkeypatch
) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_DB", "a-key-of-the-environment")
    assert crossings("keys", "status") == 0
    said = shown(capsys)
    assert "environment" in said
    assert all(name in said for name in vault.NAMES)
    assert "record keys of the disclosure control" in said
    assert not any(secret in said for secret in [*secrets_of(place.keys_file), "a-key-of-the-environment"])


def test_status_of_a_sealed_warehouse_names_what_is_missing_and_ends_with_six(
    crossings, place, keyring, capsys
) -> None:
    content = json.loads(place.keys_file.read_text())
    del content["NOISE"]
    place.keys_file.write_text(json.dumps(content))
    assert crossings("keys", "status") == 6
    assert "no key for NOISE." in capsys.readouterr().err


@pytest.mark.parametrize("words", [("rebuild",), ("keys", "status"), ("keys", "rotate", "--file-keys")])
def test_commands_without_keys_end_with_six(crossings, words) -> None:
    assert crossings(*words) == 6


def test_a_key_file_is_never_half_written(place: Settings, keyring: Vault) -> None:
    left = place.keys_file.with_name(f".{place.keys_file.name}.part")
    left.write_text("what a killed write left")
    there = of(place)
    there.replace({"DB": "new"})
    assert there.read() == {"DB": "new"}
    assert not left.exists()


def test_a_key_file_behind_a_link_is_replaced_where_it_lies(place: Settings, keyring: Vault, tmp_path: Path) -> None:
    lying = place.keys_file.rename(tmp_path / "lying.json")
    place.keys_file.symlink_to(lying)
    of(place).replace({"DB": "new"})
    assert json.loads(lying.read_text()) == {"DB": "new"}
    assert place.keys_file.is_symlink()


def test_a_key_file_of_another_shape_is_refused(place: Settings, keyring: Vault) -> None:
    place.keys_file.write_text("[1]")
    with pytest.raises(CrossingsError, match="not JSON"):
        vault.load(place)


def test_the_commands_about_keys_answer_without_heavy_libraries() -> None:
    code = f"import sys; import {keys.__name__}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT_ROOT, check=True)
    assert {"dagster", "duckdb", "pyarrow", "pandas"} & set(done.stdout.split()) == set()
