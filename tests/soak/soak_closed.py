"""Closed cells, as each was first published: they must say the same in every later release.

Kept by this program itself, in a file of its own, so that it does not believe the warehouse's ledger.

Add here: another column that must not change once a cell has closed.
Keep out: when a change is allowed (soak_checks.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.audiences import audiences
from warehouse.definitions.contracts import contracts

CLOSED = "('shown', 'few', 'gap')"
STAYS = ("status", "persons", "base_persons")  # of those, the columns that a table has
_STORE = """
create table if not exists cell (
    audience varchar, table_name varchar, key varchar, said varchar, first_step integer, changed_step integer
)
"""
_CHANGED = """
select table_name, count(*)
from cell anti join now using (audience, table_name, key, said)
where (audience, table_name) not in (select (audience, table_name) from held)
group by all
"""


@dataclass(frozen=True)
class Cells:
    """`changed`: cells that had closed before and say something else now, or are gone. `by_table`: where."""

    kept: int
    shown: int
    new: int
    changed: int
    by_table: dict[str, int]


def keep(store: Path, release: Path, step: int, *, may_change: bool) -> Cells:
    """Compare the cells of this release with those that are kept, then keep what it says.

    Where a cell changed that must not, nothing is kept: it is found again the next time.
    """
    with duckdb.connect(store) as con:
        con.execute(_STORE)
        con.execute("delete from cell where first_step >= ?", [step])  # of a month that is checked once more
        con.execute("create temp table now (audience varchar, table_name varchar, key varchar, said varchar)")
        con.execute("create temp table held (audience varchar, table_name varchar)")
        for audience in sorted(path for path in release.iterdir() if path.is_dir()):
            _read(con, audience)
        by_table = dict(con.execute(_CHANGED).fetchall())
        if by_table and not may_change:
            return Cells(0, 0, 0, sum(by_table.values()), by_table)
        con.execute(
            "update cell set said = now.said, changed_step = $step from now "
            "where cell.audience = now.audience and cell.table_name = now.table_name and cell.key = now.key "
            "and cell.said <> now.said",
            {"step": step},
        )
        new = con.execute(
            "insert into cell select *, $step, null from now anti join cell using (audience, table_name, key)",
            {"step": step},
        ).fetchall()[0][0]
        kept, shown = con.execute(
            "select (select count(*) from cell), (select count(*) from now where starts_with(said, 'shown|'))"
        ).fetchall()[0]
    return Cells(kept, shown, new, sum(by_table.values()), by_table)


def _read(con: duckdb.DuckDBPyConnection, audience: Path) -> None:
    con.execute(f"attach '{audience / 'warehouse.duckdb'}' as release (read_only)")
    for table, query in _queries(con, audience.name):
        con.execute(f"insert into now select '{audience.name}', '{table}', {query}")
    con.execute(f"insert into held select '{audience.name}', table_name from release.published.pub_holds")
    con.execute("detach release")


def _queries(con: duckdb.DuckDBPyConnection, audience: str) -> Iterator[tuple[str, str]]:
    """Of each table with cells: the key of a closed cell as text, and what it says."""
    for table, contract in contracts(audiences()[audience].schema_name).items():
        columns = [
            row[0]
            for row in con.execute(
                "select column_name from duckdb_columns() where database_name = 'release' and table_name = ?", [table]
            ).fetchall()
        ]
        if {"persons", "status"} <= set(columns) and contract.key and "status" not in contract.key:
            key = ", ".join(f"coalesce(cast({column} as varchar), '')" for column in contract.key)
            said = ", ".join(f"coalesce(cast({column} as varchar), '')" for column in STAYS if column in columns)
            chosen = f"concat_ws('|', {key}), concat_ws('|', {said})"
            yield table, f"{chosen} from release.published.{table} where status in {CLOSED}"
