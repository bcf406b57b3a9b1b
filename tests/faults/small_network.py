"""Two small partners with months of files, refused rows and a refused file among them; and all that they must leave.

Add here: what else must be the same, however often an intake was hit.
Keep out: assertions.
"""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from intake_files import attributes, csv_bytes, row
from intake_warehouse import Warehouse

from warehouse import vault
from warehouse.intake.landing import land
from warehouse.settings import Settings, settings

PARTNERS = ("ru_test", "ru_more")
MONTHS, ROWS = 3, 40


def settings_of(folder: Path) -> Settings:
    return replace(settings(), home=folder / "home", keys_file=folder / "keys.json")


def made(folder: Path, months: int = MONTHS, partners: Iterable[str] = PARTNERS) -> Warehouse:
    """A home with keys, declarations and files at the sources, in which nothing has run."""
    here = settings_of(folder)
    here.home.mkdir(parents=True)
    warehouse = Warehouse(here)
    vault.init_demo(here)
    for number, partner in enumerate(partners):
        warehouse.declare(code=partner, **_of_its_own(partner))
        for month in range(1, months + 1):
            warehouse.deliver(f"x-2023-{month:02}.csv", month_file(month, first=1000 * number), partner)
        warehouse.deliver("x-2023-12.csv", f"no export of {partner}".encode(), partner)  # refused
    return warehouse


def _of_its_own(partner: str) -> dict[str, Any]:
    source = attributes()["source"] | {"url": f"{{demo}}/{partner}"}
    return {"alias": partner.upper(), "source": source}


def month_file(month: int, *, first: int = 0, rows: int = ROWS) -> bytes:
    found = [row(first + number, **on(number % 27 + 1, month)) for number in range(rows)]
    return csv_bytes([*found, row(900, **on(3, month), Город="?"), row(901, **on(3, month), Возраст="15")])


def on(day: int, month: int, year: int = 2023) -> dict[str, str]:
    return {"Дата контакта": f"{day:02}.{month:02}.{year}"}


def copied(warehouse: Warehouse, folder: Path) -> Warehouse:
    """The same home with the same keys elsewhere."""
    here = settings_of(folder)
    shutil.copytree(warehouse.settings.home, here.home, symlinks=True)
    shutil.copy2(warehouse.settings.keys_file, here.keys_file)
    return Warehouse(here)


def left(warehouse: Warehouse) -> dict[str, Any]:
    """Raw tables, landing as it reads, letters as they read, and no piece of what was not finished."""
    here, keys = warehouse.settings, warehouse.vault
    return {
        "raw": {name: sorted(map(repr, rows)) for name, rows in warehouse.state().items()},
        "landing": {
            (partner, delivery_id): land.read_manifest(here, keys, partner, delivery_id).to_json()
            for partner in land.partners(here)
            for delivery_id in sorted(land.landed(here, partner))
        },
        "letters": {
            str(path.relative_to(here.letters)): sha256(land.unseal(path.read_bytes(), keys)).hexdigest()
            for path in sorted(here.letters.rglob("*.md.age"))
        },
    }
