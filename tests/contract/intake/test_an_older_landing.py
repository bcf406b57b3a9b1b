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


@pytest.mark.parametrize("field", ["svc_documents", "need_legal", "referral_made", "gender", "move_reason"])
def test_a_field_that_the_contract_gained_is_not_asked_of_what_landed_before(warehouse: Warehouse, field: str) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2)]))
    warehouse.take()
    [delivery_id] = land.landed(warehouse.settings, "ru_test")
    here, keyring = warehouse.settings, warehouse.vault
    rows = land.read_rows(here, keyring, "ru_test", delivery_id).drop_columns([field])
    land.rewrite(here, keyring, land.read_manifest(here, keyring, "ru_test", delivery_id), rows)

    rebuild(here, keyring)

    meant = {"gender": "not_asked", "move_reason": None}.get(field, False)
    assert warehouse.rows(f"select {field} from raw.contact") == [(meant,)] * 2
