"""Nothing that identifies a person is written: a byte search over the whole home after the worst deliveries."""

import logging
from pathlib import Path

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

from warehouse.intake.letters import letter

CANARIES = ("Канарейкина", "+79211234567", "kanareika@example.org", "Лиговка17", "К-777-К")


def poisoned(warehouse: Warehouse) -> None:
    name, phone, mail, street, code = CANARIES
    many = [row(number) for number in range(10, 40)]
    warehouse.deliver(f"{name}-2023-01.csv", csv_bytes([row(1, Заметка=phone)]))
    warehouse.deliver("x-2023-02.csv", csv_bytes([row(1, **{name: f"{n}{mail}"}) for n in range(5)]))
    cells = {"Город": street, "Номер": code, "Пол": name, "Дата контакта": name, "t1_ru_full": code}
    warehouse.deliver("x-2023-03.csv", csv_bytes([*(row(1, **{one: cell}) for one, cell in cells.items()), *many]))
    warehouse.deliver("x-2023-04.csv", csv_bytes([row(2, Возраст="15", Номер=code, Фамилия="")]))
    warehouse.deliver("x-2023-05.csv", f"{name};{phone}\n{mail};{street}\n".encode("windows-1251"))
    warehouse.deliver("x-2023-06.csv", f'"{name}'.encode("windows-1251"))


def test_no_canary_is_in_any_file_message_or_letter(
    warehouse: Warehouse, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    poisoned(warehouse)
    receipts = warehouse.take()
    assert len(receipts) == 6
    told = repr(receipts) + "".join(receipt.letter for receipt in receipts) + repr(warehouse.state())
    told += (
        caplog.text
        + "".join(capfd.readouterr())
        + (letter.latest(warehouse.settings, warehouse.vault, "ru_test") or "")
    )
    stored = b"".join(
        str(path).encode() + (path.read_bytes() if path.is_file() else b"")
        for path in warehouse.settings.home.rglob("*")
        if warehouse.settings.demo not in path.parents
    )
    for canary in CANARIES:
        assert canary not in told
        for encoding in ("utf-8", "utf-16-le", "windows-1251"):
            assert canary.encode(encoding) not in stored


def test_no_received_file_is_copied_outside_memory(warehouse: Warehouse, tmp_path: Path) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    warehouse.take()
    sealed = row(1)["t1_ru_full"].encode()
    homes = [path for path in tmp_path.rglob("*") if path.is_file() and warehouse.settings.demo not in path.parents]
    assert homes
    assert not any(sealed in path.read_bytes() for path in homes)
