"""One audience's part of a release: its tables, cut and emptied as declared, and every file form of them.

Add here: a table that a release says of itself (and its contract, warehouse/definitions/added.yaml).
Keep out: which rows a country may have (country_rows.py), and how a file form looks (export.py).
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.audiences import Audience, whole
from warehouse.definitions.contracts import contracts
from warehouse.errors import ReleaseRefused
from warehouse.release import holds, reading
from warehouse.release.files import (
    datapackage,
    export,
    workbook,
)
from warehouse.release.files.country_rows import condition
from warehouse.release.files.letter_example import Line
from warehouse.release.journal import Entry


@dataclass(frozen=True)
class Content:
    """What goes into a release besides the published tables: holds by table, and the lines of the example letter."""

    held: dict[str, Entry]
    letter: tuple[Line, ...]


def write_audience(
    con: duckdb.DuckDBPyConnection, folder: Path, audience: Audience, release_id: str, content: Content
) -> None:
    """Write the folder. Raises ReleaseRefused without published tables, ConfigError for one that cannot be cut."""
    tables = [
        row[0]
        for row in con.execute(
            "select table_name from information_schema.tables "
            "where table_catalog = 'crossings' and table_schema = ? order by 1",
            [audience.schema_name],
        ).fetchall()
    ]
    if "pub_release" not in tables:
        raise ReleaseRefused("The working database holds no published tables. `crossings run` makes them.")
    rows = {table: _rows(audience, table, content) for table in tables}
    folder.mkdir(parents=True)
    con.execute(f"attach '{folder / 'warehouse.duckdb'}' as release")
    try:
        con.execute("create schema release.published")
        for table in tables:
            con.execute(
                f"create table release.published.{table} as "
                f"select * from crossings.{audience.schema_name}.{table} where {rows[table]} order by all"
            )
        con.execute("alter table release.published.pub_release add column release_id varchar")
        con.execute("update release.published.pub_release set release_id = ?", [release_id])
        holds.note(con, content.held)
        if audience == whole():
            _add_letter_example(con, content.letter)
        export.write_files(con, folder)
        about, described = reading.about(con, audience, release_id), reading.tables(con, audience)
        workbook.write(con, folder / "tables.xlsx", about, described)
        datapackage.write(con, folder, about, described)
    finally:
        con.execute("detach release")


def _rows(audience: Audience, table: str, content: Content) -> str:
    if table in content.held:
        return "false"
    if table == holds.REVISIONS and content.held:
        # It lists cells of all tables by their name: those of held ones are held, too.
        held = ", ".join(f"'{name}'" for name in content.held)
        return f"table_name not in ({held}) and ({_own(audience, table)})"
    return _own(audience, table)


def _own(audience: Audience, table: str) -> str:
    if audience.country is None:
        return "true"
    known = contracts(audience.schema_name)
    if table not in known:
        raise ReleaseRefused(f"{table} has no contract, so it cannot be cut for the audience {audience.name}.")
    return condition(audience, known[table])


def _add_letter_example(con: duckdb.DuckDBPyConnection, letter: tuple[Line, ...]) -> None:
    con.execute("create table release.published.pub_letter_example (line_no integer, language varchar, text varchar)")
    rows = [(number, language, text) for language, number, text in letter]
    if rows:
        con.executemany("insert into release.published.pub_letter_example values (?, ?, ?)", rows)
