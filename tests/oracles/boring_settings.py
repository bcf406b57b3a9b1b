"""Shares of settings and transitions between them in plain Python: slow, obvious, and sharing no line with dbt.

Add here: another figure of where people work that the marts are compared with.
Keep out: disclosure control, and reading a database.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

OUTDOOR = {"street", "highway", "park"}
Counts = dict[tuple[Any, ...], int]


class Met(NamedTuple):
    person: Any
    month: date
    country: str
    city: str
    partner: str
    settings: str

    @property
    def groups(self) -> set[str]:
        """Setting groups of one contact; nothing where nothing is recorded."""
        said = set(self.settings.split("|")) - {"not_recorded"}
        return {"remote" if one == "remote_only" else "outdoor" if one in OUTDOOR else "indoor" for one in said}


def periods(month: date) -> list[tuple[str, date]]:
    fiscal = month.year if month.month >= 10 else month.year - 1
    return [
        ("month", month),
        ("quarter", date(month.year, (month.month - 1) // 3 * 3 + 1, 1)),
        ("half_year", date(month.year, 1 if month.month < 7 else 7, 1)),
        ("year", date(month.year, 1, 1)),
        ("fiscal_year", date(fiscal, 10, 1)),
    ]


def following(kind: str, start: date) -> date:
    months = {"month": 1, "quarter": 3, "year": 12}[kind]
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, 1)


def shares(contacts: Iterable[Met], safe: frozenset[str]) -> Counts:
    """(period type, period, country, city, partner, group) → persons. Whoever has several groups in the country is in
    `multi_setting` wherever a setting of hers was recorded; `recorded` is everybody of whom one is."""
    worked = defaultdict(set)
    there = defaultdict(set)
    for contact in contacts:
        if contact.partner in safe:
            for period in periods(contact.month):
                worked[contact.person, contact.country, period] |= contact.groups
                there[contact.person, contact.country, period, contact.city, contact.partner] |= contact.groups
    found = defaultdict(set)
    for (person, country, period, city, partner), groups in there.items():
        several = {"multi_setting"} if len(worked[person, country, period]) > 1 else set()
        for group in groups | several | {"recorded"} if groups else ():
            found[*period, country, city, partner, group].add(person)
    return {key: len(persons) for key, persons in found.items()}


def transitions(contacts: Iterable[Met], safe: frozenset[str]) -> Counts:
    """(period type, period, country, partner, from, to) → persons, by months, quarters and years."""
    worked = defaultdict(set)
    knows = defaultdict(set)
    for contact in contacts:
        if contact.partner in safe and contact.groups:
            for kind, start in periods(contact.month):
                if kind in ("month", "quarter", "year"):
                    worked[contact.person, contact.country, kind, start] |= contact.groups
                    knows[contact.person, contact.country, kind, start].add(contact.partner)
    found = defaultdict(set)
    for (person, country, kind, start), groups in worked.items():
        later = worked.get((person, country, kind, following(kind, start)), set())
        for partner in knows[person, country, kind, start]:
            found[kind, start, country, partner, _state(groups), _state(later)].add(person)
    return {key: len(persons) for key, persons in found.items()}


def _state(groups: set[str]) -> str:
    if {"outdoor", "indoor"} <= groups:
        return "both"
    return next((one for one in ("outdoor", "indoor", "remote") if one in groups), "not_met")
