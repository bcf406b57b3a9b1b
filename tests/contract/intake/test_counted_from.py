"""From which day on the rows of a delivery are counted: no number that closed before has them."""

import shutil
from dataclasses import replace
from datetime import date, timedelta

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

from warehouse import database
from warehouse.intake.rebuild import rebuild

CAME, DECIDED, LATER = date(2024, 2, 20), date(2024, 5, 2), date(2024, 6, 30)
DAYS = "select month(span_start), status, counted_from from raw.delivery order by 1"


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


@pytest.mark.parametrize(
    ("closed", "since"),
    [(CAME, DECIDED), (DECIDED, DECIDED + timedelta(1)), (LATER, LATER + timedelta(1)), (None, DECIDED)],
)
def test_what_is_accepted_after_cells_have_closed_is_counted_from_the_next_day(
    warehouse: Warehouse, closed: date | None, since: date
) -> None:
    """A second run on the day of a release, or a clock that was ahead when it was made."""
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    on(warehouse, DECIDED).receive()
    with database.writer(warehouse.settings, warehouse.vault) as con:
        con.execute(
            "insert into raw.closed_cell by name select 'pub_reach' as table_name, 'c' as cell, 'RU' as countries, "
            "'month' as period_type, date '2023-03-01' as period_start, 'few' as status, ?::date as counted_on",
            [closed],
        )
    on(warehouse, DECIDED).admit()
    assert warehouse.rows(DAYS) == [(3, "accepted", since)]


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
