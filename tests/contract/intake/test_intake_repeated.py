"""Content that was taken and comes again: when it counts once more, and what is said where it does not."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from intake_files import attributes, csv_bytes, header_only, row
from intake_warehouse import Warehouse

from warehouse.intake.landing import land
from warehouse.intake.rebuild import rebuild

APRIL, MAY, JUNE = (datetime(2023, month, 20, tzinfo=UTC) for month in (4, 5, 6))
ALL, ONE = csv_bytes([row(number) for number in range(1, 9)]), csv_bytes([row(1)])
COUNT = "select count(*) from raw.contact"
SETTINGS = "select distinct settings from raw.contact"


def wrong_book() -> dict[str, Any]:
    values: dict[str, Any] = attributes()["values"]
    return values | {"settings": values["settings"] | {"Улица": "sauna"}}


def same_from_landing(warehouse: Warehouse) -> bool:
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    return warehouse.state() == before


def test_a_version_that_takes_a_correction_back_counts(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", ALL)
    warehouse.take()
    warehouse.deliver("x-2023-03_v2.csv", ONE, at=APRIL)
    warehouse.take()
    warehouse.deliver("x-2023-03_v3.csv", ALL, at=MAY)
    assert [receipt.status for receipt in warehouse.take()] == ["pending"]
    assert warehouse.rows(COUNT) == [(8,)]
    assert warehouse.take() == []
    assert same_from_landing(warehouse)
    warehouse.deliver("x-2023-03_v4.csv", ONE, at=JUNE)
    warehouse.take()
    assert warehouse.rows(COUNT) == [(1,)]
    assert same_from_landing(warehouse)


def test_an_empty_month_that_takes_a_correction_back_counts(warehouse: Warehouse) -> None:
    for name, data in (
        ("x-2023-03.csv", header_only()),
        ("x-2023-03_v2.csv", ONE),
        ("x-2023-03_v3.csv", header_only()),
    ):
        warehouse.deliver(name, data)
        assert len(warehouse.take()) == 1
    assert warehouse.rows(COUNT) == [(0,)]
    assert warehouse.take() == []


def test_a_version_above_a_correction_counts_although_it_was_received_first(warehouse: Warehouse) -> None:
    """By their times the third version is looked at before the first, and both before the second."""
    warehouse.deliver("x-2023-03_v3.csv", ALL, at=APRIL)
    warehouse.take()
    warehouse.deliver("x-2023-03.csv", ALL, at=MAY)
    warehouse.deliver("x-2023-03_v2.csv", ONE, at=JUNE)
    warehouse.take()
    assert warehouse.rows(COUNT) == [(8,)]
    assert warehouse.rows("select version from raw.delivery order by 1") == [(1,), (2,), (3,)]
    assert same_from_landing(warehouse)


def test_a_file_that_is_sent_again_is_read_by_the_mended_declaration(warehouse: Warehouse) -> None:
    warehouse.declare(values=wrong_book())
    warehouse.deliver("x-2023-03.csv", ALL)
    (first,) = warehouse.take()
    warehouse.declare()
    assert warehouse.take() == []  # it only lies there: codes of an older form may mean something else today
    assert warehouse.rows(SETTINGS) == [("sauna",)]
    warehouse.deliver("x-2023-03.csv", ALL, at=APRIL)
    (second,) = warehouse.take()
    assert warehouse.rows(SETTINGS) == [("sauna|street",)]
    assert second.delivery_id != first.delivery_id
    assert warehouse.take() == []
    assert same_from_landing(warehouse)
    warehouse.declare(values=wrong_book())
    assert warehouse.take() == []
    warehouse.deliver("x-2023-03_v2.csv", ALL, at=MAY)
    assert len(warehouse.take()) == 1
    assert warehouse.rows(SETTINGS) == [("sauna",)]
    assert same_from_landing(warehouse)


def test_a_resend_brings_the_scope_and_the_column_that_were_declared_later(warehouse: Warehouse) -> None:
    columns = {name: headers for name, headers in attributes()["columns"].items() if name != "svc_condoms"}
    warehouse.declare(scopes=["ru"], columns=columns)
    warehouse.deliver("x-2023-03.csv", ALL)
    warehouse.take()
    warehouse.declare()
    warehouse.deliver("resend-2023-03_v2.csv", ALL, at=APRIL)
    assert len(warehouse.take()) == 1
    assert warehouse.rows("select scope, count(*) from raw.contact_token group by 1 order by 1") == [
        ("fi_ru", 8),
        ("ru", 8),
    ]
    assert warehouse.rows("select sum(svc_condoms::int) from raw.contact") == [(8,)]


def test_another_reading_without_a_higher_version_stands_above_no_correction(warehouse: Warehouse) -> None:
    warehouse.declare(values=wrong_book())
    warehouse.deliver("x-2023-03.csv", ALL)
    warehouse.deliver("corrected-2023-03.csv", ONE, at=APRIL)
    warehouse.take()
    warehouse.declare()
    warehouse.deliver("x-2023-03.csv", ALL, at=JUNE)  # copied to another server, say: its time says nothing
    warehouse.take()
    assert warehouse.rows(COUNT) == [(1,)]


def test_what_reads_the_same_is_no_delivery(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", ALL)
    warehouse.take()
    before = warehouse.state()
    values = attributes()["values"]
    warehouse.declare(values=values | {"city": values["city"] | {"Питер": "ru_spb"}})
    warehouse.deliver("x-2023-03.csv", ALL, at=APRIL)
    assert warehouse.take() == []
    assert warehouse.state() == before
    assert len(warehouse.told) == 1
    assert warehouse.take() == []
    assert len(warehouse.told) == 1


def test_a_resend_that_a_wrong_declaration_refuses_leaves_the_earlier_reading_and_no_trace(
    warehouse: Warehouse,
) -> None:
    warehouse.deliver("x-2023-03.csv", ALL)
    warehouse.take()
    before = warehouse.state()
    warehouse.declare(columns=attributes()["columns"] | {"city": ["Place"]})
    warehouse.deliver("x-2023-03.csv", ALL, at=APRIL)
    assert [receipt.status for receipt in warehouse.take()] == ["refused"]
    assert warehouse.take() == []
    assert warehouse.rows(COUNT) == [(8,)]
    warehouse.declare()
    assert warehouse.take() == []
    assert warehouse.state() == before


def test_persons_out_of_scope_are_counted_once_for_a_content(warehouse: Warehouse) -> None:
    data = csv_bytes([row(1), row(2, Возраст="16"), row(3, Возраст="15")])
    columns = {name: headers for name, headers in attributes()["columns"].items() if name != "svc_condoms"}
    warehouse.declare(columns=columns)
    warehouse.deliver("x-2023-03.csv", data)
    warehouse.take()
    warehouse.declare()
    warehouse.deliver("x-2023-03_v2.csv", data, at=APRIL)
    assert len(warehouse.take()) == 1
    assert warehouse.rows("select sum(row_count) from raw.outside_scope") == [(2,)]
    assert same_from_landing(warehouse)


def test_a_copy_that_changes_nothing_is_told_once_without_a_value_of_it(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", ALL)
    warehouse.take()
    warehouse.deliver("again-2023-03_v7.csv", ALL, at=APRIL)
    assert [warehouse.take(), warehouse.take()] == [[], []]
    (line,) = warehouse.told
    assert "ignored" in line
    assert "again" not in line.replace("sent again", "")


def test_a_kill_before_the_first_delivery_knows_of_the_other_doubles_nothing(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException): ...

    warehouse.deliver("x-2023-03.csv", ALL)
    warehouse.deliver("x-2023-03_v2.csv", ONE, at=APRIL)
    warehouse.take()
    warehouse.deliver("x-2023-03_v3.csv", ALL, at=MAY)
    written: Callable[..., None] = land.land

    def die(*arguments: Any) -> None:
        written(*arguments)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(land, "land", die)
        with pytest.raises(Killed):
            warehouse.receive()
    warehouse.take()
    warehouse.take()
    assert warehouse.rows(COUNT) == [(8,)]
    assert warehouse.rows("select version from raw.delivery order by 1") == [(1,), (2,), (3,)]
    assert same_from_landing(warehouse)


def test_a_file_sent_again_and_refused_by_a_slip_of_the_declaration_is_read_when_that_is_mended(
    warehouse: Warehouse,
) -> None:
    warehouse.declare(values=wrong_book())
    warehouse.deliver("x-2023-03.csv", ALL)
    warehouse.take()
    warehouse.declare(columns=attributes()["columns"] | {"channel": ["Форма"]})
    warehouse.deliver("x-2023-03_v2.csv", ALL, at=APRIL)
    assert [receipt.status for receipt in warehouse.take()] == ["refused"]
    warehouse.declare()
    assert [receipt.status for receipt in warehouse.take()] == ["pending"]
    assert "sauna" not in [settings for (settings,) in warehouse.rows(SETTINGS)]
    assert warehouse.take() == []
