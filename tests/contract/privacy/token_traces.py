"""A search for tokens in every byte of a home: as numbers of both orders, as bytes, as hexadecimal and decimal digits;
also inside age, Parquet, archives, SQLite, and in every table and column of the working database.

Add here: another way in which a token can be written.
Keep out: whose tokens they are.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parents[2] / "security"))

import byte_search

from warehouse import database
from warehouse.intake.landing import land
from warehouse.settings import Settings
from warehouse.vault import Vault

_HEX = re.compile(rb"[0-9a-fA-F]{16,}")
_DECIMAL = re.compile(rb"-?[0-9]{15,20}")
_PIECE = 1 << 23


class Tokens:
    """Whole tokens of 32 bytes, ready to be looked for by their first 8."""

    def __init__(self, tokens: Iterable[bytes]) -> None:
        heads = {token[:8] for token in tokens}
        big = np.frombuffer(b"".join(sorted(heads)), dtype=">u8").astype(np.uint64)
        self.numbers = np.sort(big.astype(np.int64))
        # As a little-endian machine reads them, from bytes of either order.
        self._read = np.sort(np.concatenate([big, big.byteswap()]))
        self._begin = np.zeros(1 << 24, dtype=bool)  # by the first three bytes: few places are left to be compared
        self._begin[(self._read & np.uint64(0xFFFFFF)).astype(np.int64)] = True
        self._hex = {head.hex().encode() for head in heads}
        self._decimal = {str(number).encode() for number in self.numbers.tolist()} | {
            str(number).encode() for number in big.tolist()
        }

    def in_bytes(self, content: bytes) -> bool:
        if any(self._in_numbers(content[start : start + _PIECE + 7]) for start in range(0, len(content), _PIECE)):
            return True
        if any(digits in self._decimal for digits in _DECIMAL.findall(content)):
            return True
        return any(
            run[start : start + 16] in self._hex
            for run in map(bytes.lower, _HEX.findall(content))
            for start in range(len(run) - 15)
        )

    def in_column(self, column: pa.ChunkedArray) -> bool:
        if pa.types.is_integer(column.type):
            numbers = column.drop_null().cast(pa.int64(), safe=False).to_numpy()
            return bool(np.isin(numbers, self.numbers).any())
        if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
            return any(self.in_bytes(value) for value in column.unique().drop_null().to_pylist())
        return self.in_bytes("\n".join(map(str, column.unique().to_pylist())).encode())

    def _in_numbers(self, content: bytes) -> bool:
        """At every place, whatever it is a multiple of."""
        if len(content) < 8:
            return False
        byte = np.frombuffer(content, dtype=np.uint8)
        begin = byte[:-7].astype(np.int32)
        begin |= byte[1:-6].astype(np.int32) << 8
        begin |= byte[2:-5].astype(np.int32) << 16
        places = np.flatnonzero(self._begin[begin])
        read = np.ascontiguousarray(np.lib.stride_tricks.sliding_window_view(byte, 8)[places]).view("<u8")
        return bool(np.isin(read, self._read).any())


def found(settings: Settings, vault: Vault, tokens: Tokens) -> list[str]:
    """Every file in which one of them is, and every column of the working database."""
    hits = [
        str(path.relative_to(settings.home))
        for path in sorted(settings.home.rglob("*"))
        if path.is_file()
        and not path.is_symlink()
        and (tokens.in_bytes(path.name.encode()) or any(map(tokens.in_bytes, contents(path, settings, vault))))
    ]
    return hits + [name for name, column in columns(settings, vault) if tokens.in_column(column)]


def contents(path: Path, settings: Settings, vault: Vault) -> Iterator[bytes]:
    if path == settings.working_db:
        yield path.read_bytes()  # what is in its tables is read column by column
        return
    inner = _of_landing(path, vault)
    if inner is None:
        yield from byte_search._layers(path, settings, vault)
        return
    yield from (path.read_bytes(), inner)
    for column in pq.read_table(pa.BufferReader(inner)).columns:
        values = column.unique().drop_null().to_pylist()
        if pa.types.is_binary(column.type):
            yield b"".join(values)
        else:
            yield "\n".join(map(str, values)).encode()


def _of_landing(path: Path, vault: Vault) -> bytes | None:
    """The Parquet of a landing object. Its rows as one text, as other Parquet is searched, would take minutes."""
    if path.suffix != ".age" or path.parent.name == "outbox":
        return None
    inner = land.unseal(path.read_bytes(), vault)
    return inner if inner.startswith(byte_search.PARQUET) else None


def columns(settings: Settings, vault: Vault) -> Iterator[tuple[str, pa.ChunkedArray]]:
    with database.reader(settings, vault) as con:
        tables = con.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = 'crossings'"
        ).fetchall()
        for schema, table in tables:
            rows = con.execute(f'from crossings."{schema}"."{table}"').to_arrow_table()
            for name in rows.column_names:
                yield f"{schema}.{table}.{name}", rows[name]
