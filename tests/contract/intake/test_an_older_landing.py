"""A landing folder of before beside a newer database: people are told which is older, and go on from what is there."""

import shutil
from pathlib import Path

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

from warehouse.errors import CrossingsError
from warehouse.intake.landing import land
from warehouse.intake.rebuild import rebuild

APRIL = {"Дата контакта": "02.04.2023"}


def test_an_older_landing_is_told_and_a_rebuild_goes_on_from_it(warehouse: Warehouse, tmp_path: Path) -> None:
    settings = warehouse.settings
    warehouse.deliver("x-2023-03.csv", csv_bytes([row()]))
    warehouse.take()
    shutil.copytree(settings.landing, tmp_path / "drawer")
    newer = warehouse.deliver("x-2023-04.csv", csv_bytes([row(2, **APRIL)]))
    warehouse.take()
    complete = warehouse.state()
    data = newer.read_bytes()
    newer.unlink()
    shutil.rmtree(settings.landing)
    shutil.copytree(tmp_path / "drawer", settings.landing)

    with pytest.raises(CrossingsError, match=r"older than the working database .* \(1\)") as caught:
        warehouse.receive()

    assert "crossings rebuild" in str(caught.value)
    rebuild(settings, warehouse.vault)
    assert warehouse.receive() == []
    assert len(land.landed(settings, "ru_test")) == 1
    warehouse.deliver(newer.name, data)
    warehouse.take()
    assert len(warehouse.state()["contact"]) == len(complete["contact"]) == 2
