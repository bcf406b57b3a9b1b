"""How far the warehouse is from the truth after a whole run, in pairs of records, persons and moves.

Add here: another comparison of a whole run with the truth.
Keep out: what is compared (noisy_figures.py), and how the run came about (noisy_network.py).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
from noisy_figures import ACROSS, Figures, of_warehouse, true
from noisy_measure import Fit, Numbers, fit, fit_across
from noisy_network import BORDER, Network, stored_uids
from noisy_rows import Written

_PERSONS = (
    "select scope, source_uid, person_id "
    "from intermediate.int_contact_person inner join raw.contact using (delivery_id, row_no)"
)


@dataclass(frozen=True)
class Error:
    """Of persons, relative to those there are: in the worst country and period, and in all of them together."""

    worst: float
    total: float

    def __str__(self) -> str:
        return f"{self.worst:.2%} off at worst, {self.total:+.2%} in total"


@dataclass(frozen=True)
class Moves:
    """How many there are, and how many more of them the warehouse has, relative to those."""

    there: int
    off: float

    def __str__(self) -> str:
        return f"{self.off:+.1%} of {self.there}"


@dataclass(frozen=True)
class Compared:
    """`within`: pairs of records in one country, each country in its own scope.

    `lost`: rows that did not arrive. `of_children`: rows in which a slip made somebody younger than eighteen.
    """

    seed: int
    persons: int
    contacts: int
    files: int
    lost: int
    of_children: int
    cpu_seconds: float
    within: Fit
    across: Fit
    months: Error
    years: Error
    moves_within: Moves
    moves_across: Moves

    def __str__(self) -> str:
        return (
            f"seed {self.seed}, {self.persons} persons, {self.contacts} contacts, {self.files} files, "
            f"{self.lost} rows not arrived, {self.cpu_seconds:.0f} CPU s\n"
            f"  pairs within the countries {self.within}, across the border {self.across}\n"
            f"  country-months {self.months}; country-years {self.years}\n"
            f"  moves within the countries {self.moves_within}, across the border {self.moves_across}"
        )


def compared(made: Network, written: Written, files: int, cpu_seconds: float) -> Compared:
    meetings = written.meetings
    there, found = true(meetings), of_warehouse(made.home)
    national, border = _persons(made, written)
    is_known = national >= 0
    _, country = np.unique(meetings.country, return_inverse=True)
    _, first = np.unique(written.record, return_index=True)
    who = meetings.person
    return Compared(
        seed=written.seed,
        persons=len(np.unique(who)),
        contacts=len(who),
        files=files,
        lost=int((~is_known).sum()),
        of_children=sum(_is_child(row.born, meetings.date(at)) for at, row in enumerate(written.rows)),
        cpu_seconds=cpu_seconds,
        within=fit((who * 2 + country)[first], national[first]),
        across=fit_across(who[first], border[first], country[first]),
        months=_error(found.months, there.months),
        years=_error(found.years, there.years),
        moves_within=_moves(found, there, across=False),
        moves_across=_moves(found, there, across=True),
    )


def _is_child(born: date, met: date) -> bool:
    return (met.year - 18, met.month, met.day) < (born.year, born.month, born.day)


def _persons(made: Network, written: Written) -> tuple[Numbers, Numbers]:
    """The person of each row in its country's scope and in that of the border. A row that is lost is nobody else's."""
    rows = stored_uids(made, written)
    size = len(written.rows)
    numbers: dict[tuple[str, int], int] = {}
    who = {is_border: -np.arange(1, size + 1) for is_border in (False, True)}
    for scope, uid, person in made.home.rows(_PERSONS):
        who[scope == BORDER][rows[uid]] = numbers.setdefault((scope, person), len(numbers))
    return who[False], who[True]


def _error(found: Counter[tuple[str, str]], there: Counter[tuple[str, str]]) -> Error:
    cells = {*found, *there}
    return Error(
        worst=max(abs(found[cell] / there[cell] - 1) if there[cell] else 1.0 for cell in cells),
        total=found.total() / there.total() - 1,
    )


def _moves(found: Figures, there: Figures, *, across: bool) -> Moves:
    counted, true_ones = (
        sum(count for where, count in one.moves.items() if (where == ACROSS) == across) for one in (found, there)
    )
    return Moves(true_ones, counted / true_ones - 1)
