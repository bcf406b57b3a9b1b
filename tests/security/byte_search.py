"""A search for words in every byte of a folder: also compressed, encrypted, in databases and in names of files.

Add here: another way in which something kept can be wrapped.
Keep out: what is searched for (planted.py).
"""

import contextlib
import gzip
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pyrage
from needles import Needles

from warehouse import database
from warehouse.settings import Settings
from warehouse.vault import Vault

AGE, ZSTD, GZIP, PARQUET = b"age-encryption.org/v1", b"\x28\xb5\x2f\xfd", b"\x1f\x8b", b"PAR1"
SQLITE = b"SQLite format 3\0"
TORN = (duckdb.Error, sqlite3.Error, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "windows-1251", "koi8-r")


def spellings(word: str) -> set[bytes]:
    """A word as bytes: in the encodings of partners, as JSON and as addresses escape it."""
    forms = {json.dumps(word)[1:-1].encode(), quote(word).encode()}
    for encoding in ENCODINGS:
        try:
            forms.add(word.encode(encoding))
        except UnicodeEncodeError:
            continue  # the encoding has no such letters
    return forms


def found(
    roots: Iterable[Path], words: Iterable[str] | Mapping[str, set[bytes]], settings: Settings, vault: Vault | None
) -> dict[str, list[str]]:
    """File → the words in it or in its name. Without a vault it is a thief's search: nothing encrypted is opened.

    Files may be torn then, so that only their bytes can be searched. A mapping gives the byte strings of each word.
    """
    needles = Needles(words if isinstance(words, Mapping) else {word: spellings(word) for word in words})
    hits: dict[str, set[str]] = {}
    for root in roots:
        for path in root.rglob("*"):
            name = str(path.relative_to(root))
            for content in (name.encode(), *(_layers(path, settings, vault) if _is_there(path) else ())):
                hits[name] = hits.get(name, set()) | needles.within(content)
    return {name: sorted(some) for name, some in hits.items() if some}


def _is_there(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _layers(path: Path, settings: Settings, vault: Vault | None) -> Iterator[bytes]:
    data = path.read_bytes()
    yield from _unwrapped(data, vault)
    if path.suffix == ".duckdb":
        yield from _if_whole(lambda: iter([_rows_of_duckdb(path, settings, vault)]), vault)
    if data.startswith(SQLITE):
        yield from _if_whole(lambda: iter([_rows_of_sqlite(path)]), vault)


def _unwrapped(data: bytes, vault: Vault | None) -> Iterator[bytes]:
    """The bytes as they lie there, then what is inside, to the innermost."""
    yield data
    for inner in _if_whole(lambda: _inner(data, vault), vault):
        yield from _unwrapped(inner, vault)


def _if_whole(read: Callable[[], Iterator[bytes]], vault: Vault | None) -> list[bytes]:
    try:
        return list(read())
    except TORN:
        if vault is None:
            return []
        raise


def _inner(data: bytes, vault: Vault | None) -> Iterator[bytes]:
    if data.startswith(AGE):
        if vault is not None:
            yield pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(vault.landing_identity)])
    elif data.startswith(ZSTD):
        yield pa.input_stream(io.BytesIO(data), compression="zstd").read()
    elif data.startswith(GZIP):
        yield gzip.decompress(data)
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "\n".join(archive.namelist()).encode()
            yield from map(archive.read, archive.namelist())
    elif data.startswith(PARQUET):
        table = pq.read_table(pa.BufferReader(data))
        yield str(table.schema).encode() + repr(table.to_pydict()).encode()


def _rows_of_sqlite(path: Path) -> bytes:
    """A long text lies scattered over pages."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as con:
        return "\n".join(con.iterdump()).encode(errors="replace")


def _rows_of_duckdb(path: Path, settings: Settings, vault: Vault | None) -> bytes:
    """Every row of every table as text: in the file itself texts are compressed."""
    with duckdb.connect() as con:
        key = ""
        if vault and path == settings.working_db:
            database.load_encryption(con)
            key = f", encryption_key '{vault.db_key}'"
        con.execute(f"attach '{path}' as searched (read_only{key})")
        tables = con.execute(
            "select schema_name, table_name, sql from duckdb_tables() where database_name = 'searched'"
        ).fetchall()
        said = [sql for *_, sql in tables]
        for schema, table, _ in tables:
            said.append(repr(con.execute(f'from searched."{schema}"."{table}"').fetchall()))
    return "\n".join(said).encode()
