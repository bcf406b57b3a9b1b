"""A request that a stranger sealed for the warehouse: its public key is no secret, so anything may be inside."""

import json
from pathlib import Path

import pyrage
import pytest
from intake_files import declaration

from warehouse.errors import ConfigError, DeliveryRefused
from warehouse.intake.landing import requests
from warehouse.privacy import subject_request
from warehouse.settings import Settings
from warehouse.vault import Vault

GOOD = {"version": 1, "kind": "withdraw", "partner_code": "ru_test", "persons": [{"t1_ru_full": "a" * 64}]}
DAMAGED = {
    "nested deeper than the stack": b"[" * 200_000,
    "objects nested so": b'{"a":' * 200_000,
    "a kind that is a list": json.dumps(GOOD | {"kind": [["withdraw"]]}).encode(),
    "a kind that is nothing": json.dumps(GOOD | {"kind": None}).encode(),
    "a token that is a number": json.dumps(GOOD | {"persons": [{"t1_ru_full": 7}]}).encode(),
    "no JSON": b"\xff\xfe\x00",
}


def sealed(folder: Path, keyring: Vault, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "request_0123456789abcdef.age"
    path.write_bytes(bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(keyring.landing_recipient)])))
    return path


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_request_is_refused_with_its_name(place: Settings, keyring: Vault, tmp_path: Path, what: str) -> None:
    path = sealed(tmp_path / "elsewhere", keyring, DAMAGED[what])
    with pytest.raises(DeliveryRefused, match=path.name):
        subject_request.read(place, keyring, {"ru_test": declaration()}, path, "withdraw")


def test_what_is_not_damaged_is_read(place: Settings, keyring: Vault, tmp_path: Path) -> None:
    path = sealed(tmp_path / "elsewhere", keyring, json.dumps(GOOD).encode())
    found = subject_request.read(place, keyring, {"ru_test": declaration()}, path, "withdraw")
    assert [set(person) for person in found.persons] == [{"ru"}]


@pytest.mark.parametrize("what", ["nested deeper than the stack", "a kind that is a list", "no JSON"])
def test_a_damaged_request_among_those_that_wait_stops_nobody(place: Settings, keyring: Vault, what: str) -> None:
    sealed(place.requests / "ru_test", keyring, DAMAGED[what])
    assert [one.kind for one in requests.waiting(place, keyring)] == [None]


def test_of_a_partner_that_seals_no_code_is_asked_for(keyring: Vault) -> None:
    asked: list[str] = []

    def ask() -> str:
        asked.append("Client code")
        return "AB01"

    # The sealed one asks its partner for a file instead; a person's code would be typed, and read, for nothing.
    with pytest.raises(ConfigError, match="withdraw"):
        subject_request.typed(keyring, declaration(), ask)
    assert asked == []
    tokens = {"mode": "unsealed", "recipe": "register-1"}
    found = subject_request.typed(keyring, declaration(tokens=tokens), ask)
    assert asked == ["Client code"]
    assert [set(person) for person in found.persons] == [{"ru", "fi_ru"}]
