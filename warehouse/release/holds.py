"""Holds: a table that is held back leaves in no file of any audience until the hold ends.

Its columns stay, its rows do not, and `pub_holds` says so in every file.

Add here: another reason, or what else must not be held.
Keep out: who may hold (people agree on that), and where holds rest (journal.py).
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cache

import duckdb

from warehouse.definitions.contracts import contracts
from warehouse.errors import ConfigError
from warehouse.first_row import first_row
from warehouse.release import journal
from warehouse.release.journal import Clock, Entry
from warehouse.settings import PROJECT_ROOT, Settings

# What says what a release is can not be taken out of it.
_NEVER = ("pub_holds", "pub_release")
# Rows of any table's cells: those of held tables are left out of it one by one (files/audience_files.py).
REVISIONS = "pub_revisions"
_MODELS = PROJECT_ROOT / "dbt" / "models" / "published"


class Reason(StrEnum):
    """Closed words: a free text could say about whom it is."""

    HARM = "harm"
    DOUBT = "doubt"
    AGREEMENT = "agreement"
    REVIEW = "review"
    PROTECTION = "protection"


LABELS = {
    Reason.HARM: "it could harm people or a place",
    Reason.DOUBT: "its numbers are in doubt",
    Reason.AGREEMENT: "a partner or the community asked for it",
    Reason.REVIEW: "somebody is looking at it before it is shown",
    Reason.PROTECTION: "small groups in it could not be protected in this release",
}


def hold(
    settings: Settings, tables: Iterable[str], reason: Reason, release_id: str, *, by: str, clock: Clock = journal.now
) -> list[str]:
    """Hold these tables from the next release on, and name those that were not held before.

    Raises ConfigError that names every table which is none, and where a person says what only the pipeline knows.
    """
    if reason is Reason.PROTECTION and by != journal.PIPELINE:
        words = ", ".join(word for word in Reason if word is not reason)
        raise ConfigError(
            f"`{reason}` is the word for a table that the disclosure test held back. Say one of: {words}."
        )
    wanted, held = _known(tables), journal.held(settings)
    # What the pipeline holds ends with the next build; a person's hold takes its place and stays.
    new = [table for table in wanted if table not in held or (by != journal.PIPELINE and held[table].is_of_pipeline)]
    for table in new:
        journal.write(settings, Entry(clock(), journal.HELD, release_id, by, table, str(reason)))
    return new


def end_automatic(settings: Settings, clock: Clock = journal.now) -> list[str]:
    """End the holds that the pipeline itself began: the next release tries to protect these tables anew."""
    ended = [table for table, entry in journal.held(settings).items() if entry.is_of_pipeline]
    for table in ended:
        journal.write(settings, Entry(clock(), journal.RELEASED, "", journal.PIPELINE, table))
    return ended


def can_be_held(tables: Iterable[str]) -> list[str]:
    """Those of the tables that a hold can empty."""
    return sorted({table for table in tables if table in contracts() and table not in _NEVER})


def unhold(settings: Settings, tables: Iterable[str], *, by: str, clock: Clock = journal.now) -> list[str]:
    """End the holds of these tables, and name them. Raises ConfigError where one is not held."""
    held = journal.held(settings)
    wanted = _known(tables)
    if free := [table for table in wanted if table not in held]:
        raise ConfigError(f"Not held: {', '.join(free)}. Held are: {', '.join(held) or 'none'}.")
    for table in wanted:
        journal.write(settings, Entry(clock(), journal.RELEASED, held[table].release, by, table))
    return wanted


def note(con: duckdb.DuckDBPyConnection, held: dict[str, Entry]) -> None:
    """`pub_holds` in the attached `release`."""
    con.execute(
        "create table release.published.pub_holds "
        "(table_name varchar, reason varchar, reason_label varchar, held_since date)"
    )
    rows: list[tuple[str, str, str, date]] = [
        (table, entry.reason, LABELS[Reason(entry.reason)], entry.at.date()) for table, entry in held.items()
    ]
    if rows:
        con.executemany("insert into release.published.pub_holds values (?, ?, ?, ?)", rows)


def said_in(con: duckdb.DuckDBPyConnection, catalog: str = "release") -> list[str]:
    """Tables that an attached file says are held; none where it was built before there were holds."""
    known = first_row(
        con.execute("select 1 from duckdb_tables() where database_name = ? and table_name = 'pub_holds'", [catalog])
    )
    if known is None:
        return []
    rows = con.execute(f"select table_name from {catalog}.published.pub_holds order by 1").fetchall()
    return [table for (table,) in rows]


def same_cells(table: str) -> list[str]:
    """Other published tables made of the same protected cells, or of this table. A hold does not empty them."""
    roots = _sources()
    mine = roots.get(table, frozenset())
    return sorted(other for other, its in roots.items() if other != table and (its & mine or table in its))


def unseen(held: Iterable[str]) -> set[str]:
    """Disclosed tables of which every published table is held: nobody sees their cells, so none of them closes."""
    hidden = set(held)
    roots = _sources()
    shown = {source for table, its in roots.items() if table not in hidden for source in its}
    made_of = {source for table in hidden for source in roots.get(table, frozenset())}
    return {source for source in made_of - shown if source.startswith("protected_")}


def _known(tables: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(tables))
    can = [table for table in contracts() if table not in _NEVER]
    if unknown := [table for table in wanted if table not in can]:
        raise ConfigError(f"Cannot be held: {', '.join(unknown)}. Tables that can: {', '.join(can)}.")
    return wanted


@cache
def _sources() -> dict[str, frozenset[str]]:
    """Published table → every model of this room that it is made of, at any distance."""

    refs = {
        path.stem: set(re.findall(r"ref\('(\w+)'\)", path.read_text(encoding="utf-8")))
        for path in _MODELS.rglob("*.sql")
        if path.parent.name != "donor" and path.stem != REVISIONS
    }

    def above(model: str) -> set[str]:
        direct = {parent for parent in refs.get(model, set()) if parent in refs}
        return direct.union(*(above(parent) for parent in direct)) if direct else set()

    return {model: frozenset(above(model)) for model in sorted(refs) if model.startswith("pub_")}
