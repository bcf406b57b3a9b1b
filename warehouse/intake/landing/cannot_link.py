"""Two codes that are two persons, whatever their match keys say: kept in landing, loaded into raw.apart.

    landing/apart/<id>.age     JSON: {"keying": under how many further keys, "pairs": [{"scope", "a", "b"}, …]}

Add here: another fact about persons that partners state and no delivery holds.
Keep out: what linkage makes of it (dbt), and who asks for it (retention).
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.intake.landing import current_key, land
from warehouse.settings import Settings
from warehouse.tokens.key_chain import wrapped
from warehouse.vault import Vault

FOLDER = "apart"


@dataclass(frozen=True, order=True)
class Pair:
    """Two whole full tokens of one scope, the smaller one first. `repr` shows none."""

    scope: str
    a: bytes
    b: bytes

    def __repr__(self) -> str:
        return f"Pair({self.scope})"

    @staticmethod
    def of(scope: str, one: bytes, other: bytes) -> "Pair":
        return Pair(scope, *sorted((one, other), key=number))


def number(token: bytes) -> int:
    """A token as tables hold it."""
    return int.from_bytes(token[:8], "big", signed=True)


def keep(settings: Settings, vault: Vault, name: str, pairs: Iterable[Pair]) -> None:
    """The pairs of one request; without any the file goes. The caller holds the one-writer lock."""
    path = settings.landing / FOLDER / (name + land.OBJECT)
    entries = [{"scope": pair.scope, "a": pair.a.hex(), "b": pair.b.hex()} for pair in sorted(pairs)]
    if entries:
        content = json.dumps({"keying": current_key.of_now(vault), "pairs": entries})
        land.write_whole(path, land.seal(content.encode(), vault), keep_time=True)
    else:
        path.unlink(missing_ok=True)


def files(settings: Settings) -> list[Path]:
    return sorted((settings.landing / FOLDER).glob("*" + land.OBJECT))


def read(path: Path, vault: Vault) -> list[Pair]:
    """The pairs with their tokens under the keys of now, under whichever they rest."""
    keying, pairs = _resting(path, vault)
    return [_current(pair, keying, vault) for pair in pairs]


def _resting(path: Path, vault: Vault) -> tuple[int, list[Pair]]:
    content = json.loads(land.unseal(path.read_bytes(), vault))
    return content["keying"], [
        Pair(each["scope"], bytes.fromhex(each["a"]), bytes.fromhex(each["b"])) for each in content["pairs"]
    ]


def _current(pair: Pair, keying: int, vault: Vault) -> Pair:
    later = current_key.later(vault, keying)
    return Pair.of(pair.scope, wrapped(later, pair.a), wrapped(later, pair.b))


def drop(settings: Settings, vault: Vault, is_hers: Callable[[str, bytes], bool]) -> int:
    """Without every pair that one of these tokens is in. How many files were changed."""
    changed = 0
    for path in files(settings):
        keying, pairs = _resting(path, vault)
        left = [
            _current(pair, keying, vault)
            for pair in pairs
            if not is_hers(pair.scope, pair.a) and not is_hers(pair.scope, pair.b)
        ]
        if len(left) < len(pairs):
            keep(settings, vault, path.name.removesuffix(land.OBJECT), left)
            changed += 1
    return changed


def load(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault) -> None:
    """raw.apart as landing says it."""
    con.execute("delete from raw.apart")
    rows = {(pair.scope, number(pair.a), number(pair.b)) for path in files(settings) for pair in read(path, vault)}
    if rows:
        con.executemany("insert into raw.apart values (?, ?, ?)", [list(row) for row in sorted(rows)])
