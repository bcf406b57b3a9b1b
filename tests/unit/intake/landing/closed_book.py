"""A ledger of four cells of two partners: built with a release, published, seen.

Add here: another step that several tests of the ledger take.
Keep out: assertions.
"""

from datetime import date
from typing import Any

import pyarrow as pa
from intake_files import declaration
from verdicts import passed

from warehouse.contract.declaration.declaration import Declaration
from warehouse.intake.landing import ledger
from warehouse.intake.landing.ledger import Book, Fed
from warehouse.settings import Settings
from warehouse.vault import Vault

RU, FI, BORDER, ANY = "r1|month|2023-02-01|RU", "r1|month|2023-02-01|FI", "m1|fi_ru", "x1|all"
FIRST, SECOND = "2023-05-01-aaa", "2023-06-01-bbb"


def cell(name: str, countries: str, persons: int | None) -> dict[str, Any]:
    month, status = date(2023, 2, 1), "few" if persons is None else "shown"
    return {
        "table_name": "pub_reach",
        "cell": name,
        "countries": countries,
        "period_type": "month",
        "period_start": month,
        "persons": persons,
        "status": status,
        "first_published": None if persons is None else date(2023, 4, 15),
    }


def book(release_id: str, **persons: int | None) -> Book:
    found = [
        cell(RU, "RU", persons.get("ru", 20)),
        cell(FI, "FI", persons.get("fi")),
        cell(BORDER, "FI|RU", persons.get("border", 11)),
        cell(ANY, "all", 12),
    ]
    partners = {"ru_a": Fed("RU", may_be_named=False), "fi_a": Fed("FI", may_be_named=True)}
    return Book(pa.Table.from_pylist(found, ledger.CELLS), partners, release_id)


def publish(place: Settings, keyring: Vault, coming: Book) -> None:
    ledger.write(ledger.proposal(place), keyring, coming)
    see(place, coming.release_id)
    passed(place, coming.release_id, keyring)


def see(place: Settings, release_id: str) -> None:
    (place.published / release_id).mkdir(parents=True, exist_ok=True)
    place.current.unlink(missing_ok=True)
    place.current.symlink_to(release_id)


def kept(place: Settings, keyring: Vault) -> dict[str, int | None]:
    cells = ledger.read(ledger.path(place), keyring).cells
    return dict(zip(cells["cell"].to_pylist(), cells["persons"].to_pylist(), strict=True))


def declared(**changes: Any) -> list[Declaration]:
    return [
        declaration(code="ru_a", country="RU", safe_to_show=True, may_be_named=False, **changes),
        declaration(code="fi_a", country="FI", safe_to_show=True, may_be_named=True),
    ]
