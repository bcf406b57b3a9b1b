"""The search finds what is planted, however it is wrapped. A search that finds nothing anywhere proves nothing."""

import gzip
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import byte_search
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pyrage
import pytest

from warehouse import database, vault
from warehouse.settings import Settings, settings

WORD = "Канарейкина"
Write = Callable[[Path, Settings], object]


def _sealed(path: Path, home: Settings) -> None:
    inner = path.with_name("inner")
    pq.write_table(pa.table({"note": [WORD]}), inner, compression="zstd")
    recipient = pyrage.x25519.Recipient.from_str(vault.load(home).landing_recipient)
    path.write_bytes(pyrage.encrypt(inner.read_bytes(), [recipient]))
    inner.unlink()


def _archive(path: Path, _: Settings) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.gz", gzip.compress(WORD.encode()))


def _named_member(path: Path, _: Settings) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{WORD}.txt", "")


def _zstd(path: Path, _: Settings) -> None:
    with pa.output_stream(path, compression="zstd") as stream:
        stream.write((WORD * 100).encode())


def _sqlite(path: Path, _: Settings) -> None:
    with sqlite3.connect(path) as con:
        con.execute("create table event (body text)")
        con.execute("insert into event values (?)", ["x" * 4000 + WORD * 3 + "x" * 9000])
    con.close()


def _duckdb(path: Path, _: Settings) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("create table note as select ? || i as note from range(5000) as t(i)", [WORD])


def _working(_: Path, home: Settings) -> None:
    with database.writer(home, vault.load(home)) as con:
        con.execute("create table note as select ? || i as note from range(5000) as t(i)", [WORD])


def _bytes_of(encoding: str) -> Write:
    return lambda path, _: path.write_bytes(b"\x00..." + WORD.encode(encoding) + b"...")


WRAPPED: dict[str, tuple[str, Write]] = {
    **{encoding: ("planted.log", _bytes_of(encoding)) for encoding in ("utf-8", "utf-16-le", "windows-1251")},
    "JSON": ("planted.json", lambda path, _: path.write_bytes(WORD.encode("unicode_escape"))),
    "the name of a file": (f"{WORD}.csv", lambda path, _: path.touch()),
    "the name of a folder": (WORD, lambda path, _: path.mkdir()),
    "age around parquet": ("planted.age", _sealed),
    "zip around gzip": ("planted.zip", _archive),
    "the name of a member": ("planted.zip", _named_member),
    "zstd": ("planted.zst", _zstd),
    "sqlite": ("planted.db", _sqlite),
    "duckdb": ("planted.duckdb", _duckdb),
    "the working database": ("working", _working),
}


@pytest.mark.parametrize("how", WRAPPED)
def test_a_planted_word_is_found_in(tmp_path: Path, how: str) -> None:
    real = settings()
    home = Settings(tmp_path / "home", real.root, real.as_of, real.host, 1, 2, tmp_path / "keys.json")
    home.home.mkdir()
    vault.init_demo(home)
    name, write = WRAPPED[how]
    assert byte_search.found([home.home], [WORD], home, vault.load(home)) == {}
    write(home.home / name, home)
    hits = byte_search.found([home.home], [WORD, "Воробьёва"], home, vault.load(home))
    assert list(hits.values()) == [[WORD]]
