"""What is counted of an invented network: by plain Python from who was met, and by the warehouse after a run.

Add here: another figure that both know before disclosure control.
Keep out: how far they are from each other (noisy_intake.py).

Persons and moves of a country are counted in its own scope, where nobody is seen abroad: whoever was in Kyiv, Turku and
Lviv has moved from Kyiv to Lviv there. Moves across the border are counted in the scope of the pair.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import boring_stays
from noisy_network import BORDER, SCOPES
from noisy_people import Meetings, partner
from persons_in_words import persons_in_words
from pipeline_home import Home

from warehouse.networks.demo.network import CITIES

Cell = tuple[str, str]  # country and first day
ACROSS = "across"


@dataclass(frozen=True)
class Figures:
    """Persons by country and month, persons by country and year, moves by country or across the border."""

    months: Counter[Cell]
    years: Counter[Cell]
    moves: Counter[str]


def true(meetings: Meetings) -> Figures:
    """Sets of people, and stays one after another: it shares no line with dbt's models."""
    contacts = [
        boring_stays.Contact(person, meetings.date(at), CITIES[city], partner(where))
        for at, (person, where, city) in enumerate(
            zip(meetings.person.tolist(), meetings.partner.tolist(), meetings.city.tolist(), strict=True)
        )
    ]
    return Figures(
        _persons(contacts, lambda contact: contact.day.replace(day=1).isoformat()),
        _persons(contacts, lambda contact: contact.day.replace(month=1, day=1).isoformat()),
        _moves(contacts),
    )


def _persons(contacts: list[boring_stays.Contact], period: Callable[[boring_stays.Contact], str]) -> Counter[Cell]:
    people = defaultdict(set)
    for contact in contacts:
        people[contact.country, period(contact)].add(contact.person)
    return Counter({cell: len(who) for cell, who in people.items()})


def _moves(contacts: list[boring_stays.Contact]) -> Counter[str]:
    moves: Counter[str] = Counter()
    for scope, _, met in boring_stays.by_person(contacts):
        if scope not in SCOPES:
            continue
        for before, after in pairwise(boring_stays.stays(met)):
            is_across = before.city[:2] != after.city[:2]
            if is_across == (scope == BORDER):
                moves[ACROSS if is_across else scope.upper()] += 1
    return moves


_MONTHS = """
select country, cast(month_start as varchar), count(distinct person_id) from intermediate.int_contact_person
where scope = lower(country)
group by all
"""
_YEARS = f"""
select country_code, cast(period_start as varchar), count(distinct person_id) from {persons_in_words("pub_reach")}
where scope = lower(country_code) and period_type = 'year'
group by all
"""
_MOVES = f"""
select case when scope = '{BORDER}' then '{ACROSS}' else from_country end, count(*) from intermediate.int_person_move
where (move_kind = 'cross_border') = (scope = '{BORDER}')
group by all
"""


def of_warehouse(home: Home) -> Figures:
    """The spines and person sets, which nobody sees before disclosure control."""
    months, years = (
        Counter({(country, start): persons for country, start, persons in home.rows(query)})
        for query in (_MONTHS, _YEARS)
    )
    return Figures(months, years, Counter(dict(home.rows(_MOVES))))
