"""Invented people of the soak: who they are, where they are on a day, and each contact that a partner had with them.

Add here: what is true of a person or of a contact.
Keep out: how a partner writes it (soak_forms.py), and which file it stands in (soak_truth.py).

No two people share a sealed code or a match key, and each name is the same to the sealing tool in every spelling. So it
is known exactly which contacts are one person's. How well people are found who are not so easy is measured elsewhere
(tests/contract/linkage).
"""

import random
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from noisy_names import MEN, WOMEN, Name, pool, spelled
from noisy_people import Identity
from soak_plan import Partner, Plan, month_start

from warehouse.tokens import recipe

RECIPE = recipe.recipes()["uic-own-name-2"]
SCRIPTS = ("uk", "ru", "finnish", "english")
DAYS = 28  # contacts lie on the first days of a month, so that every month is as long
NEWCOMERS, MOVERS, TRAVELLERS = 0.07, 0.06, 0.02  # shares of the people of a country, each month
ABROAD = {"UA": ("FI",), "FI": ("UA", "RU", "EE"), "RU": ("FI",), "EE": ("FI",)}
GENDERS = {"woman": 0.90, "man": 0.06, "trans_or_nonbinary": 0.04}
ORIGINS = {"UA": ("UA", "UA", "UA", "MD"), "FI": ("FI", "EE", "TH", "UA"), "RU": ("RU", "RU", "UZ", "KG"),
           "EE": ("EE", "EE", "RU", "UA")}  # fmt: skip
PLACES_OF_WORK = ("street", "highway", "own_flat", "rented_flat", "sauna", "hotel", "remote_only")
CHANNELS = ("street_outreach", "mobile_unit", "drop_in", "clinic", "online")
SERVICES = {"svc_information": 0.7, "svc_condoms": 0.8, "svc_hiv_test_offered": 0.35, "svc_sti": 0.2}


@dataclass
class Person:
    """`cities`: since when she is where, in order."""

    number: int
    identity: Identity
    origin: str
    place_of_work: str
    cities: list[tuple[date, str]]

    def city_on(self, day: date) -> str:
        return self.cities[bisect_right(self.cities, day, key=lambda one: one[0]) - 1][1]

    def named(self, script: str) -> dict[str, str]:
        """Her names as a partner writes them."""
        who = self.identity
        return {part: spelled(getattr(who, part), script, who.tongue) for part in ("own", "mother", "father")}


@dataclass(frozen=True)
class Contact:
    """One line of a partner's export."""

    number: int
    person: Person = field(repr=False)
    day: date
    city: str
    channel: str
    place_of_work: str
    services: frozenset[str]


@dataclass(frozen=True)
class World:
    """Contacts by partner's code and month; and beside them what the partner says when it sends the month again."""

    contacts: Mapping[tuple[str, int], list[Contact]]
    corrected: Mapping[tuple[str, int], list[Contact]]


class Drawing:
    """Draws a world month by month. The same plan gives the same world."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rng = random.Random(plan.seed)
        self.names = {kind: pool(self.rng, kind) for kind in (WOMEN, MEN)}
        self.taken: set[tuple[str, str]] = set()
        self.people = 0
        self.lines = 0
        self.active: dict[str, list[Person]] = {}

    def world(self) -> World:
        contacts, corrected = {}, {}
        for month in range(1, self.plan.months + 1):
            self._turn(month)
            for partner in self.plan.partners:
                if partner.is_there(month):
                    key = partner.code, month
                    contacts[key] = self._contacts(partner, month, self.plan.rows)
                    corrected[key] = self._corrected(partner, month, contacts[key])
        return World(contacts, corrected)

    def _turn(self, month: int) -> None:
        """Some people stop working, as many begin, and some move."""
        for country in self.plan.countries:
            partners = sum(1 for partner in self.plan.partners if partner.country == country)
            size = 80 + self.plan.rows * partners // 3
            staying = [one for one in self.active.get(country, ()) if self.rng.random() >= NEWCOMERS]
            joined = [self._newcomer(country, month) for _ in range(size - len(staying))]
            self.active[country] = [*staying, *joined]
        for country in self.plan.countries:
            for person in self.active[country]:
                self._move(person, country, month)

    def _move(self, person: Person, country: str, month: int) -> None:
        chance = self.rng.random()
        if chance >= MOVERS + TRAVELLERS:
            return
        day = month_start(month) + timedelta(days=self.rng.randrange(1, DAYS))
        here = person.city_on(day)
        abroad = [one for one in ABROAD[country] if one in self.plan.countries]
        is_home = here.startswith(country.lower())
        there = self.rng.choice(abroad) if abroad and is_home and chance < TRAVELLERS else country
        choices = [city for city in self.plan.cities(there, month) if city != here]
        person.cities.append((day, self.rng.choice(choices)))

    def _newcomer(self, country: str, month: int) -> Person:
        while True:
            identity = self._identity(country)
            found = Person(
                self.people,
                identity,
                self.rng.choice(ORIGINS[country]),
                self.rng.choice(PLACES_OF_WORK),
                [(month_start(month), self.rng.choice(self.plan.cities(country, month)))],
            )
            if self._is_clear(found):
                self.people += 1
                return found

    def _identity(self, country: str) -> Identity:
        (gender,) = self.rng.choices(list(GENDERS), list(GENDERS.values()))
        own = self._name(MEN if gender == "man" else WOMEN)
        born = date(1972, 1, 1) + timedelta(days=self.rng.randrange(32 * 365))
        tongue = "uk" if country == "UA" else "ru"
        return Identity(own, self._name(WOMEN), self._name(MEN), gender, born, tongue)

    def _name(self, kind: str) -> Name:
        return self.rng.choices(*self.names[kind])[0]

    def _is_clear(self, person: Person) -> bool:
        """Whether every spelling gives the same codes, and nobody has one of them."""
        who = person.identity
        spellings = {
            tuple(recipe.codes(RECIPE, recipe.Person(person.named(script), who.gender, who.born)).items())
            for script in SCRIPTS
        }
        codes = spellings.pop()
        if spellings or not codes or self.taken.intersection(codes):
            return False
        self.taken.update(codes)
        return True

    def _contacts(self, partner: Partner, month: int, rows: int) -> list[Contact]:
        """Contacts with people who are in the partner's cities on that day, wherever they are from."""
        cities = self.plan.cities_of(partner, month)
        everybody = [person for people in self.active.values() for person in people]
        last = month_start(month) + timedelta(days=DAYS - 1)
        near = [one for one in everybody if one.city_on(last) in cities or one.city_on(month_start(month)) in cities]
        met: list[Contact] = []
        while len(met) < rows:
            person, day = self.rng.choice(near), month_start(month) + timedelta(days=self.rng.randrange(DAYS))
            if person.city_on(day) in cities:
                met.append(self._contact(person, day))
        return met

    def _contact(self, person: Person, day: date) -> Contact:
        self.lines += 1
        usual = self.rng.random() < 0.9
        return Contact(
            self.lines,
            person,
            day,
            person.city_on(day),
            self.rng.choice(CHANNELS),
            person.place_of_work if usual else self.rng.choice(PLACES_OF_WORK),
            frozenset(name for name, share in SERVICES.items() if self.rng.random() < share),
        )

    def _corrected(self, partner: Partner, month: int, contacts: list[Contact]) -> list[Contact]:
        """One contact in eight was none, as many others had been left out."""
        kept = [contact for contact in contacts if self.rng.random() >= 1 / 8]
        return [*kept, *self._contacts(partner, month, len(contacts) - len(kept))]
