"""What somebody without keys can read as a table: databases, Parquet, CSV, workbooks, JSON; and which columns it has.

Add here: another kind of file that holds tables.
Keep out: which tables may be readable (the test says that).
"""

import json
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import python_calamine

SQLITE, PARQUET = b"SQLite format 3\0", b"PAR1"
TORN = (duckdb.Error, sqlite3.Error, zipfile.BadZipFile, OSError, EOFError, ValueError, python_calamine.CalamineError)


@dataclass(frozen=True)
class Table:
    """One readable table. `columns` of a JSON file: the keys whose values are single words or numbers."""

    path: Path
    name: str
    columns: frozenset[str]
    rows: int


def tables(paths: Iterable[Path], torn: list[Path]) -> Iterator[Table]:
    """Every table of every file. A file that says it is one and cannot be opened is noted in `torn`."""
    for path in paths:
        kind = _kind(path)
        if kind is not None:
            try:
                yield from kind(path)
            except TORN:
                torn.append(path)


def _kind(path: Path) -> Any:
    with path.open("rb") as file:
        head = file.read(16)
    if head == SQLITE:
        return _sqlite
    if head[8:12] == b"DUCK" or path.suffix == ".duckdb":
        return _duckdb
    if head[:4] == PARQUET:
        return _parquet
    by_name = {".csv": _csv, ".json": _json, ".jsonl": _json, ".xlsx": _workbook, ".manifest": _json}
    return by_name.get(path.suffix) or (_json if head[:1] in (b"{", b"[") else None)


def _sqlite(path: Path) -> Iterator[Table]:
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as con:
        for (name,) in con.execute("select name from sqlite_master where type = 'table'").fetchall():
            columns = frozenset(row[1] for row in con.execute(f'pragma table_info("{name}")'))
            yield Table(path, name, columns, con.execute(f'select count(*) from "{name}"').fetchone()[0])
    con.close()


def _duckdb(path: Path) -> Iterator[Table]:
    with duckdb.connect(str(path), read_only=True) as con:
        found = con.execute("select schema_name || '.' || table_name, table_name from duckdb_tables()").fetchall()
        for qualified, name in found:
            relation = con.table(qualified)
            yield Table(path, name, frozenset(relation.columns), relation.count("*").fetchall()[0][0])


def _parquet(path: Path) -> Iterator[Table]:
    table = pq.read_table(path)
    yield Table(path, path.stem, frozenset(table.column_names), table.num_rows)


def _csv(path: Path) -> Iterator[Table]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    yield Table(path, path.stem, frozenset((lines or [""])[0].split(",")), max(0, len(lines) - 1))


def _workbook(path: Path) -> Iterator[Table]:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python()
        yield Table(path, name, frozenset(map(str, rows[0])) if rows else frozenset(), max(0, len(rows) - 1))


def _json(path: Path) -> Iterator[Table]:
    text = path.read_text(encoding="utf-8")
    try:
        content = json.loads(text)
    except ValueError:
        content = [json.loads(line) for line in text.splitlines() if line.strip()]
    yield Table(path, path.name, frozenset(_keys(content)), 1)


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _keys(inner)
            else:
                yield str(key)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)
