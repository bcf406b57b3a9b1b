"""Deliveries: what is taken in and what it replaces, from the file to the raw tables."""

from datetime import UTC, datetime

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

from warehouse.contract.keying.second_keying import record_key, token
from warehouse.errors import ConfigError, SourceError
from warehouse.intake.load.admit import admit

APRIL = datetime(2023, 4, 20, tzinfo=UTC)
CONTACTS = "select contact_date, city from raw.contact order by all"


def test_a_delivery_waits_in_landing_until_it_is_judged(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2, Город="?")]))
    (receipt,) = warehouse.receive()
    assert (receipt.status, receipt.rows_accepted, receipt.rows_refused) == ("pending", 1, 1)
    assert warehouse.rows("select count(*) from raw.contact") == [(0,)]
    assert len(warehouse.waiting()) == 1
    warehouse.admit()
    assert warehouse.rows("select count(*) from raw.contact") == [(1,)]
    assert warehouse.waiting("contact_token") == []
    assert warehouse.rows("select status, rows_received, rows_accepted, rows_refused from raw.delivery") == [
        ("accepted", 2, 1, 1)
    ]
    assert warehouse.rows("select row_no, column_name, rule from raw.refusal") == [(3, "city", "unknown_label")]


def test_tokens_are_stored_by_scope_and_label_with_one_record_key_per_whole_code(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(1, Номер="2", **{"Дата контакта": "20.03.2023"})]))
    warehouse.take()
    counts = warehouse.rows(
        "select scope, count(*), count(distinct token), count(distinct m1), count(m2) "
        "from raw.contact_token group by all"
    )
    assert sorted(counts) == [(scope, 2, 1, 1, 0) for scope in ("fi_ru", "ru")]
    whole = token(warehouse.vault.chain[0], "ru", "full", row(1)["t1_ru_full"])
    expected = int.from_bytes(whole[:8], "big", signed=True)
    assert warehouse.rows("select token, record_key from raw.token_key where scope = 'ru'") == [
        (expected, record_key(warehouse.vault.k_noise, whole))
    ]


def test_what_a_load_touched_is_written_down(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2)]))
    warehouse.take()
    warehouse.deliver("x-2023-03_v2.csv", csv_bytes([row(3)]))
    warehouse.take()
    per_load = "select load_id, count(*) from raw.touched_person where scope = 'ru' group by 1 order by 1"
    assert [count for _, count in warehouse.rows(per_load)] == [2, 3]


def test_a_verdict_is_given_once(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    (receipt,) = warehouse.take()
    before = warehouse.state()
    admit(warehouse.settings, warehouse.vault, "ru_test", {receipt.delivery_id: "too_late"})
    assert warehouse.state() == before
    with pytest.raises(ConfigError, match="no delivery"):
        admit(warehouse.settings, warehouse.vault, "ru_test", {"f" * 64: None})


def test_a_source_that_fails_half_way_keeps_what_it_gave(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    from warehouse.intake import pull

    warehouse.deliver("x-2023-02.csv", csv_bytes([row(1, **{"Дата контакта": "27.02.2023"})]))
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), at=APRIL)
    read = pull.Source.read

    def breaks(self: pull.Source, file: pull.SourceFile) -> bytes:
        if "03" in file.name:
            raise SourceError("gone")
        return read(self, file)

    with monkeypatch.context() as patch:
        patch.setattr(pull.Source, "read", breaks)
        with pytest.raises(SourceError):
            warehouse.receive()
    assert len(warehouse.waiting()) == 1
    assert len(warehouse.take()) == 1
    assert len(warehouse.rows(CONTACTS)) == 2
