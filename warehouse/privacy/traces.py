"""Traces: which files of a home still say a word, like a name that must not be here any more, without any key.

It looks into names of files, bytes, archives and office files, databases and Parquet. What is encrypted stays shut, and
pictures and pages of a PDF are not read: both are counted, so that nobody takes them for searched.

Add here: another kind of file in which words lie hidden.
Keep out: removing what is found. A person decides that, and the law may forbid it.
"""

import io
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from warehouse.settings import Settings

AGE, SQLITE, PARQUET, PDF = b"age-encryption.org/v1", b"SQLite format 3\0", b"PAR1", b"%PDF"
_CLOSED = (".age", ".escrow")
_NOT_READ = (".png", ".jpg", ".jpeg")
_DUCK = slice(8, 12)


@dataclass
class Traces:
    """`at`: room of the home → files that say one of the words. `closed` and `unread` count what nobody looked into."""

    at: dict[str, list[Path]] = field(default_factory=dict)
    closed: int = 0
    unread: list[Path] = field(default_factory=list)


def find(settings: Settings, words: Sequence[str]) -> Traces:
    found, needles = Traces(), [spelling for word in words for spelling in _spellings(word)]
    for path in sorted(settings.home.rglob("*")):
        inside = path.relative_to(settings.home)
        if path.is_symlink() or not path.is_file():
            continue
        if _is_in(str(inside).encode(), needles) or _says(path, needles, found):
            found.at.setdefault(inside.parts[0], []).append(inside)
    return found


def says(path: Path, words: Sequence[str]) -> bool:
    """Whether one file says one of the words."""
    return _says(path, [spelling for word in words for spelling in _spellings(word)], Traces())


def _spellings(word: str) -> set[bytes]:
    """In small and large letters, as bytes and as JSON may write it; all with small Latin letters."""
    forms = {word, word.lower(), word.upper(), word.title(), word.capitalize()}
    found = {form.encode(encoding) for form in forms for encoding in ("utf-8", "utf-16-le")}
    return {one.lower() for one in found | {form.encode("ascii", "backslashreplace") for form in forms}}


def _is_in(content: bytes, needles: Sequence[bytes]) -> bool:
    """Bytes know small and large letters of the Latin alphabet alone; as text, all are compared."""
    forms = (content.lower(), content.decode("utf-8", "ignore").lower().encode())
    return any(needle in form for form in forms for needle in needles)


def _says(path: Path, needles: Sequence[bytes], found: Traces) -> bool:
    with path.open("rb") as file:
        head = file.read(64)
    if head.startswith(AGE) or path.suffix in _CLOSED:
        found.closed += 1
        return False
    if head.startswith(PDF) or path.suffix in _NOT_READ:
        found.unread.append(path)
        return False
    try:
        return any(_is_in(content, needles) for content in _contents(path, head))
    except (duckdb.Error, sqlite3.Error, zipfile.BadZipFile, OSError):
        # Encrypted databases and torn files: said, and not passed over.
        found.unread.append(path)
        return False


def _contents(path: Path, head: bytes) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        yield from _archived(path.read_bytes())
    elif head.startswith(SQLITE):
        yield from _sqlite(path)
    elif head.startswith(PARQUET):
        yield from _rows(f"from read_parquet('{path}')")
    elif head[_DUCK] == b"DUCK":
        yield from _duckdb(path)


def _archived(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield archive.read(name)


def _sqlite(path: Path) -> Iterator[bytes]:
    """With what lies in the write-ahead log."""
    con = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        for (name,) in con.execute("select name from sqlite_master where type = 'table'").fetchall():
            yield repr(con.execute(f'select * from "{name}"').fetchall()).encode()
    finally:
        con.close()


def _duckdb(path: Path) -> Iterator[bytes]:
    with duckdb.connect(str(path), read_only=True) as con:
        for (name,) in con.execute("select schema_name || '.' || table_name from duckdb_tables()").fetchall():
            yield repr(con.table(name).fetchall()).encode()


def _rows(query: str) -> Iterator[bytes]:
    with duckdb.connect() as con:
        yield repr(con.execute(query).fetchall()).encode()
