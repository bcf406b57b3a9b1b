"""Fields of one row that say something against each other: the row is refused, and never its month."""

from datetime import UTC, datetime
from typing import Any

import pytest
from intake_files import attributes, csv_bytes, row
from intake_warehouse import Warehouse

from expectations.delivery import validate_pending
from warehouse.contract.contact_fields import CHOICES

HEADS = {
    "referral_made": "Направлена", "referral_completed": "Дошла", "referral_kind": "Куда",
    "referral_completed_date": "Когда дошла", "violation_kind": "Нарушение", "perpetrator_group": "Кто",
}  # fmt: skip
NOTHING = dict.fromkeys(HEADS.values(), "") | {"Направлена": "нет", "Дошла": "нет"}
KIND, HOW = sorted(CHOICES["referral_kind"])[0], sorted(CHOICES["violation_kind"])[0]
LATER = {"Дошла": "да", "Куда": KIND}
MADE = {"Направлена": "да", "Куда": KIND}


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (LATER, None),  # "she went there", of a referral of an earlier contact
        (LATER | {"Когда дошла": "01.03.2023"}, None),  # and on which day, which lies before this contact
        (MADE | {"Дошла": "да", "Когда дошла": "01.03.2023"}, "referral_date"),
        (MADE | {"Когда дошла": "28.03.2023"}, "referral_date"),
        ({"Кто": "state"}, "perpetrator_alone"),
        ({"Кто": "state", "Нарушение": HOW}, None),
    ],
)
def test_such_a_row_is_refused_by_itself(warehouse: Warehouse, said: dict[str, Any], rule: str | None) -> None:
    columns = attributes()["columns"] | {field: [head] for field, head in HEADS.items()}
    warehouse.declare(columns=columns)
    rows = [row(number) | NOTHING for number in range(1, 60)]
    rows[30] |= {"Дата контакта": "20.03.2023"} | said
    warehouse.deliver("x-2023-03.csv", csv_bytes(rows), at=datetime(2023, 4, 10, tzinfo=UTC))
    (received,) = warehouse.receive()
    refused = 0 if rule is None else 1
    assert (received.rows_accepted, received.rows_refused) == (59 - refused, refused)
    assert [problem.rule for problem in received.problems] == [rule] * refused
    verdicts = validate_pending(warehouse.settings, warehouse.vault)
    assert [found for of in verdicts.values() for found in of.values() if found] == []


def test_a_contact_of_before_the_partner_s_first_month_is_refused(warehouse: Warehouse) -> None:
    """The month of its first day is its own, whichever day of it was agreed."""
    warehouse.declare(active_from="2022-03-15", delivery=attributes()["delivery"] | {"refuse_above": 1})
    for month, refused in (("2022-02", 8), ("2022-03", 0)):
        rows = [row(number, **{"Дата контакта": f"{number:02}.{month[5:]}.2022"}) for number in range(1, 9)]
        warehouse.deliver(f"x-{month}.csv", csv_bytes(rows), at=datetime(2022, 4, 10, tzinfo=UTC))
        received = warehouse.receive()[-1]
        assert [problem.rule for problem in received.problems if problem.row_no] == ["before_start"] * refused


def test_a_contact_of_before_the_partner_came_to_a_city_or_after_it_left_is_refused(warehouse: Warehouse) -> None:
    days = {"ru_spb": {"active_to": "2023-03-20"}, "ru_irkutsk": {"active_from": "2023-03-10"}}
    warehouse.declare(city_days=days, delivery=attributes()["delivery"] | {"refuse_above": 1})
    rows = [
        row(number, Город=city, **{"Дата контакта": f"{day:02}.03.2023"})
        for number, (city, day) in enumerate(
            [("Санкт-Петербург", 20), ("Санкт-Петербург", 21), ("Иркутск", 1), ("Иркутск", 25)]
        )
    ]
    warehouse.deliver("x-2023-03.csv", csv_bytes(rows), at=datetime(2023, 4, 10, tzinfo=UTC))
    received = warehouse.receive()[-1]
    refused = [(problem.rule, problem.column) for problem in received.problems if problem.row_no]
    assert (received.rows_accepted, refused) == (3, [("outside_city_days", "city")])
