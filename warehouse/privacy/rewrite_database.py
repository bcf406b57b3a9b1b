"""The working database written anew under its own key: what was deleted stays in a file's free blocks until then.

Add here: another thing that must be gone from the file besides rows.
Keep out: which rows go (erase, expire, stop), and another key for the file (warehouse/keys).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from warehouse import another_database, damage, database
from warehouse.errors import Locked
from warehouse.first_row import first_row
from warehouse.intake.landing import erased_persons, suppression_note
from warehouse.intake.load.load import transaction
from warehouse.intake.rebuild import refill
from warehouse.keys import half_way, place
from warehouse.settings import Settings
from warehouse.spark import export
from warehouse.vault import Vault

Con = duckdb.DuckDBPyConnection
Number = tuple[str, int]  # scope and token as tables hold it
_TABLE = "crossings.intermediate.int_person_token"
_WANTED = {"scope", "token", "person_id"}


def of_persons(con: Con, tokens: Iterable[Number]) -> set[Number]:
    """The tokens, and those strictly linked with them, scope by scope. Without a build, the tokens alone."""
    found = set(tokens)
    if not found or not is_known(con):
        return found
    scopes, numbers = zip(*sorted(found), strict=True)
    asked = pa.table({"scope": pa.array(scopes, pa.string()), "token": pa.array(numbers, pa.int64())})
    con.register("asked", asked)
    try:
        rows = con.execute(
            f"select distinct other.scope, other.token from {_TABLE} as one "
            "inner join asked on one.scope = asked.scope and one.token = asked.token "
            f"inner join {_TABLE} as other on one.scope = other.scope and one.person_id = other.person_id"
        ).fetchall()
    finally:
        con.unregister("asked")
    return found | set(rows)


def is_known(con: Con) -> bool:
    rows = con.execute(
        "select column_name from duckdb_columns() "
        "where database_name = 'crossings' and schema_name = 'intermediate' and table_name = 'int_person_token'"
    ).fetchall()
    return {name for (name,) in rows} >= _WANTED


@contextmanager
def carried_over(con: Con) -> Iterator[None]:
    """Derived tables go; what they knew of persons who are still there stays until the next build.

    The next request may come before that, and it must find all that is linked. The caller holds a transaction.
    """
    is_there = is_known(con)
    if is_there:
        con.execute(
            f"create or replace temp table carried as select one.* from {_TABLE} as one "
            "semi join crossings.raw.token_key as still using (scope, token)"
        )
    yield
    if is_there:
        con.execute("create schema if not exists crossings.intermediate")
        con.execute(f"create table {_TABLE} as select * from temp.carried")
        con.execute("drop table temp.carried")


_KEPT = ("raw", "main")
_MARK = "anew"


def begin(settings: Settings) -> None:
    """Before the first change of landing: from here on the database is out of date until `refilled` has ended."""
    settings.working.mkdir(parents=True, exist_ok=True, mode=0o700)
    (settings.working / _MARK).touch()


def is_unfinished(settings: Settings) -> bool:
    """Whether a run that had begun was killed."""
    return (settings.working / _MARK).exists()


def is_behind(settings: Settings, vault: Vault) -> bool:
    """Whether the database may hold rows that have ended: a run was killed, or an older file was brought back.

    The caller holds the one-writer lock.
    """
    if is_unfinished(settings):
        return True
    listed, word = erased_persons.read(settings, vault), suppression_note.rewritten(settings)
    if not ((listed or word is not None) and settings.working_db.exists()):
        return False
    with database.writing(settings, vault) as con:
        return not suppression_note.is_of(con, listed, word)


def is_built(settings: Settings, vault: Vault) -> bool:
    """Whether there are derived tables."""
    with database.reader(settings, vault) as con:
        found = first_row(
            con.execute(
                "select 1 from duckdb_tables() where database_name = ? and schema_name = 'marts' limit 1",
                [database.ALIAS],
            )
        )
    return found is not None


def refilled(settings: Settings, vault: Vault) -> None:
    """Raw tables from landing, no derived table, no free block. The caller holds the one-writer lock and builds next.

    Derived tables go with the rows they were made of: a killed build must not leave them to be read.
    """
    refuse_during_rotation(settings)
    with database.writing(settings, vault, anew=True) as con:
        refill(con, settings, vault)
        drop_derived(con)
    write(settings, vault)
    with database.writing(settings, vault) as con:
        # Only now: until the file was written anew, its free blocks held what was deleted.
        suppression_note.write(con, erased_persons.read(settings, vault), word := suppression_note.other_word())
    suppression_note.write_rewritten(settings, word)
    (settings.working / _MARK).unlink(missing_ok=True)


def write(settings: Settings, vault: Vault) -> None:
    """A whole copy beside, compared, then moved into place. The caller holds the lock and has no connection open."""
    refuse_during_rotation(settings)
    export.forget(settings)  # other copies of the same rows: what Spark reads and makes, and a file that was damaged
    damage.drop_aside(settings)
    another_database.build(settings, vault.db_key, vault.db_key)
    if another_database.has_log(settings):
        raise Locked("Somebody reads the working database. What was done so far stays. Run the same command again.")
    built = another_database.beside(settings)
    built.chmod(settings.working_db.stat().st_mode & 0o777)
    place.settle(built)
    built.replace(settings.working_db)
    place.settle(settings.working)


def drop_derived(con: duckdb.DuckDBPyConnection) -> None:
    """Every schema that dbt makes. Only which tokens are one person is still known until the next build."""
    found = con.execute(
        "select distinct schema_name from duckdb_schemas() where database_name = ? and not internal", [database.ALIAS]
    ).fetchall()
    with transaction(con), carried_over(con):
        for (schema,) in found:
            if schema not in _KEPT:
                con.execute(f'drop schema {database.ALIAS}."{schema}" cascade')


def refuse_during_rotation(settings: Settings) -> None:
    """Raises Locked: which of two keys the file has is told by the file itself, and it must stay that file."""
    kept = place.of(settings).read() or {}
    if half_way.is_going_on(kept):
        raise Locked(
            f"A change of keys is not finished. End it first with `{half_way.command(kept)}`, then run the same "
            "command again."
        )


@contextmanager
def alone(settings: Settings, wait_seconds: float = 60) -> Iterator[None]:
    """The one-writer lock, outside any change of keys."""
    with database.exclusive(settings, wait_seconds):
        refuse_during_rotation(settings)
        yield
