"""Public knowledge that a network may choose by its name: estimates with their source, events of public record, print.

    library/estimates.csv     the columns of estimates.csv, and a name; of one area and year, the first that a network
                              names is the denominator, unless a line of its own says so of itself
    library/events.csv        the columns of events.csv; the name is the event's code
    library/violence_survey.csv   a survey printed with a public return; the name is that of the return

Nothing of it reaches a network that does not name it. Nothing in it is invented.

Add here: another kind of public knowledge.
Keep out: what is true of one network only: lines of its own files.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from warehouse.networks.network import About, Row
from warehouse.networks.tables import ESTIMATES, EVENTS, SURVEY, Table, of_kind

FOLDER = Path(__file__).with_name("library")
_NAMED = {"name": ESTIMATES, "event_code": EVENTS}
Lines = Mapping[str, list[tuple[int, Row]]]


@cache
def entries(table: str) -> dict[str, Row]:
    """Name → entry, of `population_estimate` or `event`. A mistake in a shipped file is a developer's: KeyError."""
    name, found = next((name, one) for name, one in _NAMED.items() if one.name == table)
    with (FOLDER / found.file).open(encoding="utf-8", newline="") as file:
        return {row[name]: _entry(found, row) for row in csv.DictReader(file)}


@cache
def survey() -> list[Row]:
    with (FOLDER / SURVEY.file).open(encoding="utf-8", newline="") as file:
        return [_entry(SURVEY, row) for row in csv.DictReader(file)]


def chosen(about: About, lines: Lines) -> dict[str, list[tuple[int, Row]]]:
    """What the network names, as lines 0 of its tables. Names that are none are for the rules to tell."""
    estimates, events = entries(ESTIMATES.name), entries(EVENTS.name)
    taken = {_area(row) for _, row in lines[ESTIMATES.name] if row["is_chosen"]}
    named: list[Row] = []
    for row in (estimates[name] for name in about.public_estimates if name in estimates):
        named.append({**row, "is_chosen": int(_area(row) not in taken)})
        taken.add(_area(row))
    return {
        ESTIMATES.name: [(0, row) for row in named],
        EVENTS.name: [(0, events[name]) for name in about.public_events if name in events],
        SURVEY.name: [(0, row) for row in survey() if row["return_id"] in about.public_returns],
    }


def _area(row: Row) -> tuple[object, object]:
    return row["area_code"], row["year"]


def _entry(table: Table, row: Mapping[str, str]) -> Row:
    """The partner-side tool reads networks, and brings no list of choices along: a test compares them."""
    marks = {"is_invented": 0, "is_chosen": 0}
    return {
        column.name: marks[column.name] if column.name in marks else of_kind(column, row[column.name])
        for column in table.columns
    }
