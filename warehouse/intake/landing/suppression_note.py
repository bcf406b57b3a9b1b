"""Without whom a working database was made, and after how many ends of rows: the file says it of itself.

A file that was copied back from before an erasure says an older list than the one that is kept now; one from before a
partner was stopped, or old rows ended, another word than the one in landing. The note is in the file and not
beside it, so that it cannot come back without the rows that it speaks of, nor they without it.

    landing/rewritten     a word drawn by lot whenever the database was written anew because rows had ended

Add here: another thing that must fit between landing and the database before anybody builds.
Keep out: the list itself (erased_persons.py), and the cleaning (warehouse/privacy).
"""

import secrets
from pathlib import Path

import duckdb

from warehouse import database
from warehouse.first_row import first_row
from warehouse.keys.place import write_whole
from warehouse.settings import Settings
from warehouse.tokens.marks import Marks, digest
from warehouse.vault import Vault

Con = duckdb.DuckDBPyConnection


def rewritten(settings: Settings) -> bytes | None:
    """The word of the last time that the database was written anew; None where no row has ever ended. No database says
    one that is empty: such a file cannot hide that rows have ended."""
    path = _path(settings)
    return path.read_bytes() if path.exists() else None


def other_word() -> bytes:
    return secrets.token_hex(16).encode()


def write_rewritten(settings: Settings, word: bytes) -> None:
    write_whole(_path(settings), word)


def write(con: Con, marks: Marks, word: bytes | None) -> None:
    """Nothing of anybody on this list is in the file, nor what had ended before, in no free block either."""
    con.execute("delete from raw.suppression_list")
    con.execute("insert into raw.suppression_list values (?)", [_note(marks, word)])


def is_of(con: Con, marks: Marks, word: bytes | None) -> bool:
    """Whether the file was made without all that has ended. Where nothing ever has, every file was."""
    if not marks and word is None:
        return True
    return first_row(con.execute("select sha256 from raw.suppression_list")) == (_note(marks, word),)


def _note(marks: Marks, word: bytes | None) -> str:
    return digest(marks) if word is None else f"{digest(marks)}.{word.hex()}"


def _path(settings: Settings) -> Path:
    return settings.landing / "rewritten"


def carry(settings: Settings, vault: Vault, before: Marks, after: Marks) -> None:
    """The list is longer by no person: a file that was made by the former one need not be made again.

    The caller holds the one-writer lock.
    """
    if settings.working_db.exists():
        with database.writing(settings, vault) as con:
            if is_of(con, before, word := rewritten(settings)):
                write(con, after, word)
