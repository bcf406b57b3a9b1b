"""A partner's laptop: its declaration, its settings, its keys, and files with names in them, in a folder of a test.

Add here: something that stands on a partner's laptop and more than one test needs.
Keep out: expectations about what leaves (the tests say those). Every name and date here is invented.
"""

import base64
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyrage
import xlsxwriter
import yaml

from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.keying.second_keying import Keying
from warehouse.contract.prepare import Prepared, prepare, unpacked
from warehouse.networks.home import DEMO
from warehouse.sealing import keys, seal
from warehouse.sealing.export_columns import matching
from warehouse.sealing.reading import declared
from warehouse.sealing.settings import load

SCOPE_KEYS = {scope: bytes([at]) * 32 for at, scope in enumerate(("ru", "fi", "fi_ru", "ua"), 1)}
KEYING = Keying((b"warehouse key of the tests, 32 b.",), b"n" * 32, b"e" * 32)
WAREHOUSE = pyrage.x25519.Identity.generate()
MARCH = "export-2024-03.csv"
CHILD_CONTACT = "116 000 or ask Aurinko"
THEN = datetime(2024, 4, 3, tzinfo=UTC)
RU_HEADERS = {"mother": ["Имя матери"], "father": ["Имя отца"], "birth_date": ["Дата рождения"]}
FI_HEADERS = {"mother": ["Äidin nimi"], "father": ["Isän nimi"], "birth_date": ["Syntynyt"]}


def ru_row(number: int = 1, **changes: str) -> dict[str, str]:
    return {
        "Дата": f"{number % 28 + 1:02}.03.2024",
        "Номер": f"+7921{number:07}",
        "Город": "Санкт-Петербург",
        "Форма работы": "Улица",
        "Место": "Улица,Сауна",
        "Пол": "Ж",
        "Презервативы": "да",
        "Согласие": "да",
        "Имя матери": "Елена",
        "Имя отца": "Николай",
        "Дата рождения": "17.08.1991",
        "Телефон": "+7 921 555-01-01",
    } | changes


def fi_row(**changes: str) -> dict[str, str]:
    return {
        "Päivä": "11.03.2024",
        "Kaupunki": "Helsinki",
        "Tapa": "Katu",
        "Sukupuoli": "nainen",
        "Äidin nimi": "Jelena",
        "Isän nimi": "Nikolai",
        "Syntynyt": "17.08.1991",
    } | changes


def csv_bytes(rows: list[dict[str, str]]) -> bytes:
    lines = [list(rows[0]), *([row[header] for header in rows[0]] for row in rows)]
    return "".join(";".join(line) + "\r\n" for line in lines).encode("windows-1251")


def xlsx_bytes(rows: list[dict[str, str]]) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    page = book.add_worksheet()
    for at, line in enumerate([list(rows[0]), *(list(row.values()) for row in rows)]):
        page.write_row(at, 0, line)
    book.close()
    return memory.getvalue()


@dataclass
class Laptop:
    """One partner's folder, and what it was shown."""

    folder: Path
    public: str = ""
    shown: list[str] = field(default_factory=list)

    @property
    def settings(self) -> Path:
        return self.folder / "settings.yaml"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def pack(self, name: str, data: bytes, answer: str | None = None) -> Path | None:
        source = self.folder / name
        source.write_bytes(data)
        said = answer if answer is not None else {"ru": "да", "fi": "kyllä"}[self.language]
        return seal.pack(source, self.settings, self.out, None, self.shown.append, lambda _: said)

    @property
    def language(self) -> str:
        return declared(load(self.settings).declaration).language

    @property
    def told(self) -> str:
        return "\n".join(self.shown)

    def arrived(self, path: Path) -> Prepared:
        """What the warehouse makes of a file, by the declaration that the tool prints."""
        settings = load(self.settings)
        partner = matching(declared(settings.declaration), settings.followed)
        opened = unpacked(Arrived(path.read_bytes(), path.name, THEN), partner, [WAREHOUSE])
        return opened if isinstance(opened, Prepared) else prepare(opened, partner, DEMO, KEYING)


def laptop(
    folder: Path,
    declaration: dict[str, Any],
    headers: dict[str, list[str]],
    recipe: str = "uic-1",
    scope_keys: Mapping[str, bytes] = SCOPE_KEYS,
    **changes: Any,
) -> Laptop:
    (folder / "out").mkdir(parents=True)
    public = keys.make_signing_pair(folder / "signing.key")
    said = declaration | {"tokens": {"mode": "sealed", "recipe": recipe}}
    if not said["demo"]:
        said["signing_key"] = public
    (folder / "ours.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    network = folder / "network.json"
    network.touch(0o600)
    network.write_text(json.dumps({scope: base64.b64encode(key).decode() for scope, key in scope_keys.items()}))
    sealing = {
        "declaration": "ours.yaml",
        "recipe": recipe,
        "headers": headers,
        "network_keys": "network.json",
        "signing_key": "signing.key",
        "recipient": str(WAREHOUSE.to_public()),
        "child_protection": {"en": CHILD_CONTACT},
    } | changes
    (folder / "settings.yaml").write_text(yaml.safe_dump({"sealing": sealing}, allow_unicode=True), "utf-8")
    return Laptop(folder, public)


def accepted(outcome: Prepared) -> list[dict[str, Any]]:
    assert outcome.manifest.problems == []
    assert outcome.accepted is not None
    rows: list[dict[str, Any]] = outcome.accepted.to_pylist()
    return rows


def taken_in(one: Laptop, name: str, data: bytes) -> list[dict[str, Any]]:
    path = one.pack(name, data)
    assert path is not None, one.told
    return accepted(one.arrived(path))


def opened(path: Path) -> str:
    return bytes(pyrage.decrypt(path.read_bytes(), [WAREHOUSE])).decode()
