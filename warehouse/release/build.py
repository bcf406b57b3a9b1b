"""Build a release beside the current one.

Add here: another form in which an audience gets its tables.
Keep out: the flip, and any table that no published schema holds, but for the two that a release says of itself.

A release is named by its day and the digest of its content: the same tables give the same release, and building it
again changes nothing. A directory that bears its final name is complete, since it is renamed last.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse import database
from warehouse.digest import RELEASED, digest
from warehouse.errors import ReleaseRefused
from warehouse.release import closing, export
from warehouse.release.letter_example import letter_lines
from warehouse.settings import Settings
from warehouse.vault import Vault

# Audience -> the schema of the working database that dbt builds for it.
AUDIENCES = {"regional": "published", "donor": "published_donor"}
_BESIDE = ".beside-"


@dataclass(frozen=True)
class Release:
    """A complete release on disk."""

    release_id: str
    path: Path


def build(settings: Settings, vault: Vault) -> Release:
    """Write every audience's files beside the current release and record it as the candidate.

    Raises ReleaseRefused when the working database holds no published tables. A full disk and a kill leave the current
    release as it is; what they left beside is removed by the next build.
    """
    _clear(settings)
    with database.reader(settings, vault) as con:
        release_id = f"{settings.as_of.isoformat()}-{digest(con, RELEASED)[:12]}"
        final = settings.published / release_id
        if not final.exists():
            beside = settings.published / f"{_BESIDE}{release_id}"
            for audience, schema in AUDIENCES.items():
                _write_audience(con, settings, vault, beside / audience, schema, release_id)
            beside.rename(final)
        book = closing.closing(con, release_id)
    closing.propose(settings, vault, book)
    _record(settings, release_id)
    return Release(release_id, final)


def candidate_id(settings: Settings) -> str:
    """The release that was built last. Raises ReleaseRefused when none was."""
    path = _candidate_file(settings)
    if not path.exists():
        raise ReleaseRefused("No release has been built yet. `crossings run` builds one.")
    return str(json.loads(path.read_text())["release_id"])


def audience_files(settings: Settings, release_id: str) -> list[Path]:
    """The database file of every audience of a release."""
    return [settings.published / release_id / audience / "warehouse.duckdb" for audience in AUDIENCES]


def _write_audience(
    con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault, folder: Path, schema: str, release_id: str
) -> None:
    tables = [
        row[0]
        for row in con.execute(
            "select table_name from information_schema.tables "
            "where table_catalog = 'crossings' and table_schema = ? order by 1",
            [schema],
        ).fetchall()
    ]
    if "pub_release" not in tables:
        raise ReleaseRefused("The working database holds no published tables. `crossings run` makes them.")
    folder.mkdir(parents=True)
    con.execute(f"attach '{folder / 'warehouse.duckdb'}' as release")
    try:
        con.execute("create schema release.published")
        for table in tables:
            con.execute(
                f"create table release.published.{table} as select * from crossings.{schema}.{table} order by all"
            )
        con.execute("alter table release.published.pub_release add column release_id varchar")
        con.execute("update release.published.pub_release set release_id = ?", [release_id])
        if schema == AUDIENCES["regional"]:
            _add_letter_example(con, settings, vault)
        export.write_files(con, folder)
    finally:
        con.execute("detach release")


def _add_letter_example(con: duckdb.DuckDBPyConnection, settings: Settings, vault: Vault) -> None:
    con.execute("create table release.published.pub_letter_example (line_no integer, language varchar, text varchar)")
    rows = [(number, "en", line) for number, line in enumerate(letter_lines(settings, vault, con), 1)]
    if rows:
        con.executemany("insert into release.published.pub_letter_example values (?, ?, ?)", rows)


def _clear(settings: Settings) -> None:
    """Remove what a build that did not finish has left."""
    settings.published.mkdir(parents=True, exist_ok=True)
    for leftover in settings.published.glob(f"{_BESIDE}*"):
        shutil.rmtree(leftover)


def _candidate_file(settings: Settings) -> Path:
    return settings.working / "candidate.json"


def _record(settings: Settings, release_id: str) -> None:
    path = _candidate_file(settings)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps({"release_id": release_id}))
    beside.replace(path)
