"""Without whom a working database was made, and after how many ends of rows: the file says it of itself.

A file that was copied back from before an erasure says an older list than the one that is kept now; one from before a
partner was stopped, or old rows ended, a smaller number than the one beside landing. The note is in the file and not
beside it, so that it cannot come back without the rows that it speaks of, nor they without it.

    landing/rewritten.json     {"count": number}: how often the database was written anew because rows had ended

Add here: another thing that must fit between landing and the database before anybody builds.
Keep out: the list itself (erased_persons.py), and the cleaning (warehouse/privacy).
"""

import json
from pathlib import Path

import duckdb

from warehouse import database
from warehouse.first_row import first_row
from warehouse.keys.place import write_whole
from warehouse.settings import Settings
from warehouse.tokens.marks import Marks, digest
from warehouse.vault import Vault

Con = duckdb.DuckDBPyConnection


def rewritten(settings: Settings) -> int:
    """How often rows had ended and the database was written anew."""
    path = _path(settings)
    return int(json.loads(path.read_text(encoding="utf-8"))["count"]) if path.exists() else 0


def write_rewritten(settings: Settings, count: int) -> None:
    write_whole(_path(settings), json.dumps({"count": count}).encode())


def write(con: Con, marks: Marks, rewritten: int) -> None:
    """Nothing of anybody on this list is in the file, nor what had ended before, in no free block either."""
    con.execute("delete from raw.suppression_list")
    con.execute("insert into raw.suppression_list values (?)", [_note(marks, rewritten)])


def is_of(con: Con, marks: Marks, rewritten: int) -> bool:
    """Whether the file was made without all that has ended. Where nothing ever has, every file was."""
    if not marks and not rewritten:
        return True
    return first_row(con.execute("select sha256 from raw.suppression_list")) == (_note(marks, rewritten),)


def _note(marks: Marks, rewritten: int) -> str:
    return f"{digest(marks)}.{rewritten}" if rewritten else digest(marks)


def _path(settings: Settings) -> Path:
    return settings.landing / "rewritten.json"


def carry(settings: Settings, vault: Vault, before: Marks, after: Marks) -> None:
    """The list is longer by no person: a file that was made by the former one need not be made again.

    The caller holds the one-writer lock.
    """
    if settings.working_db.exists():
        with database.writing(settings, vault) as con:
            if is_of(con, before, count := rewritten(settings)):
                write(con, after, count)
