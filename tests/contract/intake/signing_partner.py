"""A partner that seals and signs: its laptop with the real tool, and the warehouse that knows it by its public key.

Add here: what such a partner does to its source.
Keep out: expectations about what the warehouse makes of it.
"""

import json
import secrets
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage
import yaml
from intake_files import THEN, put
from intake_sources import described
from intake_warehouse import Warehouse
from own_network import own_network

sys.path.append(str(Path(__file__).parents[2] / "unit" / "sealing"))

from laptop import RU_HEADERS, Laptop, csv_bytes, laptop, ru_row
from laptop_forms import RU

from warehouse.contract.declaration.declaration import Declaration
from warehouse.sealing import keys
from warehouse.sealing.export_columns import matching
from warehouse.sealing.reading import declared
from warehouse.sealing.settings import load

SIG = ".sig"


@dataclass
class Signing:
    """One partner, its laptop and the folder that is its source."""

    warehouse: Warehouse
    laptop: Laptop
    code: str

    @property
    def source(self) -> Path:
        return self.warehouse.settings.demo / self.code

    @property
    def declaration(self) -> Declaration:
        """What the tool prints for the coordinator."""
        settings = load(self.laptop.settings)
        return matching(declared(settings.declaration), settings.followed)

    def declare(self, source: dict[str, Any] | None = None, **changes: Any) -> None:
        said = self.declaration.model_dump(mode="json") | {"signing_key": self.laptop.public} | changes
        said["source"] = source or described("{demo}/" + self.code)
        said = {key: value for key, value in said.items() if value is not None}
        said["booleans"] = self.declaration.booleans
        own_network(self.warehouse.settings.home)
        self.warehouse.settings.partners.mkdir(exist_ok=True)
        path = self.warehouse.settings.partners / f"{self.code}.yaml"
        path.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")

    def packed(self, month: str = "2023-03", count: int = 2) -> Path:
        """What the tool wrote, with its signature beside it, still on the laptop."""
        year, number = month.split("-")
        rows = [ru_row(one, Дата=f"{one + 1:02}.{number}.{year}") for one in range(count)]
        path = self.laptop.pack(f"export-{month}.csv", csv_bytes(rows))
        assert path is not None, self.laptop.told
        return path

    def send(self, path: Path, folder: Path | None = None, *, name: str = "", signature: bytes | None = None) -> Path:
        """Both files at the source, perhaps under another name or with another signature."""
        folder, name = folder or self.source, name or path.name
        beside = path.with_name(path.name + SIG).read_bytes() if signature is None else signature
        put(folder, name + SIG, beside, THEN)
        return put(folder, name, path.read_bytes(), THEN)

    def sign(self, name: str, data: bytes) -> bytes:
        return keys.sign(keys.signing_key(self.laptop.folder / "signing.key"), name, data)

    def request(self, kind: str = "withdraw", folder: Path | None = None, recipient: Any = None) -> Path:
        """A request as the tool writes it, at the source."""
        said = {"kind": kind, "version": 1, "partner_code": self.code, "recipe": "uic-1", "persons": []}
        to = recipient or pyrage.x25519.Recipient.from_str(self.warehouse.vault.landing_recipient)
        name = f"request_{secrets.token_hex(8)}.age"
        data = bytes(pyrage.encrypt(json.dumps(said).encode(), [to]))
        put(folder or self.source, name + SIG, self.sign(name, data))
        return put(folder or self.source, name, data)


def signing(warehouse: Warehouse, folder: Path, code: str = "ru_laptop") -> Signing:
    form = RU | {"code": code, "source": {"url": "{demo}/" + code, "pattern": "*"}}
    made = laptop(folder, form, RU_HEADERS, recipient=warehouse.vault.landing_recipient)
    partner = Signing(warehouse, made, code)
    partner.source.mkdir(parents=True, exist_ok=True)
    partner.declare()
    return partner


def without_signature(path: Path) -> bytes:
    """Takes the signature away, as if it were still on its way."""
    beside = path.with_name(path.name + SIG)
    data = beside.read_bytes()
    beside.unlink()
    return data


def emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
