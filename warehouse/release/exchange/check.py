"""Nothing leaves that is not published: what was written is read back, and each number looked up in the file.

The disclosure test has judged that file together with those of all audiences and of all retained releases. A package
holds published cells and nothing else, so it adds nothing to what was judged; this check is what that rests on.

Add here: another way in which a package could say more than its file.
Keep out: how a format is read back (its own module).
"""

from collections.abc import Collection, Iterable
from pathlib import Path

import duckdb

from warehouse.definitions.contracts import contracts
from warehouse.errors import ReleaseRefused
from warehouse.release.exchange.job import Claim
from warehouse.release.exchange.mapping_rules import ALL, WHEN_AND_WHERE

_LEVELS = ("country_code", "region_code", "city_code")


def refuse_unpublished(file: Path, schema: str, claims: Iterable[Claim]) -> int:
    """How many numbers were compared. Raises ReleaseRefused where one is no published cell of the file.

    It names the tables, never a number.
    """
    count, strange = 0, set()
    with duckdb.connect(str(file), read_only=True) as con:
        columns: dict[str, set[str]] = {}
        for table, column in con.execute("select table_name, column_name from duckdb_columns()").fetchall():
            columns.setdefault(table, set()).add(column)
        for claim in claims:
            count += 1
            if not _is_published(con, schema, claim, columns[claim.table]):
                strange.add(f"{claim.table}.{claim.column}")
    if strange:
        raise ReleaseRefused(
            f"A package would have held numbers that are in no published cell of {', '.join(sorted(strange))}. Nothing "
            "was written. This is a mistake of the software: keep the release, and report it."
        )
    return count


def _is_published(con: duckdb.DuckDBPyConnection, schema: str, claim: Claim, columns: Collection[str]) -> bool:
    contract = contracts(schema)[claim.table]
    said = {name: claim.values.get(name, ALL) for name in contract.key if name not in WHEN_AND_WHERE}
    said |= {"period_type": claim.period_type}
    where = " and ".join(f"{name} = ?" for name in said)
    places = [name for name in _LEVELS if name in columns]
    # The place is the last of the three that is not a margin, and nothing finer is named.
    smallest = f"coalesce({', '.join(f'nullif({name}, ?)' for name in reversed(places))})"
    rows = con.execute(
        f"select {claim.column} from published.{claim.table} "
        f"where {where} and period_start = ? and {smallest} = ? and status <> 'open'",
        [*said.values(), claim.period_start, *[ALL] * len(places), claim.place],
    ).fetchall()
    return len(rows) == 1 and rows[0][0] is not None and claim.shown_as(rows[0][0]) == claim.text
