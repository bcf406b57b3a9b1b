"""Manifests beside files, and which contacts are one contact."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse
from span_files import IRKUTSK, PATTERN, contacts, on

LATE = datetime(2023, 4, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _names_of_several_kinds(warehouse: Warehouse) -> None:
    warehouse.declare(
        delivery={"name_pattern": PATTERN, "refuse_above": 0.5}, source={"url": "{demo}/ru_test", "pattern": "*.csv*"}
    )


# Manifests: the span and the version of a file whose name says nothing.


def manifest(path: Path, **said: Any) -> None:
    Path(f"{path}.manifest.json").write_text(json.dumps(said))


def test_a_manifest_beside_the_file_declares_span_and_version(warehouse: Warehouse) -> None:
    manifest(warehouse.deliver("first.csv", on(1, 2)), start="2023-03-01", end="2023-03-31", version=2)
    manifest(warehouse.deliver("second.csv", on(3, city=IRKUTSK), at=LATE), start="2023-03-01", end="2023-03-31")
    receipts = warehouse.take()
    assert [receipt.span for receipt in receipts] == [(date(2023, 3, 1), date(2023, 3, 31))] * 2
    assert contacts(warehouse) == [(1, "spb"), (2, "spb")]


def test_a_manifest_counts_before_the_name_and_is_no_delivery_itself(warehouse: Warehouse) -> None:
    warehouse.declare(source={"url": "{demo}/ru_test", "pattern": "*"})
    manifest(warehouse.deliver("x-2023-05.csv", on(1, 20)), start="2023-03-01", end="2023-03-15")
    (receipt,) = warehouse.take()
    assert (receipt.rows_accepted, receipt.rows_refused) == (1, 1)
    assert contacts(warehouse) == [(1, "spb")]


def test_a_wrong_manifest_refuses_its_file_until_it_is_mended(warehouse: Warehouse) -> None:
    path = warehouse.deliver("x-2023-03.csv", on(1))
    manifest(path, start="2023-03-31", end="2023-03-01")
    assert [receipt.rule for receipt in warehouse.receive()] == ["manifest_unreadable"]
    assert warehouse.receive() == []
    manifest(path, start="2023-03-01", end="2023-03-31")
    assert [receipt.status for receipt in warehouse.take()] == ["pending"]
    assert contacts(warehouse) == [(1, "spb")]


# One contact is one contact: by its record number where there is one, else everything the contract knows of it.


def test_copies_of_a_record_number_are_refused_and_equal_rows_without_one_are_both_kept(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(1), row(2, Номер=""), row(2, Номер="")]))
    (receipt,) = warehouse.take()
    assert (receipt.rows_accepted, receipt.rows_refused) == (3, 1)
    assert warehouse.rows("select row_no, column_name, rule from raw.refusal") == [(3, "source_uid", "duplicate_uid")]
    assert warehouse.rows("select count(*), count(source_uid) from raw.contact") == [(3, 1)]


def test_a_record_number_that_comes_again_in_another_span_is_another_contact(warehouse: Warehouse) -> None:
    """Registers begin anew each year; and a delivery replaces nothing outside its span."""
    for month in (3, 4):
        warehouse.deliver(f"x-2023-{month:02}.csv", on(1, month=month))
    warehouse.take()
    counts = warehouse.rows("select count(*), count(distinct source_uid) from raw.contact")
    assert counts == [(2, 1)]
