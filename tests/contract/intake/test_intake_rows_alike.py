"""Contacts that agree in everything but the number: how many are too many, the partner's own deliveries say."""

from typing import Any

from intake_files import attributes, csv_bytes, row, sealed
from intake_warehouse import Warehouse

COUNT = 100


def _month(month: int, alike: int) -> bytes:
    """A hundred contacts of as many people, and some of them once more under other numbers, in no order."""

    def contact(number: int, person: int) -> dict[str, str]:
        day = f"{person % 28 + 1:02}.{month:02}.2023"
        return row(number, Номер=f"{month}-{number}", **{"Дата контакта": day}, **sealed(f"person {person}"))

    copies = [contact(COUNT + at, at * 17 % COUNT) for at in range(alike)]
    return csv_bytes([*(contact(at, at) for at in range(COUNT)), *copies])


def _taken(warehouse: Warehouse, month: int, alike: int) -> tuple[str, str | None]:
    warehouse.deliver(f"x-2023-{month:02}.csv", _month(month, alike))
    (receipt,) = warehouse.take()
    return receipt.status, receipt.rule


def _declare(warehouse: Warehouse, **delivery: Any) -> None:
    warehouse.declare(delivery=attributes()["delivery"] | delivery)


def test_a_partner_without_copies_is_asked_for_a_few_and_read_when_it_has_answered(warehouse: Warehouse) -> None:
    assert [_taken(warehouse, month, 0) for month in (3, 4, 5)] == [("pending", None)] * 3
    assert _taken(warehouse, 6, 3) == ("pending", None)
    assert _taken(warehouse, 7, 6) == ("refused", "rows_alike")
    assert warehouse.rows("select count(*) from raw.contact where month(contact_date) = 7") == [(0,)]
    _declare(warehouse, alike_up_to=0.1)
    assert [(receipt.status, receipt.rule) for receipt in warehouse.take()] == [("pending", None)]
    assert warehouse.rows("select count(*) from raw.contact where month(contact_date) = 7") == [(COUNT + 6,)]


def test_what_is_usual_for_a_partner_is_no_sign_and_three_times_as_much_is(warehouse: Warehouse) -> None:
    assert [_taken(warehouse, month, 8) for month in (3, 4, 5)] == [("pending", None)] * 3
    assert _taken(warehouse, 6, 20) == ("pending", None)
    assert _taken(warehouse, 7, 60) == ("refused", "rows_alike")


def test_before_anything_is_usual_a_tenth_is_too_much(warehouse: Warehouse) -> None:
    assert _taken(warehouse, 3, 10) == ("pending", None)
    assert _taken(warehouse, 4, 13) == ("refused", "rows_alike")
