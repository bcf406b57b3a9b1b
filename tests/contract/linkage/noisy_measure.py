"""How well the persons of the warehouse fit the persons there are.

Add here: another way of counting what was joined rightly, joined wrongly or left apart.
Keep out: how the rows came about.

Pairs are counted in three ways: of records (a record is a distinct text about one person at one partner), of records on
two sides of the border, and of contacts, where one person's many contacts weigh more.
"""

from dataclasses import dataclass

import numpy as np
from noisy_people import Meetings
from noisy_rows import Written
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
DAYS = 365


@dataclass(frozen=True)
class Fit:
    """Of the pairs said to be one person, how many are (precision); of those that are, how many are said (recall)."""

    precision: float
    recall: float

    def __str__(self) -> str:
        return f"{self.precision:.3f} / {self.recall:.3f}"


@dataclass(frozen=True)
class Measured:
    """`month` and `year`: the largest relative error of persons in any country and month, or country and year.

    `within` and `crossings`: moves within the countries and across the border, relative to those there were.
    """

    records: Fit
    across: Fit
    contacts: Fit
    month: float
    year: float
    within: float
    crossings: float

    def __str__(self) -> str:
        return (
            f"records {self.records}, across the border {self.across}, contacts {self.contacts}, "
            f"country-months {self.month:.2%} off, country-years {self.year:.2%} off, "
            f"moves within {self.within:+.1%}, across {self.crossings:+.1%}"
        )


def measure(written: Written, found: Numbers) -> Measured:
    true, meetings = written.meetings.person, written.meetings
    _, country = np.unique(meetings.country, return_inverse=True)
    # A record is met in one country only: its partner works in one.
    _, first = np.unique(written.record, return_index=True)
    months = np.array([meetings.date(row).year * 12 + meetings.date(row).month - 1 for row in range(len(true))])
    within_true, across_true = moves(meetings, true, country)
    within_found, across_found = moves(meetings, found, country)
    return Measured(
        records=fit(true[first], found[first]),
        across=fit_across(true[first], found[first], country[first]),
        contacts=fit(true, found),
        month=_largest_error(true, found, months * 2 + country),
        year=_largest_error(true, found, months // 12 * 2 + country),
        within=within_found / within_true - 1,
        crossings=across_found / across_true - 1,
    )


def moves(meetings: Meetings, who: Numbers, country: Numbers) -> tuple[int, int]:
    """Changes of city from one contact of a person to the next: within a country, and across the border."""
    order = np.lexsort((meetings.city, meetings.day, who))
    is_same = np.diff(who[order]) == 0
    is_move = is_same & (np.diff(meetings.city[order]) != 0)
    is_across = is_move & (np.diff(country[order]) != 0)
    return int((is_move & ~is_across).sum()), int(is_across.sum())


def fit(true: Numbers, found: Numbers) -> Fit:
    both = _pairs(_sizes(true, found))
    return Fit(both / _pairs(_sizes(found)), both / _pairs(_sizes(true)))


def fit_across(true: Numbers, found: Numbers, country: Numbers) -> Fit:
    """Pairs with one record on either side: all pairs without those on one side."""

    def across(*of: Numbers) -> int:
        return _pairs(_sizes(*of)) - _pairs(_sizes(*of, country))

    both = across(true, found)
    return Fit(both / across(found), both / across(true))


def _largest_error(true: Numbers, found: Numbers, cell: Numbers) -> float:
    said, there = (np.bincount(np.unique(np.stack([cell - cell.min(), who]), axis=1)[0]) for who in (true, found))
    return float(np.abs(there / said - 1).max())


def _sizes(*of: Numbers) -> Numbers:
    return np.unique(np.stack(of), axis=1, return_counts=True)[1]


def _pairs(sizes: Numbers) -> int:
    return int((sizes * (sizes - 1) // 2).sum())
