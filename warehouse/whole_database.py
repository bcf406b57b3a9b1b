"""Is the working database whole: can it be opened, and can every page of it be read.

Add here: another way to look, which changes nothing.
Keep out: what becomes of a damaged one (damage.py, warehouse/intake/rebuild.py).
"""

import duckdb

from warehouse import damage, database
from warehouse.settings import Settings
from warehouse.vault import Vault


def is_whole(settings: Settings, vault: Vault) -> bool:
    """Whether it can be opened and nobody has met with a damage in it. One that is not there yet is whole.

    Raises Sealed for a wrong key, Locked where somebody writes for longer than we wait.
    """
    if damage.is_noted(settings):
        return False
    if not settings.working_db.exists():
        return True
    with database.protected(settings) as con:
        try:
            database.open_file(con, settings.working_db, vault.db_key, database.READ_ONLY, settings.wait_seconds)
        except duckdb.Error as error:
            if damage.is_met(error, settings.working_db, is_opening=True):
                return False
            raise database.why_shut(error, settings.working_db) from None
    return True


def read_all(settings: Settings, vault: Vault) -> None:
    """Raises CrossingsError where a page that is in use is damaged: for after a failure that may mean this."""
    with database.reader(settings, vault) as con:
        tables = con.execute(
            "select schema_name, table_name from duckdb_tables() where database_name = current_database()"
        )
        for schema, table in tables.fetchall():
            con.execute(f'select bit_xor(hash(one)) from "{schema}"."{table}" as one').fetchall()
