"""People of whom a test or a dashboard knows the whole story.

Add here: a person with a fixed story, as (person, date, city, partner) lines.
Keep out: whoever may be left to chance (population.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from warehouse.networks.demo.encounters import UNDER_AGE, Contacts, fresh
from warehouse.networks.demo.network import CITY, FIRST_DAY, MONTH_OFFSETS, PARTNER, month_index
from warehouse.networks.demo.population import ORIGINS, TIED_ELSEWHERE, TRANS, WOMAN, Population


@dataclass(frozen=True)
class Story:
    """One person: (date, city, partner) lines in the order in which they happened."""

    lines: tuple[tuple[str, str, str], ...]
    origin: str = "UA"
    gender: int = WOMAN
    age: int = 29


# Two partners meet two persons each, so that only the threshold hides the three.
THREE_IN_TURKU = tuple(
    Story(lines, origin, TRANS)
    for origin, lines in {
        "FI": (("2023-07-11", "fi_turku", "fi_north"), ("2023-09-19", "fi_turku", "fi_lake")),
        "TH": (("2023-08-02", "fi_turku", "fi_lake"), ("2023-12-06", "fi_turku", "fi_lake")),
        "EE": (("2023-10-05", "fi_turku", "fi_north"), ("2023-11-23", "fi_turku", "fi_north")),
    }.items()
)
RUSSIA_TO_UKRAINE = tuple(
    Story(((first, "ru_spb", partner), (second, "ua_kyiv", to)))
    for first, second, partner, to in (
        ("2022-01-08", "2022-01-29", "ru_neva", "ua_dnipro"),
        ("2022-01-14", "2022-02-09", "ru_baikal", "ua_halych"),
        ("2022-01-20", "2022-02-17", "ru_neva", "ua_more"),
    )
)
RUSSIA_FINLAND_UKRAINE = tuple(
    Story(((first, "ru_spb", "ru_neva"), (second, "fi_helsinki", "fi_lake"), (third, "ua_kyiv", "ua_halych")))
    for first, second, third in (
        ("2022-05-12", "2022-07-21", "2022-11-08"),
        ("2022-08-03", "2022-10-18", "2023-02-14"),
        ("2023-01-19", "2023-04-26", "2023-08-30"),
    )
)
# Two cities on one day: the previous city comes first, even where the alphabet says otherwise.
TWO_CITIES_ON_ONE_DAY = tuple(
    Story(((first, before, at), (day, before, at), (day, after, to), (last, after, to)), origin)
    for origin, first, day, last, before, at, after, to in (
        ("FI", "2022-04-05", "2022-05-10", "2022-06-02", "fi_turku", "fi_north", "fi_helsinki", "fi_lake"),
        ("EE", "2022-09-06", "2022-10-12", "2022-11-03", "fi_tampere", "fi_lake", "fi_helsinki", "fi_north"),
        ("UA", "2022-05-04", "2022-07-13", "2022-08-09", "ua_lviv", "ua_halych", "ua_kyiv", "ua_dnipro"),
        ("UA", "2023-01-17", "2023-02-21", "2023-03-14", "ua_odesa", "ua_more", "ua_kyiv", "ua_halych"),
        ("RU", "2022-06-08", "2022-07-06", "2022-08-11", "ru_spb", "ru_neva", "fi_lappeenranta", "fi_harbour"),
        ("RU", "2023-03-09", "2023-04-13", "2023-06-15", "ru_spb", "ru_baikal", "ru_novosibirsk", "ru_neva"),
    )
)
UNDER_AGE_STORIES = (
    Story((("2022-10-13", "fi_tampere", "fi_lake"),), "RO", age=17),
    Story((("2023-04-19", "ua_odesa", "ua_dnipro"),), "UA", age=16),
)
STORIES = (
    *THREE_IN_TURKU,
    *RUSSIA_TO_UKRAINE,
    *RUSSIA_FINLAND_UKRAINE,
    *TWO_CITIES_ON_ONE_DAY,
    *UNDER_AGE_STORIES,
)


def cast(people: Population) -> None:
    """Give the reserved people what their stories say about them."""
    for person, story in _cast_list(people):
        first = (date.fromisoformat(story.lines[0][0]) - FIRST_DAY).days
        people.origin[person] = ORIGINS.index(story.origin)
        people.gender[person] = story.gender
        people.tie[person] = TIED_ELSEWHERE
        people.home[person] = CITY[story.lines[0][1]]
        people.born[person] = first - int(story.age * 365.25) - 120


def tell(people: Population, chance: Contacts) -> Contacts:
    """All contacts: those by chance, without whoever would spoil the three in Turku, and those of the stories."""
    half_year = MONTH_OFFSETS[[month_index("2023-07"), month_index("2023-12") + 1]]
    spoils = (people.gender[chance.person] == TRANS) & (chance.city == CITY["fi_turku"])
    spoils &= (chance.day >= half_year[0]) & (chance.day < half_year[1])
    told = [
        (person, (date.fromisoformat(day) - FIRST_DAY).days, CITY[city], PARTNER[partner], order)
        for person, story in _cast_list(people)
        for order, (day, city, partner) in enumerate(story.lines)
    ]
    person, day, city, partner, order = np.array(told, dtype=np.int64).T
    contacts = chance.take(~spoils).followed_by(fresh(person, day, city, partner, order))
    contacts.uid[:] = np.arange(len(contacts))
    too_young = [person for person, story in _cast_list(people) if story in UNDER_AGE_STORIES]
    contacts.fate[np.isin(contacts.person, too_young)] = UNDER_AGE
    return contacts


def _cast_list(people: Population) -> Iterator[tuple[int, Story]]:
    reserved = np.flatnonzero(people.is_reserved)
    return zip((int(person) for person in reserved), STORIES, strict=True)
