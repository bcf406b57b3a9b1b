"""Two tokens that begin with the same 64 bits are never one person: the load stops, and another token key mends it."""

import pyarrow as pa
import pytest
from intake_files import MARCH, THEN, csv_bytes, declaration, row
from intake_warehouse import Warehouse

from warehouse import key_rotation
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.keying.second_keying import Keying
from warehouse.contract.prepare import prepare
from warehouse.errors import CrossingsError
from warehouse.intake.landing import land
from warehouse.networks.home import DEMO

COUNTS = "select count(*), count(distinct token) from raw.contact_token where scope = 'ru'"


def landed(warehouse: Warehouse, data: bytes, twin_of: bytes, name: str = MARCH) -> str:
    """Land a delivery whose first whole token begins as that one does, and goes on otherwise."""
    prepared = prepare(Arrived(data, name, THEN), declaration(), DEMO, Keying.of(warehouse.vault))
    assert prepared.accepted is not None
    tokens = prepared.accepted["key_ru_full"].to_pylist()
    tokens[0] = twin_of[:8] + tokens[0][8:]
    at = prepared.accepted.column_names.index("key_ru_full")
    table = prepared.accepted.set_column(at, "key_ru_full", pa.array(tokens, pa.binary()))
    land.land(warehouse.settings, warehouse.vault, prepared.manifest, table, 0)
    return prepared.manifest.delivery_id


def tokens_of(warehouse: Warehouse, delivery_id: str) -> list[bytes]:
    rows = land.read_rows(warehouse.settings, warehouse.vault, "ru_test", delivery_id)
    found: list[bytes] = rows["key_ru_full"].to_pylist()
    return found


@pytest.fixture
def known(warehouse: Warehouse) -> bytes:
    """A whole token that is in the tables."""
    warehouse.deliver("x-2023-02.csv", csv_bytes([row(1, **{"Дата контакта": "10.02.2023"})]))
    (receipt,) = warehouse.take()
    return tokens_of(warehouse, receipt.delivery_id)[0]


def test_a_delivery_with_a_token_that_begins_like_another_is_not_loaded(warehouse: Warehouse, known: bytes) -> None:
    delivery_id = landed(warehouse, csv_bytes([row(2), row(3)]), known)
    warehouse.receive()
    before = warehouse.state()
    with pytest.raises(CrossingsError, match="same 64 bits") as caught:
        warehouse.admit()
    assert delivery_id[:12] in str(caught.value)
    assert not any(token.hex()[:8] in str(caught.value) for token in (known, *tokens_of(warehouse, delivery_id)))
    assert warehouse.state() == before
    assert land.read_manifest(warehouse.settings, warehouse.vault, "ru_test", delivery_id).status == "pending"


def test_two_such_tokens_within_one_delivery_are_found_too(warehouse: Warehouse) -> None:
    data = csv_bytes([row(2), row(3)])
    other = prepare(Arrived(data, MARCH, THEN), declaration(), DEMO, Keying.of(warehouse.vault)).accepted
    assert other is not None
    landed(warehouse, data, other["key_ru_full"].to_pylist()[1])
    (warehouse.settings.demo / "ru_test").mkdir(parents=True)
    warehouse.receive()
    with pytest.raises(CrossingsError, match="same 64 bits"):
        warehouse.admit()
    assert warehouse.rows("select count(*) from raw.contact") == [(0,)]


def test_the_same_person_in_two_deliveries_is_no_collision(warehouse: Warehouse, known: bytes) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    warehouse.take()
    assert warehouse.rows(COUNTS) == [(2, 1)]


def test_another_token_key_parts_the_two_and_loads_what_waited(warehouse: Warehouse, known: bytes) -> None:
    delivery_id = landed(warehouse, csv_bytes([row(2), row(3)]), known)
    key_rotation.rotate(warehouse.settings, names=key_rotation.TOKEN_KEY)
    warehouse.take()
    assert (delivery_id, "accepted") in warehouse.rows("select delivery_id, status from raw.delivery")
    assert warehouse.rows(COUNTS) == [(3, 3)]
    assert warehouse.rows("select count(*) from raw.token_key where scope = 'ru'") == [(3,)]
