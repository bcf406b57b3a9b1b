"""A key LANDING that does not open what was landed: told by its name, and nothing is sealed with it."""

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

from warehouse import vault
from warehouse.errors import Sealed
from warehouse.intake.landing import land

JANUARY, FEBRUARY = ({"Дата контакта": f"05.0{month}.2023"} for month in (1, 2))


def test_nothing_is_taken_in_with_another_landing_key(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse.deliver("x-2023-01.csv", csv_bytes([row(1, **JANUARY)]))
    warehouse.take()
    warehouse.deliver("x-2023-02.csv", csv_bytes([row(2, **FEBRUARY)]))
    before = sorted(warehouse.settings.landing.rglob("*"))
    foreign = vault.made()["LANDING"]
    with monkeypatch.context() as patch:
        patch.setenv("CROSSINGS_KEY_LANDING", foreign)
        with pytest.raises(Sealed, match="does not open what is in") as told:
            warehouse.receive()
    assert foreign not in str(told.value)
    assert sorted(warehouse.settings.landing.rglob("*")) == before
    assert [receipt.rows_accepted for receipt in warehouse.take()] == [1]


def test_one_damaged_manifest_is_no_wrong_key_and_all_of_them_are(warehouse: Warehouse) -> None:
    for month, day in ((1, JANUARY), (2, FEBRUARY)):
        warehouse.deliver(f"x-2023-0{month}.csv", csv_bytes([row(month, **day)]))
    warehouse.take()
    one, other = warehouse.settings.landing.glob("*/*.manifest.age")
    one.write_bytes(one.read_bytes()[:-5])
    assert not is_refused(warehouse)
    other.write_bytes(other.read_bytes()[:-5])
    assert is_refused(warehouse)


def is_refused(warehouse: Warehouse) -> bool:
    """Whether this home's key is taken for a wrong one."""
    try:
        land.require_right_key(warehouse.settings, warehouse.vault)
    except Sealed:
        return True
    return False
