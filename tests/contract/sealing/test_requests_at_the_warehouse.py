"""What the tool writes about people is what the warehouse reads: as its partner's own, and about the same persons."""

from pathlib import Path

import pytest
from laptop import MARCH, RU_HEADERS, Laptop, csv_bytes, laptop, ru_row
from laptop_forms import RU

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope.arrived import is_request
from warehouse.contract.keying.second_keying import token
from warehouse.errors import DeliveryRefused
from warehouse.intake.landing.land import unseal
from warehouse.intake.landing.requests import MAX_BYTES
from warehouse.privacy import subject_request
from warehouse.sealing import requests
from warehouse.sealing.export_columns import matching
from warehouse.sealing.reading import declared
from warehouse.sealing.settings import load
from warehouse.settings import Settings
from warehouse.tokens.key_chain import wrapped
from warehouse.vault import Vault

HER, OTHER = (["Елена", father, "2", "17.08.1991"] for father in ("Николай", "Александр"))


@pytest.fixture
def one(tmp_path: Path, keyring: Vault) -> Laptop:
    return laptop(tmp_path / "laptop", RU, RU_HEADERS, recipient=keyring.landing_recipient)


def written(one: Laptop, kind: str, *people: list[str]) -> Path:
    answers = iter([answer for person in people for answer in person for _ in range(2)])
    path = requests.request(
        kind, one.settings, one.out, None, one.shown.append, lambda _: "да", lambda _: next(answers)
    )  # fmt: skip
    assert path is not None, one.told
    return path


def partner(one: Laptop) -> dict[str, Declaration]:
    settings = load(one.settings)
    found = matching(declared(settings.declaration), settings.followed)
    return {found.code: found.model_copy(update={"signing_key": one.public})}


def tokens(one: Laptop, keyring: Vault, answers: list[str]) -> dict[str, bytes]:
    """The full tokens that the person's row gets when its packed file arrives."""
    row = ru_row(1, **{"Имя матери": answers[0], "Имя отца": answers[1], "Дата рождения": answers[3]})
    path = one.pack(MARCH, csv_bytes([row]))
    assert path is not None, one.told
    heads, cells = (line.split(",") for line in unseal(path.read_bytes(), keyring).decode().splitlines())
    t1 = dict(zip(heads, cells, strict=True))
    return {
        scope: wrapped(keyring.chain[1:], token(keyring.chain[0], scope, "full", t1[f"t1_{scope}_full"]))
        for scope in ("ru", "fi_ru")
    }


@pytest.mark.parametrize(("kind", "people"), [("withdraw", [HER]), ("apart", [HER, OTHER])])
def test_a_request_is_about_the_persons_whose_rows_the_partner_packs(
    one: Laptop, place: Settings, keyring: Vault, kind: str, people: list[list[str]]
) -> None:
    found = subject_request.read(place, keyring, partner(one), written(one, kind, *people), kind)
    assert found.persons == [tokens(one, keyring, person) for person in people]


def test_a_request_is_found_by_its_name_and_small_enough(one: Laptop) -> None:
    path = written(one, "apart", HER, OTHER)
    assert is_request(path.name)
    assert path.stat().st_size < MAX_BYTES / 4


def test_a_request_of_another_laptop_is_not_this_partners(
    one: Laptop, tmp_path: Path, place: Settings, keyring: Vault
) -> None:
    stranger = laptop(tmp_path / "stranger", RU, RU_HEADERS, recipient=keyring.landing_recipient)
    with pytest.raises(DeliveryRefused):
        subject_request.read(place, keyring, partner(one), written(stranger, "withdraw", HER), "withdraw")
