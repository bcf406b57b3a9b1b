"""Sealing what is larger than memory: the same bytes, and an error as it was raised."""

import errno
import io
from collections.abc import Iterator

import duckdb
import pyrage
import pytest

from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault

PIECES = [b"", b"1", b"2" * 100_000, b"", b"3" * 8192, b"4"]


class Full(io.BytesIO):
    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def pieces_of_a_damaged_database() -> Iterator[bytes]:
    yield PIECES[2]
    raise duckdb.Error("row 7 holds a value")


def test_pieces_are_one_whole(place: Settings, keyring: Vault) -> None:
    file = place.landing / "closed" / "whole.age"
    land.write_sealed(file, PIECES, keyring)
    assert land.unseal(file.read_bytes(), keyring) == b"".join(PIECES)
    assert land.unsealed(file, keyring).to_pybytes() == b"".join(PIECES)
    assert b"2222" not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600


def test_nothing_is_sealed_too(place: Settings, keyring: Vault) -> None:
    land.write_sealed(place.landing / "nothing.age", [], keyring)
    assert land.unsealed(place.landing / "nothing.age", keyring).to_pybytes() == b""


def test_an_error_is_raised_as_it_was_and_leaves_what_was_there(place: Settings, keyring: Vault) -> None:
    file = place.landing / "closed" / "whole.age"
    land.write_sealed(file, PIECES, keyring)
    before = file.read_bytes()
    with pytest.raises(duckdb.Error) as raised:
        land.write_sealed(file, pieces_of_a_damaged_database(), keyring)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


class Unreadable(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError(errno.EIO, "Input/output error")


def test_who_has_another_key_reads_nothing_and_a_disk_that_fails_is_no_wrong_key(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = place.landing / "whole.age"
    file.parent.mkdir(parents=True, exist_ok=True)
    recipient = pyrage.x25519.Identity.generate().to_public()
    file.write_bytes(pyrage.encrypt(b"".join(PIECES), [recipient]))
    with pytest.raises(pyrage.DecryptError):
        land.unsealed(file, keyring)
    monkeypatch.setattr(type(file), "open", lambda *_: Unreadable())
    with pytest.raises(OSError, match="Input/output") as raised:
        land.unsealed(file, keyring)
    assert raised.value.errno == errno.EIO


def test_a_full_disk_is_an_error_of_the_system(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.intake.landing.land.os.fdopen", lambda *_: Full())
    with pytest.raises(OSError, match="No space left") as raised:
        land.write_sealed(place.landing / "whole.age", PIECES, keyring)
    assert raised.value.errno == errno.ENOSPC
