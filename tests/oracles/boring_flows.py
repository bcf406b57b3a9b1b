"""Origins, said flows, returns and numbers of places in plain Python: slow, obvious, and sharing no line with dbt.

Add here: another figure of flows that the marts are compared with.
Keep out: disclosure control, and reading a database.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from boring_stays import SCOPES, Contact, by_person, stays

Counts = dict[tuple[Any, ...], int]


def half_and_year(day: date) -> list[tuple[str, date]]:
    return [("half_year", date(day.year, 1 if day.month < 7 else 7, 1)), ("year", date(day.year, 1, 1))]


def end_of(period_type: str, start: date) -> date:
    return date(start.year + 1, 1, 1) if period_type == "year" or start.month == 7 else date(start.year, 7, 1)


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def returns(contacts: list[Contact], safe: frozenset[str]) -> Counts:
    """(scope, period type, period, country, measure) → persons who were back within 3, 6 or 12 months."""
    found = defaultdict(set)
    for scope, person, met in by_person(contacts):
        word, width = ("returned", None) if len(SCOPES[scope]) == 1 else ("crossed_back", 2)
        known = [stay for stay in stays(met) if stay.partners & safe]
        for number, stay in enumerate(known):
            earlier = [before for before in known[:number] if before.city[:width] == stay.city[:width]]
            away = number > 0 and known[number - 1].city[:width] != stay.city[:width]
            if earlier and away and stay.arrival_partner in safe:
                for months in (3, 6, 12):
                    if stay.first <= months_later(earlier[-1].last, months):
                        for period in half_and_year(stay.first):
                            key = (scope, *period, stay.city[:2].upper(), f"{word}_within_{months}m")
                            found[key].add(person)
    return {key: len(persons) for key, persons in found.items()}


def places(contacts: list[Contact], safe: frozenset[str]) -> Counts:
    """The same for the number of cities, for another city, and for both countries of a pair."""
    found = defaultdict(set)
    for scope, person, everything in by_person(contacts):
        met = [contact for contact in everything if contact.partner in safe]
        for kind, start, country in {
            (*period, contact.country) for contact in met for period in half_and_year(contact.day)
        }:
            end = end_of(kind, start)
            now = [contact for contact in met if start <= contact.day < end]
            year = [contact for contact in met if months_later(end, -12) <= contact.day < end]
            if len(SCOPES[scope]) == 1:
                cities = len({contact.city for contact in now})
                measures = [f"places_{cities}" if cities < 3 else "places_3plus"]
                measures += ["worked_in_other_city"] if len({contact.city for contact in year}) > 1 else []
            else:
                measures = ["worked_in_2plus_countries"] if len({contact.country for contact in year}) > 1 else []
            for measure in measures:
                found[scope, kind, start, country, measure].add(person)
    return {key: len(persons) for key, persons in found.items()}


def origins(rows: Iterable[tuple[Any, ...]], safe: frozenset[str], listed: set[str]) -> Counts:
    """(year, country, origin) → persons, from (scope, person, day, partner, row number, city, origin as written)."""
    learnt: dict[tuple[str, Any], str] = {}
    met = defaultdict(set)
    for scope, person, day, partner, _, city, origin in sorted(rows, key=lambda row: row[2:5]):
        if partner in safe and len(SCOPES[scope]) == 1:
            met[date(day.year, 1, 1), city[:2].upper()].add((scope, person))
            if origin:
                learnt.setdefault((scope, person), origin if origin in listed else "other")
    found: dict[tuple[Any, ...], int] = defaultdict(int)
    for (year, country), persons in met.items():
        for person in persons:
            found[year, country, learnt.get(person, "not_recorded")] += 1
    return dict(found)


def said_flows(rows: Iterable[tuple[Any, ...]], safe: frozenset[str], listed: set[str]) -> Counts:
    """(period type, period, host, said country, kind) → persons; a row ends with what was said of before and after."""
    found = defaultdict(set)
    for scope, person, day, partner, city, *said in rows:
        for kind, place in zip(("previous", "next"), said, strict=True):
            if partner in safe and len(SCOPES[scope]) == 1 and place and place != city:
                host, country = city[:2].upper(), place[:2].upper()
                for period in half_and_year(day):
                    if {host, country} != {"RU", "UA"} or period[0] == "year":
                        found[*period, host, country if country in listed else "other", kind].add((scope, person))
    return {key: len(persons) for key, persons in found.items()}
