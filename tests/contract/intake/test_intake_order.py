"""The outcome is a function of the set of deliveries: not of their order, of repetition, or of being killed."""

import itertools
import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_files import csv_bytes, header_only, row
from intake_warehouse import Warehouse

from warehouse.intake.rebuild import rebuild

IS_WHOLE = os.environ.get("CROSSINGS_TESTS") == "all"
DAY = {number: datetime(2023, 4, number, tzinfo=UTC) for number in range(1, 10)}


def in_march(*numbers: int, city: str = "Санкт-Петербург") -> bytes:
    return csv_bytes([row(number, Город=city) for number in numbers])


FILES = {
    "first": ("x-2023-03.csv", in_march(1, 2, 3), DAY[1]),
    "half": ("x-2023-03-h1.csv", in_march(4, city="Иркутск"), DAY[3]),
    "second version": ("x-2023-03_v2.csv", in_march(1, 20, city="Иркутск"), DAY[2]),
    "later but first version": ("y-2023-03.csv", in_march(5, 6), DAY[9]),
    "resent under a higher version": ("z-2023-03_v3.csv", in_march(1, 2, 3), DAY[8]),
    "with refusals": ("w-2023-03-h2.csv", csv_bytes([row(20), row(21, Город="?"), row(22, Возраст="16")]), DAY[4]),
    "refused": ("v-2023-03.csv", csv_bytes([row(1, Город="?")]), DAY[5]),
    "empty": ("x-2023-05.csv", header_only(), DAY[6]),
}
State = dict[str, list[tuple[Any, ...]]]
PATTERN = r"(?P<year>\d{4})-(?P<month>\d{2})(-h(?P<half>[12]))?(_v(?P<version>\d+))?\.csv$"


@pytest.fixture
def fresh(make: Callable[[str], Warehouse]) -> Callable[[], Warehouse]:
    counter = itertools.count()

    def build() -> Warehouse:
        warehouse = make(f"home{next(counter)}")
        warehouse.declare(delivery={"name_pattern": PATTERN, "refuse_above": 0.5})
        return warehouse

    return build


@pytest.fixture
def at_once(fresh: Callable[[], Warehouse]) -> State:
    return taken(fresh(), [list(FILES)])


def taken(warehouse: Warehouse, batches: list[list[str]]) -> State:
    for batch in batches:
        for name in batch:
            path, data, at = FILES[name]
            warehouse.deliver(path, data, at=at)
        warehouse.take()
    return warehouse.state()


@given(order=st.permutations(list(FILES)), sizes=st.lists(st.integers(1, 4), min_size=8, max_size=8))
@settings(
    max_examples=40 if IS_WHOLE else 4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order_in_any_batches_gives_the_same_tables(
    fresh: Callable[[], Warehouse], at_once: State, order: list[str], sizes: list[int]
) -> None:
    batches = []
    while order:
        size = sizes[len(batches)]
        batches.append(order[:size])
        order = order[size:]
    assert taken(fresh(), batches) == at_once


def test_receiving_again_changes_nothing(fresh: Callable[[], Warehouse]) -> None:
    warehouse = fresh()
    before = taken(warehouse, [list(FILES)])
    assert warehouse.take() == []
    assert warehouse.state() == before


def test_the_database_is_made_again_from_landing_alone(fresh: Callable[[], Warehouse]) -> None:
    warehouse = fresh()
    before = taken(warehouse, [["first", "half"], ["second version", "with refusals"], ["refused", "empty"]])
    for path in warehouse.settings.working.glob("*"):
        path.unlink()
    for path in (warehouse.settings.demo / "ru_test").iterdir():
        path.unlink()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before
    assert warehouse.rows("select partner_code from raw.partner") == [("ru_test",)]
    assert warehouse.rows("select count(*) from raw.mapping_return") == [(27,)]


def test_a_lost_database_fills_again_on_the_next_receive(fresh: Callable[[], Warehouse]) -> None:
    warehouse = fresh()
    before = taken(warehouse, [list(FILES)])
    for path in warehouse.settings.working.glob("*"):
        path.unlink()
    warehouse.take()
    assert warehouse.state() == before
