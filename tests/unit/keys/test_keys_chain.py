"""WH is a chain: one key before the first change, and kept, shown, copied and checked as a whole afterwards."""

import base64
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pyrage
import pytest
from keys_said import shown

from warehouse import database, key_rotation, layout, vault
from warehouse.errors import ConfigError, Locked
from warehouse.keys import escrow, generation, half_way
from warehouse.settings import Settings
from warehouse.vault import Vault


def lengthen(place: Settings) -> tuple[bytes, bytes]:
    """The chain of this home with a second key, as a rotation leaves it."""
    kept = json.loads(place.keys_file.read_text())
    longer = vault.lengthened(kept["WH"])
    place.keys_file.write_text(json.dumps(kept | {"WH": longer}))
    first, second = (base64.b64decode(one) for one in longer.split(","))
    return first, second


def test_a_key_of_before_is_a_chain_of_one(place: Settings, keyring: Vault) -> None:
    kept = json.loads(place.keys_file.read_text())["WH"]
    assert keyring.chain == (base64.b64decode(kept),)


def test_a_chain_is_read_oldest_first_from_the_file_and_from_the_environment(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = lengthen(place)
    assert vault.load(place).chain == (first, second)
    assert first == keyring.chain[0]
    monkeypatch.setenv("CROSSINGS_KEY_WH", ",".join(base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2, 3)))
    assert vault.load(place).chain == (b"\1" * 32, b"\2" * 32, b"\3" * 32)


@pytest.mark.parametrize("second", ["", "c2hvcnQ=", "not base64"])
def test_each_key_of_a_chain_must_be_one(place: Settings, keyring: Vault, monkeypatch, second: str) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_WH", f"{base64.b64encode(b'1' * 32).decode()},{second}")
    with pytest.raises(ConfigError, match="WH"):
        vault.load(place)


def test_an_escrow_brings_the_whole_chain_back(place: Settings, keyring: Vault, tmp_path: Path) -> None:
    both = lengthen(place)
    holders = [pyrage.x25519.Identity.generate() for _ in range(2)]
    escrow.write(place, [str(holder.to_public()) for holder in holders], tmp_path / "out", date(2024, 2, 20))
    files = [tmp_path / name for name in ("mine", "theirs")]
    for path, one in zip(files, holders, strict=True):
        path.write_text(str(one))
    place.keys_file.unlink()
    escrow.restore(place, tmp_path / "out", files)
    assert vault.load(place).chain == both


def test_status_says_how_many_token_keys_there_are(crossings, place: Settings, keyring: Vault, capsys) -> None:
    assert crossings("keys", "status") == 0
    assert "in a chain" not in shown(capsys)
    lengthen(place)
    assert crossings("keys", "status") == 0
    assert "2 in a chain" in shown(capsys)


def test_nothing_is_sealed_by_a_process_with_the_chain_of_before(place: Settings, keyring: Vault) -> None:
    began = vault.load(place)
    lengthen(place)
    with pytest.raises(Locked, match="Run it again"):
        _ = began.landing_recipient
    assert vault.load(place).landing_recipient


def test_a_database_behind_the_keys_or_before_them_takes_nothing_in(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring):
        pass
    lengthen(place)
    with pytest.raises(ConfigError, match="keys rotate --token-key"), database.writer(place, vault.load(place)):
        pass
    with database.writer(place, vault.load(place), anew=True) as con:
        generation.note(con, vault.load(place).chain)
    with pytest.raises(Locked, match="Run it again"), database.writer(place, keyring):
        pass
    brought_back = replace(keyring, found_now=None)
    with pytest.raises(Locked, match="before the last change of the token key"), database.writer(place, brought_back):
        pass


def test_a_database_of_before_that_says_nothing_is_under_the_first_key() -> None:
    con = duckdb.connect()
    layout.lay(con, anew=False)
    con.execute(
        "insert into raw.contact_token (delivery_id, row_no, partner_code, contact_date, scope, token) "
        "values ('d', 1, 'p', date '2023-03-01', 'ru', 5)"
    )
    with pytest.raises(ConfigError, match="former token key"):
        generation.require(con, (b"1", b"2"))
    assert con.execute("select generation from raw.keying").fetchall() == [(0,)]


def test_an_empty_database_is_under_the_keys_of_now() -> None:
    con = duckdb.connect()
    layout.lay(con, anew=False)
    generation.require(con, (b"1", b"2"))
    assert con.execute("select generation from raw.keying").fetchall() == [(1,)]


@pytest.mark.parametrize(
    ("changing", "command"),
    [
        (["DB", "LANDING"], "crossings keys rotate --file-keys"),
        (["WH"], "crossings keys rotate --token-key"),
        (["DB", "LANDING", "WH"], "crossings keys rotate --file-keys --token-key"),
    ],
)
def test_what_was_begun_is_ended_by_the_same_command(
    place: Settings, keyring: Vault, changing: list[str], command: str
) -> None:
    kept = json.loads(place.keys_file.read_text())
    kept |= {half_way.PREVIOUS: {name: kept[name] for name in changing}}
    assert half_way.command(kept) == command
    place.keys_file.write_text(json.dumps(kept))
    others = key_rotation.FILE_KEYS if changing == ["WH"] else key_rotation.TOKEN_KEY
    with pytest.raises(ConfigError, match=f"`{command}`"):
        key_rotation.rotate(place, names=others)


def test_a_token_key_of_the_environment_is_not_changed(place: Settings, keyring: Vault, monkeypatch) -> None:
    before = place.keys_file.read_bytes()
    monkeypatch.setenv("CROSSINGS_KEY_WH", json.loads(before)["WH"])
    with pytest.raises(ConfigError, match="WH"):
        key_rotation.rotate(place, names=key_rotation.TOKEN_KEY)
    assert place.keys_file.read_bytes() == before
