"""Refusals: told once, with a letter and no rows, and taken back where what was wrong is mended."""

import pytest
from intake_files import attributes, csv_bytes, row
from intake_warehouse import Warehouse

from warehouse.intake.letters import letter
from warehouse.intake.load.admit import admit
from warehouse.intake.rebuild import rebuild


def test_a_refused_delivery_leaves_a_line_and_a_letter_and_no_rows(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2, Город="?")]))
    (receipt,) = warehouse.receive()
    warehouse.admit(**{f"d{receipt.delivery_id}": "volume_drop"})
    assert warehouse.rows("select status, rule, rows_accepted, rows_refused from raw.delivery") == [
        ("refused", "volume_drop", 0, 2)
    ]
    assert (0, None, "volume_drop") in warehouse.rows("select row_no, column_name, rule from raw.refusal")
    assert warehouse.waiting() == []
    assert [path.name for path in warehouse.settings.landing.rglob("*.age")] == [f"{receipt.delivery_id}.manifest.age"]
    assert "volume_drop" in (letter.latest(warehouse.settings, warehouse.vault, "ru_test") or "")


def test_a_refusal_that_was_killed_before_the_database_knew_it_is_ended_by_the_next_intake(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException): ...

    def die(*_: object) -> None:
        raise Killed

    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2, Город="?")]))
    (receipt,) = warehouse.receive()
    with monkeypatch.context() as patched:
        patched.setattr("warehouse.intake.load.admit.apply", die)
        with pytest.raises(Killed):
            admit(warehouse.settings, warehouse.vault, "ru_test", {receipt.delivery_id: "volume_drop"})
    assert warehouse.waiting() == []
    warehouse.receive()
    assert warehouse.rows("select status, rule, rows_accepted, rows_refused from raw.delivery") == [
        ("refused", "volume_drop", 0, 2)
    ]
    assert "volume_drop" in (letter.latest(warehouse.settings, warehouse.vault, "ru_test") or "")
    before = warehouse.state()
    warehouse.receive()
    assert warehouse.state() == before


def test_one_bad_file_does_not_stop_the_others(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-02.csv", b"PK\x03\x04")
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    warehouse.deliver("x-2023-04.csv", b"")
    assert sorted(receipt.status for receipt in warehouse.take()) == ["pending", "refused", "refused"]
    assert len(warehouse.rows("from raw.contact")) == 1


def test_a_refused_file_is_read_again_when_its_name_or_the_declaration_is_mended(warehouse: Warehouse) -> None:
    warehouse.deliver("march.csv", csv_bytes([row(1, Город="Питер")]))
    assert [receipt.rule for receipt in warehouse.receive()] == ["span_unknown"]
    assert warehouse.receive() == []
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1, Город="Питер")]))
    assert [receipt.rule for receipt in warehouse.receive()] == ["too_many_refused"]
    values = attributes()["values"]
    warehouse.declare(values=values | {"city": values["city"] | {"Питер": "ru_spb"}})
    assert [receipt.status for receipt in warehouse.take() if receipt.span] == ["pending"]
    assert len(warehouse.rows("from raw.contact")) == 1
    assert warehouse.rows("select count(*) from raw.refusal") == [(0,)]
    assert warehouse.take() == []


def test_the_content_of_another_partner_is_told_and_not_kept(warehouse: Warehouse) -> None:
    warehouse.declare(code="ru_other", alias="RU-O", source={"url": "{demo}/ru_other", "pattern": "*.csv"})
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    warehouse.take()
    before = warehouse.state()
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), "ru_other")
    assert [receipt.rule for receipt in warehouse.take("ru_other")] == ["known_elsewhere"]
    assert warehouse.state() == before


def test_a_file_that_was_refused_at_another_partner_is_taken_at_its_own(warehouse: Warehouse) -> None:
    """Put into the wrong folder: the cities of its rows are none of that partner's."""
    warehouse.declare(
        code="ru_other",
        alias="RU-O",
        source={"url": "{demo}/ru_other", "pattern": "*.csv"},
        values=attributes()["values"] | {"city": {"Иркутск": "ru_irkutsk"}},
    )
    data = csv_bytes([row(number) for number in range(1, 9)])
    misplaced = warehouse.deliver("x-2023-03.csv", data, "ru_other")
    assert [receipt.status for receipt in warehouse.take("ru_other")] == ["refused"]
    misplaced.unlink()
    warehouse.deliver("x-2023-03.csv", data)
    assert [receipt.status for receipt in warehouse.take()] == ["pending"]
    counts = "select partner_code, status, rows_accepted from raw.delivery"
    assert warehouse.rows(counts) == [("ru_test", "accepted", 8)]
    assert [warehouse.take("ru_other"), warehouse.take()] == [[], []]
    assert warehouse.rows(counts) == [("ru_test", "accepted", 8)]
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before


def test_a_file_that_is_too_large_is_refused_unread_and_told_once(warehouse: Warehouse) -> None:
    warehouse.declare(source=attributes()["source"] | {"max_mb": 0.001})
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(number) for number in range(20)]))
    assert [receipt.rule for receipt in warehouse.receive()] == ["file_too_large"]
    assert warehouse.receive() == []
    assert warehouse.rows("select rule, span_start from raw.delivery") == [("file_too_large", None)]


def test_a_failure_of_our_own_is_told_by_its_place_and_tried_again(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    from warehouse.contract import prepare

    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1, Город="Канарейка")]))
    with monkeypatch.context() as patch:
        patch.setattr(prepare, "mapped", lambda sheet, *_: {}[sheet.columns[2][0].as_py()])
        (receipt,) = warehouse.receive()
    assert receipt.rule == "internal_error"
    assert "Канарейка" not in repr(receipt) + receipt.letter
    assert "KeyError" in receipt.letter
    assert [again.rule for again in warehouse.receive()] == ["too_many_refused"]
