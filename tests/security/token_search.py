"""The thief's search: she has tokens, knows the recipe of the codes and every message, and tries careless keys.

Add here: another key that somebody might have taken, or another way in which somebody might have keyed.
Keep out: the keys of the warehouse that is attacked; a test hands them over where it shows that the search works.
"""

import base64
import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from warehouse import vault
from warehouse.contract.fold import fold_code
from warehouse.networks.demo.network import network_key
from warehouse.tokens.canonical import classes

RECIPE, SCOPE = "uic-1", "ru"
YEARS = (*range(85, 100), *range(84, 69, -1), *range(7), *range(69, 56, -1))  # the commonest first
DAYS = tuple(f"{day:02}{month:02}" for month in range(1, 13) for day in range(1, 32))
SEXES = "21"
_BLOCK = 64
_LIKE_A_KEY = re.compile(rb"[A-Za-z0-9+/]{43}=|\b[0-9a-f]{64}\b|[A-Za-z0-9_-]{43}")

Heads = Callable[[str, Sequence[bytes]], list[bytes]]  # beginning of codes, their ends → the 64 bits of each token


def beginnings(kind: str) -> list[str]:
    """The two letters with which the names of mothers (f) or fathers (m) begin."""
    return list(dict.fromkeys(one.code[:2] for one in classes() if one.kind == kind))[:40]


@dataclass(frozen=True)
class Space:
    """All codes, the commonest first, in pieces of one beginning and one year of birth."""

    prefixes: list[str] = field(
        default_factory=lambda: [f"{two}{other}{sex}" for two, other, sex in _by_rank(beginnings("f"), beginnings("m"))]
    )

    def pieces(self) -> Iterator[tuple[str, list[bytes]]]:
        ranks = sorted(product(range(len(self.prefixes)), range(len(YEARS))), key=lambda at: (at[0] + 5) * (at[1] + 5))
        ends = [[f"{day}{year:02}".encode() for day in DAYS] for year in YEARS]
        for prefix, year in ranks:
            yield self.prefixes[prefix], ends[year]

    @property
    def size(self) -> int:
        return len(self.prefixes) * len(YEARS) * len(DAYS)


def _by_rank(mothers: list[str], fathers: list[str]) -> list[tuple[str, str, str]]:
    pairs = sorted(product(range(len(mothers)), range(len(fathers))), key=lambda at: (at[0] + 1) * (at[1] + 1))
    return [(mothers[one], fathers[other], sex) for one, other in pairs for sex in SEXES]


@dataclass
class Found:
    """What came of it: which schemes hit how many of the stored tokens, and how much was tried."""

    tried: int = 0
    seconds: float = 0
    is_whole: bool = False
    hits: dict[str, set[bytes]] = field(default_factory=dict)

    @property
    def tokens(self) -> set[bytes]:
        return set().union(*self.hits.values())


def search(stored: frozenset[bytes], schemes: dict[str, Heads], seconds: float) -> Found:
    """Piece after piece, each with every scheme, until so much processor time is spent, or the space at its end."""
    found, began = Found(), time.process_time()
    for prefix, ends in Space().pieces():
        for name, heads in schemes.items():
            if hit := stored.intersection(heads(prefix, ends)):
                found.hits.setdefault(name, set()).update(hit)
            found.tried += len(ends)
        found.seconds = time.process_time() - began
        if found.seconds > seconds:
            return found
    found.is_whole = True
    return found


def hashed(algorithm: str, before: str = "") -> Heads:
    """No key at all: what most networks do with their codes."""

    def heads(prefix: str, ends: Sequence[bytes]) -> list[bytes]:
        base, made = hashlib.new(algorithm, f"{before}{prefix}".encode()), []
        for end in ends:
            one = base.copy()
            one.update(end)
            made.append(one.digest()[:8])
        return made

    return heads


def keyed_once(key: bytes) -> Heads:
    """As the codes of a partner that does not seal are keyed on arrival."""
    start = f"v1|{SCOPE}|unsealed|{RECIPE}|"

    def heads(prefix: str, ends: Sequence[bytes]) -> list[bytes]:
        return [digest[:8] for digest in _hmacs(key, f"{start}{fold_code(prefix)}".encode(), ends)]

    return heads


def keyed_twice(k_net: bytes, k_wh: bytes) -> Heads:
    """As sealed codes are keyed at the partner, then on arrival."""
    once, twice = f"v1|{RECIPE}|full|", f"v1|{SCOPE}|full|".encode()

    def heads(prefix: str, ends: Sequence[bytes]) -> list[bytes]:
        sealed = [digest.hex().encode() for digest in _hmacs(k_net, f"{once}{prefix}".encode(), ends)]
        return [digest[:8] for digest in _hmacs(k_wh, twice, sealed)]

    return heads


def _hmacs(key: bytes, start: bytes, ends: Iterable[bytes]) -> Iterator[bytes]:
    """HMAC-SHA256 of `start` + each end: twice as fast as one call each, for the beginning is digested once."""
    padded = (key if len(key) <= _BLOCK else hashlib.sha256(key).digest()).ljust(_BLOCK, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded) + start)
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded))
    for end in ends:
        inside, outside = inner.copy(), outer.copy()
        inside.update(end)
        outside.update(inside.digest())
        yield outside.digest()


def careless_keys(words: Iterable[str], stolen: Iterable[Path]) -> list[bytes]:
    """Empty, zeros, words and their digests, the demo network's keys, and what in the stolen files looks like a key."""
    common = ["secret", "changeme", "password", "key", "test", "demo", "crossings", "K_net", "K_wh", SCOPE, RECIPE]
    texts = {*common, *vault.NAMES, *(f"CROSSINGS_KEY_{name}" for name in vault.NAMES), *words}
    made = [text.encode() for text in sorted(texts)]
    made += [hashlib.sha256(one).digest() for one in made] + [hashlib.sha256(one).hexdigest().encode() for one in made]
    made += [b"", bytes(32), b"\xff" * 32, bytes(range(32)), b"0" * 32, b"a" * 32]
    made += [network_key(scope) for scope in ("ru", "ua", "fi", "fi_ru", "fi_ua")]
    for path in stolen:
        for text in set(_LIKE_A_KEY.findall(path.read_bytes())):
            is_hexadecimal = len(text) == _BLOCK
            made += [text, bytes.fromhex(text.decode()) if is_hexadecimal else _of_base64(text)]
    return list(dict.fromkeys(made))


def _of_base64(text: bytes) -> bytes:
    return base64.urlsafe_b64decode(text.rstrip(b"=").translate(bytes.maketrans(b"+/", b"-_")) + b"=")


def careless_schemes(keys: Sequence[bytes], network_keys: Sequence[bytes]) -> dict[str, Heads]:
    """Digests without a key, every key once, and every pair with the few of the second list."""
    bare = {f"{algorithm} {before}": hashed(algorithm, before) for algorithm, before in product(_DIGESTS, _BEFORE)}
    once = {f"once {at}": keyed_once(key) for at, key in enumerate(keys)}
    pairs = enumerate(product(network_keys, keys))
    return bare | once | {f"twice {at}": keyed_twice(*pair) for at, pair in pairs}


_DIGESTS = ("sha256", "sha1", "md5")
_BEFORE = ("", f"v1|{RECIPE}|full|", f"v1|{SCOPE}|unsealed|{RECIPE}|")
