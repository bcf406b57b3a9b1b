"""The time that a source gives a file orders deliveries, save one that lies in the future."""

from datetime import UTC, datetime, timedelta

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
