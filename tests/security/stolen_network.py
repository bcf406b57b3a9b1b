"""A small network of partners that are no demo, with everything about them that a thief would like to know.

Add here: another particular of a partner that may stand in its declaration.
Keep out: the search (byte_search.py, token_search.py). Partners and people are invented; people get codes of the recipe
of which the thief knows everything.
"""

import base64
import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage
import yaml
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from intake_files import attributes, csv_bytes, put, row
from token_search import DAYS, RECIPE, SCOPE, YEARS, beginnings

from warehouse.sealing.keys import public_text, sign
from warehouse.tokens.first_keying import FULL, column_name, seal
from warehouse.tokens.recipe import recipes

HOST, USER = "127.83.19.71", "lastochka-outreach"
SEALED, CODED, AWAY = "p011", "p017", "p023"
MONTHS = ("01", "02", "03", "04", "05", "06")
_AGREED = {
    "zone": "Cellar of Snegirinaya 9",
    "review_date": "2031-01-31",
    "demo": False,
    "dpia_ref": "DPIA Lastochka 3",
}
# Who it is, in the words that people put on top of a file.
HEADS = {
    SEALED: "Центр «Ласточка-Невская», Аделаида Ветрогонская, +7 812 555 71 71, ветрогонская@lastochka.example",
    CODED: "Фонд «Сорочинець», Снігурова вулиця 9, sorochynets@ptahy.example",
    AWAY: "Pulmunen ry, Räystäskatu 71 B, toimisto@pulmunen.example",
}
# Every partner's name, address, contact, host and account, as they stand in the declarations.
PARTICULARS = (
    *("Ласточка-Невская", "Ветрогонская", "Аделаида", "lastochka", "+7 812 555 71 71", HOST, USER, "gnezdo-export"),
    *("Сорочинець", "Снігурова", "sorochynets", "ptahy.example", "Ptashka agreement", "Snegirinaya"),
    *("Pulmunen", "Räystäskatu", "pulmunen.example", "sftp.pulmunen.example", "raystas-account"),
)


@dataclass(frozen=True)
class People:
    """Codes of persons, the commonest names and years more often, and what their partner makes of them."""

    codes: list[str]
    k_net: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def t1(self, code: str) -> str:
        return seal(self.k_net, RECIPE, FULL, code)

    def columns(self, code: str) -> dict[str, str]:
        """What the sealing tool writes of a person: the whole code, and a key for each part that may have a slip."""
        keys = {label: seal(self.k_net, RECIPE, label, code) for label in recipes()[RECIPE].match}
        return {column_name(SCOPE, label): key for label, key in ({FULL: self.t1(code)} | keys).items()}

    @property
    def sealed(self) -> list[str]:
        return self.codes[::2]

    @property
    def coded(self) -> list[str]:
        return self.codes[1::2]


def people(count: int, rng: random.Random) -> People:
    mothers, fathers, codes = beginnings("f"), beginnings("m"), set[str]()
    by_rank = [1 / (rank + 3) for rank in range(len(mothers))]
    by_year = [1 / (rank + 10) for rank in range(len(YEARS))]
    while len(codes) < count:
        mother, father = rng.choices(mothers, by_rank)[0], rng.choices(fathers, by_rank)[0]
        year = rng.choices(YEARS, by_year)[0]
        codes.add(f"{mother}{father}{rng.choice('221')}{rng.choice(DAYS)}{year:02}")
    return People(sorted(codes))


def declare(partners: Path, folder: Path, port: int, host_key: str, signing: Ed25519PrivateKey) -> None:
    """The declarations, as plain text, each with its head. `folder` is where a partner's files are mounted."""
    login = {"username_env": "CROSSINGS_P011_USER", "password_env": "CROSSINGS_P011_PASSWORD", "host_key": host_key}
    coded = attributes()["columns"] | {"client_code": ["Код"]}
    away = {"url": "sftp://raystas-account@sftp.pulmunen.example/ulos", "host_key": host_key}
    declared = {
        SEALED: {
            "source": {"url": f"sftp://{HOST}:{port}/gnezdo-export", "pattern": "*.csv"} | login,
            "signing_key": public_text(signing),
        },
        CODED: {
            "source": {"url": str(folder), "pattern": "*.csv"},
            "tokens": {"mode": "unsealed", "recipe": RECIPE},
            "columns": coded,
        },
        AWAY: {"source": away, "tokens": {"mode": "none"}, "scopes": []},
    }
    partners.mkdir(parents=True, exist_ok=True)
    for code, special in declared.items():
        common = {"code": code, "alias": f"RU-{code[1:]}", "scopes": [SCOPE], "agreement_ref": "Ptashka agreement 71"}
        common |= {"tokens": {"mode": "sealed", "recipe": RECIPE}, "active_from": "2023-01-01", **_AGREED}
        text = yaml.safe_dump(attributes(**common | special), allow_unicode=True)
        (partners / f"{code}.yaml").write_text(f"# {HEADS[code]}\n{text}", encoding="utf-8")


def deliver(
    served: Path, mounted: Path, persons: People, signing: Ed25519PrivateKey, recipient: str, repeats: int
) -> None:
    """Six months of two partners: each person `repeats` times a month. Of one they are sealed and signed."""
    for month in MONTHS:
        name = f"x-2023-{month}.csv"
        rows = csv_bytes(list(_rows(month, persons, persons.sealed, repeats, is_sealed=True)))
        data = bytes(pyrage.encrypt(rows, [pyrage.x25519.Recipient.from_str(recipient)]))
        put(served / "gnezdo-export", name, data)
        put(served / "gnezdo-export", f"{name}.sig", sign(signing, name, data))
        put(mounted, name, csv_bytes(list(_rows(month, persons, persons.coded, repeats, is_sealed=False))))


def _rows(month: str, persons: People, codes: list[str], repeats: int, *, is_sealed: bool) -> Iterator[dict[str, Any]]:
    number = 0
    for again in range(repeats):
        for at, code in enumerate(codes):
            number += 1
            said = {
                "Номер": f"{month}{number:06}",
                "Дата контакта": f"{(at * 7 + again * 3 + int(month)) % 28 + 1:02}.{month}.2023",
                "Город": ("Санкт-Петербург", "Иркутск")[(at + again) % 2],
                "Место работы": ("Улица", "Сауна", "Онлайн", "Улица,Сауна")[(at + again) % 4],
            }
            bare = {column: cell for column, cell in row(number, **said).items() if not column.startswith("t1_")}
            yield bare | (persons.columns(code) if is_sealed else {"Код": code})


def raw(t1: str) -> set[bytes]:
    """A t1 as it may be written down."""
    whole = bytes.fromhex(t1)
    return {t1.encode(), t1.upper().encode(), whole, base64.b64encode(whole)[:42]}


def whole(number: int) -> bytes:
    """A token of 32 bytes that is stored as this number; what follows the 64 bits is not known."""
    return number.to_bytes(8, "big", signed=True) + b"\xee" * 24
