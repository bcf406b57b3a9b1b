"""One audience's file of a release in which everything is fit, and what is said of it once it is spoiled.

Add here: a column without which a rule cannot be asked.
Keep out: assertions.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from expectations.release import validate_files
from expectations.release_tables import TableRules, tables
from expectations.verdict import Failure
from warehouse.audiences import Audience, find
from warehouse.definitions.contracts import contracts


def publish(folder: Path, audience: str) -> Path:
    """One audience's file in which every table has rows that are fit."""
    path = folder / audience / "warehouse.duckdb"
    path.parent.mkdir(parents=True)
    with duckdb.connect(str(path)) as con:
        con.execute("create schema published")
        for table, rules in tables().items():
            if rules.is_for(find(audience)):
                columns = ", ".join([*_columns(rules), *_places(table, rules, find(audience))])
                rows = 0 if table == "pub_holds" or _is_abroad(table, find(audience)) else 20
                con.execute(f"create table published.{table} as select {columns} from range({rows}) as t(i)")
    return path


def _is_abroad(table: str, audience: Audience) -> bool:
    said = contracts()[table].countries
    return bool(audience.country and said and said.about not in (None, "", audience.country))


def _places(table: str, rules: TableRules, audience: Audience) -> Iterator[str]:
    """The columns by which the table says its country, and those of the conditions, all of them fit."""
    said = contracts()[table].countries
    assert said is not None
    country = audience.country or "FI"
    if table == "pub_holds":
        yield "'' as table_name"
    for column in sorted(said.columns - {rules.inside}):
        yield f"'{country.lower() if column in said.scope else country}' as {column}"
    if said.not_national and not rules.inside:
        yield "'answer_coverage' as kind"


def _columns(rules: TableRules) -> Iterator[str]:
    yield "i as row_no"
    if rules.has_persons or rules.shares or rules.estimates:
        yield "'shown' as status"
    if rules.has_persons:
        yield "cast(10 as bigint) as persons"
    ends = [column for interval in rules.intervals for column in interval]
    yield from (f"cast({0.3 + 0.1 * (place % 3)} as double) as {column}" for place, column in enumerate(ends))
    if rules.inside:
        yield f"'' as {rules.inside}"
    yield from (f"cast(0.4 as double) as {share}" for share in rules.shares if share not in ends)


def change(path: Path, statement: str) -> list[Failure]:
    with duckdb.connect(str(path)) as con:
        con.execute(statement)
    return validate_files([path])
