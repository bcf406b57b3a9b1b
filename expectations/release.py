"""Is a release fit to leave: every published table of one audience file, one more time before it is flipped.

Add here: what must hold for each row of a published table, whatever the numbers are.
Keep out: whether the numbers are right (dbt unit tests) and whether they give a person away (the disclosure test).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb

from expectations.release_countries import foreign_rows
from expectations.release_tables import STATUSES, TableRules, named, tables
from expectations.verdict import Failure
from warehouse import audiences
from warehouse.audiences import Audience
from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.errors import ReleaseRefused
from warehouse.first_row import first_row
from warehouse.release import holds

ROWS = "release_rows"


@dataclass(frozen=True)
class _File:
    """One audience's file, attached: what is wrong with its tables, and the rules for their rows."""

    catalog: str
    failures: list[Failure]
    conditions: dict[str, dict[str, str]]  # table → flag → SQL that is true where a row breaks the rule

    @property
    def rows(self) -> str:
        """SQL of one row for each row of each table: which rules it breaks."""
        return _select(self.catalog, self.conditions)

    @property
    def broken(self) -> str:
        """SQL of one row for each table: which rules any of its rows breaks."""
        return _select(self.catalog, self.conditions, "bool_or")


def validate_files(paths: Sequence[Path], declared: Collection[str] = ()) -> list[Failure]:
    """Failures of the audiences' files, `<release>/<audience>/warehouse.duckdb`, in their order. None: fit to leave.

    `declared`: what the network declares and a release made now must therefore show (TableRules.filled_by). Nothing is
    asked of releases made before: the network may have been another one.
    """
    with duckdb.connect() as con:
        files = [_attached(con, path, f"release_{place}", declared) for place, path in enumerate(paths)]
        unmet = _unmet(con, files)
    return [failure for file, more in zip(files, unmet, strict=True) for failure in (*file.failures, *more)]


def _attached(con: duckdb.DuckDBPyConnection, path: Path, catalog: str, declared: Collection[str]) -> _File:
    if not path.is_file():
        raise ReleaseRefused(f"There is no file for the audience {path.parent.name}. Build the release again.")
    # Attached without a key: a file that needs one is not a published file.
    con.execute(f"attach '{path}' as {catalog} (read_only)")
    audience = audiences.find(path.parent.name)
    columns, held = _columns(con, catalog), holds.said_in(con, catalog)
    failures = [*_wrong_tables(columns, audience), *_empty_tables(con, catalog, columns, audience, held, declared)]
    conditions: dict[str, dict[str, str]] = {}
    for table, rules in tables().items():
        if table in columns:
            conditions[table] = _conditions(rules, columns[table], audience)
            if audience.country:
                conditions[table]["is_foreign"] = foreign_rows(audience, table, columns[table])
            if table in held:
                conditions[table]["is_held"] = "true"
    return _File(catalog, failures, conditions)


def _unmet(con: duckdb.DuckDBPyConnection, files: Sequence[_File]) -> list[list[Failure]]:
    """Failures of each file's rows: row by row and file by file only where any of them breaks a rule.

    Great Expectations takes longer for many rows than for few, and nearly every release is fit.
    """
    if not any(file.rows for file in files):
        return [[] for _ in files]
    # Here, not above: the import takes seconds.
    from expectations.engine import Session
    from expectations.release_suite import suite

    session = Session(con)

    def failures(rows: Sequence[str], flags: Mapping[str, Iterable[str]]) -> list[Failure]:
        if not any(rows):
            return []
        con.execute(f"create or replace table memory.main.{ROWS} as {' union all by name '.join(filter(None, rows))}")
        return [failure for _, failure in session.validate(ROWS, suite(flags))]

    together: dict[str, dict[str, None]] = {}
    for file in files:
        for table, rules in file.conditions.items():
            together.setdefault(table, {}).update(dict.fromkeys(rules))
    if not failures([file.broken for file in files], together):
        return [[] for _ in files]
    return [failures([file.rows], file.conditions) for file in files]


def _columns(con: duckdb.DuckDBPyConnection, catalog: str) -> dict[str, dict[str, str]]:
    """Table → column → type."""
    rows = con.execute(
        "select table_name, column_name, data_type from duckdb_columns() "
        "where database_name = ? and schema_name = 'published'",
        [catalog],
    ).fetchall()
    columns: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        columns.setdefault(table, {})[column] = kind
    return columns


def _wrong_tables(columns: Mapping[str, object], audience: Audience) -> list[Failure]:
    """Absent tables, tables this audience must not have, and tables nobody has declared: the list is closed."""
    remedy = "Build the release again."
    wanted = {table for table, rules in tables().items() if rules.is_for(audience) and not rules.is_optional}
    allowed = {table for table, rules in tables().items() if rules.is_for(audience)}
    absent = [Failure("release_table_missing", table, 1, remedy) for table in sorted(wanted - columns.keys())]
    return absent + [Failure("release_table_forbidden", table, 1, remedy) for table in sorted(columns.keys() - allowed)]


def _empty_tables(
    con: duckdb.DuckDBPyConnection,
    catalog: str,
    columns: Mapping[str, object],
    audience: Audience,
    held: Sequence[str],
    declared: Collection[str],
) -> list[Failure]:
    """No expectation about rows fails where there are none; but a table has its declared cells, shown or not.

    A country in which no partner reports has no cells: its file holds what is not about people.
    """

    def is_empty(table: str) -> bool:
        return first_row(con.execute(f"select count(*) from {catalog}.published.{table}")) == (0,)

    is_served = not audience.country or "pub_reporting" not in columns or not is_empty("pub_reporting")
    present = {table: rules for table, rules in tables().items() if table in columns and table not in held}
    filled = {table: rules for table, rules in present.items() if rules.must_have_rows(audience, declared)}
    wanted = [table for table, rules in filled.items() if is_served or not rules.has_persons]
    return [Failure("release_empty", table, 1, "Build the release again.") for table in wanted if is_empty(table)]


def _select(catalog: str, conditions: Mapping[str, Mapping[str, str]], aggregate: str = "") -> str:
    """The rows of all tables in one, with one boolean for each rule of each table: true where a row breaks it.

    What Great Expectations does for each table takes ten times longer than looking at rows. The rules of the other
    tables are null in a row, and it counts no null.
    """
    selects = []
    for table, rules in conditions.items():
        flags = [f"{aggregate}({condition}) as {named(table, flag)}" for flag, condition in rules.items()]
        selects += [f"select {', '.join(flags)} from {catalog}.published.{table}"] * bool(flags)
    return " union all by name ".join(selects)


def _conditions(rules: TableRules, columns: Mapping[str, str], audience: Audience) -> dict[str, str]:
    conditions = dict.fromkeys(rules.flags, "false")
    if rules.has_persons:
        conditions |= {
            "is_status_unknown": f"status is null or status not in {_in(STATUSES)}",
            # Without a population estimate the number of people stands, and nothing is divided by it.
            "is_hidden_number": "status not in ('shown', 'no_denominator') and persons is not null",
            "is_shown_without_number": "status in ('shown', 'no_denominator') and persons is null",
            "is_too_small": f"coalesce(persons < {SMALLEST_GROUP}, false)",
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
