"""Tokens: keyed twice, bound to version, scope and label, and never made without agreement."""

import hashlib
import hmac
import unicodedata

import pyarrow as pa
import pytest
from intake_files import K_WH, accepted, csv_bytes, declaration, header_only, prepared, row, rules, sealed, text_bytes

from warehouse.contract.keying.second_keying import as_numbers, digester, record_key, token, uid_digests, unsealed_token
from warehouse.tokens.first_keying import column_name, seal
from warehouse.tokens.key_chain import UID_LENGTH, wrapped_uid


def test_sealing_is_the_hmac_that_the_design_names() -> None:
    expected = hmac.new(b"k" * 32, "v1|r1|full|код".encode(), hashlib.sha256).hexdigest()
    assert seal(b"k" * 32, "r1", "full", "код") == expected


def test_sealing_does_not_depend_on_how_a_letter_is_composed() -> None:
    composed, apart = (unicodedata.normalize(form, "Андрій") for form in ("NFC", "NFD"))
    assert composed != apart
    assert seal(b"k", "r1", "m1", composed) == seal(b"k", "r1", "m1", apart)


def test_each_label_scope_and_recipe_gives_another_token() -> None:
    assert len({seal(b"k", recipe, label, "x") for recipe in ("r1", "r2") for label in ("full", "m1", "m4")}) == 6
    assert len({token(K_WH, scope, label, "aa") for scope in ("ru", "fi_ru") for label in ("full", "m1")}) == 4


@pytest.mark.parametrize(("recipe", "label"), [("r1", "m5"), ("", "full"), ("r|1", "full")])
def test_sealing_refuses_a_message_that_could_be_another_one(recipe: str, label: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        seal(b"k", recipe, label, "code")


def test_arrival_keys_the_sealed_code_a_second_time() -> None:
    t1 = sealed("person 1")["t1_ru_full"]
    expected = hmac.new(K_WH, f"v1|ru|full|{t1}".encode(), hashlib.sha256).digest()
    assert accepted(prepared(csv_bytes([row(1)])))[0]["key_ru_full"] == expected


def test_the_stored_number_is_the_signed_first_eight_bytes() -> None:
    tokens = [b"\xff" * 32, b"\x00" * 7 + b"\x05" + b"\x11" * 24]
    assert as_numbers(pa.array(tokens)).to_pylist() == [-1, 5]


def test_a_record_key_is_an_unsigned_32_bit_number_of_the_token() -> None:
    token_0 = bytes(range(32))
    expected = hmac.new(b"n" * 32, token_0[:8], hashlib.sha256).digest()[:4]
    assert record_key(b"n" * 32, token_0) == int.from_bytes(expected, "big")


def test_a_row_without_tokens_is_an_anonymous_contact() -> None:
    blank = dict.fromkeys(sealed("x"), "")
    one = accepted(prepared(csv_bytes([row(1, **blank)])))[0]
    assert (one["link_ok"], one["token_kind"], one["key_ru_full"]) == (False, "none", None)


def test_tokens_of_a_person_who_did_not_agree_are_dropped() -> None:
    partner = declaration(columns=declaration().columns | {"link_ok": ["Согласие"]})
    outcome = prepared(csv_bytes([row(1, Согласие="нет"), row(2, Согласие="да")]), partner)
    assert [one["key_ru_full"] is None for one in accepted(outcome)] == [True, False]
    assert [one["link_ok"] for one in accepted(outcome)] == [False, True]


def test_one_scope_may_be_withheld() -> None:
    only_national = {name: "" for name in sealed("x") if "fi_ru" in name}
    one = accepted(prepared(csv_bytes([row(1, **only_national)])))[0]
    assert one["link_ok"]
    assert one["key_fi_ru_full"] is None


def test_a_damaged_token_refuses_its_row() -> None:
    outcome = prepared(csv_bytes([row(1), row(2, t1_ru_full="1.2E+63"), row(3)]))
    assert rules(outcome) == [(3, column_name("ru", "full"), rule) for rule in ("bad_token", "token_incomplete")]


def test_a_match_key_without_the_whole_code_refuses_its_row() -> None:
    outcome = prepared(csv_bytes([row(1), row(2, t1_ru_full="")]))
    assert rules(outcome) == [(3, "t1_ru_full", "token_incomplete")]


def test_a_missing_token_column_refuses_the_file() -> None:
    headers = [header for header in row() if header != "t1_fi_ru_full"]
    assert rules(prepared(text_bytes([headers]))) == [(None, "t1_fi_ru_full", "missing_column")]


def test_an_unsealed_code_is_folded_and_keyed_by_its_recipe() -> None:
    columns = declaration().columns | {"client_code": ["Код"]}
    partner = declaration(columns=columns, tokens={"mode": "unsealed", "recipe": "uic-7"})
    outcome = prepared(csv_bytes([row(1, Код="ол-ив 10"), row(2, Код="OЛИB1O"), row(3, Код="ab"), row(4)]), partner)
    first, second, anonymous = accepted(outcome)
    assert first["key_ru_full"] == second["key_ru_full"] == unsealed_token(K_WH, "ru", "uic-7", "0ЛИB10")
    assert first["key_ru_full"] != first["key_fi_ru_full"]
    assert (first["token_kind"], anonymous["token_kind"]) == ("unsealed", "none")
    assert rules(outcome) == [(4, "client_code", "bad_token")]


def test_a_record_number_is_kept_only_as_a_keyed_digest() -> None:
    one = accepted(prepared(csv_bytes([row(1, Номер="8 921 123-45-67")])))[0]
    assert len(one["source_uid"]) == 24
    assert "921" not in repr(one["source_uid"])


def test_an_empty_delivery_has_the_same_columns_as_a_full_one() -> None:
    empty, full = prepared(header_only()), prepared(csv_bytes([row(1)]))
    assert empty.accepted is not None
    assert full.accepted is not None
    assert empty.accepted.schema == full.accepted.schema


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
