"""What differs between two releases, cell by cell: how many, and which.

A cell is found again by its table's key. Its number is the rest of its columns; its status is told apart.

Add here: another way in which a cell can differ.
Keep out: whether a difference gives persons away (the disclosure test).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.audiences import audiences
from warehouse.definitions.contracts import Contract, contracts
from warehouse.first_row import first_row
from warehouse.release import holds
from warehouse.settings import Settings

# It says which release it is, so it always differs.
_NAMES_THE_RELEASE = "pub_release"
# What the ledger keeps: a cell of these may change by a restatement or a withdrawal alone.
_CLOSED = "('shown', 'few', 'gap')"
_KINDS = ("added", "removed", "status", "number")


@dataclass(frozen=True)
class Difference:
    """Of one table of one audience: counts of cells. `is_held`: one of the two releases holds the table back."""

    audience: str
    table: str
    added: int
    removed: int
    status: int
    number: int
    closed: int
    is_held: bool

    @property
    def is_any(self) -> bool:
        return any((self.added, self.removed, self.status, self.number))


@dataclass(frozen=True)
class Changed:
    """One cell that differs: added, removed, status or number, and its key as `column=value`."""

    audience: str
    kind: str
    key: str


def differences(settings: Settings, before: str, after: str) -> Iterator[Difference]:
    """Every table of every audience that both releases or one of them has, in the order of the declaration."""
    for audience, con in _pairs(settings, before, after):
        known = contracts(audiences()[audience].schema_name)
        held = {*holds.said_in(con, "old"), *holds.said_in(con, "new")}
        for table in sorted({*_tables(con, "old"), *_tables(con, "new")} - {_NAMES_THE_RELEASE}):
            yield _difference(con, audience, table, known.get(table), is_held=table in held)


def changed(settings: Settings, before: str, after: str, table: str) -> Iterator[Changed]:
    """The cells of one table that differ, for each audience, sorted by kind and key."""
    for audience, con in _pairs(settings, before, after):
        contract = contracts(audiences()[audience].schema_name).get(table)
        if table in _tables(con, "old") and table in _tables(con, "new"):
            key = _key(con, table, contract)
            shown = " || ', ' || ".join(f"'{column}=' || coalesce(cast(k_{column} as varchar), '')" for column in key)
            rows = con.execute(f"select kind, {shown} as shown from ({_joined(con, table, key)}) where kind <> ''")
            yield from (Changed(audience, kind, text) for kind, text in sorted(rows.fetchall()))


def _pairs(settings: Settings, before: str, after: str) -> Iterator[tuple[str, duckdb.DuckDBPyConnection]]:
    for audience in audiences():
        old, new = (_file(settings, release_id, audience) for release_id in (before, after))
        with duckdb.connect() as con:
            for alias, path in (("old", old), ("new", new)):
                # An audience that one of them has no file for: every cell of the other's is added, or removed.
                con.execute(f"attach '{path}' as {alias} (read_only)" if path else f"attach ':memory:' as {alias}")
            yield audience, con


def _file(settings: Settings, release_id: str, audience: str) -> Path | None:
    path = settings.published / release_id / audience / "warehouse.duckdb"
    return path if path.is_file() else None


def _tables(con: duckdb.DuckDBPyConnection, alias: str) -> dict[str, list[str]]:
    """Table → columns, in their order."""
    columns: dict[str, list[str]] = {}
    for table, column in con.execute(
        "select table_name, column_name from duckdb_columns() "
        "where database_name = ? and schema_name = 'published' order by table_name, column_index",
        [alias],
    ).fetchall():
        columns.setdefault(table, []).append(column)
    return columns


def _difference(
    con: duckdb.DuckDBPyConnection, audience: str, table: str, contract: Contract | None, *, is_held: bool
) -> Difference:
    if table not in _tables(con, "old"):
        return Difference(audience, table, _count(con, "new", table), 0, 0, 0, 0, is_held)
    if table not in _tables(con, "new"):
        return Difference(audience, table, 0, _count(con, "old", table), 0, 0, 0, is_held)
    counts = ", ".join(f"count(*) filter (where kind = '{kind}')" for kind in _KINDS)
    key = _key(con, table, contract)
    row = first_row(
        con.execute(f"select {counts}, count(*) filter (where is_closed_changed) from ({_joined(con, table, key)})")
    )
    added, removed, status, number, closed = row or (0, 0, 0, 0, 0)
    return Difference(audience, table, added, removed, status, number, 0 if is_held else closed, is_held)


def _key(con: duckdb.DuckDBPyConnection, table: str, contract: Contract | None) -> Sequence[str]:
    """The declared key where both releases have it; else all columns of both: such a row is there or is not."""
    old, new = _tables(con, "old")[table], _tables(con, "new")[table]
    declared = contract.key if contract else ()
    return declared if declared and {*declared} <= {*old} & {*new} else [column for column in old if column in new]


def _joined(con: duckdb.DuckDBPyConnection, table: str, key: Sequence[str]) -> str:
    """SQL: one row for each cell of either release, with its key as k_…, what differs, and whether a closed one did."""
    old, new = _tables(con, "old")[table], _tables(con, "new")[table]
    both = [column for column in old if column in new]
    has_status = "status" in both and "status" not in key
    rest = [column for column in both if column not in key and column != "status"]
    same = " and ".join(f"o.{column} is not distinct from n.{column}" for column in key)
    differs = " or ".join(f"o.{column} is distinct from n.{column}" for column in rest) or "false"
    keys = ", ".join(f"case when o.is_there then o.{column} else n.{column} end as k_{column}" for column in key)
    other_status = "when o.status is distinct from n.status then 'status'" if has_status else ""
    closed = "false"
    if has_status and "persons" in rest:
        moved = "n.is_there is null or o.status is distinct from n.status or o.persons is distinct from n.persons"
        closed = f"coalesce(o.status in {_CLOSED}, false) and ({moved})"
    return f"""
        select
            {keys},
            case
                when o.is_there is null then 'added'
                when n.is_there is null then 'removed'
                {other_status}
                when {differs} then 'number'
                else ''
            end as kind,
            {closed} as is_closed_changed
        from (select *, true as is_there from old.published.{table}) as o
        full join (select *, true as is_there from new.published.{table}) as n on {same}
    """


def _count(con: duckdb.DuckDBPyConnection, alias: str, table: str) -> int:
    row = first_row(con.execute(f"select count(*) from {alias}.published.{table}"))
    return int(row[0]) if row else 0
