"""Whether the working database has the tables of this version: the file says by what it was made.

Add here: nothing for a new column; schema.sql is read whole.
Keep out: changing a database in place. Every table of it can be made anew from landing, and that is tested.
"""

from hashlib import sha256
from pathlib import Path
from string import Template

import duckdb

from warehouse.definitions import services
from warehouse.errors import ConfigError
from warehouse.first_row import first_row
from warehouse.networks import tables

SCHEMA = Path(__file__).with_name("schema.sql")
Con = duckdb.DuckDBPyConnection


def lay(con: Con, *, anew: bool) -> None:
    """Tables that are not there yet, all or none. Raises ConfigError for those of another version, unless all are made
    `anew`."""
    text, digest = _of_this_version()
    if not anew:
        require(con)
    said = _said(con)
    # Killed in between, tables without a digest would look like those of another version, for good.
    con.begin()
    try:
        if said not in (None, digest):
            con.execute("drop schema if exists incoming cascade; drop schema if exists raw cascade")
            con.execute("drop schema if exists network cascade")
            said = None
        con.execute(text)
        if said is None:
            con.execute("create table raw.layout as select ? as digest", [digest])
    except BaseException:
        con.rollback()
        raise
    con.commit()


def require(con: Con) -> None:
    """Raises ConfigError for tables of another version: what is asked of them may not be there."""
    _, digest = _of_this_version()
    if _said(con) not in (None, digest):
        raise ConfigError(
            "The working database was made by another version of this software, so nothing was written to it. "
            "`crossings rebuild` makes it anew from landing; no delivery is lost."
        )


def _of_this_version() -> tuple[str, str]:
    """The tables, and the digest that a file with them says."""
    text = f"{schema()}\n{tables.ddl()}"
    return text, sha256(text.encode()).hexdigest()


def schema() -> str:
    """The tables of schema.sql, with the columns of the services."""
    columns = (f"svc_{code} boolean not null default false," for code in services.codes())
    return Template(SCHEMA.read_text(encoding="utf-8")).substitute(service_columns="\n    ".join(columns))


def _said(con: Con) -> str | None:
    """The digest in the file; '' where there are tables of a time when none was written; None in an empty file."""
    found = con.execute(
        "select table_name from duckdb_tables() where database_name = current_database() and schema_name = 'raw'"
    ).fetchall()
    tables = {name for (name,) in found}
    if "layout" not in tables:
        return "" if tables else None
    said = first_row(con.execute("select digest from raw.layout"))
    return str(said[0]) if said else ""
