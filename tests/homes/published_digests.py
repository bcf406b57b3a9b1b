"""The digest of each published table of a home, by audience: what must not change when walls or engines move.

Add here: nothing; a new table of a release is found by itself.
Keep out: which digests are right (tests/contract/demo/published_digests.json).
"""

from pathlib import Path

import duckdb

from warehouse.audiences import audiences

Digests = dict[str, dict[str, list[object]]]
TABLES = "select table_name from duckdb_tables() where schema_name = 'published' order by all"
# The release's own name is made of its bytes, and those of the version of DuckDB.
DIGEST = """
select count(*), cast(sum(md5_number_lower(line)) as varchar), cast(sum(md5_number_upper(line)) as varchar)
from (select cast(columns as varchar) as line from (select t as columns from {relation} as t))
"""


def digests(current: Path) -> Digests:
    """Of the release that people see."""
    found: Digests = {}
    for audience in sorted(audiences()):
        with duckdb.connect(current / audience / "warehouse.duckdb", read_only=True) as con:
            for (table,) in con.execute(TABLES).fetchall():
                relation = f"published.{table}"
                if table == "pub_release":
                    relation = f"(select * exclude (release_id) from {relation})"
                row = con.execute(DIGEST.format(relation=relation)).fetchone()
                found.setdefault(audience, {})[table] = list(row or ())
    return found


def changed(now: Digests, before: Digests) -> list[str]:
    return [
        f"{audience}/{table}"
        for audience in sorted({*now, *before})
        for table in sorted({*now.get(audience, {}), *before.get(audience, {})})
        if now.get(audience, {}).get(table) != before.get(audience, {}).get(table)
    ]
