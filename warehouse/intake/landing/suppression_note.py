"""Without which erased persons a working database was made: the file says it of itself.

A file that was copied back from before an erasure says an older list than the one that is kept now. The note is in the
file and not beside it, so that it cannot come back without the rows that it speaks of, nor they without it.

Add here: another thing that must fit between the list and the database before anybody builds.
Keep out: the list itself (erased_persons.py), and the cleaning (warehouse/privacy).
"""

import duckdb

from warehouse import database
from warehouse.first_row import first_row
from warehouse.settings import Settings
from warehouse.tokens.marks import Marks, digest
from warehouse.vault import Vault

Con = duckdb.DuckDBPyConnection


def write(con: Con, marks: Marks) -> None:
    """Nothing of anybody on this list is in the file, in no free block either."""
    con.execute("delete from raw.suppression_list")
    con.execute("insert into raw.suppression_list values (?)", [digest(marks)])


def is_of(con: Con, marks: Marks) -> bool:
    """Whether the file was made without everybody on this list. Where nobody was erased, every file was."""
    return not marks or first_row(con.execute("select sha256 from raw.suppression_list")) == (digest(marks),)


def carry(settings: Settings, vault: Vault, before: Marks, after: Marks) -> None:
    """The list is longer by no person: a file that was made by the former one need not be made again.

    The caller holds the one-writer lock.
    """
    if settings.working_db.exists():
        with database.writing(settings, vault) as con:
            if is_of(con, before):
                write(con, after)
