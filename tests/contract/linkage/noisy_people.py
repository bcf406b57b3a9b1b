"""Invented people who move between the two countries of a pair, and every contact that a partner had with them.

Add here: what is true of a person, or of a meeting.
Keep out: what anybody typed (noisy_typing.py). Movement and repeats are those of the demo network's own journeys.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from noisy_names import MEN, WOMEN, Name, pool
from numpy.typing import NDArray

from warehouse.networks.demo.encounters import Contacts, meet
from warehouse.networks.demo.journeys import travel
from warehouse.networks.demo.network import COUNTRIES, COUNTRY_OF_CITY, FIRST_DAY, PARTNERS
from warehouse.networks.demo.population import GENDERS, MAN, TIED_TO_UA, Population, draw_population

DRAWN = 50_000  # people of the whole network, of whom three in five are met in the pair
PAIR = ("UA", "FI")
# How each partner writes: in a pair of countries, three or four spellings, two romanisations.
SCRIPT = {
    "ru_neva": "ru", "ru_ob": "ru", "ru_baikal": "english",
    "ua_dnipro": "uk", "ua_halych": "uk", "ua_more": "ru",
    "fi_north": "finnish", "fi_lake": "english", "fi_harbour": "ru",
}  # fmt: skip


@dataclass(frozen=True)
class Identity:
    """What is true of a person, whatever anybody types."""

    own: Name
    mother: Name
    father: Name
    gender: str
    born: date
    tongue: str  # in which she says her name where it is written in Latin letters


@dataclass(frozen=True)
class Meetings:
    """Contacts in the pair. Same length, one entry each: person, day, partner and city of one contact."""

    person: NDArray[np.int64]
    day: NDArray[np.int64]
    partner: NDArray[np.int64]
    city: NDArray[np.int64]

    @property
    def country(self) -> NDArray[np.str_]:
        return np.array(COUNTRIES)[COUNTRY_OF_CITY[self.city]]

    def date(self, row: int) -> date:
        return FIRST_DAY + timedelta(days=int(self.day[row]))


def met(seed: int, drawn: int = DRAWN, pair: tuple[str, str] = PAIR) -> tuple[dict[int, Identity], Meetings]:
    """Whoever is met in the pair, and when and where. The same seed gives the same people."""
    rng = np.random.default_rng(seed)
    people = draw_population(rng, drawn, 0)
    contacts = meet(rng, people, travel(rng, people))
    inside = np.isin(COUNTRY_OF_CITY[contacts.city], [COUNTRIES.index(code) for code in pair])
    contacts = contacts.take(np.flatnonzero(inside))
    meetings = _in_order(contacts)
    return _identities(random.Random(seed), people, np.unique(meetings.person)), meetings


def _in_order(contacts: Contacts) -> Meetings:
    order = np.lexsort((contacts.person, contacts.partner, contacts.day))
    parts = (contacts.person, contacts.day, contacts.partner, contacts.city)
    return Meetings(*(part[order] for part in parts))


def _identities(rng: random.Random, people: Population, wanted: NDArray[np.int64]) -> dict[int, Identity]:
    size = len(wanted)
    women, men = pool(rng, WOMEN), pool(rng, MEN)
    names = [rng.choices(*kind, k=size) for kind in (women, men, women, men)]
    found = {}
    for at, person in enumerate(wanted.tolist()):
        gender, ukrainian = people.gender[person], people.tie[person] == TIED_TO_UA
        her, his, mother, father = (part[at] for part in names)
        found[person] = Identity(
            own=his if gender == MAN else her,
            mother=mother,
            father=father,
            gender=GENDERS[gender],
            born=FIRST_DAY + timedelta(days=int(people.born[person])),
            tongue="uk" if ukrainian and rng.random() < 0.7 else "ru",
        )
    return found


def partner(number: int) -> str:
    return PARTNERS[number].slug
