"""The truth of the demo network: persons, stays and moves in plain Python that shares no line with its SQL.

Add here: another table of the truth that follows from the contacts.
Keep out: how contacts become stays (oracles/boring_stays.py), and the partners' files (boring_reader.py).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from boring_stays import Contact, by_person, stays


def month_of(day: date) -> date:
    return day.replace(day=1)


def person_months(contacts: Iterable[Contact]) -> dict[tuple[str, str, date], int]:
    """(scope, country, month) → persons, where every contact knows its scope-wide person."""
    found = defaultdict(set)
    for scope, person, met in by_person(contacts):
        for contact in met:
            found[scope, contact.country, month_of(contact.day)].add(person)
    return {key: len(persons) for key, persons in found.items()}


def stays_of_all(contacts: Iterable[Contact]) -> Iterator[tuple[Any, ...]]:
    """(scope, person, city, first day, last day, contacts, partners)."""
    for scope, person, met in by_person(contacts):
        for stay in stays(met):
            partners = "|".join(sorted(stay.partners))
            yield scope, person, stay.city, stay.first, stay.last, stay.contacts, partners


def moves(contacts: Iterable[Contact]) -> dict[tuple[str, str, str, date], tuple[int, int]]:
    """(scope, from, to, month of arrival) → moves, persons."""
    count: Counter[tuple[str, str, str, date]] = Counter()
    movers = defaultdict(set)
    for scope, person, met in by_person(contacts):
        for before, after in pairwise(stays(met)):
            key = (scope, before.city, after.city, month_of(after.first))
            count[key] += 1
            movers[key].add(person)
    return {key: (number, len(movers[key])) for key, number in count.items()}
