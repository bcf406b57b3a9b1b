"""Packages, KP_PREV and GAM counted in plain Python, contact by contact: slow, obvious, without the tables or the SQL.

Add here: another indicator of persons, as its framework words it.
Keep out: anything read from the seeds; a rule that both sides read would be wrong on both.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

MATERIALS = {"information", "condoms", "lubricant"}
KP_PREV_OTHERS = {
    "information", "counselling", "condoms", "lubricant", "needles", "sti", "hepatitis", "tb", "reproductive",
    "drug_treatment_referral", "art_link",
}  # fmt: skip
GAM = {"condoms", "counselling", "sti"}
HTS = {"hts_component_met", "hiv_test_offered"}


class Contact(NamedTuple):
    person: int
    day: date
    had: frozenset[str]
    gender: str


def is_kp1c(had: set[str]) -> bool:
    return "condoms" in had and ("information" in had or "counselling" in had)


def is_conecta(had: set[str]) -> bool:
    return "counselling" in had and "hiv_test_offered" in had and bool(had & MATERIALS)


def is_kp_prev(had: set[str]) -> bool:
    return bool(had & HTS) and bool(had & KP_PREV_OTHERS)


def is_gam(had: set[str]) -> bool:
    return len(had & GAM) >= 2


def meeting(contacts: Iterable[Contact], first: date, after: date, rule: Callable[[set[str]], bool]) -> set[int]:
    """Persons who received between two days what a rule asks for."""
    had: dict[int, set[str]] = defaultdict(set)
    for contact in contacts:
        if first <= contact.day < after:
            had[contact.person] |= contact.had
    return {person for person, services in had.items() if rule(services)}


def kp_prev(contacts: list[Contact], year: int) -> tuple[set[int], set[int]]:
    """Q2 and Q4 of the US fiscal year that begins in October of that year: women and transgender people."""
    genders: dict[int, str] = {}
    for one in sorted(contacts, key=lambda contact: contact.day):
        if one.gender != "not_asked":
            genders.setdefault(one.person, one.gender)
    halves = [(date(year, 10, 1), date(year + 1, 4, 1)), (date(year + 1, 4, 1), date(year + 1, 10, 1))]
    first, second = (
        {who for who in meeting(contacts, *half, is_kp_prev) if genders.get(who) in ("woman", "trans_or_nonbinary")}
        for half in halves
    )
    return first, second - first
