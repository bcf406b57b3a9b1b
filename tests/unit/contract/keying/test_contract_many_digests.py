"""Digests of many short texts are HMAC-SHA256 as the library makes it, whatever they share."""

import hashlib
import hmac

import pyarrow as pa
import pytest

from warehouse.contract.keying.many_digests import digester
from warehouse.contract.keying.second_keying import uid_digests
from warehouse.tokens.key_chain import UID_LENGTH, wrapped_uid

KEYS = (b"", b"k" * 32, b"k" * 64, b"k" * 65, bytes(range(256)))


@pytest.mark.parametrize("key", KEYS, ids=map(len, KEYS))
@pytest.mark.parametrize("beginning", [b"", b"v1|ru|full|", b"x" * 200])
def test_a_digest_is_the_hmac_of_beginning_and_rest(key: bytes, beginning: bytes) -> None:
    digest = digester(key, beginning)
    for rest in (b"", b"a", "код".encode(), b"y" * 300, b"a"):
        assert digest(rest) == hmac.new(key, beginning + rest, hashlib.sha256).digest()


@pytest.mark.parametrize("chain", [(b"a" * 32,), (b"a" * 32, b"b" * 32)], ids=["first key", "further key"])
def test_record_numbers_are_keyed_by_all_keys_in_their_order(chain: tuple[bytes, ...]) -> None:
    uids = ["1", "Ж-2", "x" * 100]
    first = [hmac.new(chain[0], f"v1|uid|p001|{uid}".encode(), hashlib.sha256).hexdigest() for uid in uids]
    expected = [wrapped_uid(chain[1:], digest[:UID_LENGTH]) for digest in first]
    keyed = uid_digests(chain, "p001", pa.array(uids))
    keyed.validate(full=True)
    assert keyed.to_pylist() == expected
    assert uid_digests(chain, "p001", pa.array([], pa.string())).equals(pa.array([], pa.string()))
