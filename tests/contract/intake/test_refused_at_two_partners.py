"""The same bytes refused at two partners: each has its own line, its own letter and its own status."""

import pytest
from intake_files import attributes, csv_bytes, row
from intake_warehouse import Warehouse

from dagster_project import status
from warehouse.intake.letters import letter
from warehouse.intake.rebuild import rebuild

BOTH = [("ru_other", "refused"), ("ru_test", "refused")]
LINES = "select partner_code, status from raw.delivery order by all"
REFUSED = "select distinct partner_code from raw.refusal order by all"


@pytest.fixture
def refused(warehouse: Warehouse) -> Warehouse:
    """One file with a city that neither declaration has, sent by both."""
    warehouse.declare(code="ru_other", alias="RU-O", source={"url": "{demo}/ru_other", "pattern": "*.csv"})
    for partner in ("ru_other", "ru_test"):
        warehouse.deliver("x-2023-03.csv", csv_bytes([row(number, Город="?") for number in range(1, 9)]), partner)
        assert [receipt.status for receipt in warehouse.take(partner)] == ["refused"]
    return warehouse


def test_each_has_its_own_line_and_letter_whoever_is_asked_last(refused: Warehouse) -> None:
    before = refused.state()
    assert refused.rows(LINES) == BOTH
    assert refused.rows(REFUSED) == [("ru_other",), ("ru_test",)]
    for partner in ("ru_other", "ru_test", "ru_other"):
        assert refused.take(partner) == []
        assert refused.state() == before
    assert all(letter.latest(refused.settings, refused.vault, partner) for partner, _ in BOTH)
    rebuild(refused.settings, refused.vault)
    assert refused.state() == before


def test_status_names_both(refused: Warehouse, capsys: pytest.CaptureFixture[str]) -> None:
    status.summary(refused.settings)
    told = capsys.readouterr().out
    assert told.count("2023-03") == 2
    assert told.count("ru_other") == told.count("ru_test") == 2


def test_what_one_sends_otherwise_changes_nothing_for_the_other(refused: Warehouse) -> None:
    """Its declaration is mended, and the content is taken as its own: then it is nobody else's refusal any more."""
    values = attributes()["values"]
    refused.declare(values=values | {"city": values["city"] | {"?": "ru_spb"}})
    assert [receipt.status for receipt in refused.receive()] == ["pending"]
    assert refused.rows(LINES) == [("ru_test", "pending")]
    assert refused.take("ru_other") == []  # it has its letter of these bytes
    refused.admit()
    assert refused.rows(LINES) == [("ru_test", "accepted")]
    assert refused.rows(REFUSED) == []
    touched = "select distinct partner_code from raw.touched_delivery inner join raw.delivery using (delivery_id)"
    assert refused.rows(touched) == [("ru_test",)]
    before = refused.state()
    rebuild(refused.settings, refused.vault)
    assert refused.state() == before
