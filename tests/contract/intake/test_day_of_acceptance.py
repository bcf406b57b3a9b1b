"""The day on which a delivery was accepted: no number that closed before it has its rows."""

import shutil
from dataclasses import replace
from datetime import date

from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

from warehouse.intake.rebuild import rebuild

CAME, DECIDED, LATER = date(2024, 2, 20), date(2024, 5, 2), date(2024, 6, 30)
DAYS = "select month(span_start), status, accepted_on from raw.delivery order by 1"


def on(warehouse: Warehouse, day: date) -> Warehouse:
    return Warehouse(replace(warehouse.settings, as_of=day))


def test_it_is_the_day_of_the_verdict_and_a_refused_delivery_has_none(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    on(warehouse, CAME).receive()
    warehouse.deliver("x-2023-04.csv", csv_bytes([row(2, **{"Дата контакта": "12.04.2023"})]))
    (receipt,) = on(warehouse, CAME).receive()
    assert [day for *_, day in warehouse.rows(DAYS)] == [None, None]
    on(warehouse, DECIDED).admit(**{f"d{receipt.delivery_id}": "row_volume"})
    assert warehouse.rows(DAYS) == [(3, "accepted", DECIDED), (4, "refused", None)]


def test_it_stays_when_the_database_is_made_again_or_brought_up_to_landing(warehouse: Warehouse) -> None:
    warehouse.rows("select 1")
    older = warehouse.settings.working_db.read_bytes()
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    on(warehouse, DECIDED).take()
    told = warehouse.rows(DAYS)
    assert told == [(3, "accepted", DECIDED)]
    later = on(warehouse, LATER)
    rebuild(later.settings, later.vault)
    assert later.rows(DAYS) == told
    for file in warehouse.settings.working_db.parent.glob(f"{warehouse.settings.working_db.name}*"):
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    warehouse.settings.working_db.write_bytes(older)
    assert later.rows(DAYS) == []
    later.take()
    assert later.rows(DAYS) == told
