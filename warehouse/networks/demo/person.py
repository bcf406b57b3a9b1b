"""What a row says about the person: gender, age, where from, where to.

Add here: a question that partners ask about the person.
Keep out: names and codes (codes.py): no row of the demo holds one.
"""

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.encounters import Contacts
from warehouse.networks.demo.fields import NO_ANSWER, Answers, Code, Day, Flag, Number
from warehouse.networks.demo.network import CITIES, COUNTRIES, COUNTRY_OF_CITY, FIRST_DAY, MONTH_OFFSETS, PARTNERS
from warehouse.networks.demo.population import GENDERS, NOT_ASKED, ORIGINS, Population

AGE_BANDS = ("under_18", "18-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50+", "not_recorded")
_BAND_STARTS = np.array([18, 20, 25, 30, 35, 40, 45, 50])
_AGE_NOT_RECORDED = len(AGE_BANDS) - 1
# A register with groups of its own.
OTHER_BANDS, _OTHER_STARTS = ("18-24", "25-34", "35-44", "45+"), np.array([25, 35, 45])
OTHER_BANDS_AT = "ua_more"
REASONS = (
    "work_and_income",
    "clients_or_season",
    "safety_or_police",
    "war",
    "family",
    "documents",
    "health_or_services",
    "other",
)
_REASON_WEIGHTS = (0.34, 0.18, 0.1, 0.14, 0.08, 0.04, 0.06, 0.06)
STAYS = ("days", "weeks", "months", "longer", "unknown")
_STAY_WEIGHTS = (0.12, 0.26, 0.3, 0.14, 0.18)
MIGRANT_KINDS = ("cross_border", "internal", "none", "not_recorded")
INJECTS = ("yes", "no", "not_asked")
PLACES = (*CITIES, *(code for code in ORIGINS))
_EPOCH = np.datetime64(FIRST_DAY, "D")


def about_the_person(
    rng: np.random.Generator, people: Population, contacts: Contacts, gender_withheld: NDArray[np.bool_]
) -> Answers:
    person, size = contacts.person, len(contacts)
    age = age_at(people.born[person], contacts.day)
    # Of whoever may be under 18 by the five years of birth the age is asked: the row would be dropped without it.
    met_year = (_EPOCH + contacts.day).astype("datetime64[Y]").astype(np.int64) + 1970
    may_be_child = met_year - birth_years(people)[person] // 5 * 5 - 4 <= 18
    is_told = (rng.random(size) >= 0.03) | may_be_child
    band = np.searchsorted(_BAND_STARTS, age, side="right")
    other = len(AGE_BANDS) + np.searchsorted(_OTHER_STARTS, age, side="right")
    has_others = np.array([partner.slug == OTHER_BANDS_AT for partner in PARTNERS])[contacts.partner] & (age >= 18)
    years = np.arange(1920, 2010, 5)
    return {
        "contact_date": Day(contacts.day),
        "source_uid": Number(contacts.uid + 1),
        "link_ok": Flag(~contacts.is_anonymous),
        "city": Code(CITIES, contacts.city),
        "gender": Code(GENDERS, np.where(gender_withheld, NOT_ASKED, people.gender[person])),
        "age": Number(np.where(is_told, age, NO_ANSWER)),
        "age_band": Code(
            (*AGE_BANDS, *OTHER_BANDS), np.where(is_told, np.where(has_others, other, band), _AGE_NOT_RECORDED)
        ),
        "birth_year_band": Code(
            tuple(f"{year}-{year + 4}" for year in years),
            np.searchsorted(years, birth_years(people)[person], "right") - 1,
        ),
        "origin_country": Code(ORIGINS, people.origin[person]),
        "migrant_kind": Code(MIGRANT_KINDS, _migrant_kind(rng, people, contacts)),
        "injects_drugs": Code(INJECTS, np.where(rng.random(size) < 0.12, 2, np.where(people.injects[person], 0, 1))),
        **_previous_and_next(rng, people, contacts),
    }


def reasons(rng: np.random.Generator, people: Population, contacts: Contacts) -> Answers:
    """Why she moved and for how long she means to stay: half of those from elsewhere say it, and few others."""
    size = len(contacts)
    host = _origin_of_country()[COUNTRY_OF_CITY[contacts.city]]
    is_from_elsewhere = (people.origin[contacts.person] != host) | people.is_internal_migrant[contacts.person]
    says = rng.random(size) < np.where(is_from_elsewhere, 0.5, 0.05)
    why = rng.choice(len(REASONS), size, p=_REASON_WEIGHTS)
    stay = rng.choice(len(STAYS), size, p=_STAY_WEIGHTS)
    says_how_long = says & (rng.random(size) < 0.8)
    return {
        "move_reason": Code(REASONS, np.where(says, why, NO_ANSWER)),
        "intended_stay": Code(STAYS, np.where(says_how_long, stay, NO_ANSWER)),
    }


def birth_years(people: Population) -> NDArray[np.int64]:
    return (_EPOCH + people.born).astype("datetime64[Y]").astype(np.int64) + 1970


def age_at(born: NDArray[np.int64], day: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole years, as people count them: the birthday itself belongs to the new year of life."""
    birth_day, today = _EPOCH + born, _EPOCH + day
    birth_month, this_month = birth_day.astype("datetime64[M]"), today.astype("datetime64[M]")
    months = this_month.astype(np.int64) - birth_month.astype(np.int64)
    is_before_the_day = (today - this_month) < (birth_day - birth_month)
    years: NDArray[np.int64] = (months - is_before_the_day) // 12
    return years


def _migrant_kind(rng: np.random.Generator, people: Population, contacts: Contacts) -> NDArray[np.int64]:
    person = contacts.person
    host = _origin_of_country()[COUNTRY_OF_CITY[contacts.city]]
    internal = np.where(people.is_internal_migrant[person], 1, 2)
    kind = np.where(people.origin[person] != host, 0, internal)
    return np.where(rng.random(len(contacts)) < 0.04, 3, kind)


def _origin_of_country() -> NDArray[np.int64]:
    return np.array([ORIGINS.index(country) for country in COUNTRIES])


def _previous_and_next(rng: np.random.Generator, people: Population, contacts: Contacts) -> Answers:
    """Somebody who arrived often says from where; somebody about to leave sometimes says where to."""
    order = np.lexsort((contacts.same_day_order, contacts.day, contacts.person))
    person, city = contacts.person[order], contacts.city[order]
    same = np.concatenate([[False], person[1:] == person[:-1]])
    moved = same & np.concatenate([[False], city[1:] != city[:-1]])
    before = np.where(moved & (rng.random(len(order)) < 0.7), np.roll(city, 1), NO_ANSWER)
    before = np.where(moved & people.is_reserved[person], np.roll(city, 1), before)
    newcomer = ~same & (rng.random(len(order)) < 0.35) & (COUNTRY_OF_CITY[city] != 0)
    origin = people.origin[person]
    is_foreign = origin != _origin_of_country()[COUNTRY_OF_CITY[city]]
    before = np.where(newcomer & is_foreign & ~people.is_reserved[person], len(CITIES) + origin, before)
    leaves = np.roll(moved, -1) & (rng.random(len(order)) < 0.2) & ~people.is_reserved[person]
    after = np.where(leaves, np.roll(city, -1), NO_ANSWER)
    previous_place, next_place = np.full((2, len(order)), NO_ANSWER)
    previous_place[order], next_place[order] = before, after
    previous_place[_names_the_other_country_at_war(contacts, previous_place)] = NO_ANSWER
    return {"previous_place": Code(PLACES, previous_place), "next_place": Code(PLACES, next_place)}


def _names_the_other_country_at_war(contacts: Contacts, place: NDArray[np.int64]) -> NDArray[np.bool_]:
    """After February 2022 nobody says that she came straight from Russia to Ukraine or back."""
    country = np.array([COUNTRIES.index(code[:2].upper()) if code[:2].upper() in COUNTRIES else -1 for code in PLACES])
    said, host = country[place], COUNTRY_OF_CITY[contacts.city]
    is_direct = (place != NO_ANSWER) & (((said == 0) & (host == 1)) | ((said == 1) & (host == 0)))
    names: NDArray[np.bool_] = is_direct & (contacts.day >= MONTH_OFFSETS[2])
    return names
