"""A small network of three partners in two countries, in which one woman is met under two codes.

    ru_test  sealed    scopes ru, fi_ru    "anna" and others
    fi_near  sealed    scopes fi, fi_ru    "anna typed otherwise" with anna's match key, and others
    ru_old   unsealed  scope ru

Add here: what several tests of erasing ask of it.
Keep out: assertions.
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from intake_files import csv_bytes, row, sealed
from intake_warehouse import Warehouse

from warehouse import database
from warehouse.contract.keying.second_keying import PREFIX
from warehouse.intake.landing import land
from warehouse.privacy import erase, subject_request
from warehouse.sealing import keys

SIGNING = Ed25519PrivateKey.generate()
FI = {
    "code": "fi_near",
    "alias": "FI-N",
    "country": "FI",
    "cities": ["fi_helsinki"],
    "scopes": ["fi", "fi_ru"],
    "source": {"url": "{demo}/fi_near", "pattern": "*.csv"},
    "values": {
        "city": {"Хельсинки": "fi_helsinki"},
        "channel": {"Улица": "street_outreach"},
        "settings": {"Улица": "street", "Сауна": "sauna"},
        "gender": {"Ж": "woman"},
    },
}
OLD = {
    "code": "ru_old",
    "alias": "RU-O",
    "scopes": ["ru"],
    "tokens": {"mode": "unsealed", "recipe": "old-1"},
    "source": {"url": "{demo}/ru_old", "pattern": "*.csv"},
}
ANNA, OTHERS = "anna", ("bella", "clara", "dora")


@dataclass
class Network:
    """The warehouse and what its partners know."""

    warehouse: Warehouse

    def declare(self) -> None:
        self.declare_first()
        self.warehouse.declare(**FI)
        self.warehouse.declare(**OLD, columns={**self.columns(), "client_code": ["Код"]})

    def declare_first(self, **changes: Any) -> None:
        """ru_test, which seals and signs."""
        signing = keys.public_text(SIGNING)
        source = {"url": "{demo}/ru_test", "pattern": "*.csv.age"}
        delivery = {
            "name_pattern": r"(?P<year>\d{4})-(?P<month>\d{2})(_v(?P<version>\d+))?\.csv\.age$",
            "refuse_above": 0.5,
        }
        self.warehouse.declare(signing_key=signing, source=source, delivery=delivery, **changes)

    @staticmethod
    def columns() -> dict[str, list[str]]:
        from intake_files import attributes

        found: dict[str, list[str]] = attributes()["columns"]
        return found

    def deliver(self, *, with_anna: bool = True, month: int = 3, name: str = "") -> None:
        """Files of one month from all three, signed where that is asked."""
        persons = (ANNA, *OTHERS) if with_anna else OTHERS
        for partner, data in files(persons, month).items():
            file_name = name or f"x-2023-{month:02}.csv"
            self.put(partner, file_name, data)

    def put(self, partner: str, name: str, data: bytes) -> None:
        if partner == "ru_test":
            name, data = f"{name}.age", self.sealed(data)
        path = self.warehouse.deliver(name, data, partner=partner)
        if partner == "ru_test":
            path.with_name(path.name + ".sig").write_bytes(keys.sign(SIGNING, name, data))

    def sealed(self, data: bytes) -> bytes:
        recipient = pyrage.x25519.Recipient.from_str(self.warehouse.vault.landing_recipient)
        return bytes(pyrage.encrypt(data, [recipient]))

    def take(self) -> None:
        for partner in ("ru_test", "fi_near", "ru_old"):
            self.warehouse.take(partner)

    def link(self) -> None:
        """What a build says of these few: codes with one match key are one person."""
        with database.writer(self.warehouse.settings, self.warehouse.vault) as con:
            con.execute("create schema if not exists intermediate")
            con.execute(
                "create or replace table intermediate.int_person_token as select distinct scope, token, "
                "min(token) over (partition by scope, coalesce(m1, token)) as person_id from raw.contact_token"
            )

    def request(self, folder: Path, code: str = ANNA, *, kind: str = "withdraw", **changes: Any) -> Path:
        """A signed request of ru_test, as its tool writes it."""
        persons = [tokens(one) for one in code.split("|")]
        content = {"kind": kind, "version": 1, "partner_code": "ru_test", "recipe": "demo-1", "persons": persons}
        data = self.sealed(json.dumps(content | changes).encode())
        folder.mkdir(exist_ok=True)
        path = folder / f"request_{secrets.token_hex(8)}.age"
        path.write_bytes(data)
        path.with_name(path.name + ".sig").write_bytes(keys.sign(SIGNING, path.name, data))
        return path

    def landed(self) -> dict[str, list[dict[str, Any]]]:
        """Partner → every row in landing, without row numbers."""
        settings, vault = self.warehouse.settings, self.warehouse.vault
        return {
            partner: sorted(
                (
                    {name: value for name, value in one.items() if name != "row_no"}
                    for delivery_id in land.landed(settings, partner)
                    if land.read_manifest(settings, vault, partner, delivery_id).status != "refused"
                    for one in land.read_rows(settings, vault, partner, delivery_id).to_pylist()
                ),
                key=repr,
            )
            for partner in land.partners(settings)
        }

    def told(self) -> list[tuple[Any, ...]]:
        """What manifests and the table of deliveries say in numbers."""
        settings, vault = self.warehouse.settings, self.warehouse.vault
        found = []
        for partner in land.partners(settings):
            for delivery_id in land.landed(settings, partner):
                one = land.read_manifest(settings, vault, partner, delivery_id)
                counts = (one.rows_received, one.rows_accepted, one.rows_refused)
                persons = (one.persons_by_code, one.persons_joined, one.generation)
                rows = self.warehouse.rows(
                    "select rows_received, rows_accepted, rows_refused from raw.delivery "
                    f"where delivery_id = '{delivery_id}'"
                )
                found.append((partner, str(one.span_start), *counts, *persons, *rows))
        return sorted(found)

    def raw(self) -> dict[str, list[tuple[Any, ...]]]:
        """The raw tables as far as they do not say in which file a row stood."""
        asked = {
            "contact": "select * exclude (delivery_id, row_no) from raw.contact",
            "contact_token": "select * exclude (delivery_id, row_no) from raw.contact_token",
            "token_key": "from raw.token_key",
            "touched_person": "select distinct scope, token from raw.touched_person",
            "apart": "from raw.apart",
        }
        return {name: self.warehouse.rows(f"{query} order by all") for name, query in asked.items()}

    def tokens_at_rest(self) -> set[str]:
        return {
            value.hex()
            for rows in self.landed().values()
            for one in rows
            for name, value in one.items()
            if name.startswith(PREFIX) and value is not None
        }


def do_erase(network: Network, *codes: str) -> erase.Done:
    """Requests of ru_test for these codes, and what comes of them."""
    settings, vault = network.warehouse.settings, network.warehouse.vault
    declared, folder = erase.declared_by_code(settings, vault), settings.home.parent / "requests"
    files = [network.request(folder, code) for code in codes or (ANNA,)]
    requests = [subject_request.read(settings, vault, declared, file, subject_request.WITHDRAW) for file in files]
    return erase.erase(settings, vault, requests)


def tokens(code: str, scopes: tuple[str, ...] = ("ru", "fi_ru")) -> dict[str, str]:
    return sealed(code, scopes)


def files(persons: tuple[str, ...], month: int) -> dict[str, bytes]:
    """Partner → its file of that month. At fi_near Anna has another code with the same match keys. ru_old meets all."""
    near, scopes = [], ("fi", "fi_ru")
    for person in persons:
        code = tokens(f"{person} typed otherwise" if person == ANNA else person, scopes)
        code |= {name: value for name, value in tokens(person, scopes).items() if name.endswith("_m1")}
        near.append(row_of(number(person, 3, month), month, code, Город="Хельсинки", Пол="Ж"))
    return {
        "ru_test": csv_bytes(
            [row_of(number(person, times, month), month, tokens(person)) for person in persons for times in range(2)]
        ),
        "fi_near": csv_bytes(near),
        "ru_old": csv_bytes(
            [row_of(number(person, 7, month), month, {"Код": typed(person)}) for person in (ANNA, *OTHERS)]
        ),
    }


def typed(person: str) -> str:
    return f"{person.upper()}-1990-F"


def number(person: str, times: int, month: int) -> int:
    return (ord(person[0]) * 100 + month) * 100 + times


def row_of(number: int, month: int, code: dict[str, str], **changes: str) -> dict[str, str]:
    plain = {name: value for name, value in row(number).items() if not name.startswith("t1_")}
    return plain | code | {"Дата контакта": f"{number % 28 + 1:02}.{month:02}.2023", **changes}


def environment(warehouse: Warehouse) -> dict[str, str]:
    return os.environ | {
        "CROSSINGS_HOME": str(warehouse.settings.home),
        "CROSSINGS_KEYS_FILE": str(warehouse.settings.keys_file),
    }
