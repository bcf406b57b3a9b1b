"""How far the derived tables are built: which loads are in them, and by which models.

Add here: what else must be the same for a build to go on from the last one.
Keep out: the building (dbt), and what a build recomputes (its models read `raw.touched_*` after the mark).

A build that was killed leaves its mark unfinished, and the next one is whole: half-changed tables are never built upon.
So is the first one with another network, other partners, or other cities of them: linkage numbers partners in the
order of their codes, and takes what is true of a person for good from those that are safe to show.

Between two days on which something closes nobody needs to be counted: what the last build counted is in the ledger. Nor
is a model made again that reads, by whatever way, only what is as it was at the last build.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import duckdb

from warehouse import database, turning_days
from warehouse.first_row import first_row
from warehouse.networks import load
from warehouse.settings import Settings
from warehouse.vault import Vault

_PROTECTED = """
select table_name from duckdb_tables()
where database_name = 'crossings' and schema_name = 'protected' order by table_name
"""
_CELL = "table_name, cell, persons, status, first_published, restated_in"
_EITHER = "select 1 from ((({one}) except ({other})) union all (({other}) except ({one}))) limit 1"
# Only a load changes them, or somebody who forgets all builds: no digest of a million rows is needed.
_OF_LOADS = ("contact", "contact_token", "token_key")
DAY = "the day"


@dataclass(frozen=True)
class Build:
    """What a build begins with: the digest of each raw table that models read, and which differ from the last build's.

    `DAY` is among them, for models that ask which day it is.
    """

    is_whole: bool
    load_id: int
    models_digest: str
    sources: dict[str, str]
    changed: frozenset[str]


def begin(settings: Settings, vault: Vault, models_digest: str, tables: Iterable[str] = ()) -> Build:
    """Whether the coming build must be whole, up to which load it goes, and which of these raw tables have changed."""
    with database.writer(settings, vault) as con:
        of_all = _of(con, models_digest)
        row = first_row(con.execute("select models_digest, is_finished from raw.build_mark"))
        is_whole = row != (of_all, True)
        if is_whole:
            con.execute("delete from raw.build_mark")
            con.execute("insert into raw.build_mark values (0, ?, false)", [of_all])
        else:
            con.execute("update raw.build_mark set is_finished = false")
        (load_id,) = first_row(con.execute("select coalesce(max(load_id), 0) from raw.touched_delivery")) or (0,)
        # Without new loads the mark stays where it was.
        (marked,) = first_row(con.execute("select coalesce(max(load_id), 0) from raw.build_mark")) or (0,)
        load_id = max(load_id, marked)
        sources = {DAY: settings.as_of.isoformat()}
        for table in sorted(tables):
            rows = f"select count(*) || ' ' || sum(hash(source)) from raw.{table} as source"
            (digest,) = (f"load {load_id}",) if table in _OF_LOADS else (first_row(con.execute(rows)) or ("",))
            sources[table] = digest or ""
        before = dict(con.execute("select table_name, digest from raw.built_source").fetchall())
    changed = {name for name, digest in sources.items() if is_whole or before.get(name) != digest}
    return Build(is_whole, load_id, models_digest, sources, frozenset(changed))


def finish(settings: Settings, vault: Vault, build: Build) -> None:
    """The build is done. Unless somebody changed raw rows under it, the next one goes on from here."""
    with database.writer(settings, vault) as con:
        of_all = _of(con, build.models_digest)
        # `forget_builds` may have come in between, before the build had the lock or after it: then there is no mark.
        if first_row(con.execute("select models_digest, is_finished from raw.build_mark")) != (of_all, False):
            return
        con.execute("update raw.build_mark set load_id = ?, is_finished = true", [build.load_id])
        con.execute("delete from raw.built_source")
        con.executemany("insert into raw.built_source values (?, ?)", list(build.sources.items()))
        for table in ("touched_person", "touched_delivery"):
            con.execute(f"delete from raw.{table} where load_id <= ?", [build.load_id])


def is_nothing_due(con: duckdb.DuckDBPyConnection, today: date) -> bool:
    """Whether all that closes by `today` is in the ledger, as the last build counted it: then nobody is to be counted.

    Never where a table is held back, since its cells close only when people see them, nor while a restatement waits.
    `con` has the working database, with the ledger of today and the tables of a build that was finished.
    """
    (day,) = first_row(con.execute("select as_of from crossings.published.pub_release")) or (date.max,)
    if not day <= today < turning_days.next_after(day, turning_days.spans(con)):
        return False
    if con.execute("select 1 from crossings.raw.restatement").fetchall():
        return False
    tables = con.execute(_PROTECTED).fetchall()
    cells = " union all ".join(
        f"select {_CELL} from crossings.protected.{name} where status <> 'open'" for (name,) in tables
    )
    closed = f"select {_CELL} from crossings.raw.closed_cell"
    return not con.execute(_EITHER.format(one=cells, other=closed)).fetchall()


def is_up_to_date(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the last build was finished, and nobody has changed raw rows since. `con` has the working database."""
    marks = con.execute("select is_finished from crossings.raw.build_mark").fetchall()
    waiting = first_row(con.execute("select count(*) from crossings.raw.touched_delivery"))
    return marks == [(True,)] and waiting == (0,)


def _of(con: duckdb.DuckDBPyConnection, models_digest: str) -> str:
    """The models, the partners that they number and the cities of these, and the network.

    A place or an estimate changes tables of any age; what closed before a partner's new city was declared is due.
    """
    partners = con.execute("select partner_code, country_code, safe_to_show from raw.partner order by all").fetchall()
    cities = con.execute("from raw.partner_city order by all").fetchall()
    return f"{models_digest}-{hashlib.sha256(repr((partners, cities)).encode()).hexdigest()[:16]}-{load.digest(con)}"
