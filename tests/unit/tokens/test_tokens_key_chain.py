"""The chain of token keys: arrivals go through all of it, what rests is wrapped on reading, record keys never move."""

import hashlib
import hmac
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from intake_files import K_WH, KEYING, THEN, accepted, csv_bytes, declaration, prepared, row, sealed

from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.keying.second_keying import Keying
from warehouse.contract.manifest import Manifest
from warehouse.contract.prepare import Prepared, prepare
from warehouse.errors import Locked
from warehouse.intake.landing import current_key, erased_persons, erasure_filter, land
from warehouse.key_rotation import rewrap
from warehouse.networks.home import DEMO
from warehouse.settings import Settings, settings
from warehouse.tokens.key_chain import generations
from warehouse.vault import Vault

SECOND, THIRD = b"second key of the chain, 32 bytes", b"third key of the chain, 32 bytes."
CHAIN = (K_WH, SECOND, THIRD)
VAULT = Vault("", (K_WH,), KEYING.k_noise, KEYING.k_erase, str(pyrage.x25519.Identity.generate()))
TOKENS = ("key_ru_full", "key_ru_m1", "key_fi_ru_full", "key_fi_ru_m1")


def later(*keys: bytes) -> Vault:
    return replace(VAULT, chain=(K_WH, *keys))


def mac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def first_token() -> bytes:
    """token_0 of the first person, by hand."""
    return mac(K_WH, f"v1|ru|full|{sealed('person 1')['t1_ru_full']}".encode())


def arrived(chain: tuple[bytes, ...], data: bytes) -> Prepared:
    keying = replace(KEYING, chain=chain)
    return prepare(Arrived(data, "export-2023-03.csv", THEN), declaration(), DEMO, keying)


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    real = settings()
    return Settings(tmp_path / "home", real.root, real.as_of, real.host, 1, 2, tmp_path / "k")


@pytest.fixture
def landed(home: Settings) -> Manifest:
    outcome = prepared(csv_bytes([row(1), row(2), row(3)]))
    land.land(home, VAULT, outcome.manifest, outcome.accepted, 0)
    return outcome.manifest


def test_each_later_key_wraps_the_token_before_it() -> None:
    assert generations(CHAIN, b"t" * 32) == [
        b"t" * 32,
        mac(SECOND, b"t" * 32),
        mac(THIRD, mac(SECOND, b"t" * 32)),
    ]
    assert generations((K_WH,), b"t" * 32) == [b"t" * 32]


def test_what_arrives_goes_through_the_whole_chain() -> None:
    one = accepted(arrived(CHAIN, csv_bytes([row(1)])))[0]
    assert one["key_ru_full"] == mac(THIRD, mac(SECOND, first_token()))
    match_key = mac(K_WH, f"v1|ru|m1|{sealed('person 1')['t1_ru_m1']}".encode())
    assert one["key_ru_m1"] == mac(THIRD, mac(SECOND, match_key))


def test_a_record_key_comes_from_the_first_token_however_long_the_chain_is() -> None:
    expected = int.from_bytes(mac(KEYING.k_noise, first_token()[:8])[:4], "big")
    for chain in ((K_WH,), CHAIN):
        assert accepted(arrived(chain, csv_bytes([row(1)])))[0]["rk_ru"] == expected
    assert accepted(arrived((SECOND,), csv_bytes([row(1)])))[0]["rk_ru"] != expected


def test_a_contact_without_a_code_has_no_record_key() -> None:
    one = accepted(prepared(csv_bytes([row(1, **dict.fromkeys(sealed("x"), ""))])))[0]
    assert (one["key_ru_full"], one["rk_ru"]) == (None, None)


def test_a_record_number_is_wrapped_like_a_token() -> None:
    number = csv_bytes([row(1, Номер="77")])
    before = mac(K_WH, b"v1|uid|ru_test|77").hex()[:24]
    assert accepted(arrived((K_WH,), number))[0]["source_uid"] == before
    assert (
        accepted(arrived((K_WH, SECOND), number))[0]["source_uid"] == mac(SECOND, f"uid|{before}".encode()).hex()[:24]
    )


@pytest.mark.parametrize("added", [(), (SECOND,), (SECOND, THIRD)])
def test_what_rests_reads_as_if_it_arrived_today(home: Settings, landed: Manifest, added: tuple[bytes, ...]) -> None:
    rows = land.read_rows(home, later(*added), "ru_test", landed.delivery_id)
    arriving = accepted(arrived((K_WH, *added), csv_bytes([row(1), row(2), row(3)])))
    assert rows.to_pylist() == [{name: cell for name, cell in one.items() if name != "age_band"} for one in arriving]


def test_what_was_written_anew_is_not_wrapped_twice(home: Settings, landed: Manifest) -> None:
    twice, thrice = later(SECOND), later(SECOND, THIRD)
    expected = land.read_rows(home, thrice, "ru_test", landed.delivery_id).to_pylist()
    land.rewrite(home, twice, landed, land.read_rows(home, twice, "ru_test", landed.delivery_id))
    assert land.read_rows(home, thrice, "ru_test", landed.delivery_id).to_pylist() == expected


def test_keys_of_before_a_change_read_nothing_of_after_it(home: Settings, landed: Manifest) -> None:
    assert rewrap(home, later(SECOND), lambda _: None) == 1
    with pytest.raises(Locked, match="bring back the newer"):
        land.read_rows(home, VAULT, "ru_test", landed.delivery_id)


def test_wrapping_landing_leaves_no_token_of_before(home: Settings, landed: Manifest) -> None:
    before = land.read_resting(home, VAULT, "ru_test", landed.delivery_id)
    orphan = home.landing / "ru_test" / f"{'0' * 64}.age"
    orphan.write_bytes((home.landing / "ru_test" / f"{landed.delivery_id}.age").read_bytes())
    assert rewrap(home, later(SECOND), lambda _: None) == 1
    after = land.read_resting(home, VAULT, "ru_test", landed.delivery_id)
    for name in TOKENS:
        assert after[name].to_pylist() == [mac(SECOND, token) for token in before[name].to_pylist()]
    assert current_key.keying(after) == 1
    assert not orphan.exists()
    assert rewrap(home, later(SECOND), lambda _: None) == 0


def test_who_was_erased_under_a_former_key_is_not_loaded_from_an_old_copy(home: Settings, landed: Manifest) -> None:
    erased_persons.add(home, VAULT, [first_token()])
    _, rows = erasure_filter.kept(home, later(SECOND), landed)
    assert rows["row_no"].to_pylist() == [3, 4]


def test_who_was_erased_under_a_former_key_is_not_wrapped_with_an_old_copy(home: Settings, landed: Manifest) -> None:
    erased_persons.add(home, VAULT, [first_token()])
    rewrap(home, later(SECOND), lambda _: None)
    rows = land.read_rows(home, later(SECOND), "ru_test", landed.delivery_id)
    assert rows["row_no"].to_pylist() == [3, 4]


def test_keying_shows_nothing_of_itself() -> None:
    assert repr(Keying(CHAIN, b"n", b"e", frozenset({b"s"}))) == "Keying()"


def test_wrapping_keeps_an_empty_delivery_as_it_is(home: Settings) -> None:
    outcome = prepared(csv_bytes([row(1)]))
    assert outcome.accepted is not None
    land.land(home, VAULT, outcome.manifest, outcome.accepted.slice(0, 0), 0)
    rows = land.read_rows(home, later(SECOND), "ru_test", outcome.manifest.delivery_id)
    assert rows.schema.remove_metadata() == outcome.accepted.drop_columns(["age_band"]).schema.remove_metadata()
