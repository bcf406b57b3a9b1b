"""Promise 3 against somebody who has 1,000 tokens and all knowledge but the keys: she searches, and finds none.

Add here: another search, with the proof that it would have found something.
Keep out: the search itself (token_search.py). CROSSINGS_SEARCH_SECONDS makes it long: 600 is what the docs report.
"""

import hashlib
import os
import random
import secrets

import pytest
import stolen_network as network
from stolen_installation import Theft
from token_search import RECIPE, SCOPE, Space, careless_keys, careless_schemes, hashed, keyed_once, keyed_twice, search

from warehouse import vault
from warehouse.contract.fold import fold_code
from warehouse.contract.keying.second_keying import token, unsealed_token
from warehouse.networks.demo.network import network_key
from warehouse.tokens.first_keying import FULL, seal

SECONDS = float(os.environ.get("CROSSINGS_SEARCH_SECONDS", "6"))
CONTROL_SECONDS = 4
WORDS = ("crossings-prod", "harbour")
ENOUGH = 30


def unsealed(key: bytes, codes: list[str]) -> frozenset[bytes]:
    return frozenset(unsealed_token(key, SCOPE, RECIPE, fold_code(code))[:8] for code in codes)


def sealed(k_net: bytes, k_wh: bytes, codes: list[str]) -> frozenset[bytes]:
    return frozenset(token(k_wh, SCOPE, FULL, seal(k_net, RECIPE, FULL, code))[:8] for code in codes)


@pytest.fixture(scope="module")
def codes() -> list[str]:
    return network.people(1000, random.Random(11)).codes


def test_of_1000_stored_tokens_none_is_recovered(theft: Theft, capsys: pytest.CaptureFixture[str]) -> None:
    stored = frozenset(network.whole(number)[:8] for number in theft.tokens[:1000])
    assert len(stored) == 1000
    here = theft.home
    words = [*WORDS, str(here.path), str(here.keys_file), here.path.name, *network.HEADS, here.settings.current.name]
    plain = [path for path in theft.copied() if path.suffix in (".json", ".yaml", ".log", ".age", "")]
    keys = careless_keys(words, plain)
    schemes = careless_schemes(keys, [network_key(SCOPE), b"", bytes(32)])
    found = search(stored, schemes, SECONDS)
    with capsys.disabled():
        print(
            f"\n{found.tried:,} candidates in {found.seconds:.0f} s ({found.tried / found.seconds:,.0f}/s), "
            f"{len(keys)} keys, {len(schemes)} schemes: {len(found.tokens)} of 1,000 recovered"
        )
    assert found.tried > 500_000
    assert found.hits == {}


def test_the_space_is_that_of_the_common_recipe() -> None:
    assert 5e7 < Space().size < 7e7


def test_with_the_right_keys_the_same_search_recovers_tokens_at_once(theft: Theft) -> None:
    stored = frozenset(network.whole(number)[:8] for number in theft.tokens)
    keys = vault.load(theft.home.settings)
    right = {
        "once": keyed_once(keys.chain[0]),
        "twice": keyed_twice(theft.persons.k_net, keys.chain[0]),
    }
    found = search(stored, right, CONTROL_SECONDS)
    assert min(len(found.hits.get(name, ())) for name in right) >= ENOUGH


@pytest.mark.parametrize("algorithm", ["sha256", "md5"])
def test_plain_digests_are_recovered_at_once(codes: list[str], algorithm: str) -> None:
    stored = frozenset(hashlib.new(algorithm, code.encode()).digest()[:8] for code in codes)
    assert len(search(stored, {"bare": hashed(algorithm)}, CONTROL_SECONDS).tokens) >= 2 * ENOUGH


@pytest.mark.exhaustive
def test_a_key_that_is_a_word_is_found(codes: list[str]) -> None:
    key = hashlib.sha256(b"crossings").digest()
    assert key in careless_keys(WORDS, [])
    schemes = careless_schemes([b"", key, bytes(32)], [network_key(SCOPE)])
    both = unsealed(key, codes[::2]) | sealed(network_key(SCOPE), key, codes[1::2])
    found = search(both, schemes, SECONDS)
    assert {name.split()[0] for name in found.hits} == {"once", "twice"}


@pytest.mark.exhaustive
def test_one_of_two_keys_is_not_enough(codes: list[str]) -> None:
    """A partner that knows the network's key, and the warehouse that knows its own."""
    k_net, k_wh = secrets.token_bytes(32), secrets.token_bytes(32)
    stored = sealed(k_net, k_wh, codes)
    halves = {"partner": keyed_twice(k_net, b""), "warehouse": keyed_twice(b"", k_wh), "once": keyed_once(k_wh)}
    assert search(stored, halves, CONTROL_SECONDS).hits == {}
    assert search(stored, {"both": keyed_twice(k_net, k_wh)}, CONTROL_SECONDS).tokens
