"""Ages counted again in plain Python from the accepted rows: the narrowest of a year, in every band around it."""

from collections import defaultdict
from datetime import date
from typing import Any

from persons_in_words import persons_in_words
from pipeline_home import Home

CONTACTS = """
select person.scope, person.person_id, year(contact.contact_date), contact.age_low, contact.age_high
from raw.contact as contact
inner join raw.contact_token as token using (delivery_id, row_no)
inner join intermediate.int_person_token as person on person.scope = token.scope and person.token = token.token
inner join raw.partner as partner on partner.partner_code = contact.partner_code
where partner.safe_to_show and person.scope = lower(contact.country)
order by contact.contact_date, contact.partner_code, contact.row_no
"""
FIVE_YEARS = {"18-19": (18, 19), **{f"{low}-{low + 4}": (low, low + 4) for low in range(20, 50, 5)}, "50+": (50, 999)}
WIDE = {"18-24": (18, 24), "25+": (25, 999)}
Person = tuple[str, int]


def within(age: tuple[int, int], bands: dict[str, tuple[int, int]]) -> set[str]:
    return {name for name, (low, high) in bands.items() if low <= age[0] and age[1] <= high}


def bands_of(ages: list[tuple[int, int]]) -> set[str]:
    """`ages` in the order in which they were learnt."""
    for bands in (FIVE_YEARS, WIDE):
        for age in ages:
            if within(age, bands):
                return within(age, FIVE_YEARS | WIDE)
    return {"wider_than_band"} if ages else {"not_recorded"}


def test_a_person_counts_in_every_band_that_holds_her_age_of_the_year(built_home: Home) -> None:
    ages: dict[tuple[int, Person], list[tuple[int, int]]] = defaultdict(list)
    for scope, person, year, low, high in built_home.rows(CONTACTS):
        told = ages[year, (scope, person)]
        if low is not None:
            told.append((low, 999 if high is None else high))
    expected: dict[tuple[Any, ...], set[Person]] = defaultdict(set)
    for (year, who), told in ages.items():
        for band in bands_of(told):
            expected[date(year, 1, 1), band].add(who)
    found: dict[tuple[Any, ...], set[Person]] = defaultdict(set)
    for start, band, scope, person in built_home.rows(
        f"select period_start, age_band, scope, person_id from {persons_in_words('pub_reach')} "
        "where period_type = 'year'"
    ):
        found[start, band].add((scope, person))
    assert found == expected
    only_wide = {who for (_, band), people in expected.items() if band in WIDE for who in people}
    only_wide -= {who for (_, band), people in expected.items() if band in FIVE_YEARS for who in people}
    assert only_wide, "the demo network has people of whom a wide band alone is known"
