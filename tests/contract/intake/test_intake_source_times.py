"""The time that a source gives a file orders deliveries, save one that lies in the future."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

from warehouse.intake.rebuild import rebuild

APRIL, JUNE = datetime(2023, 4, 20, tzinfo=UTC), datetime(2023, 6, 20, tzinfo=UTC)


def test_settling_again_that_was_killed_is_done_by_the_next_intake(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), at=JUNE)
    warehouse.deliver("y-2023-03.csv", csv_bytes([row(2), row(3)]), at=APRIL)
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(1,)]
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))  # its time turns out to be the earliest

    def die(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("warehouse.intake.load.admit.enter", die)
        with pytest.raises(OSError, match="space"):
            warehouse.receive()
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(2,)]
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before


def test_a_clock_in_the_future_stands_above_no_correction_and_is_told(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), at=datetime(2090, 1, 1, tzinfo=UTC))
    (receipt,) = warehouse.take()
    assert "lies in the future" in receipt.letter
    assert ["future" in line for line in warehouse.told] == [True]
    assert [warehouse.take(), warehouse.take(), len(warehouse.told)] == [[], [], 1]
    tomorrow = datetime.now(UTC) + timedelta(hours=20)
    warehouse.deliver("corrected-2023-03.csv", csv_bytes([row(number) for number in range(1, 5)]), at=tomorrow)
    (receipt,) = warehouse.take()
    assert "lies in the future" not in receipt.letter
    assert warehouse.rows("select count(*) from raw.contact") == [(4,)]
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before


@pytest.mark.parametrize("is_still_there", [True, False])
def test_what_was_taken_while_our_clock_was_ahead_stands_above_no_correction(
    warehouse: Warehouse, is_still_there: bool
) -> None:
    """Weeks ahead, and then set right: the file, and one that was refused, had a time of the same clock."""
    now = datetime.now(UTC)
    weeks = now + timedelta(days=40)
    ahead = Warehouse(replace(warehouse.settings, as_of=weeks.date()))
    ahead.deliver("x-2023-03.csv", csv_bytes([row(1, Номер="7")]), at=now - timedelta(days=9))
    first = ahead.deliver("first-2023-03.csv", csv_bytes([row(1)]), at=weeks)
    second = ahead.deliver("second-2023-03.csv", csv_bytes([row(1), row(2)]), at=weeks + timedelta(minutes=1))
    refused = ahead.deliver("x-2023-04.csv", csv_bytes([row(1, Город="?")]), at=weeks)
    ahead.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(2,)]
    for path in (first, second, refused) if not is_still_there else (refused,):
        path.unlink()
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(2,)]  # the later one of the two, as before
    late = f"select count(*) from raw.delivery where source_at > '{now + timedelta(days=2):%Y-%m-%d}'"
    assert warehouse.rows(late) == [(0,)]
    before = warehouse.state()
    assert warehouse.take() == []
    assert warehouse.state() == before
    warehouse.deliver("corrected-2023-03.csv", csv_bytes([row(n) for n in range(1, 6)]), at=now - timedelta(days=1))
    warehouse.deliver("x-2023-04_v1.csv", csv_bytes([row(1, **{"Дата контакта": "12.04.2023"})]), at=now)
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(6,)]
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before


def test_the_later_one_of_two_that_came_while_our_clock_was_ahead_stays_above_the_other(warehouse: Warehouse) -> None:
    """Though it takes the place of fewer days, about which nothing else had come."""
    warehouse.declare(delivery={"name_pattern": r"(?P<year>\d{4})-(?P<month>\d{2})(-h(?P<half>[12]))?\.csv$"})
    now = datetime.now(UTC)
    weeks = now + timedelta(days=40)
    ahead = Warehouse(replace(warehouse.settings, as_of=weeks.date()))
    late = {"Дата контакта": "20.03.2023"}
    ahead.deliver("x-2023-03-h1.csv", csv_bytes([row(1)]), at=now - timedelta(days=9))
    ahead.deliver("x-2023-03.csv", csv_bytes([row(1, **late)]), at=weeks)
    ahead.deliver("x-2023-03-h2.csv", csv_bytes([row(n, **late) for n in range(1, 4)]), at=weeks + timedelta(minutes=1))
    ahead.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(3,)]
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(3,)]


def test_the_first_file_of_a_clock_ahead_came_after_its_days(warehouse: Warehouse) -> None:
    """Nothing else says when: a correction of any day since then stands above it."""
    path = warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), at=datetime(2090, 1, 1, tzinfo=UTC))
    Warehouse(replace(warehouse.settings, as_of=date(2090, 1, 1))).take()
    path.unlink()
    warehouse.deliver("corrected-2023-03.csv", csv_bytes([row(number) for number in range(1, 5)]), at=APRIL)
    warehouse.take()
    assert warehouse.rows("select count(*) from raw.contact") == [(4,)]
