"""The second keying, on arrival: t1 of a partner, or the folded code of one that does not seal yet, becomes a token.

Add here: a new version of the message, beside the old one.
Keep out: K_net and canonical names (the partner's side), and t1 itself: it is dropped here, before anything is written.
"""

import hmac
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.fold import fold_code
from warehouse.contract.gate.gate import Matched
from warehouse.contract.map.map import Rows
from warehouse.contract.map.values import LOST
from warehouse.contract.read.codes import codes_of, is_anonymous, notes_among
from warehouse.contract.read.sheet import Sheet
from warehouse.tokens import marks
from warehouse.tokens.first_keying import FULL, column_name
from warehouse.tokens.key_chain import UID_LENGTH, Chain, wrapped, wrapped_uid
from warehouse.tokens.recipe import keyed_name

try:  # Python's own SHA-256: for texts so short, OpenSSL's takes half as long again, mostly to copy its state
    from _sha256 import sha256  # type: ignore[import-not-found]  # a part of CPython without stubs
except ImportError:  # another Python has only this one
    from hashlib import sha256

if TYPE_CHECKING:  # the partner-side tool keys at random only, and holds no vault
    from warehouse.vault import Vault

Digest = Callable[[bytes], bytes]
VERSION = "v1"
_SEALED = re.compile(r"^[0-9a-f]{64}$")
PREFIX = "key_"
RECORD_KEY = "rk_"
NO_RULES: Mapping[str, str] = MappingProxyType({})
_BLOCK = 64  # bytes that SHA-256 takes at a time
_INSIDE, _OUTSIDE = (bytes(byte ^ pad for byte in range(256)) for pad in (0x36, 0x5C))


@dataclass(frozen=True)
class Keying:
    """All that an arriving row is keyed with, and the erased persons' list it is held against. `repr` shows nothing."""

    chain: Chain = field(repr=False)
    k_noise: bytes = field(repr=False)
    k_erase: bytes = field(repr=False)
    suppressed: frozenset[bytes] = field(default=frozenset(), repr=False)

    @staticmethod
    def of(vault: "Vault", suppressed: frozenset[bytes] = frozenset()) -> "Keying":
        return Keying(vault.chain, vault.k_noise, vault.k_erase, suppressed)

    def is_erased(self, first: bytes) -> bool:
        """Whether token_0 is of an erased person."""
        return marks.holds_arriving(self.suppressed, self.k_erase, self.chain, first)

    @staticmethod
    def at_random() -> "Keying":
        """For a dry run, of which nothing stays."""
        return Keying((secrets.token_bytes(32),), secrets.token_bytes(32), secrets.token_bytes(32))


def token(k_wh: bytes, scope: str, label: str, sealed: str) -> bytes:
    """32 bytes of one sealed code in one scope."""
    return digester(k_wh, f"{VERSION}|{scope}|{label}|".encode())(sealed.encode())


def unsealed_token(k_wh: bytes, scope: str, recipe: str, code: str) -> bytes:
    """32 bytes of one folded code. It links only to unsealed tokens of the same recipe."""
    return hmac.digest(k_wh, f"{VERSION}|{scope}|unsealed|{recipe}|{code}".encode(), "sha256")


def record_key(k_noise: bytes, first: bytes) -> int:
    """32 bits for the disclosure control, derived once, from token_0: a change of the token key does not move it."""
    return _record_key(digester(k_noise), first)


def _record_key(noise: Digest, first: bytes) -> int:
    return int.from_bytes(noise(first[:8])[:4], "big")


def uid_digests(chain: Chain, partner: str, uids: pa.StringArray) -> pa.StringArray:
    """A partner's record numbers, keyed: equal ones stay equal, and a telephone number among them is not kept."""
    digest = digester(chain[0], f"{VERSION}|uid|{partner}|".encode())
    if len(chain) > 1:
        keyed = (digest(uid).hex()[:UID_LENGTH] for uid in uids.cast(pa.binary()).to_pylist())
        return pa.array([wrapped_uid(chain[1:], uid) for uid in keyed], pa.string())
    # One text of all of them: as strings of Python they would cost as much again.
    text = b"".join([digest(uid)[: UID_LENGTH // 2] for uid in uids.cast(pa.binary()).to_pylist()]).hex().encode()
    begins = np.arange(len(uids) + 1, dtype=np.int32) * UID_LENGTH
    return pa.StringArray.from_buffers(len(uids), pa.py_buffer(begins), pa.py_buffer(text))


def as_numbers(tokens: pa.Array) -> pa.Array:
    """Tokens as stored in tables: the first 64 bits, big-endian, signed."""
    return _bits(tokens, slice(0, 8))


def as_checks(tokens: pa.Array) -> pa.Array:
    """The 64 bits after those, by which two tokens of one number are told apart."""
    return _bits(tokens, slice(8, 16))


def _bits(tokens: pa.Array, which: slice) -> pa.Array:
    distinct = pc.dictionary_encode(tokens)
    heads = b"".join(one[which] for one in distinct.dictionary.to_pylist())
    return pa.array(np.frombuffer(heads, dtype=">i8").astype(np.int64)).take(distinct.indices)


def add_tokens(rows: Rows, sheet: Sheet, matched: Matched, declaration: Declaration, keying: Keying) -> None:
    """Token columns `key_<scope>_<label>`, record keys `rk_<scope>`, `token_kind` and `link_ok`.

    A person who did not agree gets none.
    """
    asks = "link_ok" in {*declaration.columns, *declaration.constants}
    consent = rows.columns.get("link_ok", rows.same(False, pa.bool_())) if asks else rows.same(True, pa.bool_())
    consent = pc.fill_null(consent, False)
    mode = declaration.tokens.mode
    if mode == "sealed":
        _sealed(rows, sheet, matched, declaration, consent, keying)
    elif mode == "unsealed":
        _unsealed(rows, sheet, matched, declaration, consent, keying)
    has_token = rows.same(False, pa.bool_())
    for scope in declaration.scopes if mode != "none" else []:
        has_token = pc.or_(has_token, rows.columns[PREFIX + f"{scope}_{FULL}"].is_valid())
    rows.columns["link_ok"] = has_token
    rows.columns["token_kind"] = pc.if_else(has_token, mode, "none")
    uids = pc.dictionary_encode(rows.columns["source_uid"])
    keyed = uid_digests(keying.chain, declaration.code, uids.dictionary)
    rows.columns["source_uid"] = pa.DictionaryArray.from_arrays(uids.indices, keyed)


def _sealed(
    rows: Rows, sheet: Sheet, matched: Matched, declaration: Declaration, consent: pa.Array, keying: Keying
) -> None:
    for (scope, label), position in matched.tokens.items():
        name = column_name(scope, label)
        digest = digester(keying.chain[0], f"{VERSION}|{scope}|{label}|".encode())

        def key(text: str, digest: Digest = digest) -> bytes | None:
            return digest(text.encode()) if _SEALED.match(text) else None

        _keyed(rows, (scope, label, name), sheet.columns[position], consent, key, keying)
    for scope in declaration.scopes:
        full = rows.columns[PREFIX + f"{scope}_{FULL}"]
        for name in [name for name in rows.columns if name.startswith(PREFIX + f"{scope}_m")]:
            orphans = pc.and_(rows.columns[name].is_valid(), full.is_null())
            rows.add_fault(column_name(scope, FULL), "token_incomplete", orphans)


def _unsealed(
    rows: Rows, sheet: Sheet, matched: Matched, declaration: Declaration, consent: pa.Array, keying: Keying
) -> None:
    column = sheet.columns[matched.fields["client_code"]]
    texts = column.dictionary.to_pylist()
    is_one, noted = codes_of(texts), dict.fromkeys(notes_among(texts), "code_with_note")
    anonymous = pa.array([is_anonymous(text) for text in texts], pa.bool_())
    if count := pc.sum(anonymous.take(column.indices)).as_py():
        rows.repaired["anonymous_codes"] = count
    nameless = pc.if_else(anonymous, "", column.dictionary)
    column = pa.DictionaryArray.from_arrays(column.indices, nameless)
    for scope in declaration.scopes:

        def key(text: str, scope: str = scope) -> bytes | None:
            recipe = keyed_name(declaration.tokens.recipe, declaration.code)
            return unsealed_token(keying.chain[0], scope, recipe, fold_code(text)) if text in is_one else None

        _keyed(rows, (scope, FULL, "client_code"), column, consent, key, keying, noted)


def _keyed(
    rows: Rows,
    names: tuple[str, str, str],
    column: pa.DictionaryArray,
    consent: pa.Array,
    key: Callable[[str], bytes | None],
    keying: Keying,
    rules: Mapping[str, str] = NO_RULES,
) -> None:
    """The tokens of one column as they are stored; beside those of a full code its record key, from token_0.

    `rules`: by which rule a text is no token, where it is not simply broken.
    """
    scope, label, told = names
    texts = column.dictionary.to_pylist()
    keyed = [key(text.lower()) if text and LOST not in text else None for text in texts]
    broken = [
        rules.get(text, "bad_token") if text and one is None else "" for text, one in zip(texts, keyed, strict=True)
    ]
    last = pa.array([one and wrapped(keying.chain[1:], one) for one in keyed], pa.binary())
    rows.columns[PREFIX + f"{scope}_{label}"] = pc.if_else(consent, last.take(column.indices), None)
    if label == FULL:
        noise = digester(keying.k_noise)
        numbers = pa.array([None if one is None else _record_key(noise, one) for one in keyed], pa.int64())
        rows.columns[RECORD_KEY + scope] = pc.if_else(consent, numbers.take(column.indices), None)
        if keying.suppressed:
            erased = pa.array([one is not None and keying.is_erased(one) for one in keyed], pa.bool_())
            rows.add_erased(pc.and_(consent, erased.take(column.indices)))
    for rule in sorted({*broken} - {""}):
        rows.add_fault(told, rule, pa.array([each == rule for each in broken], pa.bool_()).take(column.indices))


def digester(key: bytes, beginning: bytes = b"") -> Digest:
    """HMAC-SHA256 of `beginning` and the argument. The work for what a million texts begin with is done once."""
    block = (key if len(key) <= _BLOCK else sha256(key).digest()).ljust(_BLOCK, b"\0")
    inner, outer = sha256(block.translate(_INSIDE) + beginning), sha256(block.translate(_OUTSIDE))

    def digest(rest: bytes) -> bytes:
        inside, outside = inner.copy(), outer.copy()
        inside.update(rest)
        outside.update(inside.digest())
        made: bytes = outside.digest()
        return made

    return digest
