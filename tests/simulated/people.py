"""Invented people, the names they say, and where partners of two countries met them: fast, and unlike the demo's.

Everything that a network may do otherwise is drawn with the seed: how common names are and how many no class holds, slips,
how often people move, come back or go to and fro, where partners work and how many there are.

Add here: what is true of a person or a meeting.
Keep out: what anybody typed (typing_errors.py) and what linkage makes of it.
"""

import random
from dataclasses import dataclass, field

START, MONTHS = 2021, 24


@dataclass(frozen=True)
class Habits:
    """What is drawn once for a network. Shares of people, or chances of a month, unless said otherwise."""

    people: int
    cities: tuple[int, int]  # of the two countries
    partners_of_a_city: int
    levelled: float  # the n-th name is as common as 1/(n + levelled)
    unclassed: float  # of names
    sisters: float
    heaped: float  # born "on the first of January"
    move_within: float
    move_across: float
    pendulum: float  # go to and fro between two cities
    met: float  # in a month of activity
    months_active: float  # mean
    second_partner: float
    alias: float  # of (person, partner): another own name
    other_mother: float  # of (person, partner)
    other_father: float
    digit: float  # of rows, each of these
    swap: float
    typo: float

    @staticmethod
    def drawn(rng: random.Random, people: int, slips: float = 1.0) -> "Habits":
        return Habits(
            people=people,
            cities=(rng.randint(2, 4), rng.randint(2, 4)),
            partners_of_a_city=rng.randint(1, 2),
            levelled=rng.uniform(2, 8),
            unclassed=rng.uniform(0.03, 0.2),
            sisters=rng.uniform(0, 0.02),
            heaped=rng.uniform(0, 0.04),
            move_within=rng.uniform(0.01, 0.05),
            move_across=rng.uniform(0.003, 0.015),
            pendulum=rng.uniform(0, 0.06),
            met=rng.uniform(0.4, 0.8),
            months_active=rng.uniform(6, 14),
            second_partner=rng.uniform(0.1, 0.45),
            alias=rng.uniform(0.005, 0.025) * slips,
            other_mother=rng.uniform(0, 0.008) * slips,
            other_father=rng.uniform(0, 0.015) * slips,
            digit=rng.uniform(0.003, 0.009) * slips,
            swap=rng.uniform(0.001, 0.005) * slips,
            typo=rng.uniform(0.002, 0.012) * slips,
        )


@dataclass(frozen=True)
class Truth:
    """Contacts in the order of days: person, day (of the network's first), city, partner. Cities are numbered through."""

    person: list[int] = field(default_factory=list)
    day: list[int] = field(default_factory=list)
    city: list[int] = field(default_factory=list)
    partner: list[int] = field(default_factory=list)


def country_of(habits: Habits, city: int) -> int:
    return int(city >= habits.cities[0])


def met(rng: random.Random, habits: Habits) -> Truth:
    rows = []
    first, all_cities = habits.cities[0], sum(habits.cities)
    sides = (range(first), range(first, all_cities))
    weight = [1 / (1 + number % 4) for number in range(all_cities)]
    for person in range(habits.people):
        here = rng.choices(range(all_cities), weight)[0]
        begins = rng.randrange(-8, MONTHS)
        ends = begins + 1 + int(rng.expovariate(1 / habits.months_active))
        goes_to_and_fro = rng.random() < habits.pendulum
        other = rng.choice([one for one in sides[country_of(habits, here)] if one != here])
        if goes_to_and_fro and rng.random() < 0.3:
            other = rng.choice(sides[1 - country_of(habits, here)])
        usual = {}
        for month in range(max(0, begins), min(MONTHS, ends)):
            if goes_to_and_fro and rng.random() < 0.35:
                here, other = other, here
            elif rng.random() < habits.move_across:
                side = 1 - country_of(habits, here)
                here = rng.choices(sides[side], [weight[one] for one in sides[side]])[0]
            elif rng.random() < habits.move_within:
                here = rng.choice([one for one in sides[country_of(habits, here)] if one != here])
            if rng.random() > habits.met:
                continue
            for _ in range(1 + (rng.random() < 0.25) + (rng.random() < 0.08)):
                turn = usual.setdefault(here, rng.randrange(habits.partners_of_a_city))
                if rng.random() < habits.second_partner / 2:
                    turn = rng.randrange(habits.partners_of_a_city)
                rows.append((month * 30 + rng.randrange(28), person, here, here * habits.partners_of_a_city + turn))
    rows.sort()
    return Truth([r[1] for r in rows], [r[0] for r in rows], [r[2] for r in rows], [r[3] for r in rows])
