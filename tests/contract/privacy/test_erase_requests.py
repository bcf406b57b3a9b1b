"""Whose word an erasure is done on: a request that its partner signed and sealed for this warehouse, and no other."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from erase_network import ANNA, Network, do_erase, tokens
from intake_warehouse import Warehouse

from dagster_project import cli
from warehouse.errors import ConfigError, DeliveryRefused
from warehouse.intake.landing import cannot_link, requests
from warehouse.intake.rebuild import rebuild
from warehouse.privacy import erase, subject_request
from warehouse.tokens.first_keying import FULL


def read(network: Network, path: Path, kind: str = subject_request.WITHDRAW) -> subject_request.Asked:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    return subject_request.read(settings, vault, erase.declared_by_code(settings, vault), path, kind)


def test_a_signed_request_is_read_and_shows_no_token(network: Network, tmp_path: Path) -> None:
    one = read(network, network.request(tmp_path / "requests"))
    assert set(one.persons[0]) == {"ru", "fi_ru"}
    assert not any(token.hex() in repr(one) or repr(token) in repr(one) for token in one.persons[0].values())


@pytest.mark.parametrize("what", ["missing", "of another file", "renamed", "changed"])
def test_without_its_partners_signature_a_request_is_refused(network: Network, tmp_path: Path, what: str) -> None:
    path, other = (network.request(tmp_path / "requests") for _ in range(2))
    signature = path.with_name(path.name + ".sig")
    if what == "missing":
        signature.unlink()
    elif what == "of another file":
        shutil.copy(other.with_name(other.name + ".sig"), signature)
    elif what == "renamed":
        shutil.copy(signature, path.with_name("request_0000000000000000.age.sig"))
        path = path.rename(path.with_name("request_0000000000000000.age"))
    else:
        path.write_bytes(other.read_bytes())
    with pytest.raises(DeliveryRefused, match="sign"):
        read(network, path)


def test_what_one_partner_signed_does_not_speak_for_another(network: Network, tmp_path: Path) -> None:
    settings = network.warehouse.settings
    path = network.request(tmp_path / "requests", partner_code="fi_near")
    kept = settings.requests / "ru_test" / path.name
    kept.parent.mkdir(parents=True)
    shutil.copy(path, kept)
    with pytest.raises(DeliveryRefused, match="another partner"):
        read(network, kept)


BROKEN: dict[str, dict[str, Any]] = {
    "no request of a kind": {"version": 2},
    "crossings split": {"kind": "apart"},
    "no declaration": {"partner_code": "ru_gone"},
    "about 1 person": {"persons": []},
    "holds a token that is none": {"persons": [{"t1_ru_full": "not a token"}]},
    "no token of a scope": {"persons": [tokens(ANNA, ("ua",))]},
}


@pytest.mark.parametrize("said", BROKEN)
def test_a_request_that_is_none_is_refused_with_its_reason(network: Network, tmp_path: Path, said: str) -> None:
    path = network.request(tmp_path / "requests", **BROKEN[said])
    with pytest.raises(DeliveryRefused, match=said) as caught:
        read(network, path)
    assert not any(token in str(caught.value) for token in tokens(ANNA).values())


def test_what_is_sealed_for_somebody_else_is_refused(network: Network, tmp_path: Path) -> None:
    path = network.request(tmp_path / "requests")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DeliveryRefused, match="not sealed for this warehouse"):
        read(network, path)


def test_a_code_is_typed_for_partners_that_do_not_seal_and_for_no_other(network: Network) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    declared = erase.declared_by_code(settings, vault)
    with pytest.raises(ConfigError, match="request file"):
        subject_request.typed(vault, declared["ru_test"], lambda: "ANNA-1990-F")
    with pytest.raises(ConfigError, match="cannot be a client code") as caught:
        subject_request.typed(vault, declared["ru_old"], lambda: "неизвестно")
    assert "неизвестно" not in str(caught.value)


def test_a_request_that_came_with_the_deliveries_is_dropped_when_it_is_done(network: Network, tmp_path: Path) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    path = network.request(tmp_path / "requests")
    for file in (path, path.with_name(path.name + ".sig")):
        shutil.copy(file, settings.demo / "ru_test" / file.name)
    network.take()
    (waiting,) = requests.waiting(settings, vault)
    erase.erase(settings, vault, [read(network, waiting.path)])
    assert list(requests.waiting(settings, vault)) == []
    assert not waiting.path.exists()
    assert path.exists()
    network.take()
    assert list(requests.waiting(settings, vault)) == []
    assert len(network.landed()["ru_test"]) == 12


def test_two_persons_are_kept_apart_through_a_rebuild(network: Network, tmp_path: Path) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    one = read(network, network.request(tmp_path / "requests", f"{ANNA}|bella", kind="apart"), subject_request.APART)
    erase.split(settings, vault, [one])
    erase.split(settings, vault, [one])
    expected = [
        (scope, *sorted(cannot_link.number(person[scope]) for person in one.persons)) for scope in ("fi_ru", "ru")
    ]
    assert network.raw()["apart"] == expected
    rebuild(settings, vault)
    assert network.raw()["apart"] == expected
    assert network.warehouse.rows("select count(*) from raw.build_mark") == [(0,)]


def test_one_code_cannot_be_split(network: Network, tmp_path: Path) -> None:
    one = read(network, network.request(tmp_path / "requests", f"{ANNA}|{ANNA}", kind="apart"), subject_request.APART)
    with pytest.raises(DeliveryRefused, match="one code"):
        erase.split(network.warehouse.settings, network.warehouse.vault, [one])


def test_a_pair_of_somebody_who_was_erased_is_not_noted_any_more(network: Network, tmp_path: Path) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    do_erase(network)
    one = read(network, network.request(tmp_path / "requests", f"{ANNA}|bella", kind="apart"), subject_request.APART)
    erase.split(settings, vault, [one])
    assert cannot_link.files(settings) == []
    assert network.raw()["apart"] == []


def say(monkeypatch: pytest.MonkeyPatch, warehouse: Warehouse, *words: str) -> int:
    monkeypatch.setenv("CROSSINGS_HOME", str(warehouse.settings.home))
    monkeypatch.setenv("CROSSINGS_KEYS_FILE", str(warehouse.settings.keys_file))
    monkeypatch.setattr(sys, "argv", ["crossings", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_the_command_erases_without_building_and_prints_proofs(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = network.request(tmp_path / "requests")
    assert say(monkeypatch, network.warehouse, "erase", "--no-build", str(path)) == 0
    said = capsys.readouterr().out
    assert not any(partner in said for partner in ("ru_test", "fi_near", "ru_old"))
    name = said.split("proof ")[1].split()[0]
    assert say(monkeypatch, network.warehouse, "erase", "--proof", name) == 0
    assert "signature holds" in capsys.readouterr().out
    assert say(monkeypatch, network.warehouse, "erase", "--proof", "0" * 16) == 2
    assert say(monkeypatch, network.warehouse, "erase") == 2
    assert say(monkeypatch, network.warehouse, "erase", "--again", "--no-build") == 0
    assert len(network.landed()["ru_test"]) == 12
    assert FULL not in capsys.readouterr().out
