"""Escrow: the whole key set sealed to two holders, of whom neither can open it alone."""

import json
import stat
from datetime import date
from hashlib import sha256
from itertools import permutations

import pyrage
import pytest
from keys_said import secrets_of, shown

from warehouse import vault
from warehouse.errors import ConfigError, Sealed
from warehouse.keys import escrow

DAY = date(2024, 2, 20)


def test_an_escrow_of_missing_keys_is_not_made(crossings, place, two, tmp_path) -> None:
    out = tmp_path / "out"
    assert crossings("keys", "escrow", "--to", two[0].recipient, "--to", two[1].recipient, "--out", out) == 6
    assert not out.exists()


def test_both_identities_in_any_order_bring_the_keys_back(place, keyring, written, two) -> None:
    for order in permutations(two):
        assert escrow.restore(place, written, [one.file for one in order]) == DAY
        assert vault.load(place) == keyring
        assert stat.S_IMODE(place.keys_file.stat().st_mode) == 0o600
        place.keys_file.unlink()


@pytest.mark.parametrize("which", [(0,), (1,), (0, 0), (1, 1)])
def test_either_identity_alone_opens_nothing(place, written, two, which) -> None:
    with pytest.raises(Sealed, match="stays shut"):
        escrow.restore(place, written, [two[number].file for number in which])
    assert not place.keys_file.exists()


def test_the_layers_are_nested_and_the_holder_of_the_outer_one_sees_no_key(written, two, tmp_path) -> None:
    armored = written.read_bytes().split(b"\n", 3)[3]
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(armored, [two[0].identity])
    inner = pyrage.decrypt(armored, [two[1].identity])
    for secret in secrets_of(tmp_path / "lost.json"):
        assert secret.encode() not in inner
        assert secret.encode() not in written.read_bytes()
    assert inner.startswith(b"age-encryption.org/v1")


def test_an_escrow_file_says_its_day_and_notices_damage(place, written, two) -> None:
    data = written.read_bytes()
    assert b"date: 2024-02-20\n" in data
    other = b"B" if data[-60:-59] == b"A" else b"A"
    written.write_bytes(data[:-60] + other + data[-59:])
    with pytest.raises(ConfigError, match="damaged"):
        escrow.restore(place, written, [one.file for one in two])


def test_a_file_of_another_kind_is_no_escrow(place, two, tmp_path) -> None:
    for content in (b"", b"one\ntwo\nthree\nfour", b"crossings-keys-escrow 2\ndate: 2024-02-20\nsha256: 0\n"):
        (tmp_path / "other").write_bytes(content)
        with pytest.raises(ConfigError, match="no escrow file"):
            escrow.restore(place, tmp_path / "other", [one.file for one in two])


def test_restore_never_overwrites_keys(place, keyring, two, tmp_path) -> None:
    path = tmp_path / "keys.escrow"
    escrow.write(place, [one.recipient for one in two], path, DAY)
    before = place.keys_file.read_bytes()
    with pytest.raises(ConfigError, match="Nothing was overwritten"):
        escrow.restore(place, path, [one.file for one in two])
    assert place.keys_file.read_bytes() == before


def test_an_escrow_is_for_two_other_people_and_not_under_the_home(place, keyring, two, tmp_path) -> None:
    first, second = (one.recipient for one in two)
    out = tmp_path / "out"
    for recipients, path in [
        ([first], out),
        ([first, first], out),
        ([first, second, first], out),
        ([first, "age1nonsense"], out),
        ([first, keyring.landing_recipient], out),
        ([first, second], place.home / "out"),
    ]:
        with pytest.raises(ConfigError):
            escrow.write(place, recipients, path, DAY)
        assert not path.exists()


def test_an_escrow_file_is_never_overwritten(place, keyring, two, tmp_path) -> None:
    out = tmp_path / "out"
    out.write_text("something")
    with pytest.raises(ConfigError, match="--out"):
        escrow.write(place, [one.recipient for one in two], out, DAY)
    assert out.read_text() == "something"


def test_escrow_and_restore_from_the_command_line(crossings, place, keyring, two, tmp_path, capsys) -> None:
    out = tmp_path / "out"
    assert crossings("keys", "escrow", "--to", two[0].recipient, "--to", two[1].recipient, "--out", out) == 0
    secrets = secrets_of(place.keys_file)
    place.keys_file.unlink()
    assert crossings("keys", "restore", out, "--identity", two[1].file, "--identity", two[0].file) == 0
    assert vault.load(place) == keyring
    said = shown(capsys)
    assert not any(secret in said for secret in [*secrets, str(two[0].identity), str(two[1].identity)])
    assert "same disk" in " ".join(said.split())  # the home is not there yet, and would be made beside them


def test_a_secret_key_in_the_place_of_its_file_is_not_repeated(place, written, two) -> None:
    with pytest.raises(ConfigError) as caught:
        escrow.restore(place, written, [two[0].file, written])
    assert str(two[0].identity) not in str(caught.value)


INSIDE = {
    "nested deeper than the stack": b"[" * 200_000,
    "a list": b"[]",
    "a key less": b'{"WH": "x"}',
    "a key that is a list": json.dumps({name: ["x"] for name in vault.NAMES}).encode(),
}


@pytest.mark.parametrize("what", INSIDE)
def test_an_escrow_that_opens_and_holds_no_keys_is_told_and_brings_nothing_back(place, written, two, what) -> None:
    inner = bytes(pyrage.encrypt(INSIDE[what], [two[0].identity.to_public()]))
    outer = bytes(pyrage.encrypt(inner, [two[1].identity.to_public()], armored=True))
    head = f"{escrow.FIRST_LINE}\ndate: {DAY}\nsha256: {sha256(outer).hexdigest()}\n"
    written.write_bytes(head.encode() + outer)
    with pytest.raises((ConfigError, Sealed)):
        escrow.restore(place, written, [one.file for one in two])
    assert not place.keys_file.exists()
