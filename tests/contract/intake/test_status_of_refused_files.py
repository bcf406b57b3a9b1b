"""What `crossings status` says of files that were refused."""

import pytest
from intake_files import MARCH, csv_bytes, row
from intake_warehouse import Warehouse

from dagster_project import status

HEAD = "Refused, and how to mend it"


def told(warehouse: Warehouse, capsys: pytest.CaptureFixture[str]) -> str:
    status.summary(warehouse.settings)
    return capsys.readouterr().out


def test_a_file_in_whose_place_another_was_accepted_needs_no_mending(
    warehouse: Warehouse, capsys: pytest.CaptureFixture[str]
) -> None:
    without_city = csv_bytes([row(1)]).replace("Город".encode("cp1251"), "Где".encode("cp1251"))
    warehouse.deliver(MARCH, without_city)
    warehouse.take()
    assert HEAD in told(warehouse, capsys)
    warehouse.deliver(MARCH.replace(".csv", "_v2.csv"), csv_bytes([row(1)]))
    warehouse.take()
    assert warehouse.rows("select status from raw.delivery order by all") == [("accepted",), ("refused",)]
    assert HEAD not in told(warehouse, capsys)
