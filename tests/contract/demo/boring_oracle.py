"""Persons, stays and moves in plain Python: slow, obvious, and sharing no line with the SQL of the truth or of dbt."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

SCOPES = {"ru": {"RU"}, "ua": {"UA"}, "fi": {"FI"}, "fi_ru": {"FI", "RU"}, "fi_ua": {"FI", "UA"}}


class Contact(NamedTuple):
    person: Any
    day: date
    city: str
    partner: str

    @property
    def country(self) -> str:
        return self.city[:2].upper()


class Stay(NamedTuple):
    scope: str
    person: Any
    city: str
    first: date
    last: date
    contacts: int
    partners: str


def month_of(day: date) -> date:
    return day.replace(day=1)


def person_months(contacts: Iterable[Contact]) -> dict[tuple[str, str, date], int]:
    """(scope, country, month) → persons, where every contact knows its scope-wide person."""
    met = defaultdict(set)
    for contact in contacts:
        for scope, countries in SCOPES.items():
            if contact.country in countries:
                met[scope, contact.country, month_of(contact.day)].add(contact.person)
    return {key: len(persons) for key, persons in met.items()}


def stays(contacts: Iterable[Contact]) -> Iterator[Stay]:
    """Runs of consecutive contacts in one city."""
    for (scope, person), ordered in _ordered(contacts):
        run: list[Contact] = []
        for contact in ordered:
            if run and run[-1].city != contact.city:
                yield _stay(scope, person, run)
                run = []
            run.append(contact)
        yield _stay(scope, person, run)


def moves(contacts: Iterable[Contact]) -> dict[tuple[str, str, str, date], tuple[int, int]]:
    """(scope, from, to, month of arrival) → moves, persons."""
    count: Counter[tuple[str, str, str, date]] = Counter()
    movers = defaultdict(set)
    before: Stay | None = None
    for stay in stays(contacts):
        if before and (before.scope, before.person) == (stay.scope, stay.person):
            key = (stay.scope, before.city, stay.city, month_of(stay.first))
            count[key] += 1
            movers[key].add(stay.person)
        before = stay
    return {key: (number, len(movers[key])) for key, number in count.items()}


def _stay(scope: str, person: Any, run: list[Contact]) -> Stay:
    partners = "|".join(sorted({contact.partner for contact in run}))
    return Stay(scope, person, run[0].city, run[0].day, run[-1].day, len(run), partners)


def _ordered(contacts: Iterable[Contact]) -> Iterator[tuple[tuple[str, Any], list[Contact]]]:
    """By date; on one day the city where she was before comes first, then by city code."""
    own = defaultdict(list)
    for contact in contacts:
        for scope, countries in SCOPES.items():
            if contact.country in countries:
                own[scope, contact.person].append(contact)
    for key, found in own.items():
        days = defaultdict(list)
        for contact in found:
            days[contact.day].append(contact)
        ordered: list[Contact] = []
        for day in sorted(days):
            city = ordered[-1].city if ordered else ""
            ordered += sorted(days[day], key=lambda contact: (contact.city != city, contact.city, contact.partner))
        yield key, ordered
