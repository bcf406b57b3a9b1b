"""One poisoned delivery among 380: it is refused with its reason, and the others are what they are without it."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

from conftest import Noted
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse
from small_network import copied, left, made, on

PARTNERS = ("ru_test", *(f"ru_p{number:02}" for number in range(1, 20)))
MONTHS, ROWS = 19, 5
FILES = len(PARTNERS) * MONTHS
TAKEN = ("contact", "contact_token", "token_key", "outside_scope")


def bomb() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 50_000_000)
    return held.getvalue()


POISONS = {
    "a bomb": bomb(),
    "nothing": b"",
    "zeros": bytes(100_000),
    "random bytes": random.Random(1).randbytes(50_000),
}


def many(folder: Path) -> Warehouse:
    """Every partner has sent every month, each row another person's."""
    home = made(folder, months=0, partners=PARTNERS)
    for place, partner in enumerate(PARTNERS):
        (home.settings.demo / partner / "x-2023-12.csv").unlink()
        for month in range(MONTHS):
            year, number = 2022 + month // 12, month % 12 + 1
            first = ROWS * (place * MONTHS + month)
            rows = [row(first + one, **on(one + 1, number, year)) for one in range(ROWS)]
            home.deliver(f"x-{year}-{number:02}.csv", csv_bytes(rows), partner)
    return home


def test_one_poisoned_delivery_among_380(tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    clean = many(tmp_path / "clean")
    poisoned = copied(clean, tmp_path / "poisoned")
    for data, partner in zip(POISONS.values(), lot.sample(PARTNERS, len(POISONS)), strict=True):
        poisoned.deliver("x-2023-11.csv", data, partner)
    for partner in PARTNERS:
        clean.take(partner)
    receipts = [receipt for partner in PARTNERS for receipt in poisoned.take(partner)]
    refused = [receipt for receipt in receipts if receipt.status == "refused"]
    assert len(receipts) == FILES + len(POISONS)
    assert len(refused) == len(POISONS), [(one.rule, one.rows_accepted) for one in refused]
    assert all(receipt.rule and receipt.letter for receipt in refused)
    wanted, found = left(clean), left(poisoned)
    assert len(wanted["raw"]["contact"]) == FILES * ROWS
    for table in TAKEN:
        assert found["raw"][table] == wanted["raw"][table]
    assert wanted["landing"].items() <= found["landing"].items()
    assert wanted["letters"].items() <= found["letters"].items()
    said = f"refused, each with a letter that says why; the other {FILES} as without it"
    noted(f"a poisoned delivery among {FILES}", len(POISONS), said)
