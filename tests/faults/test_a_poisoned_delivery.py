"""One poisoned delivery among 380: it is refused with its reason, and the other 379 are what they are without it."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

from conftest import Noted
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse
from small_network import copied, left, made, on

FILES, ROWS = 380, 5
SPANS = {"name_pattern": r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", "refuse_above": 0.5}


def bomb() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 50_000_000)
    return held.getvalue()


def telephones() -> bytes:
    return csv_bytes([row(number, Номер=f"+7921555{number:04}") for number in range(ROWS)])


POISONS = {
    "a bomb": bomb(),
    "telephone numbers": telephones(),
    "nothing": b"",
    "zeros": bytes(100_000),
    "half a line": csv_bytes([row(1)])[:-40],
    "random bytes": random.Random(1).randbytes(50_000),
}


def many(folder: Path) -> Warehouse:
    home = made(folder, months=0, partners=("ru_test",))
    for path in (home.settings.demo / "ru_test").iterdir():
        path.unlink()
    for number in range(FILES - 1):
        year, month = 2022 + number // 192, number // 16 % 12 + 1
        day = number % 16 + 1
        rows = [row(ROWS * number + one, **on(day, month, year)) for one in range(ROWS)]
        home.deliver(f"x-{year}-{month:02}-{day:02}.csv", csv_bytes(rows))
    return home


def test_one_poisoned_delivery_among_380(tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    clean = many(tmp_path / "clean")
    poisoned = copied(clean, tmp_path / "poisoned")
    for name, data in POISONS.items():
        day = f"{lot.randrange(17, 28)}"
        month = list(POISONS).index(name) + 1
        poisoned.deliver(f"x-2023-{month:02}-{day}.csv", data)
    clean.take()
    receipts = poisoned.take()
    refused = [receipt for receipt in receipts if receipt.status == "refused"]
    assert len(receipts) == FILES - 1 + len(POISONS)
    assert len(refused) == len(POISONS), [(one.rule, one.rows_accepted) for one in receipts if one not in refused]
    assert all(receipt.rule and receipt.letter for receipt in refused)
    wanted, found = left(clean), left(poisoned)
    for table in ("raw.contact", "raw.contact_token", "raw.token_key", "raw.outside_scope"):
        assert found["raw"][table] == wanted["raw"][table]
    assert wanted["landing"].items() <= found["landing"].items()
    assert wanted["letters"].keys() <= found["letters"].keys()
    said = f"refused, each with a letter that says why; the other {FILES - 1} as without them"
    noted(f"a poisoned delivery among {FILES}", len(POISONS), said)
