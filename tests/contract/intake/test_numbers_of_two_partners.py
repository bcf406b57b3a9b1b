"""Numbers of two partners, 00001 and so on: whether equal ones are one person is what they agree on."""

from datetime import UTC, datetime

import pytest
from intake_files import attributes, csv_bytes, row
from intake_warehouse import Warehouse

CITIES = {"ru_a": "Санкт-Петербург", "ru_b": "Иркутск"}


@pytest.mark.parametrize(("recipe", "persons"), [("own-code-1", 8), ("own-code-2", 16)])
def test_equal_numbers_are_one_person_only_in_a_shared_register(
    warehouse: Warehouse, recipe: str, persons: int
) -> None:
    columns = attributes()["columns"] | {"client_code": ["Код"]}
    for code in CITIES:
        warehouse.declare(
            code=code, alias=code.upper(), source={"url": f"{{demo}}/{code}", "pattern": "*.csv"}, columns=columns,
            scopes=["ru"], tokens={"mode": "unsealed", "recipe": recipe}, codes_shared=recipe == "own-code-1",
        )  # fmt: skip
    for code, city in CITIES.items():
        rows = [bare(number, city) | {"Код": f"{number:05}"} for number in range(1, 9)]
        warehouse.deliver("x-2023-03.csv", csv_bytes(rows), code, at=datetime(2023, 4, 10, tzinfo=UTC))
        warehouse.take(code)
    assert warehouse.rows("select count(*), count(distinct token) from raw.contact_token") == [(16, persons)]


def bare(number: int, city: str) -> dict[str, str]:
    return {head: cell for head, cell in row(number, Город=city).items() if not head.startswith("t1_")}
