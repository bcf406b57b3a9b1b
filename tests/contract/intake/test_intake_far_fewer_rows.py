"""A delivery of far fewer rows than it replaces, or than a month has, waits until the partner says that it is meant."""

from datetime import UTC, datetime

import pytest
from intake_files import attributes, csv_bytes, header_only, row
from intake_warehouse import Warehouse

APRIL = datetime(2023, 4, 20, tzinfo=UTC)


def _rows(count: int) -> bytes:
    """Spread over the month."""
    days = [(1 + number * 11) % 30 + 1 for number in range(count)] if count > 2 else [11, 21][:count]
    return csv_bytes(
        [row(n, Номер=str(1000 + n), **{"Дата контакта": f"{day:02}.03.2023"}) for n, day in enumerate(days)]
    )


def _status(warehouse: Warehouse) -> list[tuple[str, str | None]]:
    return [(receipt.status, receipt.rule) for receipt in warehouse.take()]


def test_a_handful_of_late_rows_waits_before_it_replaces_a_month(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", _rows(400))
    warehouse.take()
    late = [row(number, **{"Дата контакта": f"{day:02}.03.2023"}) for number, day in ((1, 4), (2, 15), (3, 26))]
    warehouse.deliver("late-2023-03.csv", csv_bytes(late), at=APRIL)
    (receipt,) = warehouse.take()
    assert (receipt.status, receipt.rule) == ("refused", "replaces_far_more")
    assert "Rows sent before: 400. Rows in this delivery: 3." in receipt.letter
    assert warehouse.rows("select count(*) from raw.contact") == [(400,)]
    warehouse.declare(delivery=attributes()["delivery"] | {"quiet_months": ["2023-03"]})
    (receipt,) = warehouse.take()
    assert receipt.status == "pending"
    assert "Rows sent before: 400. Rows in this delivery: 3." in receipt.letter
    assert warehouse.rows("select count(*) from raw.contact") == [(3,)]


@pytest.mark.parametrize(
    ("before", "now", "rule"),
    [(40, 7, "replaces_far_more"), (40, 8, None), (39, 1, None), (40, 0, "replaces_far_more")],
)
def test_less_than_a_fifth_of_forty_rows_waits(warehouse: Warehouse, before: int, now: int, rule: str | None) -> None:
    warehouse.deliver("x-2023-03.csv", _rows(before))
    warehouse.take()
    warehouse.deliver("x-2023-03_v2.csv", _rows(now) if now else header_only(), at=APRIL)
    assert _status(warehouse) == [("refused" if rule else "pending", rule)]


def test_what_stands_below_a_large_delivery_replaces_nothing_and_does_not_wait(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03_v2.csv", _rows(60))
    warehouse.take()
    warehouse.deliver("x-2023-03.csv", _rows(2), at=APRIL)
    assert _status(warehouse) == [("pending", None)]
    assert warehouse.rows("select count(*) from raw.contact") == [(60,)]


def _month(month: int, days: range, a_day: int) -> bytes:
    numbers = [(day, at) for day in days for at in range(a_day)]
    return csv_bytes(
        [
            row(day * 10 + at, Номер=f"{month}-{day}-{at}", **{"Дата контакта": f"{day:02}.{month:02}.2023"})
            for day, at in numbers
        ]
    )


def test_a_file_cut_at_a_line_end_waits_until_the_partner_says_that_the_month_was_quiet(warehouse: Warehouse) -> None:
    for month in (3, 4, 5):
        warehouse.deliver(f"x-2023-{month:02}.csv", _month(month, range(1, 28), 3))
    warehouse.take()
    warehouse.deliver("x-2023-06.csv", _month(6, range(1, 10), 3))
    warehouse.deliver("x-2023-05_v2.csv", _month(5, range(1, 10), 4))
    receipts = warehouse.take()
    assert [(receipt.status, receipt.rule) for receipt in receipts] == [("refused", "far_fewer_rows")] * 2
    counted = "select month(contact_date), count(*) from raw.contact group by 1 order by 1"
    assert warehouse.rows(counted) == [(3, 81), (4, 81), (5, 81)]
    warehouse.declare(delivery=attributes()["delivery"] | {"quiet_months": ["2023-06"]})
    assert [receipt.status for receipt in warehouse.take()] == ["refused", "pending"]
    assert warehouse.rows(counted) == [(3, 81), (4, 81), (5, 81), (6, 27)]
