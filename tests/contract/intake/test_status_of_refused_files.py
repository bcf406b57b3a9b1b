"""What `crossings status` says of files that were refused."""

import re
from datetime import UTC, datetime

import pytest
from intake_files import MARCH, attributes, csv_bytes, row
from intake_warehouse import Warehouse

from dagster_project import status
from dagster_project.doctor import rooms
from dagster_project.doctor.case import Case

HEAD = "Refused, or waiting for an answer"


def told(warehouse: Warehouse, capsys: pytest.CaptureFixture[str]) -> str:
    status.summary(warehouse.settings)
    return capsys.readouterr().out


def counts(said: str) -> list[tuple[str, ...]]:
    """Of each partner: accepted, refused, waiting."""
    return re.findall(r"^ru_test +(\d+) +(\d+) +(\d+)", said, re.MULTILINE)


def doctor(warehouse: Warehouse) -> tuple[float, dict[str, str]]:
    """The figure of what waits, and how many of which kind are told."""
    found = list(
        rooms.deliveries(Case(warehouse.settings, datetime(2026, 11, 30, tzinfo=UTC), {}, warehouse.settings.home))
    )
    kinds = {each.code: each.what.rstrip(".").split()[-1] for each in found if each.code in ("waiting", "answer")}
    return found[-1].figures["deliveries_waiting"], kinds


def test_a_file_in_whose_place_another_was_accepted_needs_no_mending(
    warehouse: Warehouse, capsys: pytest.CaptureFixture[str]
) -> None:
    without_city = csv_bytes([row(1)]).replace("Город".encode("cp1251"), "Где".encode("cp1251"))
    warehouse.deliver(MARCH, without_city)
    warehouse.take()
    said = told(warehouse, capsys)
    assert HEAD in said
    assert counts(said) == [("0", "1", "0")]
    warehouse.deliver(MARCH.replace(".csv", "_v2.csv"), csv_bytes([row(1)]))
    warehouse.take()
    assert warehouse.rows("select status from raw.delivery order by all") == [("accepted",), ("refused",)]
    said = told(warehouse, capsys)
    assert HEAD not in said
    assert counts(said) == [("1", "0", "0")]


def test_what_its_letter_calls_waiting_is_counted_so_until_it_is_read(
    warehouse: Warehouse, capsys: pytest.CaptureFixture[str]
) -> None:
    def month(number: int, days: int) -> bytes:
        dates = [f"{day:02}.{number:02}.2023" for day in range(1, days) for _ in range(3)]
        return csv_bytes([row(at, Номер=f"{number}-{at}", **{"Дата контакта": day}) for at, day in enumerate(dates)])

    for number in (3, 4, 5):
        warehouse.deliver(f"x-2023-{number:02}.csv", month(number, 28))
    warehouse.deliver("x-2023-06.csv", month(6, 10))
    warehouse.take()
    said = told(warehouse, capsys)
    assert counts(said) == [("3", "0", "1")]
    assert doctor(warehouse) == (1, {"answer": "1"})
    warehouse.deliver("x-2023-02.csv", csv_bytes([row(1, **{"Дата контакта": "12.02.2023"})]))
    warehouse.receive()
    assert counts(told(warehouse, capsys)) == [("3", "0", "2")]
    assert doctor(warehouse) == (2, {"waiting": "1", "answer": "1"})
    warehouse.admit()
    assert "far_fewer_rows" in said[said.index(HEAD) :]
    warehouse.declare(delivery=attributes()["delivery"] | {"quiet_months": ["2023-06"]})
    warehouse.take()
    said = told(warehouse, capsys)
    assert counts(said) == [("5", "0", "0")]
    assert doctor(warehouse) == (0, {})
    assert HEAD not in said


def test_an_older_version_does_not_make_a_refused_correction_good(
    warehouse: Warehouse, capsys: pytest.CaptureFixture[str]
) -> None:
    without_city = csv_bytes([row(1)]).replace("Город".encode("cp1251"), "Где".encode("cp1251"))
    warehouse.deliver(MARCH.replace(".csv", "_v3.csv"), without_city)
    warehouse.take()
    warehouse.deliver(MARCH, csv_bytes([row(1)]))
    warehouse.take()
    said = told(warehouse, capsys)
    assert HEAD in said
    assert counts(said) == [("1", "1", "0")]


def test_a_file_whose_days_nobody_could_read_is_made_good_by_what_comes_later(
    warehouse: Warehouse, capsys: pytest.CaptureFixture[str]
) -> None:
    warehouse.deliver("x-2023-15.csv", csv_bytes([row(1)]))
    warehouse.take()
    assert warehouse.rows("select status, span_start from raw.delivery") == [("refused", None)]
    assert counts(told(warehouse, capsys)) == [("0", "1", "0")]
    warehouse.deliver(MARCH, csv_bytes([row(1)]))
    warehouse.take()
    assert counts(told(warehouse, capsys)) == [("1", "0", "0")]
