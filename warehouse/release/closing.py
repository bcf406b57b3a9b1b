"""From a published release to the ledger: which cells close with it.

    closing   while a release is built: the cells that would close with it
    propose   beside the release: the same, and who is in them
    close     after the flip: they are closed for good

Add here: another schema that holds outputs of the disclosure macro.
Keep out: the object they rest in, and taking numbers back (warehouse/intake/landing).

Taken from the very tables that are in the release: by the time of the flip the database may be ahead of what people
see.
"""

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from warehouse import database
from warehouse.intake.landing import ledger, under_fire
from warehouse.intake.landing.ledger import CELLS, Book, Fed
from warehouse.intake.load import closed_cells
from warehouse.release import holds, restating, true_cells
from warehouse.release.one_at_a_time import alone
from warehouse.settings import Settings
from warehouse.vault import Vault

_SCHEMA = "protected"
_UNDER_FIRE = f"""
select distinct place.place_code, rollup.valid_from, rollup.valid_to
from {database.ALIAS}.network.place_rollup as rollup
inner join {database.ALIAS}.network.place as place
    on place.level = 'city' and rollup.place_code in (place.place_code, place.region_code, place.country_code)
inner join {database.ALIAS}.raw.partner_city as work on place.place_code = work.city_code
inner join {database.ALIAS}.raw.partner as partner on work.partner_code = partner.partner_code
where partner.safe_to_show
"""


def closing(con: duckdb.DuckDBPyConnection, release_id: str, held: Iterable[str] = ()) -> Book:
    """Closed cells of the working database, known ones too, and the partners that may have fed them.

    Without cells that no table shows because every one that would is held: nobody sees them close.
    """
    unseen = holds.unseen(held)
    protected_tables = con.execute(
        "select table_name from information_schema.tables where table_catalog = ? and table_schema = ? order by all",
        [database.ALIAS, _SCHEMA],
    ).fetchall()
    tables = [row for row in protected_tables if row[0] not in unseen]
    columns = ", ".join(name for name in CELLS.names if name not in ("replaced", *ledger.TRUE))
    con.execute(f"create or replace temp table counted_cell as {true_cells.of(con)}")
    parts = [
        con.execute(
            f"select {columns}, coalesce(true_count, 0) as true_count, coalesce(key_sum, 0) as key_sum, "
            "coalesce(partner_counts, '') as partner_counts, cast(null as varchar) as replaced "
            f"from {database.ALIAS}.{_SCHEMA}.{table} left join counted_cell using (table_name, cell) "
            "where status <> 'open'"
        ).to_arrow_table()
        for (table,) in tables
    ]
    cells = pa.concat_tables([CELLS.empty_table(), *(part.select(CELLS.names).cast(CELLS) for part in parts)])
    if cells.group_by(["table_name", "cell"]).aggregate([]).num_rows < cells.num_rows:
        raise RuntimeError("one cell has two numbers: a table of the schema `protected` is no model's any more")
    return Book(cells, _partners(con), release_id, _restating(con), under_fire=_under_fire(con))


def propose(settings: Settings, vault: Vault, book: Book) -> None:
    with database.exclusive(settings):
        # The release before this one may have been flipped by a run that was killed then.
        ledger.settle(settings, vault)
        restating.note(settings, vault, book.cells)
        ledger.write(ledger.proposal(settings), vault, book)


def is_proposed(settings: Settings, vault: Vault, release_id: str) -> bool:
    return ledger.read(ledger.proposal(settings), vault).release_id == release_id


def close(settings: Settings, vault: Vault) -> None:
    """Close the cells of the release that people see now."""
    with alone(settings), database.writer(settings, vault) as con:
        ledger.settle(settings, vault)
        closed_cells.fill(con, settings, vault)


def _restating(con: duckdb.DuckDBPyConnection) -> str:
    """The restatement under which the tables were built, if any: what the ledger said to that build."""
    [(day,)] = con.execute(f"select max(day) from {database.ALIAS}.raw.restatement").fetchall()
    return day or ""


def _under_fire(con: duckdb.DuckDBPyConnection) -> tuple[under_fire.Line, ...]:
    """The lines by which places under fire have no number in these tables, for each city in which somebody works."""
    rows = con.execute(_UNDER_FIRE).fetchall()
    return tuple(sorted(under_fire.line(*row) for row in rows))


def _partners(con: duckdb.DuckDBPyConnection) -> dict[str, Fed]:
    partner = f"{database.ALIAS}.raw.partner"
    rows = con.execute(
        f"select partner_code, country_code, may_be_named from {partner} where safe_to_show order by 1"
    ).fetchall()
    return {code: Fed(country, may_be_named) for code, country, may_be_named in rows}
