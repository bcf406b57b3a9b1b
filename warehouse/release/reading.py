"""What a reader of the files must know before the first number: methods in brief, words, citation, caveats.

Add here: a sentence that belongs into every file of a release, in plain words.
Keep out: how the noise is drawn, and figures of it: that it exists is public, its table and keys are not.
"""

from dataclasses import dataclass
from datetime import date

import duckdb

from warehouse.audiences import Audience
from warehouse.definitions.contracts import Column, Contract, contracts
from warehouse.first_row import first_row
from warehouse.release import holds

METHODS = (
    "Partners record contacts without names. A person is counted once in each cell, as far as codes allow it.",
    "Every number of persons went through disclosure control: small random changes and a threshold of five or ten.",
    "At least two partners stand behind each cell, and a place is rolled up where it could be subtracted.",
    "Shares, coverage and intervals are computed from these changed numbers.",
    "Coverage is an interval, since the number of people is an estimate.",
    "A cell closes when its period and its grace are over. From then on it says the same in every release.",
)
WORDS = (
    "few: too few to show, or none. The two are never told apart.",
    "open: the time for late reports has not passed yet.",
    "gap: no report from any partner. It is not a zero.",
    "not_observable: no partner could have seen it.",
    "no_denominator: there is no population estimate to divide by.",
)
CAVEATS = (
    "Numbers carry small random changes, typically one or two persons. Parts may not add up.",
    "Not for payment: these numbers are right enough for trends and shares, not for accounts.",
    "People reached are not people who exist: who is not met is not counted.",
    "Do not try to find out who is behind a number, and do not join these files with others to that end.",
)
TAGS = {"protected": "protected", "derived": "from protected", "not_personal": "not about persons"}


@dataclass(frozen=True)
class About:
    """Of which file it is said. `notice` is empty where the data are real."""

    audience: Audience
    release_id: str
    day: date
    notice: str
    held: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"Crossings: cross-border mobility and coverage, {self.audience.name}"

    @property
    def citation(self) -> str:
        return f"{self.title}. Release {self.release_id}, {self.day:%Y-%m-%d}."

    @property
    def scope(self) -> str:
        """Which rows the file holds."""
        if self.audience.country:
            return f"{self.audience.country} alone, and nothing that concerns two countries."
        rounded = f" Persons are rounded to {self.audience.rounded_to}." if self.audience.rounded_to > 1 else ""
        return f"All countries of the network.{rounded}"


def about(con: duckdb.DuckDBPyConnection, audience: Audience, release_id: str) -> About:
    """Read from the attached `release`: what its own pub_release and pub_holds say."""
    described = con.execute("select column_name from (describe release.published.pub_release)").fetchall()
    notice = "notice" if ("notice",) in described else "''"
    row = first_row(con.execute(f"select as_of, {notice} from release.published.pub_release"))
    day, text = row or (date.min, "")
    return About(audience, release_id, day, text or "", tuple(holds.said_in(con)))


def tables(con: duckdb.DuckDBPyConnection, audience: Audience) -> dict[str, Contract]:
    """Every table of the attached `release` with its columns as they are in the file, and what its contract says."""
    known = contracts(audience.schema_name)
    columns_of: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in con.execute(
        "select table_name, column_name, lower(data_type) from duckdb_columns() "
        "where database_name = 'release' and schema_name = 'published' order by table_name, column_index"
    ).fetchall():
        columns_of.setdefault(table, []).append((column, kind))
    return {table: _described(table, columns, known.get(table)) for table, columns in columns_of.items()}


def _described(table: str, columns: list[tuple[str, str]], contract: Contract | None) -> Contract:
    declared = {column.name: column for column in contract.columns} if contract else {}
    blank = Column("", "", "", "")
    described = tuple(
        Column(name, kind, declared.get(name, blank).description, declared.get(name, blank).tag)
        for name, kind in columns
    )
    names = {name for name, _ in columns}
    key = contract.key if contract and {*contract.key} <= names else ()
    return Contract(table, contract.description if contract else "", described, key, None)
