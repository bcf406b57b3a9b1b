"""The second keying, on arrival: t1 of a partner, or the folded code of one that does not seal yet, becomes a token.

Add here: a new version of the message, beside the old one.
Keep out: K_net and canonical names (the partner's side), and t1 itself: it is dropped here, before anything is written.
"""

import hashlib
import hmac
import re
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.intake.codes import codes_of
from warehouse.intake.declaration import Declaration
from warehouse.intake.fold import fold_code
from warehouse.intake.gate import Matched
from warehouse.intake.map import LOST, Rows
from warehouse.intake.sheet import Sheet
from warehouse.sealing.tokens import FULL, column_name

VERSION = "v1"
_SEALED = re.compile(r"^[0-9a-f]{64}$")
PREFIX = "key_"
_BLOCK = 64  # bytes that SHA-256 takes at a time


def token(k_wh: bytes, scope: str, label: str, sealed: str) -> bytes:
    """32 bytes of one sealed code in one scope."""
    return hmac.digest(k_wh, f"{VERSION}|{scope}|{label}|{sealed}".encode(), "sha256")


def unsealed_token(k_wh: bytes, scope: str, recipe: str, code: str) -> bytes:
    """32 bytes of one folded code. It links only to unsealed tokens of the same recipe."""
    return hmac.digest(k_wh, f"{VERSION}|{scope}|unsealed|{recipe}|{code}".encode(), "sha256")


def record_key(k_noise: bytes, token_number: int) -> int:
    """32 bits for the disclosure control, derived once per full token."""
    digest = hmac.digest(k_noise, token_number.to_bytes(8, "big", signed=True), "sha256")
    return int.from_bytes(digest[:4], "big")


def uid_digests(k_wh: bytes, partner: str, uids: list[str | None]) -> pa.Array:
    """A partner's record numbers, keyed: equal ones stay equal, and a telephone number among them is not kept.

    They are HMAC-SHA256 as elsewhere here. Its beginning is the same for all of them and done once: every row has a
    number of its own, so that this is the one place where each row costs a digest.
    """
    key = k_wh.ljust(_BLOCK, b"\0") if len(k_wh) <= _BLOCK else hashlib.sha256(k_wh).digest().ljust(_BLOCK, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key) + f"{VERSION}|uid|{partner}|".encode())
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in key))

    def digest(uid: str) -> str:
        inside, outside = inner.copy(), outer.copy()
        inside.update(uid.encode())
        outside.update(inside.digest())
        return outside.hexdigest()[:24]

    return pa.array([None if uid is None else digest(uid) for uid in uids], pa.string())


def as_numbers(tokens: pa.Array) -> pa.Array:
    """Tokens as stored in tables: the first 64 bits, big-endian, signed."""
    distinct = pc.dictionary_encode(tokens)
    heads = b"".join(one[:8] for one in distinct.dictionary.to_pylist())
    return pa.array(np.frombuffer(heads, dtype=">i8").astype(np.int64)).take(distinct.indices)


def add_tokens(rows: Rows, sheet: Sheet, matched: Matched, declaration: Declaration, k_wh: bytes) -> None:
    """Token columns `key_<scope>_<label>`, `token_kind` and `link_ok`. A person who did not agree gets none."""
    asks = "link_ok" in {*declaration.columns, *declaration.constants}
    consent = rows.columns.get("link_ok", rows.same(False, pa.bool_())) if asks else rows.same(True, pa.bool_())
    consent = pc.fill_null(consent, False)
    mode = declaration.tokens.mode
    if mode == "sealed":
        _sealed(rows, sheet, matched, declaration, consent, k_wh)
    elif mode == "unsealed":
        _unsealed(rows, sheet, matched, declaration, consent, k_wh)
    has_token = rows.same(False, pa.bool_())
    for scope in declaration.scopes if mode != "none" else []:
        has_token = pc.or_(has_token, rows.columns[PREFIX + f"{scope}_{FULL}"].is_valid())
    rows.columns["link_ok"] = has_token
    rows.columns["token_kind"] = pc.if_else(has_token, mode, "none")
    uids = pc.dictionary_encode(rows.columns["source_uid"])
    keyed = uid_digests(k_wh, declaration.code, uids.dictionary.to_pylist())
    rows.columns["source_uid"] = keyed.take(uids.indices)


def _sealed(
    rows: Rows, sheet: Sheet, matched: Matched, declaration: Declaration, consent: pa.Array, k_wh: bytes
) -> None:
    for (scope, label), position in matched.tokens.items():
        name = column_name(scope, label)

        def key(text: str, scope: str = scope, label: str = label) -> bytes | None:
            return token(k_wh, scope, label, text) if _SEALED.match(text) else None

        _keyed(rows, (PREFIX + f"{scope}_{label}", name), sheet.columns[position], consent, key)
    for scope in declaration.scopes:
        full = rows.columns[PREFIX + f"{scope}_{FULL}"]
        for name in [name for name in rows.columns if name.startswith(PREFIX + f"{scope}_m")]:
            orphans = pc.and_(rows.columns[name].is_valid(), full.is_null())
            rows.add_fault(column_name(scope, FULL), "token_incomplete", orphans)


def _unsealed(
    rows: Rows, sheet: Sheet, matched: Matched, declaration: Declaration, consent: pa.Array, k_wh: bytes
) -> None:
    column = sheet.columns[matched.fields["client_code"]]
    is_one = codes_of(column.dictionary.to_pylist())
    for scope in declaration.scopes:

        def key(text: str, scope: str = scope) -> bytes | None:
            recipe = declaration.tokens.recipe
            return unsealed_token(k_wh, scope, recipe, fold_code(text)) if text in is_one else None

        _keyed(rows, (PREFIX + f"{scope}_{FULL}", "client_code"), column, consent, key)


def _keyed(
    rows: Rows,
    names: tuple[str, str],
    column: pa.DictionaryArray,
    consent: pa.Array,
    key: Callable[[str], bytes | None],
) -> None:
    texts = column.dictionary.to_pylist()
    keyed = [key(text.lower()) if text and LOST not in text else None for text in texts]
    broken = pa.array([bool(text) and one is None for text, one in zip(texts, keyed, strict=True)], pa.bool_())
    rows.columns[names[0]] = pc.if_else(consent, pa.array(keyed, pa.binary()).take(column.indices), None)
    rows.add_fault(names[1], "bad_token", broken.take(column.indices))
