"""Where each person was, one stay after another, in plain Python: sharing no line with dbt or the demo's generator.

Add here: what more than one figure of moves, returns and places begins with.
Keep out: the figures themselves (boring_flows.py, contract/demo/boring_truth.py), and reading a database.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

SCOPES = {"ru": ("RU",), "ua": ("UA",), "fi": ("FI",), "fi_ru": ("FI", "RU"), "fi_ua": ("FI", "UA")}


class Contact(NamedTuple):
    person: Any
    day: date
    city: str
    partner: str

    @property
    def country(self) -> str:
        return self.city[:2].upper()


class Stay(NamedTuple):
    city: str
    first: date
    last: date
    contacts: int
    arrival_partner: str
    partners: frozenset[str]


def by_person(contacts: Iterable[Contact]) -> Iterator[tuple[str, Any, list[Contact]]]:
    """Each scope by itself: nobody is followed from one into another."""
    everything = list(contacts)
    for scope, countries in SCOPES.items():
        own = defaultdict(list)
        for contact in everything:
            if contact.country in countries:
                own[contact.person].append(contact)
        for person, met in own.items():
            yield scope, person, met


def stays(met: list[Contact]) -> list[Stay]:
    """Runs of contacts in one city. On one day the city of the day before comes first, then the others by code."""
    way: list[Contact] = []
    days = sorted(met, key=lambda contact: contact.day)
    for _, group in groupby(days, key=lambda contact: contact.day):
        here = way[-1].city if way else ""
        way += sorted(group, key=lambda contact: (contact.city != here, contact.city, contact.partner))
    return [
        Stay(city, run[0].day, run[-1].day, len(run), run[0].partner, frozenset(contact.partner for contact in run))
        for city, run in ((city, list(run)) for city, run in groupby(way, key=lambda contact: contact.city))
    ]
