"""Every published table of the demo network is what it was before the code was changed, number for number.

Moving walls must change nothing: this says so. Who changes what a table means writes the digests anew and looks at the
difference: `SNAPSHOT=write pytest tests/contract/demo/test_published_numbers_are_those_of_before.py`.

Add here: nothing; a new table of a release is found by itself.
Keep out: what the numbers should be (the truth tests). Token and noise keys of the tests' home never change.
"""

import json
import os
from pathlib import Path

import duckdb
from pipeline_home import Home

from warehouse.audiences import audiences

KEPT = Path(__file__).with_name("published_digests.json")
TABLES = "select table_name from duckdb_tables() where schema_name = 'published' order by all"
# The release's own name is made of its bytes, and those of the version of DuckDB.
DIGEST = """
select count(*), cast(sum(md5_number_lower(line)) as varchar), cast(sum(md5_number_upper(line)) as varchar)
from (select cast(columns as varchar) as line from (select t as columns from {relation} as t))
"""


def digests(home: Home) -> dict[str, dict[str, list[object]]]:
    found: dict[str, dict[str, list[object]]] = {}
    for audience in sorted(audiences()):
        with duckdb.connect(home.settings.current / audience / "warehouse.duckdb", read_only=True) as con:
            for (table,) in con.execute(TABLES).fetchall():
                relation = f"published.{table}"
                if table == "pub_release":
                    relation = f"(select * exclude (release_id) from {relation})"
                row = con.execute(DIGEST.format(relation=relation)).fetchone()
                found.setdefault(audience, {})[table] = list(row or ())
    return found


def test_every_published_table_has_the_digest_that_is_kept(built_home: Home) -> None:
    now = digests(built_home)
    if os.environ.get("SNAPSHOT") == "write":
        KEPT.write_text(json.dumps(now, indent=1) + "\n")
    before = json.loads(KEPT.read_text())
    changed = [
        f"{audience}/{table}"
        for audience in sorted({*now, *before})
        for table in sorted({*now.get(audience, {}), *before.get(audience, {})})
        if now.get(audience, {}).get(table) != before.get(audience, {}).get(table)
    ]
    assert changed == [], "Published numbers are others than before. If that is meant, run again with SNAPSHOT=write."
