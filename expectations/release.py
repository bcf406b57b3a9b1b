"""Is a release fit to leave: every published table of one audience file, one more time before it is flipped.

Add here: what must hold for each row of a published table, whatever the numbers are.
Keep out: whether the numbers are right (dbt unit tests) and whether they give a person away (the disclosure test).
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import duckdb

from expectations.release_countries import foreign_rows
from expectations.release_tables import STATUSES, TABLES, TableRules, named
from expectations.verdict import Failure
from warehouse import audiences
from warehouse.audiences import Audience
from warehouse.errors import ReleaseRefused
from warehouse.release import holds

SMALLEST_SHOWN = 5
VIEW = "release_rows"


def validate_release(path: Path) -> list[Failure]:
    """Failures of one audience's file, `<release>/<audience>/warehouse.duckdb`. An empty list says: fit to leave."""
    if not path.is_file():
        raise ReleaseRefused(f"There is no file for the audience {path.parent.name}. Build the release again.")
    with duckdb.connect() as con:
        # Attached without a key: a file that needs one is not a published file.
        con.execute(f"attach '{path}' as release (read_only)")
        return _failures(con, audiences.find(path.parent.name))


def _failures(con: duckdb.DuckDBPyConnection, audience: Audience) -> list[Failure]:
    # Here, not above: the import takes seconds.
    from expectations.engine import Session
    from expectations.release_suite import suite

    columns, held = _columns(con), holds.said_in(con)
    found = [*_wrong_tables(columns, audience), *_empty_tables(con, columns, audience, held)]
    conditions: dict[str, dict[str, str]] = {}
    for table, rules in TABLES.items():
        if table in columns:
            conditions[table] = _conditions(rules, columns[table], audience)
            if audience.country:
                conditions[table]["is_foreign"] = foreign_rows(audience, table, columns[table])
            if table in held:
                conditions[table]["is_held"] = "true"
    if not any(conditions.values()):
        return found
    # Every table in one view: what Great Expectations does for each view takes ten times longer than looking at rows.
    con.execute(f"create view memory.main.{VIEW} as {_select(conditions)}")
    return found + [failure for _, failure in Session(con).validate(VIEW, suite(conditions))]


def _columns(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Table → column → type."""
    rows = con.execute(
        "select table_name, column_name, data_type from duckdb_columns() "
        "where database_name = 'release' and schema_name = 'published'"
    ).fetchall()
    columns: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        columns.setdefault(table, {})[column] = kind
    return columns


def _wrong_tables(columns: Mapping[str, object], audience: Audience) -> list[Failure]:
    """Absent tables, tables this audience must not have, and tables nobody has declared: the list is closed."""
    remedy = "Build the release again."
    wanted = {table for table, rules in TABLES.items() if rules.is_for(audience) and not rules.is_optional}
    allowed = {table for table, rules in TABLES.items() if rules.is_for(audience)}
    absent = [Failure("release_table_missing", table, 1, remedy) for table in sorted(wanted - columns.keys())]
    return absent + [Failure("release_table_forbidden", table, 1, remedy) for table in sorted(columns.keys() - allowed)]


def _empty_tables(
    con: duckdb.DuckDBPyConnection, columns: Mapping[str, object], audience: Audience, held: Sequence[str]
) -> list[Failure]:
    """No expectation about rows fails where there are none; but a table has its declared cells, shown or not.

    A country in which no partner reports has no cells: its file holds what is not about people.
    """

    def is_empty(table: str) -> bool:
        return con.execute(f"select count(*) from release.published.{table}").fetchone() == (0,)

    is_served = not audience.country or "pub_reporting" not in columns or not is_empty("pub_reporting")
    filled = [table for table, rules in TABLES.items() if table in columns and rules.must_have_rows(audience)]
    wanted = [table for table in filled if table not in held and (is_served or not TABLES[table].has_persons)]
    return [Failure("release_empty", table, 1, "Build the release again.") for table in wanted if is_empty(table)]


def _select(conditions: Mapping[str, Mapping[str, str]]) -> str:
    """The rows of all tables with one boolean for each rule of each table: true where a row breaks it.

    The rules of the other tables are null in a row, and Great Expectations counts no null.
    """
    selects = []
    for table, rules in conditions.items():
        flags = [f"({condition}) as {named(table, flag)}" for flag, condition in rules.items()]
        selects += [f"select {', '.join(flags)} from release.published.{table}"] * bool(flags)
    return " union all by name ".join(selects)


def _conditions(rules: TableRules, columns: Mapping[str, str], audience: Audience) -> dict[str, str]:
    conditions = dict.fromkeys(rules.flags, "false")
    if rules.has_persons:
        conditions |= {
            "is_status_unknown": f"status is null or status not in {_in(STATUSES)}",
            "is_hidden_number": "status <> 'shown' and persons is not null",
            "is_shown_without_number": "status = 'shown' and persons is null",
            "is_too_small": f"coalesce(persons < {SMALLEST_SHOWN}, false)",
            "is_unrounded": f"coalesce(persons % {audience.rounded_to} <> 0, false)",
        }
    if rules.shares:
        outside = [f"{share} not between 0 and 1" for share in rules.shares if share in columns]
        conditions["is_share_outside"] = f"coalesce({' or '.join(outside)}, false)"
    if rules.shares and rules.has_persons:
        hidden = [f"(status <> 'shown' and {share} is not null)" for share in rules.shares if share in columns]
        conditions["is_hidden_share"] = " or ".join(hidden)
    if rules.estimates:
        conditions["is_hidden_estimate"] = f"status <> 'shown' and coalesce({', '.join(rules.estimates)}) is not null"
    if rules.inside and audience != audiences.whole():
        conditions["is_for_inside"] = f"{rules.inside} <> ''"
    if rules.intervals:
        pairs = [pair for ends in rules.intervals for pair in pairwise(ends)]
        crossed = [f"coalesce({low} > {high}, false)" for low, high in pairs]
        conditions["is_interval_crossed"] = " or ".join(crossed)
    return conditions


def _in(values: Sequence[str]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"
