"""How forms take numbers from published rows, name the cell behind each, and read that name back.

A form may show several columns of one published row: a numerator, its estimate, a share. Each has its own address.

Add here: another way in which forms write a number.
Keep out: which numbers a form shows.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from warehouse.definitions.contracts import contracts
from warehouse.definitions.exchange import statuses, words
from warehouse.release.exchange import periods
from warehouse.release.exchange.cells import Cell, digits, selected
from warehouse.release.exchange.job import Address, Claim, Earlier, Job, Shown, Written, address, parts


def sixteen(value: int | float) -> str:
    """As a workbook keeps a number: sixteen digits of it, and whole ones as whole ones."""
    kept = float(f"{value:.16G}")
    return digits(int(kept) if kept.is_integer() else kept)


def percent(value: int | float) -> str:
    """A share in per cent, as a document shows it: one decimal, with a point."""
    return f"{value * 100:.1f}"


Row = list[Any]


@dataclass
class Taken:
    """The numbers that a form has taken. One that the recipient may not have any more is not given out."""

    job: Job
    numbers: set[Address] = field(default_factory=set)

    def take(self, cell: Cell, column: str) -> int | float | None:
        value: int | float | None = cell.row.get(column)
        where = address(name_of(self.job, cell), column)
        if value is None or (self.job.only is not None and where not in self.job.only):
            return None
        self.numbers.add(where)
        return value

    def written(self, files: Mapping[str, bytes], earlier: Earlier) -> Written:
        return Written(files, frozenset(self.numbers), earlier.numbers - self.numbers)


def name_of(job: Job, cell: Cell) -> str:
    """The published row of a cell: table, place, period and the values of its dimensions, as JSON."""
    contract = contracts(job.recipient.audience.schema_name)[cell.element.table]
    when = [cell.period_type, cell.period_start.isoformat()]
    values = selected(contract, cell.element)
    return json.dumps([cell.element.table, cell.place, *when, values], ensure_ascii=False, sort_keys=True)


def claim(name: str, column: str, text: str, shown_as: Shown) -> Claim:
    """What a form says: that this number is this column of this row."""
    table, place, period_type, start, values = json.loads(name)
    return Claim(table, column, place, period_type, date.fromisoformat(start), values, text, shown_as)


def gone(taken: Taken, earlier: Earlier) -> list[tuple[str, str, str, str]]:
    """What was shown before and is not any more: what it is, its place, its period, its column."""
    found = []
    for where in sorted(earlier.numbers - taken.numbers):
        name, column = map(str, parts(where))
        table, place, period_type, start, values = json.loads(name)
        said = ", ".join(value for value in values.values() if value != "all")
        when = periods.short(period_type, date.fromisoformat(start))
        found.append((f"{table} {said}".strip(), taken.job.names.get(place, place), when, column))
    return found


def said(job: Job, key: str) -> str:
    return words()[key].text[job.recipient.language]


def status(job: Job, cell: Cell) -> str:
    """Why there is no number, in words; never a zero."""
    return statuses()[cell.status].names[job.recipient.language]


def doubt(job: Job, cell: Cell) -> str:
    """What to know before quoting coverage, and from how many people on where some may be counted twice."""
    flag, low, persons = (cell.row.get(column) for column in ("coverage_flag", "persons_low", "persons"))
    is_range = low is not None and persons is not None and low < persons
    return "; ".join(filter(None, (flag, f"{said(job, 'numerator')}: {low}–{persons}" if is_range else "")))


def place(job: Job, cell: Cell) -> str:
    return job.names.get(cell.place, cell.place)


def period(cell: Cell) -> str:
    return periods.short(cell.period_type, cell.period_start)


def of_tables(job: Job, table: str) -> Iterator[Cell]:
    return (cell for cell in job.cells if cell.element.table == table)


def once(job: Job, cells: Iterable[Cell]) -> list[Cell]:
    """Each published row once: for the first line of the mapping that names it."""
    found: dict[str, Cell] = {}
    for cell in cells:
        found.setdefault(name_of(job, cell), cell)
    return list(found.values())
